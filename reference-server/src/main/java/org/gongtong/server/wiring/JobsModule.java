package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.gongtong.core.decision.MotionTimer;
import org.gongtong.core.decision.callback.CallBacks;
import org.gongtong.core.decision.election.ElectionTimer;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.timebank.ledger.BankMonths;
import org.gongtong.core.timebank.ledger.HoldExpiry;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.ServiceTimer;
import org.gongtong.server.jobs.CallBackLot;
import org.gongtong.server.jobs.MotionClock;
import org.gongtong.server.jobs.RetentionClock;
import org.gongtong.server.jobs.TimeBankClock;
import org.gongtong.server.retention.Retention;

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

  @Provides
  @Singleton
  TimeBankClock timeBank(
      ServiceTimer timer,
      NoticeService notices,
      HoldExpiry expiry,
      TimeExpiry lapses,
      BankMonths months,
      UnitOfWork work,
      CommunityService communities,
      LedgerStore ledger) {
    return new TimeBankClock(
        timer, notices, expiry, lapses, months, banks(work, communities, ledger));
  }

  /** All banks there are. */
  static Supplier<List<TimeBank>> banks(
      UnitOfWork work, CommunityService communities, LedgerStore ledger) {
    return () ->
        communities.all().stream()
            .flatMap(
                community ->
                    work.read(transaction -> ledger.banksOf(transaction, community.id())).stream())
            .toList();
  }

  @Provides
  @Singleton
  CallBackLot lot(CallBacks calls) {
    return new CallBackLot(calls);
  }

  @Provides
  @Singleton
  RetentionClock retention(Retention retention, InstantSource clock, ZoneId zone) {
    return new RetentionClock(retention, clock, zone);
  }

  @ProvidesIntoSet
  StartTask start(
      MotionClock clock,
      TimeBankClock timeBank,
      CallBackLot lot,
      RetentionClock retention,
      Jobs jobs) {
    return () -> {
      if (jobs.running()) {
        clock.start();
        timeBank.start();
        lot.start();
        retention.start();
      }
      return List.of();
    };
  }

  @ProvidesIntoSet
  StopTask stop(
      MotionClock clock, TimeBankClock timeBank, CallBackLot lot, RetentionClock retention) {
    return () -> {
      retention.close();
      lot.close();
      timeBank.close();
      clock.close();
    };
  }
}
