package org.gongtong.core.timebank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Two million transfers of 100,000 members into an empty ledger, half earned and half redeemed,
 * with keys checked, both caps and floors on, and the journal kept.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class LedgerBenchmark {

  private static final int MEMBERS = 100_000;
  private static final int TRANSFERS = 2_000_000;

  private final TransferPolicy policy =
      new TransferPolicy(
          90_000L, 480L, TransferPolicy.Overflow.DONATE, 60, true, Set.of("child"), 600);
  private Members members;
  private MemoryLedger ledger;
  private OperationKey[] keys;
  private Journal.Content[] contents;
  private TransferKind[] kinds;

  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(37);
    List<Members.Account> accounts = new ArrayList<>();
    accounts.add(new Members.Account("pool", AccountKind.POOL, null));
    accounts.add(new Members.Account("reserve", AccountKind.RESERVE, null));
    for (int i = 0; i < MEMBERS; i++) {
      accounts.add(
          new Members.Account(
              "m" + i, AccountKind.INDIVIDUAL, LocalDate.of(1945 + random.nextInt(30), 5, 1)));
    }
    members = new Members(accounts, List.of(), "pool", "reserve");
    keys = new OperationKey[TRANSFERS];
    contents = new Journal.Content[TRANSFERS];
    kinds = new TransferKind[TRANSFERS];
    long start = LocalDate.of(2026, 3, 1).toEpochDay() * 86_400_000_000L;
    for (int i = 0; i < TRANSFERS; i++) {
      kinds[i] = random.nextBoolean() ? TransferKind.EARN : TransferKind.REDEEM;
      keys[i] = new OperationKey(random.nextLong(), random.nextLong());
      contents[i] =
          new Journal.Content(
              kinds[i].ordinal(),
              start + i * 3_000_000L,
              kinds[i] == TransferKind.EARN ? Transfer.NOBODY : 2 + random.nextInt(MEMBERS),
              2 + random.nextInt(MEMBERS),
              15 + random.nextInt(120),
              OperationKey.NONE);
    }
  }

  @Setup(Level.Invocation)
  public void empty() {
    ledger = new MemoryLedger(policy, members);
  }

  @Benchmark
  @OperationsPerInvocation(TRANSFERS)
  public long transfers() {
    long posted = 0;
    for (int i = 0; i < TRANSFERS; i++) {
      if (ledger.post(keys[i], contents[i], kinds[i]).isPosted()) {
        posted++;
      }
    }
    return posted;
  }

  /** Prints what a posting takes in memory, in a JVM of its own. */
  public static void main(String[] arguments) {
    LedgerBenchmark benchmark = new LedgerBenchmark();
    benchmark.draw();
    long before = used();
    benchmark.empty();
    long posted = benchmark.transfers();
    long bytes = used() - before;
    System.out.println(
        posted + " of " + TRANSFERS + " posted; " + bytes / (2 * posted) + " bytes a posting");
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
