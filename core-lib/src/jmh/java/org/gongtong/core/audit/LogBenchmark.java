package org.gongtong.core.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.tile.TileId;
import org.gongtong.core.audit.tile.TileStore;
import org.gongtong.core.audit.tile.TileWriter;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Actor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many events a second one core canonicalises, hashes and integrates, tiles and bundles
 * included; and the same with the seals, which are otherwise made where events are written.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class LogBenchmark {
  private static final int EVENTS = 100_000;

  private static final TileStore NOWHERE =
      new TileStore() {
        @Override
        public void put(TileId id, byte[] bytes) {
          // What it costs to keep files is the store's.
        }

        @Override
        public Optional<byte[]> find(TileId id) {
          return Optional.empty();
        }
      };

  @Param({"SEALED", "PUBLIC"})
  private Disclosure disclosure;

  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
  private final List<AuditEvent> events = new ArrayList<>(EVENTS);
  private final List<SealedEvent> sealed = new ArrayList<>(EVENTS);

  @Setup
  public void make() {
    for (int i = 0; i < EVENTS; i++) {
      AuditEvent event = event(i);
      events.add(event);
      sealed.add(SealedEvent.of(event, random));
    }
  }

  private AuditEvent event(int number) {
    Instant at = Instant.parse("2026-03-02T08:00:00Z").plusMillis(number * 7L);
    return new AuditEvent(
        new UUID(random.nextLong(), random.nextLong()),
        disclosure,
        "decision",
        "ballot-cast",
        "0195a1b2-0000-7000-8000-000000000001",
        Actor.resident("o" + number),
        at,
        at,
        Map.of(
            "ballot",
            new UUID(random.nextLong(), random.nextLong()).toString(),
            "byProxy",
            false,
            "castAt",
            at.toString(),
            "channel",
            "web",
            "choice",
            "for",
            "party",
            number));
  }

  /** What a sequencer does with what waits. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public TreeHead integrated() {
    TileWriter log = new TileWriter(NOWHERE);
    for (SealedEvent event : sealed) {
      log.add(event.leaf());
    }
    return log.flush();
  }

  /** The same from the event on, with two commitments. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public TreeHead sealedAndIntegrated() {
    TileWriter log = new TileWriter(NOWHERE);
    for (AuditEvent event : events) {
      log.add(SealedEvent.of(event, random).leaf());
    }
    return log.flush();
  }
}
