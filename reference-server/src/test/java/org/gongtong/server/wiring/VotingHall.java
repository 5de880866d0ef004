package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.RouteGroup;
import org.jspecify.annotations.Nullable;

/**
 * The clerk behind the scenes of a test: makes communities, motions and voting letters with the
 * very services of the server under test.
 *
 * <p>Every community has compound C01, building 6 with twelve dwellings {@code C01-6-1} to {@code
 * C01-6-12} of owners O1 to O12, of which O1 owns a parking space too; dwelling {@code C01-6-13} of
 * two owners who have named nobody; and compound C02 with three dwellings.
 */
public final class VotingHall extends AbstractModule {
  public static final Actor CLERK = Actor.staff("desk-1");

  /** The notice that national law asks for, and a day. */
  public static final Duration NOTICE = Duration.ofDays(16);

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final TestClock clock;
  private CommunityService communities;
  private RosterService rosters;
  private MotionService motions;
  private MotionReader reader;
  private BallotBox box;
  private VotingCodes codes;
  private IdSource ids;

  public VotingHall(TestClock clock) {
    this.clock = clock;
  }

  @ProvidesIntoSet
  RouteGroup captured(
      CommunityService madeCommunities,
      UnitOfWork work,
      RosterStore rosterStore,
      AuditLog audit,
      MotionService madeMotions,
      MotionReader madeReader,
      BallotBox madeBox,
      VotingCodes madeCodes,
      IdSource madeIds) {
    communities = madeCommunities;
    rosters = new RosterService(work, rosterStore, audit, madeIds, clock, ZONE);
    motions = madeMotions;
    reader = madeReader;
    box = madeBox;
    codes = madeCodes;
    ids = madeIds;
    return javalin -> {};
  }

  public MotionReader reader() {
    return reader;
  }

  public BallotBox box() {
    return box;
  }

  public VotingCodes codes() {
    return codes;
  }

  public IdSource ids() {
    return ids;
  }

  /** A community with its roster. */
  public Community community(String slug, String jurisdiction) {
    Community community =
        communities
            .register(
                CLERK,
                slug,
                LocalizedText.of("样板社区", "Model community"),
                LocalizedText.of("示范市示范街道", "Model subdistrict, Model city"),
                ScopeCode.of(jurisdiction),
                ZONE)
            .orThrow();
    LocalDate today = clock.instant().atZone(ZONE).toLocalDate();
    rosters.apply(CLERK, community.id(), roster(), today).orThrow();
    return community;
  }

  /** A new roster, in which what was one owner's is another's. */
  public void replaceOwner(Community community, String owner, String next) {
    List<ExclusivePart> parts =
        roster().parts().stream()
            .map(part -> part.owners().equals(List.of(owner)) ? sold(part, next) : part)
            .toList();
    LocalDate today = clock.instant().atZone(ZONE).toLocalDate();
    rosters.apply(CLERK, community.id(), new Roster(parts), today).orThrow();
  }

  private static ExclusivePart sold(ExclusivePart part, String next) {
    return new ExclusivePart(
        part.id(),
        part.compound(),
        part.building(),
        part.entrance(),
        part.room(),
        part.kind(),
        part.area(),
        part.basis(),
        List.of(next),
        next,
        part.status());
  }

  private static Roster roster() {
    List<ExclusivePart> parts = new ArrayList<>();
    for (int room = 1; room <= 12; room++) {
      parts.add(part("C01", "6", room, PartKind.DWELLING, List.of("O" + room), "O" + room));
    }
    parts.add(part("C01", "6", 13, PartKind.DWELLING, List.of("O13", "O14"), null));
    parts.add(part("C01", "P", 14, PartKind.PARKING, List.of("O1"), "O1"));
    for (int room = 1; room <= 3; room++) {
      parts.add(part("C02", "1", room, PartKind.DWELLING, List.of("N" + room), "N" + room));
    }
    return new Roster(parts);
  }

  private static ExclusivePart part(
      String compound,
      String building,
      int room,
      PartKind kind,
      List<String> owners,
      @Nullable String voter) {
    return new ExclusivePart(
        compound + "-" + building + "-" + room,
        compound,
        building,
        "1",
        Integer.toString(room),
        kind,
        new FloorArea(80_00 + room),
        AreaBasis.REGISTRY,
        owners,
        voter,
        PartStatus.DELIVERED);
  }

  public Motion draft(Community community, String scope, String question, String explanation) {
    return draft(community, "cn.civil-code.278.4", scope, question, explanation);
  }

  public Motion draft(
      Community community, String matter, String scope, String question, String explanation) {
    MotionContent content =
        new MotionContent(
            RuleId.of(matter), question, explanation, VotingScope.parse(scope), List.of());
    return motions.draft(CLERK, community, ids.next(), content).orThrow();
  }

  /** Announces a draft; it may open after {@link #NOTICE}. */
  public Motion announce(Motion draft, Duration open) {
    Instant opens = clock.instant().plus(NOTICE);
    return motions.announce(CLERK, draft.id(), draft.version(), opens, opens.plus(open)).orThrow();
  }

  /** Opens a motion whose time has come, unless the server's own clock was faster. */
  public Motion open(Motion announced) {
    return motions
        .open(CLERK, announced.id(), announced.version())
        .asOptional()
        .orElseGet(() -> now(announced, MotionState.OPEN));
  }

  /** Closes a motion whose last instant is over, as {@link #open} opens it. */
  public Motion close(Motion open) {
    return motions
        .close(CLERK, open.id(), open.version())
        .asOptional()
        .orElseGet(() -> now(open, MotionState.CLOSED));
  }

  /** Closes, if it is open, counts and posts a motion whose last instant is over. */
  public Motion result(Motion open) {
    Motion closed = open.state() == MotionState.CLOSED ? open : close(open);
    Motion decided = motions.decide(CLERK, open.id(), closed.version()).orThrow();
    return motions.post(CLERK, open.id(), decided.version()).orThrow();
  }

  /** Ends the posting of a motion, whose days are over. */
  public Motion conclude(Motion posted) {
    return motions.conclude(CLERK, posted.id(), posted.version()).orThrow();
  }

  private Motion now(Motion before, MotionState expected) {
    return reader.find(before.id()).filter(m -> m.state() == expected).orElseThrow();
  }

  /** Casts a ballot at once, as the voting page does. */
  public void vote(Motion open, String part, String choice) {
    int party = party(open, part);
    box.castOnWeb(Actor.resident("party-" + party), open.id(), party, ids.next(), choice).orThrow();
  }

  /** Prints all letters of a motion; the codes by a part of the party each. */
  public Map<String, String> letters(Motion open) {
    List<Party> parties = reader.findRoll(open.id()).orElseThrow().roll().parties();
    List<Integer> numbers = IntStream.rangeClosed(1, parties.size()).boxed().toList();
    Map<String, String> byPart = new HashMap<>();
    codes
        .issue(CLERK, open.id(), numbers)
        .forEach((party, code) -> byPart.put(parties.get(party - 1).parts().get(0), code));
    return byPart;
  }

  /** The number of the party that owns a part. */
  public int party(Motion open, String part) {
    return reader.findRoll(open.id()).orElseThrow().roll().findParty(part).orElseThrow();
  }

  /** How many ballots with a choice the party of a part has in the box. */
  public int ballots(UUID motionId, String part) {
    int party = reader.findRoll(motionId).orElseThrow().roll().findParty(part).orElseThrow();
    return reader.receipts(motionId, party).size();
  }
}
