package org.gongtong.server.http.timebank;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.rules.ReasonCode;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeReason;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServiceMember;
import org.gongtong.core.timebank.service.ServicePorts;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.VisitReason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.Problem;
import org.gongtong.server.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Who the one that asks is to a visit or a notice: a coordinator of its place, one of its members,
 * a guardian; to everybody else it is not there. Thread-safe.
 */
public final class ServiceDoor {

  private final TimeBankDoor door;
  private final ServicePorts ports;
  private final AppointmentReader appointments;
  private final NoticeService notices;

  public ServiceDoor(
      TimeBankDoor door,
      ServicePorts ports,
      AppointmentReader appointments,
      NoticeService notices) {
    this.door = door;
    this.ports = ports;
    this.appointments = appointments;
    this.notices = notices;
  }

  TimeBankDoor.Place place(ApiRequest request) {
    return door.place(request);
  }

  /** Whether he coordinates services at a place; all of the community if the path is empty. */
  boolean coordinates(ApiRequest request, TimeBankDoor.Place place, String path) {
    return request.may(Action.TIMEBANK_COORDINATE, place.community(), path);
  }

  /** Whether a place is among those he coordinates. */
  static boolean isAmong(List<String> paths, String path) {
    return paths.stream()
        .anyMatch(one -> one.isEmpty() || path.equals(one) || path.startsWith(one + "/"));
  }

  /** The ids of the persons he is, none for a program without the scope. */
  Set<String> persons(ApiRequest request) {
    return request.isInScope(Action.TIMEBANK_MEMBER) ? door.persons(request) : Set.of();
  }

  /**
   * The visit of an address.
   *
   * @throws ProblemException {@link VisitReason#VISIT_UNKNOWN}, also if it is none of his business
   */
  Appointment appointment(ApiRequest request, TimeBankDoor.Place place) {
    return appointments
        .find(request.id("appointment"))
        .filter(found -> found.communityId().equals(place.community().id()))
        .filter(
            found -> coordinates(request, place, found.visit().path()) || isParty(request, found))
        .orElseThrow(() -> new ProblemException(VisitReason.VISIT_UNKNOWN));
  }

  private boolean isParty(ApiRequest request, Appointment appointment) {
    Set<String> persons = persons(request);
    if (persons.isEmpty()) {
      return false;
    }
    for (Side side : Side.values()) {
      String member = appointment.visit().member(side);
      if (persons.contains(member) || isGuardian(persons, appointment, member)) {
        return true;
      }
    }
    return false;
  }

  private boolean isGuardian(Set<String> persons, Appointment appointment, String member) {
    return ports
        .work()
        .read(
            transaction ->
                ports
                    .members()
                    .find(transaction, appointment.communityId(), member, appointment.day()))
        .map(ServiceMember::guardians)
        .stream()
        .flatMap(Set::stream)
        .anyMatch(persons::contains);
  }

  /**
   * For whom he speaks on a side: for himself, or for a ward as the guardian he is.
   *
   * @param member the person he says he is; null where he is one alone
   * @throws ProblemException {@link VisitReason#VISIT_NOT_A_PARTY}
   */
  Party party(ApiRequest request, Appointment appointment, Side side, @Nullable String member) {
    Set<String> persons = persons(request);
    String of = appointment.visit().member(side);
    if (member != null ? persons.contains(member) : persons.contains(of)) {
      return new Party(side, member == null ? of : member);
    }
    if (member == null && persons.size() == 1) {
      return new Party(side, persons.iterator().next());
    }
    throw notAParty(request, side);
  }

  private static ProblemException notAParty(ApiRequest request, Side side) {
    return new ProblemException(
        Problem.of(
            VisitReason.VISIT_NOT_A_PARTY
                .because()
                .figure("member", request.actor().id())
                .figure("side", side.text())
                .refuses()));
  }

  /**
   * Refuses a coordinator whose own visit it is, who would arrange it for both.
   *
   * @throws ProblemException {@link VisitReason#VISIT_OWN_CASE}
   */
  void refuseOwn(ApiRequest request, String... members) {
    Set<String> persons = door.persons(request);
    for (String member : members) {
      if (persons.contains(member)) {
        throw new ProblemException(VisitReason.VISIT_OWN_CASE);
      }
    }
  }

  /**
   * The notice of an address.
   *
   * @throws ProblemException {@link NoticeReason#NOTICE_UNKNOWN}, also if it is none of his
   *     business
   */
  Notice notice(ApiRequest request, TimeBankDoor.Place place) {
    return notices
        .find(request.id("notice"))
        .filter(found -> found.communityId().equals(place.community().id()))
        .filter(
            found ->
                coordinates(request, place, found.content().path())
                    || persons(request).contains(found.member()))
        .orElseThrow(() -> new ProblemException(NoticeReason.NOTICE_UNKNOWN));
  }

  /** The id in a cursor. */
  static @Nullable UUID id(@Nullable List<String> keys, ReasonCode otherwise) {
    if (keys == null) {
      return null;
    }
    UUID id = Forms.id(keys.get(0));
    if (id == null) {
      throw new ProblemException(otherwise);
    }
    return id;
  }
}
