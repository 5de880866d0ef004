package org.gongtong.core.timebank.service;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Enters services from a sheet of paper that both sides have signed: each line becomes a confirmed
 * appointment with its posting, under the rules that a visit with codes is held to. A sheet is
 * entered whole, in one transaction, or not at all. Thread-safe.
 *
 * <p>A line that was entered before, from this sheet or another, overlaps itself, so that it is
 * refused. Lines of members who need a guardian are refused, too: a guardian signs elsewhere.
 */
public final class PaperVisits {

  /** Most lines of a sheet: its accounts are locked until all of it is written. */
  public static final int MOST = 500;

  /** Most characters of a note. */
  public static final int NOTE_MOST = 200;

  private final ServicePorts ports;
  private final ServicePosting posting;
  private final AppointmentSteps steps;
  private final VisitRules rules;

  /**
   * A line of a sheet. Immutable.
   *
   * @param row its number in the file, from 1
   * @param visit who helped whom, with what and when it was
   * @param note what else stands there, up to {@value #NOTE_MOST} characters; may be empty
   */
  public record Line(int row, Visit visit, String note) {}

  /** A line that is refused, and why. */
  public record Refused(int row, List<Reason> reasons) {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * What becomes of a sheet. Immutable.
   *
   * @param entered lines, none if one is refused
   * @param minutes posted for them
   * @param refused lines with what is wrong with them
   */
  public record Result(int entered, long minutes, List<Refused> refused) {
    public Result {
      refused = List.copyOf(refused);
    }

    /** Whether all lines are sound. */
    public boolean isSound() {
      return refused.isEmpty();
    }
  }

  /** Takes what was done back, with what would have come of it. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Result result;

    private Undone(Result result) {
      super("undone", null, false, false);
      this.result = result;
    }
  }

  public PaperVisits(ServicePorts ports, ServicePosting posting) {
    this.ports = ports;
    this.posting = posting;
    this.steps = new AppointmentSteps(ports);
    this.rules = new VisitRules(ports);
  }

  /** What would become of a sheet: all of it is done, and undone. Nothing remains. */
  public Result check(Actor actor, Community community, List<Line> lines) {
    return attempt(transaction -> undone(enter(transaction, actor, community, lines)));
  }

  /**
   * Enters a sheet, unless a line is refused.
   *
   * @param sheetId of the event that tells of the sheet
   * @param sha256 of the file, for that event
   */
  public Result enter(
      Actor actor, Community community, UUID sheetId, String sha256, List<Line> lines) {
    return attempt(
        transaction -> {
          Result result = enter(transaction, actor, community, lines);
          if (!result.isSound()) {
            return undone(result);
          }
          note(
              transaction,
              actor,
              "service-sheet-entered",
              sheetId,
              Map.of(
                  "community",
                  community.id().toString(),
                  "sha256",
                  sha256,
                  "lines",
                  (long) result.entered(),
                  "minutes",
                  result.minutes()));
          return result;
        });
  }

  private Result attempt(Function<Transaction, Result> work) {
    try {
      return ports.work().write(work);
    } catch (Undone e) {
      return e.result;
    }
  }

  private static Result undone(Result result) {
    throw new Undone(result);
  }

  private Result enter(
      Transaction transaction, Actor actor, Community community, List<Line> lines) {
    if (lines.size() > MOST) {
      throw new IllegalArgumentException("a sheet has up to " + MOST + " lines: " + lines.size());
    }
    List<Refused> refused = new ArrayList<>();
    long minutes = 0;
    for (Line line : lines) {
      Outcome<Appointment> entered = enter(transaction, actor, community, line);
      if (!entered.isAccepted()) {
        refused.add(new Refused(line.row(), entered.refusals()));
        continue;
      }
      ServiceEntry entry = entered.orThrow().progress().entry();
      minutes += entry == null ? 0 : entry.minutes();
    }
    return new Result(refused.isEmpty() ? lines.size() : 0, minutes, refused);
  }

  private Outcome<Appointment> enter(
      Transaction transaction, Actor actor, Community community, Line line) {
    Instant now = steps.now();
    Appointment planned = version(community, line.visit(), AppointmentState.PROPOSED, now, null);
    return ports
        .policyOf(transaction, planned)
        .flatMap(
            policy -> {
              List<Reason> against =
                  new ArrayList<>(rules.againstPlan(transaction, planned, policy, true, now));
              future(planned, now).ifPresent(against::add);
              if (!against.isEmpty()) {
                return Outcome.refused(against);
              }
              return rules
                  .mandate(transaction, planned, actor, policy.recorders(), now)
                  .flatMap(
                      mandate ->
                          signed(transaction, planned, policy)
                              .map(Outcome::<Appointment>refused)
                              .orElseGet(
                                  () ->
                                      confirmed(
                                          transaction,
                                          actor,
                                          community,
                                          line,
                                          policy,
                                          mandate,
                                          now)));
            });
  }

