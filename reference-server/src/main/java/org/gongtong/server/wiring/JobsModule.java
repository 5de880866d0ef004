package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.util.List;
import org.gongtong.core.decision.MotionTimer;
import org.gongtong.core.decision.election.ElectionTimer;
import org.gongtong.server.jobs.MotionClock;

/** What the server does by itself. */
public final class JobsModule extends AbstractModule {

  /**
   * Whether jobs run on threads of their own.
   *
   * @param running false where a test calls {@link MotionClock#look} when it likes
   */
  public record Jobs(boolean running) {}

  @Override
  protected void configure() {
    // A test switches them off by the same OptionalBinder's setBinding().
    OptionalBinder.newOptionalBinder(binder(), Jobs.class).setDefault().toInstance(new Jobs(true));
  }

  @Provides
  @Singleton
  MotionClock clock(MotionTimer timer, ElectionTimer elections) {
    return new MotionClock(timer, elections);
  }

  @ProvidesIntoSet
  StartTask start(MotionClock clock, Jobs jobs) {
    return () -> {
      if (jobs.running()) {
        clock.start();
      }
      return List.of();
    };
  }

  @ProvidesIntoSet
  StopTask stop(MotionClock clock) {
    return clock::close;
  }
}
