package org.gongtong.server.http.place;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.PlaceLevel;
import org.gongtong.core.place.PlaceNode;
import org.gongtong.core.place.PlaceTree;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.Shapes;
import org.jspecify.annotations.Nullable;

/** Compounds, buildings and entrances of a community: parts, households and areas, no owners. */
public final class PlaceOperations implements Operations {

  private static final Map<PlaceLevel, String> BELOW =
      Map.of(
          PlaceLevel.COMMUNITY, "compounds",
          PlaceLevel.COMPOUND, "buildings",
          PlaceLevel.BUILDING, "entrances");

  /** The tree of an import, which never changes. */
  private record Drawn(int number, Map<String, Object> tree) {}

  private final CommunityService communities;
  private final RosterService rosters;

  /** One per community: anybody may ask, and a roster has many rows. */
  private final Map<UUID, Drawn> drawn = new ConcurrentHashMap<>();

  public PlaceOperations(CommunityService communities, RosterService rosters) {
    this.communities = communities;
    this.rosters = rosters;
  }

  @Override
  public List<Operation> operations() {
    return List.of(Operation.get("/communities/{community}/places", this::read));
  }

  private Answer read(ApiRequest request) {
    return Answer.of(communities.require(request.path("community")), this::places);
  }

  private Answer places(Community community) {
    Optional<ImportedRoster> latest = rosters.findLatest(community.id());
    int number = latest.map(ImportedRoster::number).orElse(0);
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("community", community.slug());
    body.put("roster", number);
    body.put("effective", latest.map(found -> found.effectiveFrom().toString()).orElse(null));
    body.putAll(tree(community.id(), latest));
    return Answer.ok(body).tagged(number);
  }

  private Map<String, Object> tree(UUID community, Optional<ImportedRoster> latest) {
    if (latest.isEmpty()) {
      return inside(PlaceTree.of(new Roster(List.of())).community());
    }
    Drawn known = drawn.get(community);
    if (known == null || known.number() != latest.get().number()) {
      Map<String, Object> tree = inside(PlaceTree.of(rosters.partsOf(latest.get())).community());
      known = new Drawn(latest.get().number(), tree);
      drawn.put(community, known);
    }
    return known.tree();
  }

  private static Map<String, Object> place(PlaceNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", node.name());
    map.putAll(inside(node));
    return map;
  }

  private static Map<String, Object> inside(PlaceNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("parts", node.partCount());
    map.put("households", node.householdCount());
    map.put("area", Shapes.area(new FloorArea(node.areaHundredths())));
    String below = BELOW.get(node.level());
    if (below != null) {
      map.put(below, node.places().stream().map(PlaceOperations::place).toList());
    }
    return map;
  }
}
