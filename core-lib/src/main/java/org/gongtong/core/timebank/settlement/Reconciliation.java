package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * Makes statements of days and compares them with the partner's. What differs is listed with what
 * is to be done; nothing is set right here. Each comparison has one audit event in the same
 * transaction. Thread-safe.
 */
public final class Reconciliation {

  private final SettlementPorts ports;
  private final SettlementBook book;

  public Reconciliation(SettlementPorts ports) {
    this.ports = ports;
    this.book = new SettlementBook(ports);
  }

  /** A bank's statement of a day that is over. */
  public Outcome<DayStatement> statement(TimeBank bank, UUID partnerId, LocalDate day) {
    if (!day.isBefore(SettlementBook.day(bank, book.now()))) {
      return Outcome.refused(SettlementReason.DAY_NOT_OVER.because().figure("day", day).refuses());
    }
    return Outcome.accepted(ports.work().read(tx -> statement(tx, bank, partnerId, day)));
  }

  private DayStatement statement(
      Transaction transaction, TimeBank bank, UUID partnerId, LocalDate day) {
    List<DayStatement.Line> lines =
        ports.store().settledOn(transaction, bank.id(), partnerId, day).stream()
            .map(
                order ->
                    new DayStatement.Line(
                        order.id(),
                        order.content().fromBank(),
                        order.content().minutes(),
                        order.state() == OrderState.POSTED))
            .toList();
    return DayStatement.of(
        bank.id(),
        partnerId,
        day,
        lines,
        ports.store().settledUpTo(transaction, bank.id(), partnerId, day));
  }

  /** Compares a bank's statement of a day with the partner's, and records what was found. */
  public Outcome<Comparison> compare(Actor actor, TimeBank bank, DayStatement other) {
    return compare(actor, bank, other, true);
  }

  /**
   * As {@link #compare}, of a statement that comes again until all is at one: what was found before
   * is not recorded anew.
   *
   * @return what was found, now or before
   */
  public Outcome<Comparison> hear(Actor actor, TimeBank bank, DayStatement other) {
    return compare(actor, bank, other, false);
  }

  private Outcome<Comparison> compare(
      Actor actor, TimeBank bank, DayStatement other, boolean always) {
    Instant now = book.now();
    if (!other.partnerId().equals(bank.id())) {
      return Outcome.refused(SettlementReason.STATEMENT_OF_ANOTHER.because().refuses());
    }
    if (!other.day().isBefore(SettlementBook.day(bank, now))) {
      return Outcome.refused(
          SettlementReason.DAY_NOT_OVER.because().figure("day", other.day()).refuses());
    }
    return ports
        .work()
        .write(
            transaction -> {
              UUID partner = other.bankId();
              Optional<Clearing> clearing = ports.store().lock(transaction, bank.id(), partner);
              if (clearing.isEmpty()) {
                return SettlementBook.noAgreement(other.day());
              }
              DayStatement own = statement(transaction, bank, partner, other.day());
              List<Difference> differences = new ArrayList<>();
              compare(transaction, own, other, differences);
              compareLedger(transaction, clearing.get(), differences);
              Comparison comparison =
                  new Comparison(
                      ports.ids().next(),
                      bank.id(),
                      partner,
                      other.day(),
                      own.hash(),
                      other.hash(),
                      differences,
                      actor,
                      now);
              Optional<Comparison> known =
                  always ? Optional.empty() : same(transaction, comparison);
              if (known.isPresent()) {
                return Outcome.accepted(known.get());
              }
              ports.store().addComparison(transaction, comparison);
              note(transaction, comparison);
              return Outcome.accepted(comparison);
            });
  }

  /** The last comparison of the day, if it found the same. */
  private Optional<Comparison> same(Transaction transaction, Comparison found) {
    List<Comparison> before =
        ports.store().comparisons(transaction, found.bankId(), found.partnerId(), found.day());
    return before.isEmpty()
        ? Optional.empty()
        : Optional.of(before.get(before.size() - 1))
            .filter(last -> last.own().equals(found.own()) && last.other().equals(found.other()))
            .filter(last -> last.differences().equals(found.differences()));
  }

