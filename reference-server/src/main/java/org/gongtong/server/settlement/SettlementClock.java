package org.gongtong.server.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongtong.core.rules.DueSteps;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.SettlementTimer;
import org.gongtong.server.jobs.Hindrances;
import org.gongtong.server.jobs.Looking;
import org.gongtong.server.jobs.RepeatedWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what other banks are to be told, on a thread of its own: another server may be slow. Every
 * few minutes it looks whether a day is to be told or an order is overdue. Thread-safe.
 */
public final class SettlementClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SettlementClock.class);

  private static final Set<String> UNREACHED =
      Set.of(PartnerReason.PARTNER_UNREACHED.name(), PartnerReason.PARTNER_RESTS.name());

  /** How often banks are looked at. */
  private static final Duration ROUND = Duration.ofMinutes(10);

  private final SettlementTimer timer;
  private final DayRound days;
  private final OverdueOrders overdue;
  private final PartnerInbox inbox;
  private final Supplier<List<TimeBank>> banks;
  private final InstantSource clock;
  private final RepeatedWork thread;
  private final Hindrances hindrances = new Hindrances(LOG, "跨社区结算 settlement");
  private final Looking sending = looking("发送 sending");
  private final Looking rounds = looking("撤回和对账 recalls and days");
  private @Nullable Instant round;
  private Map<UUID, List<Reason>> untold = Map.of();

  SettlementClock(
      SettlementTimer timer,
      DayRound days,
      OverdueOrders overdue,
      PartnerInbox inbox,
      Supplier<List<TimeBank>> banks,
      InstantSource clock) {
    this.timer = timer;
    this.days = days;
    this.overdue = overdue;
    this.inbox = inbox;
    this.banks = banks;
    this.clock = clock;
    this.thread = new RepeatedWork("settlement-clock", this::look, Duration.ofSeconds(5));
  }

  /** Begins to look; once. */
  public void start() {
    thread.start();
  }

  private static Looking looking(String what) {
    return new Looking(
        LOG,
        "跨社区结算定时任务恢复 / the clock of settlement works again: " + what,
        "跨社区结算定时任务失败，稍后重试 / the clock of settlement failed, and tries again: " + what);
  }

  /**
   * Looks now; what fails is told to the log and not to the caller, and keeps nothing else from
   * being done.
   */
  public synchronized void look() {
    Map<UUID, List<Reason>> found = new HashMap<>();
    sending.at(() -> timer.tick().forEach(hindrance -> note(found, hindrance)));
    Instant now = clock.instant();
    if (round == null || Duration.between(round, now).abs().compareTo(ROUND) >= 0) {
      round = now;
      rounds.at(() -> untold = round());
    }
    found.putAll(untold);
    hindrances.report(found);
  }

  /** Whether nothing failed at the last look. */
  public boolean isWell() {
    return sending.isWell() && rounds.isWell();
  }

  /** That a partner is not reached is told once, by whoever sends there, and not for each order. */
  private static void note(Map<UUID, List<Reason>> found, DueSteps.Hindrance hindrance) {
    if (hindrance.reasons().stream().noneMatch(reason -> UNREACHED.contains(reason.code()))) {
      found.put(hindrance.subject(), hindrance.reasons());
    }
  }

  private Map<UUID, List<Reason>> round() {
    Map<UUID, List<Reason>> found = new HashMap<>();
    for (TimeBank bank : banks.get()) {
      overdue.recall(bank);
      days.tell(bank).forEach(hindrance -> note(found, hindrance));
    }
    inbox.forget();
    return found;
  }

  /** What could not be told, by order or partner, as of the last look. */
  public Map<UUID, List<Reason>> hindrances() {
    return hindrances.all();
  }

  /** Ends; waits for a look that has begun. */
  @Override
  public void close() {
    thread.close();
  }
}
