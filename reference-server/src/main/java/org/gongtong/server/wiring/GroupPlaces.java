package org.gongtong.server.wiring;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.PlaceLevel;
import org.gongtong.core.place.PlaceNode;
import org.gongtong.core.place.PlaceTree;
import org.gongtong.core.place.RosterService;
import org.gongtong.server.config.ConfigProblem;
import org.gongtong.server.config.DatabaseConfig;
import org.gongtong.server.config.GroupMandate;
import org.gongtong.server.config.Nearest;
import org.gongtong.server.config.OpenIdConfig;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.embedded.OpenDatabase;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbCommunityStore;
import org.gongtong.store.mariadb.MariaDbRosterStore;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;

/**
 * Whether the places are there that groups of the organisation's sign-in stand for. Thread-safe.
 */
public final class GroupPlaces {
  private final CommunityService communities;
  private final RosterService rosters;

  GroupPlaces(CommunityService communities, RosterService rosters) {
    this.communities = communities;
    this.rosters = rosters;
  }

  /**
   * Looks them up in the database of some settings, beside a server that runs on it if there is
   * one.
   *
   * @param place where the setting {@code oidc.groups} stands, for messages
   * @return what is not there; empty if there is no database of this program's to look into
   */
  public static Optional<List<ConfigProblem>> check(ServerConfig config, String place) {
    List<GroupMandate> groups = config.openId().map(OpenIdConfig::groups).orElse(List.of());
    if (groups.stream().allMatch(group -> group.community().isEmpty())) {
      return Optional.of(List.of());
    }
    if (config.database() instanceof DatabaseConfig.Embedded embedded
        && !Files.exists(embedded.dataFolder())) {
      // To look would make one.
      return Optional.empty();
    }
    try {
      return DatabaseTask.asItIs(config, database -> check(config, database, groups, place));
    } catch (StartRefusal refusal) {
      return Optional.empty();
    }
  }

  private static Optional<List<ConfigProblem>> check(
      ServerConfig config, OpenDatabase database, List<GroupMandate> groups, String place) {
    if (!database.schemaVersion().equals(database.newestVersion())) {
      return Optional.empty();
    }
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.system();
    UnitOfWork work = new MariaDbUnitOfWork(database.dataSource(), random);
    AuditLog audit = new MariaDbAuditLog(random);
    IdSource ids = new IdSource(clock, random);
    return Optional.of(
        new GroupPlaces(
                new CommunityService(work, new MariaDbCommunityStore(), audit, ids, clock),
                new RosterService(work, new MariaDbRosterStore(), audit, ids, clock, config.zone()))
            .wrong(groups, place));
  }

  /** What is not there, each with the nearest that is. */
  List<ConfigProblem> wrong(List<GroupMandate> groups, String place) {
    List<ConfigProblem> problems = new ArrayList<>();
    for (GroupMandate group : groups) {
      if (!group.community().isEmpty()) {
        wrong(group, place).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private Optional<ConfigProblem> wrong(GroupMandate group, String place) {
    Optional<Community> community = communities.findBySlug(group.community());
    if (community.isEmpty()) {
      List<String> known = communities.all().stream().map(Community::slug).toList();
      return Optional.of(problem(place, "社区", "community", group.community(), known));
    }
    if (group.path().isEmpty() || rosters.hasPlace(community.get().id(), group.path())) {
      return Optional.empty();
    }
    List<String> known =
        rosters
            .findLatest(community.get().id())
            .map(latest -> paths(PlaceTree.of(rosters.partsOf(latest))))
            .orElse(List.of());
    return Optional.of(problem(place, "范围", "place", group.path(), known));
  }

  private static List<String> paths(PlaceTree tree) {
    return Arrays.stream(PlaceLevel.values())
        .filter(level -> level != PlaceLevel.COMMUNITY)
        .flatMap(level -> tree.places(level).stream())
        .map(PlaceNode::path)
        .toList();
  }

  private static ConfigProblem problem(
      String place, String zh, String en, String typed, List<String> known) {
    boolean none = known.isEmpty();
    String nearest = none ? "" : Nearest.of(known, typed);
    return new ConfigProblem(
        place,
        "没有" + zh + "“" + typed + "”" + (none ? "，本机还没有任何一个" : "；是否想写 " + nearest + "？"),
        "there is no "
            + en
            + " “"
            + typed
            + "”"
            + (none ? ", for there is none here yet" : "; did you mean " + nearest + "?"));
  }
}
