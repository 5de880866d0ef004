package org.gongtong.server.http.place;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Cursor;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.QueryFields;
import org.gongtong.server.http.Shapes;

/** Communities. */
public final class CommunityOperations implements Operations {

  private final CommunityService communities;

  public CommunityOperations(CommunityService communities) {
    this.communities = communities;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/communities", this::list),
        Operation.get("/communities/{community}", this::read));
  }

  private Answer list(ApiRequest request) {
    QueryFields query = request.query();
    int limit = query.limit();
    List<String> after = query.after(1);
    query.end();
    // A server has dozens of them at most; the cursor is there so that it may have more one day.
    List<Community> page =
        communities.all().stream()
            .filter(c -> after == null || c.slug().compareTo(after.get(0)) > 0)
            .limit(limit + 1L)
            .toList();
    boolean more = page.size() > limit;
    List<Community> shown = more ? page.subList(0, limit) : page;
    return request.page(
        shown.stream().map(CommunityOperations::shape).toList(),
        more ? Cursor.of(shown.get(limit - 1).slug()) : null,
        limit);
  }

  private Answer read(ApiRequest request) {
    return Answer.of(
        communities.require(request.path("community")), community -> Answer.ok(shape(community)));
  }

  private static Map<String, Object> shape(Community community) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", community.id().toString());
    map.put("slug", community.slug());
    map.put("name", Shapes.text(community.name()));
    map.put("division", Shapes.text(community.division()));
    map.put("jurisdiction", community.jurisdiction().code());
    map.put("zone", community.zone().getId());
    return map;
  }
}
