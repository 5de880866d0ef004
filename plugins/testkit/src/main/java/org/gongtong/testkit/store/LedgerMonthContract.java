package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.groups.Tuple;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.BankMonths;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.MonthStore;
import org.gongtong.core.timebank.ledger.ToldMonth;
import org.junit.jupiter.api.Test;

/** What a store promises of a bank's months. Extension point: test classes of stores have it. */
public interface LedgerMonthContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  /** Its months. */
  MonthStore months();

  /** A bank with members, whose entries have ids of the scene's own clock. */
  final class Bank {
    private final LedgerScene scene;
    private final LedgerDesk desk;
    private final BankMonths months;

    Bank(LedgerParts parts, MonthStore store) {
      this.scene = new LedgerScene(parts, LedgerScene.POLICY);
      this.desk =
          new LedgerDesk(
              parts.work(),
              parts.ledger(),
              (transaction, bank, day) ->
                  Optional.of(new LedgerPolicy("sample@1", LedgerScene.POLICY)),
              parts.audit(),
              new IdSource(scene::now, new SecureRandom()),
              scene::now,
              LedgerDesk.Sharing.ALONE);
      this.months = new BankMonths(parts.work(), store, SmallCells.OF_THREE, scene::now);
      for (String name : List.of("a", "b", "c", "d")) {
        scene.elder(name);
      }
    }

    LedgerCommand.Post post(String instant, TransferKind kind, String from, String to, long min) {
      scene.at(Instant.parse(instant));
      LedgerCommand.Post post =
          new LedgerCommand.Post(
              LedgerScene.key(),
              kind,
              LocalDateTime.ofInstant(scene.now(), ZoneOffset.UTC).minusHours(1),
              from.isEmpty() ? null : scene.id(from),
              to.isEmpty() ? null : scene.id(to),
              min,
              OperationKey.NONE);
      desk.send(LedgerScene.CLERK, scene.bank(), post).asOutcome().orThrow();
      return post;
    }

    void takeBack(String instant, LedgerCommand.Post post) {
      scene.at(Instant.parse(instant));
      LedgerCommand.Reverse reverse =
          new LedgerCommand.Reverse(
              LedgerScene.key(),
              LocalDateTime.ofInstant(scene.now(), ZoneOffset.UTC).minusMinutes(1),
              post.key());
      desk.send(LedgerScene.CLERK, scene.bank(), reverse).asOutcome().orThrow();
    }

    List<ToldMonth> told(String instant, int count) {
      scene.at(Instant.parse(instant));
      months.close(scene.bank());
      return months.told(scene.bank(), count);
    }
  }

  private Bank bank() {
    return new Bank(ledger(), months());
  }

  private static void earnAll(Bank bank, String day) {
    for (String name : List.of("a", "b", "c", "d")) {
      bank.post(day, TransferKind.EARN, "", name, 60);
    }
  }

  private static OptionalLong minutes(long minutes) {
    return OptionalLong.of(minutes);
  }

  /**
   * Each entry counts in the month in which it was recorded, to the instant; so does a reversal.
   */
  @Test
  default void aMonthHasWhatWasRecordedInIt() {
    Bank bank = bank();
    earnAll(bank, "2026-01-31T23:59:59.999999Z");
    earnAll(bank, "2026-02-01T00:00:00Z");
    LedgerCommand.Post last = bank.post("2026-02-28T23:59:59.999Z", TransferKind.EARN, "", "a", 30);
    bank.takeBack("2026-03-01T00:00:00Z", last);
    earnAll(bank, "2026-03-02T10:00:00Z");
    assertThat(bank.told("2026-04-02T00:00:00Z", 4))
        .extracting(ToldMonth::month, ToldMonth::given)
        .containsExactly(
            tuple(2025, 12, 0), tuple(2026, 1, 240), tuple(2026, 2, 270), tuple(2026, 3, 210));
  }

  private static Tuple tuple(int year, int month, long given) {
    return Tuple.tuple(YearMonth.of(year, month), minutes(given));
  }

  /** Only full months, some hours after their end; and what was added up is not added up again. */
  @Test
  default void aMonthIsToldOnceItIsOver() {
    Bank bank = bank();
    earnAll(bank, "2026-02-10T10:00:00Z");
    assertThat(bank.told("2026-03-01T05:59:00Z", 1).get(0).month())
        .isEqualTo(YearMonth.of(2026, 1));
    assertThat(bank.told("2026-03-01T06:00:00Z", 1).get(0).given()).isEqualTo(minutes(240));
    assertThat(bank.months.close(bank.scene.bank())).isZero();
    assertThat(bank.months.told(bank.scene.bank(), BankMonths.MOST)).hasSize(BankMonths.MOST);
  }

  /** Sums that are those of one or two are not told, nor such as could be got by subtracting. */
  @Test
  default void nobodyIsSingledOut() {
    Bank bank = bank();
    bank.post("2026-01-05T10:00:00Z", TransferKind.EARN, "", "a", 60);
    bank.post("2026-01-05T10:00:00Z", TransferKind.EARN, "", "b", 60);
    earnAll(bank, "2026-02-05T10:00:00Z");
    // Three are paid, by one.
    for (String name : List.of("b", "c", "d")) {
      bank.post("2026-02-06T10:00:00Z", TransferKind.REDEEM, "a", name, 20);
    }
    // Three pay three; who earns beside them is one.
    bank.post("2026-03-05T10:00:00Z", TransferKind.REDEEM, "b", "a", 20);
    bank.post("2026-03-05T10:00:00Z", TransferKind.REDEEM, "c", "b", 20);
    bank.post("2026-03-05T10:00:00Z", TransferKind.REDEEM, "d", "c", 20);
    bank.post("2026-03-05T10:00:00Z", TransferKind.EARN, "", "a", 7);
    bank.post("2026-03-06T10:00:00Z", TransferKind.DONATE, "a", "", 5);
    List<ToldMonth> told = bank.told("2026-04-02T00:00:00Z", 3);
    assertThat(told)
        .extracting(ToldMonth::given, ToldMonth::received, ToldMonth::pool)
        .containsExactly(
            Tuple.tuple(OptionalLong.empty(), OptionalLong.empty(), minutes(0)),
            Tuple.tuple(minutes(300), OptionalLong.empty(), minutes(0)),
            Tuple.tuple(minutes(67), OptionalLong.empty(), OptionalLong.empty()));
  }

  /** What members paid each other is told beside all that was given, and the pool as it stood. */
  @Test
  default void enoughPeopleAreTold() {
    Bank bank = bank();
    earnAll(bank, "2026-02-05T10:00:00Z");
    bank.post("2026-02-06T10:00:00Z", TransferKind.REDEEM, "b", "a", 20);
    bank.post("2026-02-06T10:00:00Z", TransferKind.REDEEM, "c", "b", 20);
    bank.post("2026-02-06T10:00:00Z", TransferKind.REDEEM, "d", "c", 20);
    bank.post("2026-02-07T10:00:00Z", TransferKind.DONATE, "a", "", 5);
    bank.post("2026-02-07T10:00:00Z", TransferKind.DONATE, "b", "", 5);
    bank.post("2026-02-08T10:00:00Z", TransferKind.GRANT, "", "c", 2);
    bank.post("2026-03-01T00:00:00Z", TransferKind.GRANT, "", "c", 1);
    assertThat(bank.told("2026-03-02T00:00:00Z", 1))
        .containsExactly(
            new ToldMonth(YearMonth.of(2026, 2), minutes(300), minutes(60), minutes(8)));
  }
}