  private static Appointment version(
      Community community,
      Visit visit,
      AppointmentState state,
      Instant now,
      @Nullable Progress progress) {
    return new Appointment(
        new UUID(0, 0),
        community.id(),
        1,
        community.jurisdiction(),
        community.zone(),
        visit,
        state,
        progress == null ? Progress.NONE : progress,
        null,
        now);
  }

  private static Optional<Reason> future(Appointment planned, Instant now) {
    return planned.visit().until().isAfter(now)
        ? Optional.of(
            VisitReason.VISIT_IN_FUTURE
                .because()
                .figure("at", VisitRules.local(planned.zone(), planned.visit().until()))
                .figure("now", VisitRules.local(planned.zone(), now))
                .refuses())
        : Optional.empty();
  }

  /** Why a signature on paper is not enough: somebody young has a guardian. */
  private Optional<Reason> signed(
      Transaction transaction, Appointment planned, ServicePolicy policy) {
    for (Side side : Side.values()) {
      Optional<Reason> against =
          rules.againstBinding(
              transaction, planned, new Party(side, planned.visit().member(side)), policy);
      if (against.isPresent()) {
        return against;
      }
    }
    return Optional.empty();
  }

  private Outcome<Appointment> confirmed(
      Transaction transaction,
      Actor actor,
      Community community,
      Line line,
      ServicePolicy policy,
      UUID mandate,
      Instant now) {
    Visit visit = line.visit();
    Map<Side, Assent> both = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      both.put(side, new Assent(visit.member(side), now));
    }
    Progress progress =
        new Progress(
            both,
            null,
            new Check(visit.from(), actor, mandate),
            new Check(visit.until(), actor, mandate),
            both,
            null,
            null,
            null);
    UUID id = ports.ids().next();
    Appointment done = with(id, version(community, visit, AppointmentState.DONE, now, progress));
    List<Reason> taken =
        rules.againstOthers(transaction, done, policy, other -> other.state().tookPlace());
    if (!taken.isEmpty()) {
      return Outcome.refused(taken);
    }
    return posted(transaction, actor, done, policy, now)
        .map(
            entry -> {
              Appointment last =
                  with(
                      id,
                      version(
                          community,
                          visit,
                          AppointmentState.CONFIRMED,
                          now,
                          progress.worth(entry.orElse(null))));
              steps.append(transaction, actor, last, "service-confirmed", now);
              if (!line.note().isEmpty()) {
                note(transaction, actor, "service-noted", id, Map.of("note", line.note()));
              }
              return last;
            });
  }

  private static Appointment with(UUID id, Appointment one) {
    return new Appointment(
        id,
        one.communityId(),
        one.version(),
        one.jurisdiction(),
        one.zone(),
        one.visit(),
        one.state(),
        one.progress(),
        one.dueAt(),
        one.changedAt());
  }

  private Outcome<Optional<ServiceEntry>> posted(
      Transaction transaction, Actor actor, Appointment done, ServicePolicy policy, Instant now) {
    Visit visit = done.visit();
    long minutes = policy.rounding().minutes(Duration.between(visit.from(), visit.until()));
    if (minutes <= 0) {
      return Outcome.accepted(Optional.empty());
    }
    ServiceEntry entry =
        new ServiceEntry(
            done.id(),
            done.communityId(),
            visit.kind(),
            visit.provider(),
            visit.receiver(),
            minutes,
            visit.until(),
            LocalDateTime.ofInstant(visit.until(), done.zone()),
            policy.rounding().code(),
            policy.edition());
    return posting.post(transaction, actor, entry, now).map(Optional::of);
  }

  private void note(
      Transaction transaction, Actor actor, String type, UUID subject, Map<String, Object> data) {
    Instant now = steps.now();
    ports
        .audit()
        .append(
            transaction,
            new AuditEvent(
                ports.ids().next(),
                Disclosure.SEALED,
                "timebank",
                type,
                subject.toString(),
                actor,
                now,
                now,
                new LinkedHashMap<>(data)));
  }
}
