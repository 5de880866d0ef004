package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.gongtong.testkit.store.PaperTrial.FIRST;
import static org.gongtong.testkit.store.PaperTrial.NOW;
import static org.gongtong.testkit.store.PaperTrial.RECEIVED;
import static org.gongtong.testkit.store.PaperTrial.SECOND;
import static org.gongtong.testkit.store.PaperTrial.line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.decision.paper.PaperCount;
import org.gongtong.core.decision.paper.RecordedLine;
import org.gongtong.core.decision.paper.Sheet;
import org.gongtong.core.decision.paper.SheetEntry;
import org.gongtong.core.decision.paper.SheetLine;
import org.gongtong.core.decision.paper.SheetState;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a store of paper ballots promises, alone and under the desk that works on it. Extension
 * point: test classes of stores have it.
 */
public interface PaperDeskContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  PaperParts paperStore();

  /** Entries come back as they were: empty lines, reasons and microseconds too. */
  @Test
  default void entriesComeBackAsTheyWere() {
    PaperTrial trial = new PaperTrial(paperStore());
    SheetEntry first =
        new SheetEntry(
            trial.id(),
            trial.motionId,
            7,
            1,
            Channel.VISIT,
            FIRST,
            NOW,
            List.of(
                new SheetLine(25, "P-1", "", RECEIVED, "O-5", LocalDate.of(2026, 12, 31)),
                line(2, "abstain")),
            null,
            false);
    SheetEntry second = later(first, trial.id(), 2, List.of(), null, false);
    SheetEntry third =
        later(
            first, trial.id(), 3, List.of(SheetLine.none(2), line(25, "for")), "看过 'paper'", true);
    List<SheetEntry> all = List.of(first, second, third);
    paperStore()
        .work()
        .write(
            transaction -> {
              all.forEach(
                  entry -> assertThat(paperStore().papers().addEntry(transaction, entry)).isTrue());
              return true;
            });
    paperStore()
        .work()
        .read(
            transaction -> {
              assertThat(paperStore().papers().findEntry(transaction, third.id())).hasValue(third);
              assertThat(paperStore().papers().findEntry(transaction, trial.id())).isEmpty();
              assertThat(paperStore().papers().findSheet(transaction, trial.motionId, 7))
                  .hasValue(new Sheet(all, List.of()));
              assertThat(paperStore().papers().findSheet(transaction, trial.motionId, 8)).isEmpty();
              assertThat(paperStore().papers().sheets(transaction, trial.motionId))
                  .containsExactly(new Sheet(all, List.of()));
              assertThat(paperStore().papers().sheets(transaction, trial.id())).isEmpty();
              return true;
            });
  }

  private static SheetEntry later(
      SheetEntry first,
      UUID id,
      int round,
      List<SheetLine> lines,
      @Nullable String reason,
      boolean completes) {
    return new SheetEntry(
        id,
        first.motionId(),
        first.sheet(),
        round,
        first.channel(),
        SECOND,
        NOW,
        lines,
        reason,
        completes);
  }

  /** Sheets stand in the order of their numbers, whatever order they came in. */
  @Test
  default void sheetsStandInOrder() {
    PaperTrial trial = new PaperTrial(paperStore());
    trial.entered(10, line(10, "for"));
    trial.entered(2, line(2, "for"));
    assertThat(trial.desk.sheets(trial.motionId)).extracting(Sheet::number).containsExactly(2, 10);
  }

  /** A key that is taken adds nothing, and the work goes on. */
  @Test
  default void keysKeepOutASecondRow() {
    PaperTrial trial = new PaperTrial(paperStore());
    SheetEntry entry = trial.entered(1, line(1, "for")).entries().get(0);
    SheetEntry sameRound = later(entry, trial.id(), 1, List.of(line(2, "for")), null, false);
    SheetEntry sameId = later(entry, entry.id(), 2, List.of(line(2, "for")), null, false);
    PaperCount count = new PaperCount(trial.id(), trial.motionId, 1, 80, 70, 3, FIRST, NOW);
    PaperCount other = new PaperCount(trial.id(), trial.motionId, 1, 1, 1, 1, SECOND, NOW);
    paperStore()
        .work()
        .write(
            transaction -> {
              assertThat(paperStore().papers().addEntry(transaction, sameRound)).isFalse();
              assertThat(paperStore().papers().addEntry(transaction, sameId)).isFalse();
              assertThat(paperStore().papers().addCount(transaction, count)).isTrue();
              assertThat(paperStore().papers().addCount(transaction, count)).isFalse();
              return assertThat(paperStore().papers().addCount(transaction, other)).isFalse();
            });
    assertThat(trial.desk.sheets(trial.motionId))
        .containsExactly(new Sheet(List.of(entry), List.of()));
    assertThat(trial.accounts.counts(trial.motionId)).containsExactly(count);
  }

  /** One ballot comes of a line. */
  @Test
  default void oneBallotComesOfALine() {
    PaperTrial trial = new PaperTrial(paperStore());
    trial.entered(1, line(1, "for"));
    Sheet sheet = check(trial, SECOND, trial.id(), line(1, "for")).orThrow();
    RecordedLine there = sheet.recorded().get(0);
    assertThat(there.ballotId()).isEqualTo(trial.box().get(0).id());
    assertThatThrownBy(
            () ->
                paperStore()
                    .work()
                    .write(
                        transaction -> {
                          paperStore().papers().addRecorded(transaction, there);
                          return true;
                        }))
        .isInstanceOf(IllegalStateException.class);
  }

  /** A transaction that only reads, is over, or is another store's, is refused. */
  @Test
  default void onlyAWriteOfThisStoreWrites() {
    PaperTrial trial = new PaperTrial(paperStore());
    SheetEntry entry =
        new SheetEntry(
            trial.id(), trial.motionId, 1, 1, Channel.PAPER, FIRST, NOW, List.of(), null, false);
    assertThatThrownBy(
            () ->
                paperStore()
                    .work()
                    .read(transaction -> paperStore().papers().addEntry(transaction, entry)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                paperStore()
                    .papers()
                    .sheets(paperStore().work().read(transaction -> transaction), trial.motionId))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                new MemoryUnitOfWork()
                    .write(transaction -> paperStore().papers().addEntry(transaction, entry)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(trial.desk.sheets(trial.motionId)).isEmpty();
  }

  /** Enter, check by another, differ, settle: then, and only then, the ballots are in the box. */
  @Test
  default void aSheetGoesInWhenTwoPeopleAgree() {
    PaperTrial trial = new PaperTrial(paperStore());
    trial.entered(1, line(1, "for"), line(2, "for"));
    assertThat(codes(check(trial, FIRST, trial.id(), line(1, "for"), line(2, "for"))))
        .containsExactly("SAME_PERSON");
    check(trial, SECOND, trial.id(), line(1, "for"), line(2, "against")).orThrow();
    assertThat(trial.box()).isEmpty();
    Sheet sheet =
        trial
            .desk
            .settle(FIRST, trial.motionId, 1, 2, trial.id(), List.of(line(2, "against")), "第一次录错")
            .orThrow();
    assertThat(sheet.state()).isEqualTo(SheetState.CHECKED);
    assertThat(trial.desk.findSheet(trial.motionId, 1)).hasValue(sheet);
    assertThat(trial.box())
        .extracting(row -> row.evidence().reference() + " " + row.ballot().choice())
        .containsExactly("sheet 1 line 1 for", "sheet 1 line 2 against");
    UUID wrong = sheet.recorded().get(1).ballotId();
    trial
        .corrections
        .correct(SECOND, FIRST.id(), trial.motionId, wrong, 1, trial.id(), "abstain", "看错了")
        .orThrow();
    assertThat(trial.corrections.trail(trial.motionId, wrong).orThrow())
        .extracting(row -> row.ballot().choice(), row -> row.evidence().witness())
        .containsExactly(tuple("against", FIRST.id()), tuple("abstain", FIRST.id()));
  }

  /** A line the box refuses after others went in takes all of them out again. */
  @Test
  default void aRefusedLineLeavesNothingOfItsSheet() {
    PaperTrial trial = new PaperTrial(paperStore());
    SheetLine[] lines = {
      new SheetLine(1, "P-1", "for", RECEIVED, "O-9"),
      new SheetLine(2, "P-2", "for", RECEIVED, "O-9")
    };
    trial.entered(1, lines);
    assertThat(codes(check(trial, SECOND, trial.id(), lines))).containsExactly("PROXY_OVER_CAP");
    assertThat(trial.box()).isEmpty();
    Sheet sheet = trial.desk.findSheet(trial.motionId, 1).orElseThrow();
    assertThat(sheet.state()).isEqualTo(SheetState.ENTERED);
    assertThat(sheet.recorded()).isEmpty();
  }

  /** Two people read the last day of a proxy, and its ballot's event keeps what they agree on. */
  @Test
  default void theLastDayOfAProxyIsReadTwiceAndKept() {
    PaperTrial trial = new PaperTrial(paperStore());
    // Half past midnight of the 8th in the zone of the community.
    Instant received = Instant.parse("2026-03-07T16:30:00Z");
    Outcome<Sheet> expired =
        trial.desk.enter(
            FIRST,
            trial.motionId,
            1,
            Channel.PAPER,
            trial.id(),
            List.of(line(1, "for"), byProxy(received, 7)));
    assertThat(expired.refusals())
        .extracting(Reason::code, Reason::figures)
        .containsExactly(
            tuple(
                "PROXY_EXPIRED", Map.of("until", "2026-03-07", "cast", "2026-03-08", "line", "2")));
    assertThat(trial.desk.findSheet(trial.motionId, 1)).isEmpty();
    trial.entered(1, byProxy(received, 8));
    Sheet differs = check(trial, SECOND, trial.id(), byProxy(received, 9)).orThrow();
    assertThat(differs.state()).isEqualTo(SheetState.DIFFERS);
    List<SheetLine> read = List.of(byProxy(received, 9));
    trial.desk.settle(FIRST, trial.motionId, 1, 2, trial.id(), read, "看错了日期").orThrow();
    RecordedBallot row = trial.box().get(0);
    assertThat(trial.event(row).data()).containsEntry("proxyUntil", "2026-03-09");
    trial.entered(2, line(3, "for"));
    trial.desk.check(SECOND, trial.motionId, 2, trial.id(), List.of(line(3, "for"))).orThrow();
    assertThat(trial.event(trial.box().get(1)).data()).doesNotContainKey("proxyUntil");
  }

  private static SheetLine byProxy(Instant received, int day) {
    return new SheetLine(2, "P-2", "for", received, "O-9", LocalDate.of(2026, 3, day));
  }

  /** Several who check one sheet at once record it once. */
  @Test
  default void checkedAtOnceASheetIsRecordedOnce() throws Exception {
    PaperTrial trial = new PaperTrial(paperStore());
    SheetLine[] lines = {line(1, "for"), line(2, "against"), line(3, "abstain")};
    trial.entered(1, lines);
    List<Outcome<Sheet>> answers =
        atOnce(
            5, number -> () -> check(trial, Actor.staff("checker-" + number), trial.id(), lines));
    assertThat(answers.stream().filter(Outcome::isAccepted)).hasSize(1);
    assertThat(answers.stream().flatMap(answer -> codes(answer).stream()))
        .hasSize(4)
        .containsOnly("SHEET_CHANGED");
    assertThat(trial.box()).hasSize(3);
    assertThat(trial.desk.findSheet(trial.motionId, 1).orElseThrow().version()).isEqualTo(2);
  }

  /** The same check sent several times at once has one answer, and happens once. */
  @Test
  default void theSameCheckSentAtOnceHasOneAnswer() throws Exception {
    PaperTrial trial = new PaperTrial(paperStore());
    SheetLine[] lines = {line(1, "for"), line(2, "against")};
    trial.entered(1, lines);
    UUID key = trial.id();
    List<Outcome<Sheet>> answers = atOnce(5, number -> () -> check(trial, SECOND, key, lines));
    assertThat(answers).allMatch(Outcome::isAccepted);
    assertThat(answers.stream().map(Outcome::orThrow).distinct()).hasSize(1);
    assertThat(trial.box()).hasSize(2);
  }

  /** One human being with two logins is one witness, at the check and where lines are settled. */
  @Test
  default void twoLoginsOfOnePersonAreNotTwoPeople() {
    StaffOwners linked =
        new StaffOwners() {
          @Override
          public Set<String> of(Transaction transaction, UUID motionId, Actor actor) {
            return Set.of();
          }

          @Override
          public boolean isSame(Transaction transaction, Actor one, Actor other) {
            return Set.of(FIRST, SECOND).containsAll(Set.of(one, other));
          }
        };
    PaperTrial trial = new PaperTrial(paperStore(), linked);
    trial.entered(1, line(1, "for"), line(2, "for"));
    assertThat(codes(check(trial, SECOND, trial.id(), line(1, "for"), line(2, "for"))))
        .containsExactly("SAME_PERSON");
    Actor third = Actor.staff("desk-3");
    check(trial, third, trial.id(), line(1, "for"), line(2, "against")).orThrow();
    List<SheetLine> settled = List.of(line(2, "for"));
    assertThat(
            codes(trial.desk.settle(SECOND, trial.motionId, 1, 2, trial.id(), settled, "第一次没有录错")))
        .containsExactly("SAME_PERSON");
    assertThat(trial.box()).isEmpty();
    trial.desk.settle(third, trial.motionId, 1, 2, trial.id(), settled, "第二次录错").orThrow();
    assertThat(trial.box()).hasSize(2);
    // Nor do they stand behind a correction together.
    UUID ballot = trial.box().get(0).id();
    assertThat(
            codes(
                trial.corrections.correct(
                    FIRST, SECOND.id(), trial.motionId, ballot, 1, trial.id(), "against", "看错了")))
        .containsExactly("WITNESS_SAME");
    trial
        .corrections
        .correct(FIRST, third.id(), trial.motionId, ballot, 1, trial.id(), "against", "看错了")
        .orThrow();
  }

  private static Outcome<Sheet> check(PaperTrial trial, Actor actor, UUID key, SheetLine... lines) {
    return trial.desk.check(actor, trial.motionId, 1, key, List.of(lines));
  }

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  private static <T> List<T> atOnce(int threads, IntFunction<Callable<T>> work) throws Exception {
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int number = 1; number <= threads; number++) {
        Callable<T> mine = work.apply(number);
        futures.add(
            pool.submit(
                () -> {
                  together.await(30, TimeUnit.SECONDS);
                  return mine.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : futures) {
        answers.add(future.get(60, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }
}
