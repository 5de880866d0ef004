package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Appends versions of notices with their events, and moves a request along with the appointment
 * that was made of it. Immutable and thread-safe.
 */
final class NoticeSteps {

  private final ServicePorts ports;

  NoticeSteps(ServicePorts ports) {
    this.ports = ports;
  }

  /** Appends a version and its event. */
  Notice append(Transaction transaction, Actor actor, Notice notice, String type, Instant now) {
    ports.notices().append(transaction, new NoticeVersion(notice, actor, now));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("version", notice.version());
    data.put("kind", notice.kind().name());
    data.put("notice", ContentHash.of(CanonicalJson.write(notice.toMap())).hex());
    ports
        .audit()
        .append(
            transaction,
            new AuditEvent(
                ports.ids().next(),
                Disclosure.SEALED,
                "timebank",
                type,
                notice.id().toString(),
                actor,
                now,
                now,
                data));
    return notice;
  }

  /** Why a visit is not made of the offer and the request it names. */
  List<Reason> against(Transaction transaction, Appointment appointment) {
    Visit visit = appointment.visit();
    List<Reason> against = new ArrayList<>();
    against(transaction, appointment, visit.offerId(), NoticeKind.OFFER, Side.PROVIDER)
        .ifPresent(against::add);
    against(transaction, appointment, visit.requestId(), NoticeKind.REQUEST, Side.RECEIVER)
        .ifPresent(against::add);
    return against;
  }

  private Optional<Reason> against(
      Transaction transaction,
      Appointment appointment,
      @Nullable UUID id,
      NoticeKind kind,
      Side side) {
    if (id == null) {
      return Optional.empty();
    }
    Optional<Notice> found =
        ports
            .notices()
            .find(transaction, id)
            .filter(notice -> notice.communityId().equals(appointment.communityId()))
            .filter(notice -> notice.kind() == kind);
    if (found.isEmpty()) {
      return Optional.of(NoticeReason.NOTICE_UNKNOWN.because().refuses());
    }
    String member = appointment.visit().member(side);
    return found.get().member().equals(member)
        ? againstState(found.get())
        : Optional.of(
            NoticeReason.NOTICE_OF_ANOTHER
                .because()
                .figure("kind", kind.text())
                .figure("member", member)
                .refuses());
  }

  private static Optional<Reason> againstState(Notice notice) {
    return notice.state() == NoticeState.OPEN ? Optional.empty() : Optional.of(notOpen(notice));
  }

  static Reason notOpen(Notice notice) {
    return NoticeReason.NOTICE_NOT_OPEN.because().figure("state", notice.state().text()).refuses();
  }

  /**
   * Takes the request of an appointment that both sides agreed to; nobody else can, as long as it
   * stands. To be called when nothing else is against the step.
   *
   * @return why it cannot be taken, and then nothing was written
   */
  Optional<Reason> arrange(
      Transaction transaction, Actor actor, Appointment appointment, Instant now) {
    UUID id = appointment.visit().requestId();
    if (id == null) {
      return Optional.empty();
    }
    Optional<Notice> found = ports.notices().findToChange(transaction, id);
    if (found.isEmpty()) {
      return Optional.of(NoticeReason.NOTICE_UNKNOWN.because().refuses());
    }
    Optional<Reason> against = againstState(found.get());
    if (against.isEmpty()) {
      append(transaction, actor, found.get().in(NoticeState.ARRANGED), "notice-arranged", now);
    }
    return against;
  }

  /** Opens the request of an agreed appointment again of which nothing came. */
  void reopen(Transaction transaction, Actor actor, Appointment appointment, Instant now) {
    UUID id = appointment.visit().requestId();
    if (id == null || appointment.state() != AppointmentState.AGREED) {
      return;
    }
    ports
        .notices()
        .findToChange(transaction, id)
        .filter(notice -> notice.state() == NoticeState.ARRANGED)
        .ifPresent(
            notice ->
                append(transaction, actor, notice.in(NoticeState.OPEN), "notice-reopened", now));
  }
}
