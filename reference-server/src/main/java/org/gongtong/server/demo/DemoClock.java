package org.gongtong.server.demo;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands where it is set. Confined to the thread that seeds. */
final class DemoClock implements InstantSource {

  private Instant now;

  DemoClock(Instant now) {
    this.now = now;
  }

  void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
