package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.ServicePolicy;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.VisitChecks;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.jspecify.annotations.Nullable;

/** What happens at a visit and after it: codes, checks, confirmation, disputes. */
public final class VisitOperations implements Operations {

  private static final String ONE = AppointmentOperations.ONE;
  private static final int CODE = 64;

  private final ServiceDoor door;
  private final VisitChecks checks;
  private final ServiceConfirmation confirmation;

  /** A step by somebody who speaks for a side. */
  private interface Spoken {
    Outcome<Appointment> take(Actor actor, UUID id, int version, Party party, String why);
  }

  /** A time that staff record. */
  private interface Recorded {
    Outcome<Appointment> take(Actor actor, UUID id, int version, Instant at);
  }

  public VisitOperations(ServiceDoor door, VisitChecks checks, ServiceConfirmation confirmation) {
    this.door = door;
    this.checks = checks;
    this.confirmation = confirmation;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        // Its answer has the code, of which nothing is kept.
        Operation.postSignedInUnkept(ONE + "/code", this::code),
        Operation.postSignedIn(ONE + "/scan", this::scan),
        recorded("check-in", checks::recordCheckIn),
        recorded("check-out", checks::recordCheckOut),
        spoken(
            "confirm",
            false,
            (actor, id, version, party, why) -> confirmation.confirm(actor, id, version, party)),
        spoken("dispute", true, confirmation::dispute),
        spoken(
            "withdraw-dispute",
            false,
            (actor, id, version, party, why) ->
                confirmation.withdrawDispute(actor, id, version, party)),
        Operation.post(ONE + "/mediate", Action.TIMEBANK_COORDINATE, this::mediate),
        Operation.post(ONE + "/decide", Action.TIMEBANK_COORDINATE, this::decide));
  }

  private Operation spoken(String name, boolean reasoned, Spoken step) {
    return Operation.postSignedIn(
        ONE + "/" + name,
        request -> {
          int version = request.version();
          JsonFields body = request.json();
          Speaker speaker = Speaker.of(body);
          String why = reasoned ? body.text("why", 1, AppointmentOperations.WHY) : "";
          body.end();
          Appointment one = door.appointment(request, door.place(request));
          Party party = speaker.party(door, request, one);
          return AppointmentOperations.answer(
              step.take(request.actor(), one.id(), version, party, why));
        });
  }

  /** For whom somebody says he speaks. */
  private record Speaker(Side side, @Nullable UUID member) {

    static Speaker of(JsonFields body) {
      return new Speaker(
          body.oneOf("side", AppointmentOperations.SIDES, Side.PROVIDER),
          body.optionalParsed("member", Forms.ID, Forms::id));
    }

    Party party(ServiceDoor door, ApiRequest request, Appointment one) {
      return door.party(request, one, side, member == null ? null : member.toString());
    }
  }

  private Answer code(ApiRequest request) throws IOException {
    int version = request.version();
    JsonFields body = request.json();
    Speaker speaker = Speaker.of(body);
    body.end();
    Appointment one = door.appointment(request, door.place(request));
    return Answer.of(
        checks.showCode(request.actor(), one.id(), version, speaker.party(door, request, one)),
        shown -> {
          Map<String, Object> map = new LinkedHashMap<>();
          map.put("code", shown.secret());
          map.put("expiresAt", shown.expiresAt().toString());
          return Answer.ok(map).tagged(shown.appointment().version());
        });
  }

  private Answer scan(ApiRequest request) throws IOException {
    JsonFields body = request.json();
    String code = body.text("code", 1, CODE);
    Speaker speaker = Speaker.of(body);
    body.end();
    Appointment one = door.appointment(request, door.place(request));
    return AppointmentOperations.answer(
        checks.scan(request.actor(), one.id(), code, speaker.party(door, request, one)));
  }

  private Operation recorded(String name, Recorded step) {
    return Operation.post(
        ONE + "/" + name,
        Action.TIMEBANK_COORDINATE,
        request -> {
          int version = request.version();
          JsonFields body = request.json();
          Instant at = NoticeOperations.instant(body, "at");
          body.end();
          Appointment one = coordinated(request);
          return AppointmentOperations.answer(step.take(request.actor(), one.id(), version, at));
        });
  }

  /** A visit at a place he coordinates; whether the policy lets him is decided with the step. */
  private Appointment coordinated(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    Appointment one = door.appointment(request, place);
    request.require(Action.TIMEBANK_COORDINATE, place.community(), one.visit().path());
    return one;
  }

  private Answer mediate(ApiRequest request) {
    int version = request.version();
    Appointment one = coordinated(request);
    return AppointmentOperations.answer(confirmation.mediate(request.actor(), one.id(), version));
  }

  private Answer decide(ApiRequest request) throws IOException {
    int version = request.version();
    JsonFields body = request.json();
    long minutes = body.integer("minutes", 0, ServicePolicy.LONGEST_MOST);
    boolean agreed = body.flag("agreed");
    String why = body.text("why", 1, AppointmentOperations.WHY);
    body.end();
    Appointment one = coordinated(request);
    return AppointmentOperations.answer(
        confirmation.decide(request.actor(), one.id(), version, minutes, agreed, why));
  }
}
