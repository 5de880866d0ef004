package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.Visit;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.ApiReason;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Cursor;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.QueryFields;
import org.jspecify.annotations.Nullable;

/** Arranging visits: proposed, agreed, called off, missed. */
public final class AppointmentOperations implements Operations {

  static final String ROOT = "/communities/{community}/timebank/appointments";
  static final String ONE = ROOT + "/{appointment}";
  static final Map<String, Side> SIDES =
      Map.of("provider", Side.PROVIDER, "receiver", Side.RECEIVER);

  /** Most characters of a reason that is read; the core takes 500. */
  static final int WHY = 1_000;

  private static final int CATEGORY = 64;
  private static final UUID NOBODY = new UUID(0, 0);

  private static final Map<String, TransferKind> KINDS =
      Map.of("earn", TransferKind.EARN, "redeem", TransferKind.REDEEM);

  private static final Map<String, AppointmentState> STATES =
      Arrays.stream(AppointmentState.values())
          .collect(
              Collectors.toMap(
                  ServiceShapes::word, Function.identity(), (one, other) -> one, TreeMap::new));

  private final ServiceDoor door;
  private final AppointmentReader reader;
  private final AppointmentService service;

  public AppointmentOperations(
      ServiceDoor door, AppointmentReader reader, AppointmentService service) {
    this.door = door;
    this.reader = reader;
    this.service = service;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ROOT, Action.TIMEBANK_COORDINATE, this::list),
        Operation.getSignedIn("/communities/{community}/timebank/me/appointments", this::own),
        Operation.postSignedIn(ROOT, this::propose),
        Operation.getSignedIn(ONE, this::read),
        Operation.postSignedIn(ONE + "/agree", this::agree),
        Operation.postSignedIn(ONE + "/cancel", this::cancel),
        Operation.postSignedIn(ONE + "/absent", this::absent));
  }

  static Answer answer(Outcome<Appointment> outcome) {
    return Answer.of(
        outcome, one -> Answer.ok(ServiceShapes.appointment(one)).tagged(one.version()));
  }

  private Answer list(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    int limit = query.limit();
    UUID member = query.optional("member", Forms.ID, Forms::id);
    AppointmentState state =
        query.optional("state", String.join(" | ", STATES.keySet()), STATES::get);
    UUID before = ServiceDoor.id(query.after(1), ApiReason.CURSOR_INVALID);
    query.end();
    Set<AppointmentState> states = state == null ? Set.of() : Set.of(state);
    List<Appointment> found =
        reader.page(
            place.community().id(),
            member == null ? null : member.toString(),
            states,
            before,
            limit);
    List<String> paths = request.paths(Action.TIMEBANK_COORDINATE, place.community());
    String filters =
        (member == null ? "" : "&member=" + member)
            + (state == null ? "" : "&state=" + ServiceShapes.word(state));
    // Those of other places are left out of the page, which may be shorter for it.
    return request.page(
        found.stream()
            .filter(one -> ServiceDoor.isAmong(paths, one.visit().path()))
            .map(ServiceShapes::appointment)
            .toList(),
        next(found, limit),
        limit,
        filters);
  }

  private static @Nullable String next(List<Appointment> found, int limit) {
    return found.size() < limit ? null : Cursor.of(found.get(limit - 1).id().toString());
  }

  /** The member's own: of the one person he is, or of the one he names. */
  private Answer own(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    request.requireScope(Action.TIMEBANK_MEMBER);
    QueryFields query = request.query();
    int limit = query.limit();
    UUID named = query.optional("member", Forms.ID, Forms::id);
    UUID before = ServiceDoor.id(query.after(1), ApiReason.CURSOR_INVALID);
    query.end();
    Set<String> persons = new TreeSet<>(door.persons(request));
    if (named != null) {
      persons.retainAll(Set.of(named.toString()));
    }
    if (persons.isEmpty()) {
      return request.page(List.of(), null, limit);
    }
    List<Appointment> found =
        reader.page(place.community().id(), persons.iterator().next(), Set.of(), before, limit);
    return request.page(
        found.stream().map(ServiceShapes::appointment).toList(),
        next(found, limit),
        limit,
        named == null ? "" : "&member=" + named);
  }

  private Answer propose(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    JsonFields body = request.json();
    String provider = body.parsed("provider", Forms.ID, Forms::id, NOBODY).toString();
    String receiver = body.parsed("receiver", Forms.ID, Forms::id, NOBODY).toString();
    String category = NoticeOperations.plain(body, "category", body.text("category", 1, CATEGORY));
    String path = NoticeOperations.path(body);
    Instant from = NoticeOperations.instant(body, "from");
    Instant until = NoticeOperations.instant(body, "until");
    TransferKind kind = body.oneOf("kind", KINDS, TransferKind.REDEEM);
    UUID offer = body.optionalParsed("offer", Forms.ID, Forms::id);
    UUID wish = body.optionalParsed("request", Forms.ID, Forms::id);
    body.end();
    Visit visit = new Visit(provider, receiver, category, path, from, until, kind, offer, wish);
    return Answer.of(
        service.propose(
            request.actor(),
            place.community(),
            request.commandId(),
            visit,
            proposer(request, place, visit)),
        one ->
            Answer.created(
                    Api.ROOT
                        + "/communities/"
                        + place.community().slug()
                        + "/timebank/appointments/"
                        + one.id(),
                    ServiceShapes.appointment(one))
                .tagged(one.version()));
  }

  /** The side he is; none for a coordinator, who proposes to both. */
  private @Nullable Party proposer(ApiRequest request, TimeBankDoor.Place place, Visit visit) {
    Set<String> persons = door.persons(request);
    for (Side side : Side.values()) {
      if (persons.contains(visit.member(side))) {
        return new Party(side, visit.member(side));
      }
    }
    request.require(Action.TIMEBANK_COORDINATE, place.community(), visit.path());
    return null;
  }

  private Answer read(ApiRequest request) {
    return answer(Outcome.accepted(door.appointment(request, door.place(request))));
  }

  /**
   * Agrees for a side: the member himself or a guardian, or a coordinator to whom somebody without
   * a telephone said so, of a visit that is not his own. Confirming takes the member.
   */
  private Answer agree(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    int version = request.version();
    JsonFields body = request.json();
    Side side = body.oneOf("side", SIDES, Side.PROVIDER);
    UUID named = body.optionalParsed("member", Forms.ID, Forms::id);
    body.end();
    Appointment one = door.appointment(request, place);
    String member = named == null ? null : named.toString();
    Party party =
        member != null && !door.persons(request).contains(member)
            ? onBehalf(request, place, one, new Party(side, member))
            : door.party(request, one, side, member);
    return answer(service.agree(request.actor(), one.id(), version, party));
  }

  private Party onBehalf(
      ApiRequest request, TimeBankDoor.Place place, Appointment one, Party party) {
    request.require(Action.TIMEBANK_COORDINATE, place.community(), one.visit().path());
    door.refuseOwn(request, one.visit().provider(), one.visit().receiver(), party.member());
    return party;
  }

  private Answer cancel(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    int version = request.version();
    JsonFields body = request.json();
    Side side = optionalSide(body, "side");
    UUID named = body.optionalParsed("member", Forms.ID, Forms::id);
    String why = body.optionalText("why", WHY);
    body.end();
    Appointment one = door.appointment(request, place);
    Party party = speaker(request, place, one, side, named);
    return answer(
        service.cancel(request.actor(), one.id(), version, party, why == null ? "" : why));
  }

  static @Nullable Side optionalSide(JsonFields body, String name) {
    return body.optionalParsed(name, "provider | receiver", SIDES::get);
  }

  /** For whom he speaks if he names a side; else he has to coordinate there. */
  private @Nullable Party speaker(
      ApiRequest request,
      TimeBankDoor.Place place,
      Appointment one,
      @Nullable Side side,
      @Nullable UUID named) {
    if (side != null) {
      return door.party(request, one, side, named == null ? null : named.toString());
    }
    request.require(Action.TIMEBANK_COORDINATE, place.community(), one.visit().path());
    return null;
  }

  /** Who did not come, as the other side says it, or a coordinator. */
  private Answer absent(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    int version = request.version();
    JsonFields body = request.json();
    Side absent = body.oneOf("absent", SIDES, Side.PROVIDER);
    Side side = optionalSide(body, "side");
    UUID named = body.optionalParsed("member", Forms.ID, Forms::id);
    if (side == absent) {
      body.refuse("side", ApiReason.FIELD_MALFORMED.because().figure("form", "-").refuses());
    }
    body.end();
    Appointment one = door.appointment(request, place);
    Party party = speaker(request, place, one, side, named);
    return answer(
        service.reportAbsent(
            request.actor(), one.id(), version, absent, party == null ? null : party.member()));
  }
}
