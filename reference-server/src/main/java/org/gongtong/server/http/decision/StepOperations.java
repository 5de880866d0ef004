package org.gongtong.server.http.decision;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;

/** The steps of a motion's life, each named by the version it was decided on. */
public final class StepOperations implements Operations {

  /** A step that takes nothing but the version. */
  private interface Step {
    Outcome<Motion> take(Actor actor, UUID motion, int version);
  }

  /** A step that takes a reason. */
  private interface ReasonedStep {
    Outcome<Motion> take(Actor actor, UUID motion, int version, String why);
  }

  private static final int REASON = 2_000;

  private final MotionOperations motions;
  private final MotionService service;

  public StepOperations(MotionOperations motions, MotionService service) {
    this.motions = motions;
    this.service = service;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/motions/{motion}/announce", Action.MOTION_ANNOUNCE, this::announce),
        reasoned("withdraw", Action.MOTION_WITHDRAW, service::withdraw),
        plain("open", service::open),
        plain("close", service::close),
        plain("decide", service::decide),
        plain("post", service::post),
        plain("conclude", service::conclude),
        reasoned("annul", Action.MOTION_ANNUL, service::annul));
  }

  private Answer announce(ApiRequest request) throws IOException {
    UUID id = request.id("motion");
    int version = request.version();
    JsonFields body = request.json();
    Instant opensAt = body.parsed("opensAt", Forms.INSTANT, Forms::instant, Instant.EPOCH);
    Instant closesAt = body.parsed("closesAt", Forms.INSTANT, Forms::instant, Instant.EPOCH);
    body.end();
    return motions.answer(service.announce(request.actor(), id, version, opensAt, closesAt));
  }

  private Operation plain(String name, Step step) {
    return Operation.post(
        "/motions/{motion}/" + name,
        Action.MOTION_STEP,
        request ->
            motions.answer(step.take(request.actor(), request.id("motion"), request.version())));
  }

  private Operation reasoned(String name, Action action, ReasonedStep step) {
    return Operation.post(
        "/motions/{motion}/" + name,
        action,
        request -> {
          UUID id = request.id("motion");
          int version = request.version();
          JsonFields body = request.json();
          String why = body.text("reason", 1, REASON);
          body.end();
          return motions.answer(step.take(request.actor(), id, version, why));
        });
  }
}
