package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/** Reads and writes the stored form of an appointment. Members that are null are left out. */
final class AppointmentForm {

  private AppointmentForm() {}

  static Map<String, Object> toMap(Appointment appointment) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", appointment.id().toString());
    map.put("community", appointment.communityId().toString());
    map.put("version", (long) appointment.version());
    map.put("jurisdiction", appointment.jurisdiction().code());
    map.put("zone", appointment.zone().getId());
    map.put("visit", toMap(appointment.visit()));
    map.put("state", appointment.state().name());
    put(map, "due", appointment.dueAt());
    map.put("changed", appointment.changedAt().toString());
    Progress progress = appointment.progress();
    map.put("agreed", assents(progress.agreed()));
    map.put("confirmed", assents(progress.confirmed()));
    VisitToken token = progress.token();
    if (token != null) {
      map.put(
          "token",
          Map.of(
              "sha256", token.hash().hex(),
              "shownBy", token.shownBy().name(),
              "expires", token.expiresAt().toString()));
    }
    putMap(map, "checkIn", progress.checkIn(), AppointmentForm::toMap);
    putMap(map, "checkOut", progress.checkOut(), AppointmentForm::toMap);
    putMap(map, "dispute", progress.dispute(), AppointmentForm::toMap);
    putMap(map, "ending", progress.ending(), AppointmentForm::toMap);
    putMap(map, "entry", progress.entry(), AppointmentForm::toMap);
    return map;
  }

  /** Writes a part. */
  private interface Form<T> {
    Map<String, Object> of(T part);
  }

  private static <T> void putMap(
      Map<String, Object> map, String name, @Nullable T part, Form<T> form) {
    if (part != null) {
      map.put(name, form.of(part));
    }
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value.toString());
    }
  }

  private static Map<String, Object> toMap(Visit visit) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("provider", visit.provider());
    map.put("receiver", visit.receiver());
    map.put("category", visit.category());
    map.put("path", visit.path());
    map.put("from", visit.from().toString());
    map.put("until", visit.until().toString());
    map.put("kind", visit.kind().code());
    put(map, "offer", visit.offerId());
    put(map, "request", visit.requestId());
    return map;
  }

  private static Map<String, Object> assents(Map<Side, Assent> assents) {
    Map<String, Object> map = new LinkedHashMap<>();
    assents.forEach(
        (side, assent) ->
            map.put(side.name(), Map.of("member", assent.member(), "at", assent.at().toString())));
    return map;
  }

  private static Map<String, Object> toMap(Check check) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("at", check.at().toString());
    putActor(map, check.by());
    put(map, "mandate", check.mandateId());
    return map;
  }

  private static void putActor(Map<String, Object> map, Actor actor) {
    map.put("byKind", actor.kind().name());
    map.put("by", actor.id());
  }

  private static Map<String, Object> toMap(Dispute dispute) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("side", dispute.side().name());
    map.put("member", dispute.member());
    map.put("why", dispute.why());
    map.put("at", dispute.at().toString());
    Actor mediator = dispute.mediator();
    if (mediator != null) {
      putActor(map, mediator);
    }
    Ruling ruling = dispute.ruling();
    if (ruling != null) {
      Map<String, Object> decided = new LinkedHashMap<>();
      decided.put("minutes", ruling.minutes());
      decided.put("agreed", ruling.agreed());
      decided.put("why", ruling.why());
      putActor(decided, ruling.by());
      decided.put("mandate", ruling.mandateId().toString());
      decided.put("at", ruling.at().toString());
      map.put("ruling", decided);
    }
    return map;
  }

  private static Map<String, Object> toMap(Ending ending) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "side", ending.side() == null ? null : ending.side().name());
    map.put("late", ending.late());
    map.put("why", ending.why());
    return map;
  }

  private static Map<String, Object> toMap(ServiceEntry entry) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", entry.kind().code());
    map.put("provider", entry.provider());
    map.put("receiver", entry.receiver());
    map.put("minutes", entry.minutes());
    map.put("at", entry.effectiveAt().toString());
    map.put("local", entry.effectiveLocal().toString());
    map.put("rounding", entry.rounding());
    map.put("policy", entry.policyEdition());
    return map;
  }

  static Appointment appointment(StoredMap map) {
    return new Appointment(
        map.id("id"),
        map.id("community"),
        (int) map.number("version"),
        ScopeCode.of(map.text("jurisdiction")),
        ZoneId.of(map.text("zone")),
        visit(map.map("visit")),
        AppointmentState.valueOf(map.text("state")),
        new Progress(
            assents(map.map("agreed")),
            map.find("token").map(AppointmentForm::token).orElse(null),
            map.find("checkIn").map(AppointmentForm::check).orElse(null),
            map.find("checkOut").map(AppointmentForm::check).orElse(null),
            assents(map.map("confirmed")),
            map.find("dispute").map(AppointmentForm::dispute).orElse(null),
            map.find("ending").map(AppointmentForm::ending).orElse(null),
            map.find("entry").map(entry -> entry(map, entry)).orElse(null)),
        map.findText("due").map(Instant::parse).orElse(null),
        map.instant("changed"));
  }

  private static Visit visit(StoredMap map) {
    return new Visit(
        map.text("provider"),
        map.text("receiver"),
        map.text("category"),
        map.text("path"),
        map.instant("from"),
        map.instant("until"),
        kind(map),
        map.idOrNull("offer"),
        map.idOrNull("request"));
  }

  private static TransferKind kind(StoredMap map) {
    String code = map.text("kind");
    return TransferKind.find(code)
        .orElseThrow(() -> new IllegalArgumentException("a stored form has no such kind: " + code));
  }

  private static Map<Side, Assent> assents(StoredMap map) {
    Map<Side, Assent> assents = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      Optional<StoredMap> assent = map.find(side.name());
      assent.ifPresent(
          given -> assents.put(side, new Assent(given.text("member"), given.instant("at"))));
    }
    return assents;
  }

  private static VisitToken token(StoredMap map) {
    return new VisitToken(
        new ContentHash(map.text("sha256")),
        Side.valueOf(map.text("shownBy")),
        map.instant("expires"));
  }

  private static Check check(StoredMap map) {
    return new Check(map.instant("at"), actor(map), map.idOrNull("mandate"));
  }

  private static Actor actor(StoredMap map) {
    return new Actor(Actor.Kind.valueOf(map.text("byKind")), map.text("by"));
  }

  private static Dispute dispute(StoredMap map) {
    return new Dispute(
        Side.valueOf(map.text("side")),
        map.text("member"),
        map.text("why"),
        map.instant("at"),
        map.findText("by").isPresent() ? actor(map) : null,
        map.find("ruling").map(AppointmentForm::ruling).orElse(null));
  }

  private static Ruling ruling(StoredMap map) {
    return new Ruling(
        map.number("minutes"),
        map.truth("agreed"),
        map.text("why"),
        actor(map),
        map.id("mandate"),
        map.instant("at"));
  }

  private static Ending ending(StoredMap map) {
    return new Ending(
        map.findText("side").map(Side::valueOf).orElse(null), map.truth("late"), map.text("why"));
  }

  private static ServiceEntry entry(StoredMap appointment, StoredMap map) {
    return new ServiceEntry(
        appointment.id("id"),
        appointment.id("community"),
        kind(map),
        map.text("provider"),
        map.text("receiver"),
        map.number("minutes"),
        map.instant("at"),
        LocalDateTime.parse(map.text("local")),
        map.text("rounding"),
        map.text("policy"));
  }
}
