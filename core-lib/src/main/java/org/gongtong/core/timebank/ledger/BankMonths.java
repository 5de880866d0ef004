package org.gongtong.core.timebank.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.UnitOfWork;

/**
 * A time bank by months, for everybody. Months are told once they are over, so that nobody sees a
 * number move when his neighbour confirms a visit; and each is added up once, so that reading a
 * year costs twelve rows however much was recorded. Thread-safe.
 */
public final class BankMonths {

  /** Most months that are told. */
  public static final int MOST = 24;

  /** How long after its end a month is added up: whoever was writing has ended by then. */
  public static final Duration SETTLES = Duration.ofHours(6);

  private final UnitOfWork work;
  private final MonthStore months;
  private final SmallCells cells;
  private final InstantSource clock;

  /** The last month that is known to be added up, by bank: a clock asks often. */
  private final Map<UUID, YearMonth> closed = new ConcurrentHashMap<>();

  public BankMonths(UnitOfWork work, MonthStore months, SmallCells cells, InstantSource clock) {
    this.work = work;
    this.months = months;
    this.cells = cells;
    this.clock = clock;
  }

  /**
   * Adds up the months that are over and were not yet, each in its own transaction; to be called
   * now and then.
   *
   * @return how many it added up
   */
  public int close(TimeBank bank) {
    YearMonth last = last(bank);
    if (last.equals(closed.get(bank.id()))) {
      return 0;
    }
    YearMonth first = last.minusMonths(MOST - 1L);
    Set<YearMonth> there =
        work.read(transaction -> months.kept(transaction, bank.id(), first, last)).stream()
            .map(MonthSum::month)
            .collect(Collectors.toSet());
    int count = 0;
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      if (there.contains(month)) {
        continue;
      }
      YearMonth open = month;
      work.write(
          transaction -> {
            MonthSum sum =
                months.sum(
                    transaction, bank, open, begin(bank, open), begin(bank, open.plusMonths(1)));
            months.keep(transaction, bank.id(), sum);
            return sum;
          });
      count++;
    }
    closed.put(bank.id(), last);
    return count;
  }

  /** The last month that can be added up. */
  private YearMonth last(TimeBank bank) {
    return YearMonth.from(clock.instant().minus(SETTLES).atZone(bank.zone())).minusMonths(1);
  }

  private static Instant begin(TimeBank bank, YearMonth month) {
    return month.atDay(1).atStartOfDay(bank.zone()).toInstant();
  }

  /**
   * The last months that were added up, the first first.
   *
   * @param count how many at most, 1 to {@link #MOST}
   */
  public List<ToldMonth> told(TimeBank bank, int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " months: " + count);
    }
    YearMonth last = last(bank);
    List<ToldMonth> told = new ArrayList<>();
    for (MonthSum sum :
        work.read(
            transaction ->
                months.kept(transaction, bank.id(), last.minusMonths(count - 1L), last))) {
      told.add(ToldMonth.of(sum, cells));
    }
    return told;
  }
}
