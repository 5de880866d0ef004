package org.gongtong.server.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults of one file while it is read: the first ones kept, all counted and handed on. Confined
 * to one thread.
 */
final class Faults {

  /** A file in which every cell is wrong must not need more memory than a sound one. */
  private static final int KEPT = 1_000;

  private final FaultSink sink;
  private final List<Fault> first = new ArrayList<>();
  private long count;

  Faults(FaultSink sink) {
    this.sink = sink;
  }

  void add(Fault fault) throws IOException {
    count++;
    if (first.size() < KEPT) {
      first.add(fault);
    }
    sink.add(fault);
  }

  boolean isEmpty() {
    return count == 0;
  }

  <T> Intake<T> refuse(int rows, List<String> dropped) {
    return new Intake.Refused<>(first, count, rows, dropped);
  }

  /** The file as a whole is unusable, which is the only thing worth saying. */
  static <T> Intake<T> refuse(FaultSink sink, Fault whole) throws IOException {
    Faults faults = new Faults(sink);
    faults.add(whole);
    return faults.refuse(0, List.of());
  }
}
