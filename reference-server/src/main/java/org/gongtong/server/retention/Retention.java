package org.gongtong.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.storage.RetentionTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes runs. One is made at a time: its row is held for {@link #HELD} at a time by whoever
 * deletes, and each transaction that deletes proves it. What is due is judged as of the moment the
 * run began, also when it goes on after a break on the same day; a later day begins another run.
 * Thread-safe.
 */
public final class Retention {
  /** How long a silent run stays its holder's. */
  static final Duration HELD = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final String DONE = "DONE";
  private static final String FAILED = "FAILED";

  private final UnitOfWork work;
  private final Cutoffs cutoffs;
  private final Map<DataClass, Sweep> sweeps;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ClockCheck check;
  private final RetentionTable table = new RetentionTable();
  private final UUID holder;

  /**
   * @param sweeps by class; a class without one is left to others
   * @param zone of the server, in which its days are counted
   * @param idle how long nothing may have happened before the clock is doubted
   */
  public Retention(
      UnitOfWork work,
      Cutoffs cutoffs,
      Map<DataClass, Sweep> sweeps,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      ZoneId zone,
      Duration idle) {
    this.work = work;
    this.cutoffs = cutoffs;
    this.sweeps = Map.copyOf(sweeps);
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.zone = zone;
    this.check = new ClockCheck(idle, zone);
    this.holder = ids.next();
  }

  /**
   * A run.
   *
   * @param day on which it began
   * @param removed how many things of each class went
   * @param failed classes that could not be done; the next run tries again
   */
  public record Run(
      long number,
      LocalDate day,
      Instant startedAt,
      Map<DataClass, Long> removed,
      List<DataClass> failed) {

    /** Copies the collections. */
    public Run {
      Map<DataClass, Long> copy = new LinkedHashMap<>();
      for (DataClass dataClass : DataClass.values()) {
        if (removed.containsKey(dataClass)) {
          copy.put(dataClass, removed.get(dataClass));
        }
      }
      removed = Collections.unmodifiableMap(copy);
      failed = List.copyOf(failed);
    }
  }

  /** The run is another program's by now. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** How every class stands now, in the order of the classes. */
  public List<Standing> standings() {
    Instant now = clock.instant();
    List<Standing> standings = new ArrayList<>();
    for (DataClass dataClass : DataClass.values()) {
      Cutoffs.Found found = cutoffs.of(dataClass, now);
      Optional<Sweep> sweep = Optional.ofNullable(sweeps.get(dataClass));
      Optional<Long> due = sweep.map(one -> found.cutoffs().stream().mapToLong(one::due).sum());
      standings.add(new Standing(dataClass, found.spans(), due, found.unknown()));
    }
    return standings;
  }

  /** The last run that was finished. */
  public Optional<Run> last() {
    return work.read(
        transaction -> table.latestFinished(transaction).map(row -> run(transaction, row)));
  }

  /**
   * Makes the run of this day, or goes on with it where it broke off.
   *
   * @return the run that was finished; empty if it was made already, another program is at it, or
   *     the clock is doubted
   */
  public Optional<Run> daily() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    boolean made =
        work.read(
            transaction ->
                table
                    .latest(transaction)
                    .filter(row -> row.finishedAt() != null && !row.day().isBefore(today))
                    .isPresent());
    if (made) {
      return Optional.empty();
    }
    Outcome<Run> run = run(Actor.system("retention"), true, false);
    run.refusals().stream()
        .filter(reason -> reason.code().equals(RetentionReason.CLOCK_DOUBTED.name()))
        .forEach(reason -> LOG.warn("{} / {}", reason.text().zh(), reason.text().en()));
    return run.asOptional();
  }

  /**
   * Makes a run now, or goes on with one of this day that broke off.
   *
   * @return the run, or a refusal {@link RetentionReason#RETENTION_RUNNING} or {@link
   *     RetentionReason#CLOCK_DOUBTED}
   */
  public Outcome<Run> run(Actor by) {
    return run(by, false, false);
  }

  /** As {@link #run(Actor)}, for somebody who has looked at the clock. */
  public Outcome<Run> runTrustingClock(Actor by) {
    return run(by, false, true);
  }

  private synchronized Outcome<Run> run(Actor by, boolean daily, boolean trusting) {
    Optional<Reason> doubt =
        trusting
            ? Optional.empty()
            : work.read(transaction -> check.doubt(transaction, clock.instant()));
    if (doubt.isPresent()) {
      return Outcome.refused(doubt.get());
    }
    Optional<RetentionTable.Row> begun = work.write(transaction -> begin(transaction, by, daily));
    if (begun.isEmpty()) {
      return running();
    }
    RetentionTable.Row row = begun.get();
    try {
      for (DataClass dataClass : DataClass.values()) {
        Sweep sweep = sweeps.get(dataClass);
        if (sweep != null && !isEnded(row, dataClass)) {
          sweep(row, dataClass, sweep);
        }
      }
      return Outcome.accepted(work.write(transaction -> finish(transaction, row)));
    } catch (Overtaken e) {
      return running();
    }
  }

  private Outcome<Run> running() {
    String until =
        work.<Optional<RetentionTable.Row>>read(table::latest)
            .map(row -> row.heldUntil().atZone(zone).toLocalTime().withNano(0).toString())
            .orElse("");
    return Outcome.refused(
        RetentionReason.RETENTION_RUNNING.because().figure("until", until).refuses());
  }

  private Optional<RetentionTable.Row> begin(Transaction transaction, Actor by, boolean daily) {
    Instant now = clock.instant();
    Instant until = now.plus(HELD);
    LocalDate today = LocalDate.ofInstant(now, zone);
    Optional<RetentionTable.Row> latest = table.lockLatest(transaction);
    if (latest.isPresent() && latest.get().finishedAt() == null) {
      RetentionTable.Row row = latest.get();
      if (!row.holder().equals(holder) && now.isBefore(row.heldUntil())) {
        return Optional.empty();
      }
      table.take(transaction, row.number(), holder, until);
      if (!row.day().isBefore(today)) {
        return latest;
      }
      // Today's findings would be dated back to that day.
      breakOff(transaction, row);
    }
    if (daily && latest.isPresent() && !latest.get().day().isBefore(today)) {
      return Optional.empty();
    }
    long number = 1 + latest.map(RetentionTable.Row::number).orElse(0L);
    RetentionTable.Row row = new RetentionTable.Row(number, today, now, by, holder, until, null);
    return table.begin(transaction, row) ? Optional.of(row) : Optional.empty();
  }

  /** Ends a run of an earlier day as far as it came. */
  private void breakOff(Transaction transaction, RetentionTable.Row row) {
    Map<String, RetentionTable.Count> counts = table.counts(transaction, row.number());
    for (DataClass dataClass : sweeps.keySet()) {
      RetentionTable.Count count = counts.get(dataClass.code());
      if (count == null || count.state().isEmpty()) {
        table.end(transaction, row.number(), dataClass.code(), FAILED);
      }
    }
    finish(transaction, row);
  }

  private boolean isEnded(RetentionTable.Row row, DataClass dataClass) {
    return work.read(transaction -> table.counts(transaction, row.number())).entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().equals(dataClass.code()) && !entry.getValue().state().isEmpty());
  }

  private void sweep(RetentionTable.Row row, DataClass dataClass, Sweep sweep) {
    Sweep.Hold hold = new Held(row.number(), dataClass);
    String state = DONE;
    try {
      for (Cutoff cutoff : cutoffs.of(dataClass, row.startedAt()).cutoffs()) {
        int gone = 1;
        while (gone > 0) {
          gone = sweep.batch(cutoff, hold);
        }
      }
    } catch (Overtaken e) {
      throw e;
    } catch (RuntimeException e) {
      // One class that fails must not keep the others, every day again.
      LOG.error(
          "清理 {} 失败，下次再试 / {} could not be cleaned, the next run tries again",
          dataClass.code(),
          dataClass.code(),
          e);
      state = FAILED;
    }
    String how = state;
    work.write(
        transaction -> {
          hold.prove(transaction);
          table.end(transaction, row.number(), dataClass.code(), how);
          return how;
        });
  }

  private Run finish(Transaction transaction, RetentionTable.Row row) {
    new Held(row.number(), DataClass.EVENT).prove(transaction);
    Instant now = clock.instant();
    table.finish(transaction, row.number(), now);
    Run run = run(transaction, row);
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(),
            Disclosure.PUBLIC,
            "server",
            "retention-run",
            "retention",
            row.by(),
            row.startedAt(),
            now,
            told(run)));
    return run;
  }

  /** A count of one or two would tell that this or that person is gone. */
  private static Map<String, Object> told(Run run) {
    Map<String, Object> removed = new LinkedHashMap<>();
    run.removed()
        .forEach(
            (dataClass, count) -> {
              if (count > 0) {
                boolean tell = SmallCells.OF_THREE.mayTell(count);
                removed.put(
                    dataClass.code(), tell ? count : (Object) ("<" + SmallCells.OF_THREE.fewest()));
              }
            });
    return Map.of(
        "day",
        run.day().toString(),
        "removed",
        removed,
        "failed",
        run.failed().stream().map(DataClass::code).toList());
  }

  private Run run(Transaction transaction, RetentionTable.Row row) {
    Map<DataClass, Long> removed = new EnumMap<>(DataClass.class);
    List<DataClass> failed = new ArrayList<>();
    table
        .counts(transaction, row.number())
        .forEach(
            (code, count) ->
                DataClass.find(code)
                    .ifPresent(
                        dataClass -> {
                          removed.put(dataClass, count.removed());
                          if (count.state().equals(FAILED)) {
                            failed.add(dataClass);
                          }
                        }));
    return new Run(row.number(), row.day(), row.startedAt(), removed, failed);
  }

  private final class Held implements Sweep.Hold {
    private final long number;
    private final DataClass dataClass;

    Held(long number, DataClass dataClass) {
      this.number = number;
      this.dataClass = dataClass;
    }

    @Override
    public int write(ToIntFunction<Transaction> batch) {
      return work.write(
          transaction -> {
            prove(transaction);
            int gone = batch.applyAsInt(transaction);
            if (gone > 0) {
              count(transaction, gone);
            }
            return gone;
          });
    }

    @Override
    public void prove(Transaction transaction) {
      if (!table.hold(transaction, number, holder, clock.instant().plus(HELD))) {
        throw new Overtaken();
      }
    }

    @Override
    public void count(Transaction transaction, int gone) {
      table.add(transaction, number, dataClass.code(), gone);
    }
  }
}
