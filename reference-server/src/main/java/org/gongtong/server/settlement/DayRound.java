package org.gongtong.server.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.rules.DueSteps;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.Clearing;
import org.gongtong.core.timebank.settlement.ClearingTerms;
import org.gongtong.core.timebank.settlement.DayStatement;
import org.gongtong.core.timebank.settlement.Reconciliation;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.server.storage.SettlementContactTable;
import org.jspecify.annotations.Nullable;

/**
 * Tells partners what was settled with them on the days that are over, each day once and the two
 * before it again: an answer that came late has mended what was not at one. One server does it at a
 * time. Thread-safe.
 */
final class DayRound {
  /** For how long a round has a partner, and how long it waits after a failure. */
  private static final Duration TAKEN = Duration.ofMinutes(10);

  /** So many days are told again. */
  private static final int AGAIN = 2;

  private final SettlementPorts ports;
  private final Reconciliation reconciliation;
  private final PartnerChannel channel;
  private final SettlementContactTable contacts;

  DayRound(
      SettlementPorts ports,
      Reconciliation reconciliation,
      PartnerChannel channel,
      SettlementContactTable contacts) {
    this.ports = ports;
    this.reconciliation = reconciliation;
    this.channel = channel;
    this.contacts = contacts;
  }

  /** Tells all partners of a bank that are not told yet; says whom it could not tell. */
  List<DueSteps.Hindrance> tell(TimeBank bank) {
    Instant now = ports.clock().instant();
    LocalDate last = now.atZone(bank.zone()).toLocalDate().minusDays(1);
    List<DueSteps.Hindrance> hindrances = new ArrayList<>();
    Map<UUID, SettlementContactTable.Row> known =
        ports.work().read(transaction -> contacts.all(transaction, bank.id())).stream()
            .collect(Collectors.toMap(SettlementContactTable.Row::partnerId, Function.identity()));
    for (Clearing clearing :
        ports.work().read(transaction -> ports.store().clearings(transaction, bank.id()))) {
      UUID partner = clearing.partnerId();
      SettlementContactTable.Row contact = known.get(partner);
      LocalDate told = contact == null ? null : contact.toldDay();
      if (contact != null && contact.dueAt().isAfter(now) || told != null && !told.isBefore(last)) {
        continue;
      }
      Optional<LocalDate> first = first(bank, partner, told, last);
      if (first.isPresent() && take(bank, partner, now)) {
        tell(bank, partner, first.get(), last)
            .ifPresent(
                refused -> hindrances.add(new DueSteps.Hindrance(partner, refused.refusals())));
      }
    }
    return hindrances;
  }

  /** From which day on; empty if nothing was agreed then. */
  private Optional<LocalDate> first(
      TimeBank bank, UUID partner, @Nullable LocalDate told, LocalDate last) {
    LocalDate agreed =
        ports.work().read(tx -> ports.store().terms(tx, bank.id(), partner)).stream()
            .map(ClearingTerms::recordedAt)
            .map(at -> at.atZone(bank.zone()).toLocalDate())
            .findFirst()
            .orElse(LocalDate.MAX);
    LocalDate next = told == null ? last.minusDays(DayHearing.DAYS) : told.plusDays(1L - AGAIN);
    LocalDate earliest = last.minusDays(DayHearing.DAYS);
    LocalDate from = next.isBefore(earliest) ? earliest : next;
    from = from.isBefore(agreed) ? agreed : from;
    return from.isAfter(last) ? Optional.empty() : Optional.of(from);
  }

  private boolean take(TimeBank bank, UUID partner, Instant now) {
    return ports.work().write(tx -> contacts.take(tx, bank.id(), partner, now, now.plus(TAKEN)));
  }

  /** Tells one day after another; the first that was not taken ends it. */
  private Optional<Outcome<DayStatement>> tell(
      TimeBank bank, UUID partner, LocalDate from, LocalDate last) {
    for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
      Outcome<DayStatement> told =
          reconciliation.statement(bank, partner, day).flatMap(channel::tell);
      if (!told.isAccepted()) {
        return Optional.of(told);
      }
      LocalDate done = day;
      ports
          .work()
          .write(
              transaction -> {
                Instant now = ports.clock().instant();
                contacts.told(transaction, bank.id(), partner, done, now);
                return now;
              });
    }
    return Optional.empty();
  }
}
