package org.gongtong.server.http.decision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.core.decision.callback.CallBack;
import org.gongtong.core.decision.callback.CallBackDraw;
import org.gongtong.core.decision.callback.CallBackFigures;
import org.gongtong.core.decision.callback.CallBackReason;
import org.gongtong.core.decision.callback.CallBackSample;
import org.gongtong.core.decision.callback.CallBacks;
import org.gongtong.core.decision.callback.CallOutcome;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.Problem;

/** The sample of assisted ballots that is called back, and what households said. */
public final class CallBackOperations implements Operations {

  private static final Map<String, CallOutcome> OUTCOMES =
      Stream.of(CallOutcome.values())
          .collect(Collectors.toUnmodifiableMap(CallOutcome::code, Function.identity()));

  /** More calls than anybody makes to one household. */
  private static final int MOST_CALLS = 1_000;

  private final CallBacks calls;
  private final Function<UUID, List<AssistedSession>> sessions;

  /**
   * @param sessions the assisted sessions of a motion
   */
  public CallBackOperations(CallBacks calls, Function<UUID, List<AssistedSession>> sessions) {
    this.calls = calls;
    this.sessions = sessions;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/motions/{motion}/callbacks", Action.CALLBACK_VIEW, this::read),
        Operation.post(
            "/motions/{motion}/callbacks/{session}", Action.CALLBACK_RECORD, this::record));
  }

  private Answer read(ApiRequest request) {
    UUID motion = request.id("motion");
    return calls
        .find(motion)
        .<Answer>map(draw -> Answer.ok(shape(draw)))
        .orElseGet(
            () -> new Answer.Refusal(Problem.of(CallBackReason.CALLBACK_NONE.because().refuses())));
  }

  private Map<String, Object> shape(CallBackDraw draw) {
    UUID motion = draw.motionId();
    List<CallBack> all = calls.calls(motion);
    Map<UUID, AssistedSession> known =
        sessions.apply(motion).stream()
            .collect(Collectors.toUnmodifiableMap(AssistedSession::id, Function.identity()));
    CallBackFigures figures = CallBackFigures.of(draw, all);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("motion", motion.toString());
    map.put("logSize", draw.logSize());
    map.put("root", draw.root().hex());
    map.put("seed", CallBackSample.seed(motion, draw.root()).hex());
    map.put("least", draw.rule().least());
    map.put("percent", draw.rule().percent());
    map.put("ballots", draw.ballots());
    map.put("drawnAt", draw.drawnAt().toString());
    map.put("confirmed", figures.confirmed());
    map.put("notConfirmed", figures.notConfirmed());
    map.put("notReached", figures.notReached());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (UUID id : draw.sessions()) {
      AssistedSession session = known.get(id);
      if (session == null) {
        throw new IllegalStateException("a session that was drawn is not there: " + id);
      }
      rows.add(row(session, all.stream().filter(call -> call.session().equals(id)).toList()));
    }
    map.put("sessions", rows);
    return map;
  }

  private static Map<String, Object> row(AssistedSession session, List<CallBack> own) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("session", session.id().toString());
    map.put("part", session.part());
    map.put("who", session.who());
    map.put("worker", session.worker().id());
    map.put("begunAt", session.begunAt().toString());
    map.put("calls", own.stream().map(CallBackOperations::shape).toList());
    return map;
  }

  private static Map<String, Object> shape(CallBack call) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", call.id().toString());
    map.put("round", call.round());
    map.put("outcome", call.outcome().code());
    map.put("remark", call.remark());
    map.put("by", call.by().id());
    map.put("at", call.at().toString());
    return map;
  }

  private Answer record(ApiRequest request) throws IOException {
    UUID motion = request.id("motion");
    UUID session = request.id("session");
    JsonFields body = request.json();
    CallOutcome outcome = body.oneOf("outcome", OUTCOMES, CallOutcome.NOT_REACHED);
    String remark = body.optionalText("remark", CallBack.LONGEST_REMARK);
    int before = (int) body.integer("before", 0, MOST_CALLS);
    body.end();
    return Answer.of(
        calls.record(
            request.actor(),
            motion,
            session,
            before,
            request.commandId(),
            outcome,
            remark == null ? "" : remark),
        call -> new Answer.Content(201, Map.of(), shape(call)));
  }
}
