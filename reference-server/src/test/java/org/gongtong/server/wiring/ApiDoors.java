package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.ApiCalls.UNKNOWN;
import static org.gongtong.server.wiring.ApiCalls.refused;
import static org.gongtong.server.wiring.ApiCalls.with;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.assisted.AssistedDesk;
import org.gongtong.core.decision.callback.CallBacks;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;

/** Assisted ballots by the API, and those who are called back. */
final class ApiDoors extends AbstractModule {
  private static final String CHOICE = "{\"choice\":\"for\"}";

  final LogIT.Keeper keeper = new LogIT.Keeper();
  private @Inject Provider<AssistedDesk> desk;
  private @Inject Provider<CallBacks> calls;
  private @Inject Provider<IdSource> ids;
  private ApiServer server;

  @Override
  protected void configure() {
    requestInjection(this);
  }

  void at(ApiServer started) {
    server = started;
  }

  /** A worker begins and evidences a session on its pages; the resident's choice comes by API. */
  void votesAtTheDoor(String motion, String part, String who) throws Exception {
    server.server().staff().account("grid-1");
    server.server().staff().grant("grid-1", MandateKind.GRID_WORKER, "heping");
    DescribedClient worker = server.client("grid-1");
    Actor actor = Actor.staff("grid-1");
    UUID session = ids.get().next();
    UUID id = UUID.fromString(motion);
    String path = "/motions/" + motion + "/assisted/" + session + "/ballot";
    worker.post(path, CHOICE).is(404, "ASSIST_UNKNOWN");
    desk.get().begin(actor, id, session, part, who).orThrow();
    worker.post(path, CHOICE).is(422, "ASSIST_NO_EVIDENCE");
    desk.get().attach(actor, session, ContentHash.of("photo " + session)).orThrow();
    server.staff().post(path, CHOICE).is(403, "NOT_PERMITTED");
    guarded(worker, path, CHOICE);
    Reply cast = worker.post(path, CHOICE).is(201);
    // The same again, whatever the choice: nobody finds out by it what was cast.
    Reply other = worker.post(path, "{\"choice\":\"against\"}").is(201);
    assertThat(other.response().body()).isEqualTo(cast.response().body());
    UUID next = ids.get().next();
    desk.get().begin(actor, id, next, "P11", "O11").orThrow();
    desk.get().end(actor, next).orThrow();
    worker.post(path.replace(session.toString(), next.toString()), CHOICE).is(409, "ASSIST_OVER");
  }

  /** Draws, reads and records. */
  void callsBack(String motion) throws Exception {
    String path = "/motions/" + motion + "/callbacks";
    DescribedClient staff = server.staff();
    staff.get(path).is(404, "CALLBACK_NONE");
    server.client("desk-5").get(path).is(403, "NOT_PERMITTED");
    server.anyone().get(path).is(401);
    refused(staff, "GET", path, Map.of("Accept", "text/csv"), null, 406);
    keeper.turn();
    assertThat(calls.get().drawAll()).contains(UUID.fromString(motion));
    Reply drawn = staff.get(path).is(200);
    assertThat(drawn.text("/sessions/0/worker")).isEqualTo("grid-1");
    String one = path + "/" + drawn.text("/sessions/0/session");
    String body = "{\"outcome\":\"confirmed\",\"before\":0}";
    guarded(staff, one, body);
    staff.post(path + "/" + UNKNOWN, body).is(404, "CALLBACK_NOT_DRAWN");
    staff.post(one, body.replace("confirmed", "not-confirmed")).is(422, "CALLBACK_REMARK");
    server.client("desk-5").post(one, body).is(403, "NOT_PERMITTED");
    staff.post(one, body).is(201);
    staff.post(one, body).is(409, "CALLBACK_CHANGED");
    Reply called = staff.get(path).is(200);
    assertThat(called.json().at("/confirmed").asInt()).isEqualTo(1);
    assertThat(called.text("/sessions/0/calls/0/by")).isEqualTo("desk-1");
  }

  private void guarded(DescribedClient who, String path, String body) throws Exception {
    refused(server.anyone(), "POST", path, Map.of(), body, 401);
    refused(who, "POST", path, with("Origin", "null"), body, 403);
    refused(who, "POST", path, with("Accept", "text/csv"), body, 406);
    refused(who, "POST", path, with("Content-Type", ""), body, 415);
    refused(who, "POST", path, with("Idempotency-Key", ""), body, 400);
    refused(who, "POST", path, with(), "{\"a\":\"" + "x".repeat(300_000) + "\"}", 413);
    refused(who, "POST", path, with(), "{}", 422, "BODY_INVALID");
  }
}
