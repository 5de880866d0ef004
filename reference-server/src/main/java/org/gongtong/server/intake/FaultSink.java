package org.gongtong.server.intake;

import java.io.IOException;

/** Takes every fault of a file, one after another, however many there are. Extension point. */
@FunctionalInterface
public interface FaultSink {

  /** Takes one. */
  void add(Fault fault) throws IOException;

  /** Takes none of them; the first ones are in {@link Intake.Refused} anyway. */
  static FaultSink none() {
    return fault -> {};
  }
}
