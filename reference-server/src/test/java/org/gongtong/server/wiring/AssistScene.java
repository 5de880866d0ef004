package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.location;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.callback.CallBacks;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.server.wiring.DeskClerk.Paper;
import org.gongtong.server.wiring.TestServer.Visitor;

/**
 * A server with an open vote, two grid workers of compound C01 and one of C02, a clerk, and an
 * auditor.
 */
final class AssistScene implements AutoCloseable {
  final TestClock clock = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));
  final VotingHall hall = new VotingHall(clock);
  final LogIT.Keeper keeper = new LogIT.Keeper();
  final CallBackHand hand = new CallBackHand();
  final TestServer server;
  Motion motion;
  private int photos;

  AssistScene(Class<?> test) {
    server = TestServer.start(test, Map.of(), clock, hall, keeper, hand);
    var community = hall.community("model", "cn-42");
    motion = hall.announce(hall.draft(community, "", "是否安装路灯？", ""), Duration.ofDays(30));
    clock.passes(VotingHall.NOTICE);
    motion = hall.open(motion);
    for (String login : new String[] {"grid-1", "grid-2", "grid-3", "grid-9", "o12"}) {
      server.staff().account(login);
      String path = login.equals("grid-9") ? "C02" : "C01";
      server.staff().grant(login, MandateKind.GRID_WORKER, "model", path);
    }
    server.staff().account("desk-1").grant("desk-1", MandateKind.COMMITTEE_STAFF, "model");
    server.staff().account("audit-1").grant("audit-1", MandateKind.AUDITOR);
  }

  /** A person of the community who is the owner of an id; the person's own id. */
  String person(String name, String owner) {
    PersonRecords records = hand.persons.get();
    UUID id =
        records
            .add(VotingHall.CLERK, motion.communityId(), Map.of(PersonField.NAME, name))
            .orThrow()
            .id();
    records.link(VotingHall.CLERK, id, owner, "房产证").orThrow();
    return id.toString();
  }

  /** Closes the vote, and draws who is called back. */
  void closed() throws Exception {
    clock.passes(Duration.ofDays(31));
    motion = hall.close(motion);
    keeper.turn();
    hand.calls.get().drawAll();
  }

  /** What draws, at hand: no job waits for half a minute here. */
  static final class CallBackHand extends AbstractModule {
    private @Inject Provider<CallBacks> calls;
    private @Inject Provider<PersonRecords> persons;

    @Override
    protected void configure() {
      requestInjection(this);
    }
  }

  Visitor signedIn(String login) throws Exception {
    Visitor visitor = server.visitor();
    Map<String, String> form = Map.of("login", login, "password", TestStaff.PASSWORD);
    assertThat(visitor.post("/staff/sign-in", form).statusCode()).isEqualTo(303);
    return visitor;
  }

  String desk() {
    return "/staff/c/model/m/" + motion.id();
  }

  String assist() {
    return desk() + "/assist";
  }

  HttpResponse<String> begin(Visitor worker, String part, String who) throws Exception {
    Map<String, String> fields = new HashMap<>(PaperScene.hidden(worker.get(assist()).body()));
    fields.putIfAbsent("idempotency_key", hall.ids().next().toString());
    fields.putIfAbsent("version", "0");
    fields.put("part", part);
    fields.put("who", who);
    return worker.post(assist(), fields);
  }

  /** Begins and attaches a photo; the address of the session. */
  String atTheDoor(Visitor worker, String part, String who) throws Exception {
    String evidence = location(begin(worker, part, who));
    HttpResponse<String> kept = attach(worker, evidence, photo());
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
    return evidence.replaceFirst("/evidence$", "");
  }

  /** A picture as no other. */
  Paper photo() {
    photos++;
    byte[] content = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) photos, (byte) (photos >> 8)};
    return new Paper("door.jpg", content);
  }

  HttpResponse<String> attach(Visitor worker, String address, Paper... files) throws Exception {
    Map<String, String> fields = PaperScene.hidden(worker.get(address).body());
    fields.putIfAbsent("idempotency_key", hall.ids().next().toString());
    return DeskClerk.uploadAs("file", worker, address, fields, files);
  }

  HttpResponse<String> cast(Visitor worker, String session, String choice) throws Exception {
    Map<String, String> fields = new HashMap<>();
    fields.put("idempotency_key", hall.ids().next().toString());
    fields.put("choice", choice);
    return worker.post(session + "/check", fields);
  }

  HttpResponse<String> end(Visitor worker, String session) throws Exception {
    return worker.post(session + "/end", Map.of("idempotency_key", hall.ids().next().toString()));
  }

  @Override
  public void close() {
    server.close();
  }
}
