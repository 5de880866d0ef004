package org.gongtong.server.jobs;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.ledger.BankMonths;
import org.gongtong.core.timebank.ledger.HoldExpiry;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.ServiceTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each few seconds whether a visit lapses or is confirmed by time, an offer or a request is
 * over, a hold has expired, or a month can be added up. Thread-safe.
 */
public final class TimeBankClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimeBankClock.class);

  /** So many accounts at a look, so that the others do not wait long. */
  private static final int ACCOUNTS = 200;

  private final ServiceTimer timer;
  private final NoticeService notices;
  private final HoldExpiry expiry;
  private final TimeExpiry lapses;
  private final BankMonths months;
  private final Supplier<List<TimeBank>> banks;
  private final RepeatedWork thread;
  private final Hindrances hindrances = new Hindrances(LOG, "时间银行 time bank");
  private final Looking visits = looking("服务到期 visits");
  private final Looking holds = looking("冻结到期 holds");
  private final Looking hours = looking("时间到期 hours that run out");
  private final Looking closedMonths = looking("月度统计 months");

  /**
   * @param banks all banks there are
   */
  public TimeBankClock(
      ServiceTimer timer,
      NoticeService notices,
      HoldExpiry expiry,
      TimeExpiry lapses,
      BankMonths months,
      Supplier<List<TimeBank>> banks) {
    this.timer = timer;
    this.notices = notices;
    this.expiry = expiry;
    this.lapses = lapses;
    this.months = months;
    this.banks = banks;
    this.thread = new RepeatedWork("time-bank-clock", this::look, Duration.ofSeconds(5));
  }

  /** Begins to look; once. */
  public void start() {
    thread.start();
  }

  private static Looking looking(String what) {
    return new Looking(
        LOG,
        "时间银行定时任务恢复 / the clock of the time bank works again: " + what,
        "时间银行定时任务失败，稍后重试 / the clock of the time bank failed, and tries again: " + what);
  }

  /**
   * Looks now; what fails is told to the log and not to the caller, and keeps nothing else from
   * being done.
   */
  public synchronized void look() {
    Map<UUID, List<Reason>> found = new HashMap<>();
    visits.at(
        () -> {
          timer.tick().forEach(hindrance -> found.put(hindrance.subject(), hindrance.reasons()));
          notices.tick().forEach(hindrance -> found.put(hindrance.subject(), hindrance.reasons()));
        });
    holds.at(() -> banks.get().forEach(expiry::run));
    hours.at(() -> banks.get().forEach(bank -> lapses.tick(bank, ACCOUNTS)));
    closedMonths.at(() -> banks.get().forEach(months::close));
    hindrances.report(found);
  }

  /** Whether nothing failed at the last look. */
  public boolean isWell() {
    return Stream.of(visits, holds, hours, closedMonths).allMatch(Looking::isWell);
  }

  /** Steps that are due and cannot be taken, by what they are of, as of the last look. */
  public Map<UUID, List<Reason>> hindrances() {
    return hindrances.all();
  }

  /** Ends; waits for a look that has begun. */
  @Override
  public void close() {
    thread.close();
  }
}
