package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.gongtong.core.kernel.CommitInDoubtException;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Works about one subject that come while another runs share a transaction, and no fate. */
@Timeout(120)
class SharedTransactionsIT {

  private static TestStore store;
  private static UnitOfWork work;

  /** The transactions works ran in, each once. */
  private final Set<Transaction> transactions =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  private final UUID subject = UUID.randomUUID();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch otherReleased = new CountDownLatch(1);
  private final List<Thread> callers = new ArrayList<>();
  private CompletableFuture<String> leader;

  @BeforeAll
  static void open() throws SQLException {
    store = TestStore.fresh(SharedTransactionsIT.class, 80);
    work = store.parts().work();
    try (var connection = store.pool().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create table note (subject char(36) not null, text varchar(20) not null)");
    }
  }

  @AfterAll
  static void close() {
    store.close();
  }

  /** Two works that have begun, and keep all others of their subject waiting. */
  @BeforeEach
  void asManyAsMayHaveBegun() throws InterruptedException {
    leader = begun("leader", released);
    begun("other leader", otherReleased);
  }

  private CompletableFuture<String> begun(String text, CountDownLatch until)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<String> answer =
        call(
            transaction -> {
              begun.countDown();
              await(until);
              return note(transaction, text);
            });
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    return answer;
  }

  @AfterEach
  void allIsOver() throws InterruptedException {
    released.countDown();
    otherReleased.countDown();
    for (Thread caller : callers) {
      caller.join(30_000);
      assertThat(caller.isAlive()).isFalse();
    }
    assertThat(notes()).contains("leader", "other leader");
  }

  @Test
  void whoWaitsSharesOneTransaction() throws Exception {
    List<CompletableFuture<String>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String text = "n" + i;
      calls.add(callAndWait(transaction -> note(transaction, text)));
    }
    released.countDown();
    assertThat(leader.get(30, TimeUnit.SECONDS)).isEqualTo("leader");
    for (int i = 0; i < 20; i++) {
      assertThat(calls.get(i).get(30, TimeUnit.SECONDS)).isEqualTo("n" + i);
    }
    assertThat(notes()).hasSize(21);
    assertThat(transactions).as("the two that were there first, and one of 20").hasSize(3);
  }

  @Test
  void noGroupGrowsWithoutEnd() throws Exception {
    List<CompletableFuture<String>> calls = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      String text = "n" + i;
      calls.add(callAndWait(transaction -> note(transaction, text)));
    }
    released.countDown();
    for (CompletableFuture<String> call : calls) {
      call.get(30, TimeUnit.SECONDS);
    }
    assertThat(notes()).hasSize(71);
    assertThat(transactions).as("the two that were there first, one of 64 and one of 6").hasSize(4);
  }

  @Test
  void otherSubjectsDoNotWait() throws Exception {
    CompletableFuture<String> other =
        CompletableFuture.supplyAsync(
            () ->
                work.writeTogether(
                    UUID.randomUUID(), transaction -> note(transaction, "of another")));
    assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo("of another");
    assertThat(leader).isNotDone();
  }

  @Test
  void eachSeesWhatWasWrittenBefore() throws Exception {
    CompletableFuture<String> first = callAndWait(transaction -> note(transaction, "first"));
    CompletableFuture<List<String>> second =
        callAndWait(transaction -> notes(MariaDbTransaction.reading(transaction)));
    released.countDown();
    first.get(30, TimeUnit.SECONDS);
    assertThat(second.get(30, TimeUnit.SECONDS)).containsExactly("leader", "first");
  }

  @Test
  void oneThatThrowsHarmsNoOther() throws Exception {
    IllegalStateException failure = new IllegalStateException("in the middle");
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<String> before = callAndWait(transaction -> note(transaction, "before"));
    CompletableFuture<String> bad =
        callAndWait(
            transaction -> {
              runs.incrementAndGet();
              note(transaction, "bad");
              throw failure;
            });
    CompletableFuture<String> after = callAndWait(transaction -> note(transaction, "after"));
    released.countDown();
    before.get(30, TimeUnit.SECONDS);
    after.get(30, TimeUnit.SECONDS);
    assertThat(thrownBy(bad)).isSameAs(failure);
    assertThat(runs).hasValue(1);
    assertThat(notes()).containsExactlyInAnyOrder("leader", "before", "after");
  }

  @Test
  void anErrorReachesItsCallerAndNoOther() throws Exception {
    AssertionError failure = new AssertionError("not an exception");
    CompletableFuture<String> bad =
        callAndWait(
            transaction -> {
              throw failure;
            });
    CompletableFuture<String> good = callAndWait(transaction -> note(transaction, "good"));
    released.countDown();
    assertThat(good.get(30, TimeUnit.SECONDS)).isEqualTo("good");
    assertThat(thrownBy(bad)).isSameAs(failure);
  }

  @Test
  void aConnectionLostInOneIsNotTheOthersLoss() throws Exception {
    CompletableFuture<String> before = callAndWait(transaction -> note(transaction, "before"));
    CompletableFuture<String> killer =
        callAndWait(
            transaction -> {
              abort(transaction);
              return note(transaction, "killer");
            });
    CompletableFuture<String> after = callAndWait(transaction -> note(transaction, "after"));
    released.countDown();
    before.get(30, TimeUnit.SECONDS);
    after.get(30, TimeUnit.SECONDS);
    assertThat(thrownBy(killer)).hasCauseInstanceOf(SQLException.class);
    assertThat(notes()).containsExactlyInAnyOrder("leader", "before", "after");
  }

  @Test
  void whereTheReplyToTheCommitIsLostAllAreToldAndNoneRunsAgain() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<String> one =
        callAndWait(
            transaction -> {
              runs.incrementAndGet();
              return note(transaction, "one");
            });
    CompletableFuture<String> last =
        callAndWait(
            transaction -> {
              runs.incrementAndGet();
              abort(transaction);
              return "looks well";
            });
    released.countDown();
    for (CompletableFuture<String> call : List.of(one, last)) {
      assertThat(thrownBy(call)).isInstanceOf(CommitInDoubtException.class);
    }
    assertThat(runs).hasValue(2);
    assertThat(notes()).containsExactly("leader");
  }

  @Test
  void aGroupTurnedAwayRunsAgainOneByOne() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<String> other = callAndWait(transaction -> note(transaction, "other"));
    CompletableFuture<String> unlucky =
        callAndWait(
            transaction -> {
              if (runs.incrementAndGet() == 1) {
                throw new LostRace("injected");
              }
              return note(transaction, "unlucky");
            });
    released.countDown();
    assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo("other");
    assertThat(unlucky.get(30, TimeUnit.SECONDS)).isEqualTo("unlucky");
    assertThat(notes()).containsExactlyInAnyOrder("leader", "other", "unlucky");
  }

  @Test
  void whoIsInterruptedWhileWaitingGetsItsAnswerAndKeepsTheInterruption() throws Exception {
    AtomicInteger interrupted = new AtomicInteger();
    CompletableFuture<String> answer = new CompletableFuture<>();
    Thread caller =
        start(
            () -> {
              answer.complete(
                  work.writeTogether(subject, transaction -> note(transaction, "patient")));
              interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
            });
    untilItWaits(caller);
    caller.interrupt();
    released.countDown();
    assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("patient");
    caller.join(30_000);
    assertThat(interrupted).hasValue(1);
  }

  private <T> CompletableFuture<T> callAndWait(Function<Transaction, T> body) {
    CompletableFuture<T> answer = call(body);
    untilItWaits(callers.get(callers.size() - 1));
    return answer;
  }

  private <T> CompletableFuture<T> call(Function<Transaction, T> body) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    start(
        () -> {
          try {
            answer.complete(
                work.writeTogether(
                    subject,
                    transaction -> {
                      transactions.add(transaction);
                      return body.apply(transaction);
                    }));
          } catch (Throwable e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  private Thread start(Runnable task) {
    Thread caller = new Thread(task, "caller-" + callers.size());
    callers.add(caller);
    caller.start();
    return caller;
  }

  private static void untilItWaits(Thread caller) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (caller.getState() != Thread.State.WAITING
        || !(LockSupport.getBlocker(caller) instanceof SharedTransactions.Work)) {
      assertThat(System.nanoTime()).as(caller + " does not wait").isLessThan(end);
      Thread.yield();
    }
  }

  private String note(Transaction transaction, String text) {
    MariaDbTransaction.writing(transaction)
        .execute("insert into note (subject, text) values (?, ?)", subject.toString(), text);
    return text;
  }

  private List<String> notes() {
    return work.read(transaction -> notes(MariaDbTransaction.reading(transaction)));
  }

  private List<String> notes(Handle handle) {
    return handle
        .createQuery("select text from note where subject = ?")
        .bind(0, subject.toString())
        .mapTo(String.class)
        .list();
  }

  private static void abort(Transaction transaction) {
    try {
      MariaDbTransaction.writing(transaction).getConnection().abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Throwable thrownBy(CompletableFuture<?> call) {
    return catchThrowableOfType(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS))
        .getCause();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
