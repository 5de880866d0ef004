package org.gongtong.server.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentStore;

/**
 * Makes messages of events of a time bank. What a message says is listed here, part by part, so
 * that a new part of an event goes to nobody before somebody has thought about it. Thread-safe.
 */
final class News {
  private static final String VERSION = ".v1";

  private final LedgerStore ledger;
  private final AppointmentStore appointments;

  News(LedgerStore ledger, AppointmentStore appointments) {
    this.ledger = ledger;
    this.appointments = appointments;
  }

  /**
   * The message of an event; empty if nobody is told of it, if it happened elsewhere, or if its
   * particulars were erased.
   *
   * @param place of the event in the public log
   */
  Optional<CloudEvent> of(
      Transaction transaction,
      AuditEvent event,
      long place,
      UUID community,
      Set<Topic> topics,
      Set<Detail> details) {
    Topic topic = Topic.of(event).filter(topics::contains).orElse(null);
    if (topic == null || event.data().isEmpty()) {
      return Optional.empty();
    }
    Optional<Map<String, Object>> data =
        topic == Topic.POSTINGS
            ? posting(transaction, event, community, details)
            : appointment(transaction, event, community, details);
    return data.map(
        said ->
            new CloudEvent(
                event.id(),
                community,
                "timebank." + event.type() + VERSION,
                event.subject(),
                event.recordedAt(),
                place,
                said));
  }

  private Optional<Map<String, Object>> posting(
      Transaction transaction, AuditEvent event, UUID community, Set<Detail> details) {
    Map<String, Object> told = event.data();
    Optional<UUID> bank = id(told, "bank");
    boolean ours =
        bank.flatMap(id -> ledger.findBank(transaction, id))
            .map(TimeBank::communityId)
            .filter(community::equals)
            .isPresent();
    if (!ours) {
      return Optional.empty();
    }
    Map<String, Object> said = new LinkedHashMap<>();
    copy(told, said, "bank", "entry", "kind", "ref", "end");
    if (details.contains(Detail.MINUTES)) {
      copy(told, said, "minutes", "kept");
    }
    if (details.contains(Detail.ACCOUNTS)) {
      account(transaction, told, said, "from");
      account(transaction, told, said, "to");
    }
    return Optional.of(said);
  }

  private void account(
      Transaction transaction, Map<String, Object> told, Map<String, Object> said, String side) {
    id(told, side)
        .flatMap(id -> ledger.find(transaction, id))
        .ifPresent(
            state ->
                said.put(
                    side,
                    Map.of(
                        "account",
                        state.account().id().toString(),
                        "kind",
                        state.account().kind().code())));
  }

  private Optional<Map<String, Object>> appointment(
      Transaction transaction, AuditEvent event, UUID community, Set<Detail> details) {
    boolean ours =
        id(event.subject())
            .flatMap(id -> appointments.find(transaction, id))
            .map(Appointment::communityId)
            .filter(community::equals)
            .isPresent();
    if (!ours) {
      return Optional.empty();
    }
    Map<String, Object> said = new LinkedHashMap<>();
    copy(event.data(), said, "version", "state");
    if (details.contains(Detail.MINUTES)) {
      copy(event.data(), said, "minutes");
    }
    return Optional.of(said);
  }

  private static void copy(Map<String, Object> from, Map<String, Object> to, String... names) {
    for (String name : names) {
      Object value = from.get(name);
      if (value != null) {
        to.put(name, value);
      }
    }
  }

  private static Optional<UUID> id(Map<String, Object> told, String name) {
    return told.get(name) instanceof String text ? id(text) : Optional.empty();
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
