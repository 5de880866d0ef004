package org.gongtong.core.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gongtong.core.kernel.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of those in need: how they are written, who is in them, and what a grant asks. */
class GrantClassTest {

  private static final String WRITTEN =
      "lone-80=空巢老人|lone elderly,ages 80-,all living-alone,most 600 a month;"
          + "in-need=低保失能老人|elderly in need,ages 60-79,all low-income,any disabled+part-disabled;"
          + "orphans=孤儿|orphans,ages 0-17,most 90 a year;bereaved=失独家庭|bereaved,any bereaved";

  @Test
  void classesAreReadBackAsTheyWereWritten() {
    List<GrantClass> classes = GrantClass.read(WRITTEN);
    assertThat(GrantClass.write(classes)).isEqualTo(WRITTEN);
    GrantClass first = classes.get(0);
    assertThat(first.most()).isEqualTo(600);
    assertThat(first.period()).isEqualTo(GrantPeriod.MONTH);
    assertThat(first.toAge()).isNull();
    assertThat(classes.get(1).any()).containsExactlyInAnyOrder("disabled", "part-disabled");
    assertThat(TimeBankParameters.GRANT_CLASSES.type().read(WRITTEN)).isEqualTo(classes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=甲|a",
        "a=甲|a,ages 0-",
        "a=甲|a,ages 80-79",
        "A=甲|a,all b",
        "a=甲,all b",
        "a=甲|a,all b;a=乙|b,all c",
        "a=甲|a,all B",
        "a=甲|a,all b,most 0 a month",
        "a=甲|a,all b,most 10 a day",
        "a=甲|a,younger than 3"
      })
  void whatIsNoListOfClassesIsRefused(String text) {
    assertThatThrownBy(() -> GrantClass.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1946-03-02, 2026-03-01, in-need",
    "1946-03-02, 2026-03-02, lone-80",
    "1966-03-02, 2026-03-02, in-need",
    "1966-03-03, 2026-03-02, none",
    // A birthday on a day that the year has not is the day after.
    "1944-02-29, 2025-02-28, lone-80",
    "1948-02-29, 2027-03-01, in-need",
    "1948-02-29, 2028-02-28, in-need",
    "1948-02-29, 2028-02-29, lone-80"
  })
  void anAgeIsThatOfTheDay(LocalDate birth, LocalDate day, String expected) {
    GrantTerms terms = new GrantTerms(GrantClass.read(WRITTEN).subList(0, 2));
    List<Attested> all =
        Stream.of("living-alone", "low-income", "disabled")
            .map(code -> new Attested(code, LocalDate.EPOCH, null))
            .toList();
    assertThat(terms.classOf(birth, all, day).map(GrantClass::id).orElse("none"))
        .isEqualTo(expected);
    assertThat(terms.classOf(null, all, day)).isEmpty();
  }

  @Test
  void oneCircumstanceOfSeveralIsEnoughWhereARuleSaysSo() {
    GrantClass need = GrantClass.read(WRITTEN).get(1);
    LocalDate day = LocalDate.of(2026, 3, 2);
    LocalDate birth = LocalDate.of(1956, 1, 1);
    assertThat(need.has(birth, Set.of("low-income", "part-disabled"), day)).isTrue();
    assertThat(need.has(birth, Set.of("low-income"), day)).isFalse();
    assertThat(need.has(birth, Set.of("disabled", "part-disabled"), day)).isFalse();
  }

  /** The first day counts, the last one is the day before the end. */
  @Test
  void aCircumstanceHoldsFromADayUntilADay() {
    Attested one = new Attested("living-alone", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 4));
    assertThat(one.holdsOn(LocalDate.of(2026, 3, 1))).isFalse();
    assertThat(one.holdsOn(LocalDate.of(2026, 3, 2))).isTrue();
    assertThat(one.holdsOn(LocalDate.of(2026, 3, 3))).isTrue();
    assertThat(one.holdsOn(LocalDate.of(2026, 3, 4))).isFalse();
  }

  @Test
  void aLedgerInMemoryKeepsToClassesAndTheirMaximum() {
    TransferPolicy policy =
        new TransferPolicy(null, null, TransferPolicy.Overflow.DONATE, 0, false, Set.of(), 0)
            .granting(new GrantTerms(GrantClass.read(WRITTEN)));
    Members members =
        new Members(
            List.of(
                new Members.Account("pool", AccountKind.POOL, null),
                new Members.Account("reserve", AccountKind.RESERVE, null),
                new Members.Account(
                    "lone",
                    AccountKind.INDIVIDUAL,
                    LocalDate.of(1940, 1, 1),
                    null,
                    null,
                    Bucket.PERSONAL,
                    null,
                    List.of(),
                    List.of(new Attested("living-alone", LocalDate.EPOCH, null))),
                new Members.Account("young", AccountKind.INDIVIDUAL, LocalDate.of(1990, 1, 1))),
            List.of(),
            "pool",
            "reserve");
    MemoryLedger ledger = new MemoryLedger(policy, members);
    LocalDateTime march = LocalDateTime.of(2026, 3, 31, 9, 0);
    assertThat(send(ledger, "1", TransferKind.EARN, 3, march, 900)).isTrue();
    assertThat(
            ledger.post(
                OperationKey.of("2"), TransferKind.DONATE, march, 3, -1, 900, OperationKey.NONE))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(outcome(ledger, "3", 3, march, 1)).isEqualTo(TransferOutcome.GRANT_NO_CLASS);
    assertThat(outcome(ledger, "4", 2, march, 601)).isEqualTo(TransferOutcome.GRANT_MAXIMUM);
    assertThat(outcome(ledger, "5", 2, march, 600)).isEqualTo(TransferOutcome.POSTED);
    assertThat(outcome(ledger, "6", 2, march, 1)).isEqualTo(TransferOutcome.GRANT_MAXIMUM);
    assertThat(outcome(ledger, "7", 2, march.plusDays(1), 1)).isEqualTo(TransferOutcome.POSTED);
    assertThat(ledger.reverse(OperationKey.of("8"), march.plusDays(2), OperationKey.of("5")))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(outcome(ledger, "9", 2, march, 600)).isEqualTo(TransferOutcome.POSTED);
  }

  private static TransferOutcome outcome(
      MemoryLedger ledger, String key, int to, LocalDateTime at, long minutes) {
    return ledger.post(
        OperationKey.of(key), TransferKind.GRANT, at, -1, to, minutes, OperationKey.NONE);
  }

  private static boolean send(
      MemoryLedger ledger, String key, TransferKind kind, int to, LocalDateTime at, long minutes) {
    return ledger
        .post(OperationKey.of(key), kind, at, -1, to, minutes, OperationKey.NONE)
        .isPosted();
  }

  @Test
  void wordsSayWhatIsAsked() {
    assertThat(
            GrantWords.of(
                    GrantClass.read(WRITTEN).subList(0, 2),
                    new TimeDisplay(60),
                    Map.of("living-alone", LocalizedText.of("独居", "lives alone")))
                .en())
        .isEqualTo(
            "1. lone elderly (aged 80 or older, lives alone, at most 10 h a month); 2. elderly in"
                + " need (aged 60 to 79, low-income, disabled or part-disabled)");
  }
}
