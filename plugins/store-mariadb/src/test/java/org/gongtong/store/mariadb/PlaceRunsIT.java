package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.gongtong.core.kernel.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Places as runs against places kept one by one, and how those of older versions become runs. */
class PlaceRunsIT {
  private TestStore store;
  private UnitOfWork work;

  @BeforeEach
  void open() {
    store = TestStore.empty(PlaceRunsIT.class, 2);
    work = new MariaDbUnitOfWork(store.pool(), new SecureRandom());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void placesOfOlderVersionsBecomeRuns() {
    store.migrate("28");
    // Two runs of the same distance between place and number, with another between them.
    List<Long> sequences = List.of(1L, 2L, 3L, 7L, 5L, 6L, 8L, 9L, 4L, 10L);
    execute("insert into log_place (log_index, sequence) select 0, 1");
    for (int index = 1; index < sequences.size(); index++) {
      execute(
          "insert into log_place (log_index, sequence) values ("
              + index
              + ", "
              + sequences.get(index)
              + ")");
    }
    store.migrate("latest");
    assertThat(runs(0, 100))
        .containsExactly(
            new PlaceRuns.Run(0, 1, 3),
            new PlaceRuns.Run(3, 7, 1),
            new PlaceRuns.Run(4, 5, 2),
            new PlaceRuns.Run(6, 8, 2),
            new PlaceRuns.Run(8, 4, 1),
            new PlaceRuns.Run(9, 10, 1));
    for (int index = 0; index < sequences.size(); index++) {
      assertThat(place(sequences.get(index))).hasValue(index);
    }
  }

  /** With events that commit late, in any order, and numbers that nobody has. */
  @Test
  void everyPlaceIsFoundAgain() {
    store.migrate("latest");
    for (long seed = 1; seed <= 20; seed++) {
      execute("delete from log_run");
      placeAtRandom(new Random(seed));
    }
  }

  private void placeAtRandom(Random random) {
    List<Long> late = new ArrayList<>();
    Map<Long, Long> expected = new HashMap<>();
    long next = 1;
    long reached = 0;
    for (int turn = 0; turn < 12; turn++) {
      List<Long> fresh = new ArrayList<>();
      for (int i = random.nextInt(8); i >= 0; i--, next++) {
        (random.nextInt(4) == 0 ? late : fresh).add(next);
      }
      Collections.shuffle(late, random);
      List<Long> now = new ArrayList<>(late.subList(0, random.nextInt(late.size() + 1)));
      late.removeAll(now);
      Collections.sort(now);
      now.addAll(fresh);
      if (now.isEmpty()) {
        continue;
      }
      long first = expected.size();
      long before = reached;
      work.write(
          t -> {
            PlaceRuns.add(MariaDbTransaction.writing(t), first, now, before);
            return t;
          });
      for (long sequence : now) {
        expected.put(sequence, (long) expected.size());
        reached = Math.max(reached, sequence);
      }
    }
    for (long sequence = 1; sequence < next; sequence++) {
      Long place = expected.get(sequence);
      assertThat(place(sequence))
          .as("number %d", sequence)
          .isEqualTo(place == null ? OptionalLong.empty() : OptionalLong.of(place));
    }
    long from = random.nextInt(expected.size());
    assertThat(runs(from, 7).stream().mapToLong(PlaceRuns.Run::length).sum())
        .isEqualTo(Math.min(7, expected.size() - from));
  }

  @Test
  void noEventGetsTwoPlaces() {
    store.migrate("latest");
    add(0, List.of(1L, 2L, 3L, 6L, 7L), 0);
    for (long taken : new long[] {1, 2, 3, 6, 7}) {
      assertThatThrownBy(() -> add(5, List.of(taken), 7)).isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> add(5, List.of(4L, 4L), 7)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> add(5, List.of(8L, 8L), 7)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> add(5, List.of(4L, 5L, 6L), 7))
        .isInstanceOf(IllegalStateException.class);
    add(5, List.of(4L, 5L, 8L), 7);
    assertThat(place(5)).hasValue(6);
  }

  private void add(long first, List<Long> sequences, long reached) {
    work.write(
        t -> {
          PlaceRuns.add(MariaDbTransaction.writing(t), first, sequences, reached);
          return t;
        });
  }

  private OptionalLong place(long sequence) {
    return work.read(
        t ->
            PlaceRuns.ofSequences(MariaDbTransaction.reading(t), sequence, sequence)
                .find(sequence));
  }

  private List<PlaceRuns.Run> runs(long first, long limit) {
    return work.read(t -> PlaceRuns.ofPlaces(MariaDbTransaction.reading(t), first, limit));
  }

  private void execute(String sql) {
    work.write(t -> MariaDbTransaction.writing(t).execute(sql));
  }
}