  private void compare(
      Transaction transaction, DayStatement own, DayStatement other, List<Difference> differences) {
    Map<UUID, DayStatement.Line> theirs =
        other.lines().stream()
            .collect(
                Collectors.toMap(DayStatement.Line::orderId, Function.identity(), (a, b) -> a));
    for (DayStatement.Line line : own.lines()) {
      DayStatement.Line same = theirs.remove(line.orderId());
      String where = line.orderId().toString();
      if (same == null) {
        differences.add(new Difference(Difference.Kind.MISSING_THERE, where, inWords(line), ""));
      } else if (!same.equals(line)) {
        differences.add(
            new Difference(Difference.Kind.OTHER_CONTENT, where, inWords(line), inWords(same)));
      }
    }
    new TreeMap<>(theirs.values().stream().collect(byText()))
        .forEach((where, line) -> differences.add(missing(transaction, own, line)));
    if (own.closing() + other.closing() != 0) {
      differences.add(
          new Difference(
              Difference.Kind.CLOSING,
              own.partnerId().toString(),
              Long.toString(own.closing()),
              Long.toString(other.closing())));
    }
    if (!other
        .hash()
        .equals(
            DayStatement.hashOf(other.bankId(), other.partnerId(), other.day(), other.lines()))) {
      differences.add(
          new Difference(Difference.Kind.HASH, other.bankId().toString(), "", other.hash().hex()));
    }
  }

  private static java.util.stream.Collector<DayStatement.Line, ?, Map<String, DayStatement.Line>>
      byText() {
    return Collectors.toMap(line -> line.orderId().toString(), Function.identity());
  }

  /** What they have and this statement has not. */
  private Difference missing(Transaction transaction, DayStatement own, DayStatement.Line line) {
    Optional<SettlementOrder> order =
        ports.store().findOrder(transaction, own.bankId(), line.orderId());
    Difference.Kind kind =
        order.filter(one -> one.goes() && one.state().isOnItsWay()).isPresent()
            ? Difference.Kind.UNANSWERED
            : Difference.Kind.MISSING_HERE;
    return new Difference(
        kind,
        line.orderId().toString(),
        order.map(one -> one.state().code()).orElse(""),
        inWords(line));
  }

  private static String inWords(DayStatement.Line line) {
    return line.fromBank() + " " + line.minutes() + " " + (line.posted() ? "posted" : "refused");
  }

  /** The account as it stands now, by all orders there are. */
  private void compareLedger(
      Transaction transaction, Clearing clearing, List<Difference> differences) {
    long stands =
        ports
            .ledger()
            .find(transaction, clearing.accountId())
            .map(AccountState::balance)
            .orElse(0L);
    long orders =
        ports
            .store()
            .settledUpTo(
                transaction, clearing.bankId(), clearing.partnerId(), LocalDate.of(9999, 12, 31));
    if (stands != orders) {
      differences.add(
          new Difference(
              Difference.Kind.LEDGER,
              clearing.accountId().toString(),
              Long.toString(stands),
              Long.toString(orders)));
    }
  }

  private void note(Transaction transaction, Comparison comparison) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("partner", comparison.partnerId().toString());
    data.put("day", comparison.day().toString());
    data.put("own", comparison.own().hex());
    data.put("other", comparison.other().hex());
    data.put("differences", (long) comparison.differences().size());
    data.put(
        "kinds",
        comparison.differences().stream()
            .map(one -> one.kind().name())
            .distinct()
            .sorted()
            .toList());
    book.note(
        transaction,
        "settlement-compared",
        comparison.bankId().toString(),
        comparison.actor(),
        comparison.recordedAt(),
        data);
  }

  /** What comparisons of a day have found, in the order in which they were recorded. */
  public List<Comparison> comparisons(TimeBank bank, UUID partnerId, LocalDate day) {
    return ports.work().read(tx -> ports.store().comparisons(tx, bank.id(), partnerId, day));
  }
}
