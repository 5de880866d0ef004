package org.gongtong.server.http.decision;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.assisted.AssistedDesk;
import org.gongtong.core.decision.assisted.AssistedReason;
import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;

/**
 * The ballot of a resident at the door, within a session that the worker has begun and evidenced on
 * its pages: there is no visit without one.
 */
public final class AssistedOperations implements Operations {

  private static final Map<String, String> CHOICES =
      Map.of("for", "for", "against", "against", "abstain", "abstain");

  private final MotionOperations motions;
  private final MotionReader reader;
  private final AssistedDesk desk;
  private final BiFunction<Community, String, Optional<String>> places;

  /**
   * @param places the path of the entrance that a part lies in now, if it is on the roster
   */
  public AssistedOperations(
      MotionOperations motions,
      MotionReader reader,
      AssistedDesk desk,
      BiFunction<Community, String, Optional<String>> places) {
    this.motions = motions;
    this.reader = reader;
    this.desk = desk;
    this.places = places;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.postUnkept(
            "/motions/{motion}/assisted/{session}/ballot", Action.ASSIST_BALLOT, this::cast));
  }

  private Answer cast(ApiRequest request) throws IOException {
    UUID motion = request.id("motion");
    UUID id = request.id("session");
    JsonFields body = request.json();
    String choice = body.oneOf("choice", CHOICES, "");
    body.end();
    Optional<AssistedSession> session =
        desk.find(request.actor(), id).filter(mine -> mine.motionId().equals(motion));
    if (session.isEmpty()) {
      return Answer.of(
          Outcome.<AssistedSession>refused(AssistedReason.ASSIST_UNKNOWN.because().refuses()),
          never -> Answer.ok(Map.of()));
    }
    String part = session.get().part();
    reader
        .find(motion)
        .map(motions::community)
        .ifPresent(
            at -> request.require(Action.ASSIST_BALLOT, at, places.apply(at, part).orElse("")));
    return Answer.of(
        desk.cast(request.actor(), id, choice),
        cast -> new Answer.Content(201, Map.of(), shape(cast)));
  }

  /** Neither the choice nor the ballot's id, of which a receipt could be made. */
  private static Map<String, Object> shape(AssistedSession session) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("session", session.id().toString());
    map.put("motion", session.motionId().toString());
    map.put("part", session.part());
    return map;
  }
}
