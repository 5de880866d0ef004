package org.gongtong.server.wiring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class TestClock implements InstantSource {
  private volatile Instant now;

  public TestClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void passes(Duration time) {
    now = now.plus(time);
  }
}
