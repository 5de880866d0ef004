package org.gongtong.server.http.decision;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.Attachment;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.ApiReason;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Cursor;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.ProblemException;
import org.gongtong.server.http.QueryFields;
import org.jspecify.annotations.Nullable;

/** Motions: listing, reading, drafting, revising. */
public final class MotionOperations implements Operations {

  private final CommunityService communities;
  private final MotionReader reader;
  private final MotionService service;

  public MotionOperations(
      CommunityService communities, MotionReader reader, MotionService service) {
    this.communities = communities;
    this.reader = reader;
    this.service = service;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/communities/{community}/motions", this::list),
        Operation.post("/communities/{community}/motions", Action.MOTION_DRAFT, this::draft),
        Operation.get("/motions/{motion}", this::read),
        Operation.put("/motions/{motion}", Action.MOTION_DRAFT, this::revise));
  }

  private Answer list(ApiRequest request) {
    QueryFields query = request.query();
    int limit = query.limit();
    UUID before = before(query.after(1));
    query.end();
    return Answer.of(
        communities.require(request.path("community")),
        community -> page(request, community, before, limit));
  }

  private static @Nullable UUID before(@Nullable List<String> keys) {
    if (keys == null) {
      return null;
    }
    UUID id = Forms.id(keys.get(0));
    if (id == null) {
      throw new ProblemException(ApiReason.CURSOR_INVALID);
    }
    return id;
  }

  private Answer page(ApiRequest request, Community community, @Nullable UUID before, int limit) {
    List<Motion> motions =
        request.may(Action.DESK_VIEW, community)
            ? reader.page(community.id(), before, limit)
            : reader.publicPage(community.id(), before, limit);
    // A full page may be the last; then the next one is empty, which costs less than looking.
    String next = motions.size() < limit ? null : Cursor.of(motions.get(limit - 1).id().toString());
    return request.page(motions.stream().map(MotionShapes::summary).toList(), next, limit);
  }

  private Answer draft(ApiRequest request) throws IOException {
    MotionContent content = MotionBodies.content(request, List.of());
    UUID id = request.commandId();
    return Answer.of(
        communities
            .require(request.path("community"))
            .flatMap(community -> service.draft(request.actor(), community, id, content)),
        motion ->
            Answer.created(Api.ROOT + "/motions/" + motion.id(), body(motion))
                .tagged(motion.version()));
  }

  private Answer read(ApiRequest request) {
    return answer(readable(request));
  }

  /**
   * The motion of the address, if who asks may read it.
   *
   * @return the motion, or a refusal {@link MotionReason#MOTION_UNKNOWN}, also when it is a draft
   *     that who asks may not see
   */
  Outcome<Motion> readable(ApiRequest request) {
    return reader
        .require(request.id("motion"))
        .flatMap(
            motion ->
                motion.isPublic() || request.may(Action.DESK_VIEW, community(motion))
                    ? Outcome.accepted(motion)
                    : Outcome.refused(MotionReason.MOTION_UNKNOWN.because().refuses()));
  }

  /** The community of a motion. */
  public Community community(Motion motion) {
    return communities
        .findById(motion.communityId())
        .orElseThrow(() -> new IllegalStateException("no community of " + motion.id()));
  }

  private Answer revise(ApiRequest request) throws IOException {
    UUID id = request.id("motion");
    int version = request.version();
    // Read first: the attachments stay, and the version sees to it that they are these.
    Outcome<Motion> found = reader.require(id);
    List<Attachment> attachments =
        found.asOptional().map(motion -> motion.content().attachments()).orElse(List.of());
    MotionContent content = MotionBodies.content(request, attachments);
    return answer(found.flatMap(motion -> service.revise(request.actor(), id, version, content)));
  }

  Answer answer(Outcome<Motion> outcome) {
    return Answer.of(outcome, motion -> Answer.ok(body(motion)).tagged(motion.version()));
  }

  private Map<String, @Nullable Object> body(Motion motion) {
    return MotionShapes.full(motion, community(motion).slug());
  }
}
