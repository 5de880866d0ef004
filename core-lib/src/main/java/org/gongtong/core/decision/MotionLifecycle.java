package org.gongtong.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.WorkCalendar;

/**
 * The steps of a motion: {@code drafted → announced → open → closed → decided → posted → final |
 * annulled}, and withdrawn before the opening. Pure: each step takes the time and gives the next
 * version or the reasons against it. Immutable and thread-safe.
 */
public final class MotionLifecycle {

  private final RuleBook book;

  public MotionLifecycle(RuleBook book) {
    this.book = book;
  }

  /**
   * Announces a draft: question, scope, attachments and window freeze. The rules of the opening day
   * say how long before it must be announced and how long it stays open; every reason against it is
   * given at once.
   */
  public Outcome<Motion> announce(Motion motion, Instant now, Instant opensAt, Instant closesAt) {
    if (motion.state() != MotionState.DRAFTED) {
      return wrongState(motion);
    }
    if (!closesAt.isAfter(opensAt)) {
      return Outcome.refused(MotionReason.WINDOW_REVERSED.because().refuses());
    }
    LocalDate opening = day(motion, opensAt);
    Outcome<DecisionRule> resolved = ruleOf(motion, opening);
    if (!resolved.isAccepted() && opensAt.isBefore(now)) {
      // That no rule was in force then is the smaller fault.
      return Outcome.refused(past(motion, opensAt));
    }
    return resolved.flatMap(
        rule -> {
          List<Reason> reasons = new ArrayList<>();
          ResolvedRule procedure = rule.procedure();
          checkNotice(motion, procedure, day(motion, now), opening, reasons);
          if (reasons.isEmpty() && opensAt.isBefore(now)) {
            reasons.add(past(motion, opensAt));
          }
          checkWindow(motion, procedure, opening, day(motion, closesAt), reasons);
          checkCompact(motion, rule, reasons);
          return reasons.isEmpty()
              ? Outcome.accepted(motion.announced(new VotingWindow(now, opensAt, closesAt)))
              : Outcome.refused(reasons);
        });
  }

  /** Takes a motion back before its vote opens. */
  public Outcome<Motion> withdraw(Motion motion, Instant now, String why) {
    return withdraw(motion, now, why, false);
  }

  /**
   * @param cannotOpen whether its time has come and it cannot open, for want of a roster, say
   */
  Outcome<Motion> withdraw(Motion motion, Instant now, String why, boolean cannotOpen) {
    if (!EnumSet.of(MotionState.DRAFTED, MotionState.ANNOUNCED).contains(motion.state())) {
      return wrongState(motion);
    }
    VotingWindow window = motion.window();
    if (window != null && !now.isBefore(window.opensAt()) && !cannotOpen) {
      return Outcome.refused(MotionReason.WITHDRAWAL_TOO_LATE.because().refuses());
    }
    return why.isBlank()
        ? Outcome.refused(MotionReason.REMARK_MISSING.because().refuses())
        : Outcome.accepted(motion.ended(MotionState.WITHDRAWN, why));
  }

  /** Opens the vote once its time has come: the rules of that day freeze with it. */
  public Outcome<Motion> open(Motion motion, Instant now) {
    VotingWindow window = motion.window();
    if (motion.state() != MotionState.ANNOUNCED || window == null) {
      return wrongState(motion);
    }
    if (now.isBefore(window.opensAt())) {
      return Outcome.refused(MotionReason.NOT_YET_OPENING.because().refuses());
    }
    return ruleOf(motion, day(motion, window.opensAt())).map(motion::opened);
  }

  /** Closes the vote after its last instant. */
  public Outcome<Motion> close(Motion motion, Instant now) {
    VotingWindow window = motion.window();
    if (motion.state() != MotionState.OPEN || window == null) {
      return wrongState(motion);
    }
    return now.isAfter(window.closesAt())
        ? Outcome.accepted(motion.in(MotionState.CLOSED))
        : Outcome.refused(MotionReason.STILL_OPEN.because().refuses());
  }

  /** Takes the result of the count. */
  public Outcome<Motion> decide(Motion motion, TallyResult result) {
    return motion.state() == MotionState.CLOSED
        ? Outcome.accepted(motion.decided(result.outcome()))
        : wrongState(motion);
  }

  /**
   * Posts the result; the posting ends on the day the procedure says, or at once where it says
   * nothing.
   */
  public Outcome<Motion> post(Motion motion, Instant now) {
    DecisionRule rule = motion.rule();
    if (motion.state() != MotionState.DECIDED || rule == null) {
      return wrongState(motion);
    }
    Optional<LegalPeriod> posting = rule.procedure().find(DecisionParameters.POSTING);
    if (posting.isEmpty()) {
      return Outcome.accepted(motion.posted(null));
    }
    return calendar(motion).lastDay(day(motion, now), posting.get()).map(motion::posted);
  }

  /**
   * The last day on which the result may be posted, where the procedure sets one; nothing of a
   * motion that is not waiting for that. A later posting is not refused: it is late and yet due.
   *
   * @param decidedAt when it was counted; that day is not part of the period
   * @return a refusal when the holidays of the year are not known
   */
  public Outcome<Optional<LocalDate>> postingDue(Motion motion, Instant decidedAt) {
    DecisionRule rule = motion.rule();
    Optional<LegalPeriod> within =
        motion.state() != MotionState.DECIDED || rule == null
            ? Optional.empty()
            : rule.procedure().find(DecisionParameters.RESULT_WITHIN);
    return within.isEmpty()
        ? Outcome.accepted(Optional.empty())
        : calendar(motion).lastDay(day(motion, decidedAt), within.get()).map(Optional::of);
  }

  /** Ends the posting after its last day. */
  public Outcome<Motion> conclude(Motion motion, Instant now) {
    if (motion.state() != MotionState.POSTED) {
      return wrongState(motion);
    }
    LocalDate until = motion.postedUntil();
    return until != null && !day(motion, now).isAfter(until)
        ? Outcome.refused(MotionReason.STILL_POSTED.because().figure("until", until).refuses())
        : Outcome.accepted(motion.in(MotionState.FINAL));
  }

  /** Sets a decision aside because a court or an authority has. */
  public Outcome<Motion> annul(Motion motion, String why) {
    if (!EnumSet.of(MotionState.DECIDED, MotionState.POSTED, MotionState.FINAL)
        .contains(motion.state())) {
      return wrongState(motion);
    }
    return why.isBlank()
        ? Outcome.refused(MotionReason.REMARK_MISSING.because().refuses())
        : Outcome.accepted(motion.ended(MotionState.ANNULLED, why));
  }

  private static Reason past(Motion motion, Instant opensAt) {
    return MotionReason.OPENS_IN_THE_PAST
        .because()
        .figure("opens", opensAt.atZone(motion.zone()).toLocalDateTime())
        .refuses();
  }

  /** A vote that must fail because the covenant is silent need not be held. */
  private static void checkCompact(Motion motion, DecisionRule rule, List<Reason> reasons) {
    if (rule.lacksClause(motion.content())) {
      ResolvedRule matter = rule.matter();
      reasons.add(
          DecisionReason.COMPACT_MUST_ALLOW
              .because()
              .under(matter.id())
              .citing(matter.citationOf(DecisionParameters.COMPACT_MUST_ALLOW))
              .refuses());
    }
  }

  private void checkNotice(
      Motion motion,
      ResolvedRule procedure,
      LocalDate announced,
      LocalDate opening,
      List<Reason> reasons) {
    Optional<LegalPeriod> notice = procedure.find(DecisionParameters.NOTICE);
    if (notice.isEmpty()) {
      return;
    }
    Outcome<LocalDate> earliest = calendar(motion).firstDayAfter(announced, notice.get());
    reasons.addAll(earliest.refusals());
    earliest
        .asOptional()
        .filter(opening::isBefore)
        .ifPresent(
            day ->
                reasons.add(
                    MotionReason.NOTICE_PERIOD
                        .because()
                        .under(procedure.id())
                        .citing(procedure.citationOf(DecisionParameters.NOTICE))
                        .figure("period", notice.get().text())
                        .figure("earliest", day)
                        .figure("opens", opening)
                        .refuses()));
  }

  private void checkWindow(
      Motion motion,
      ResolvedRule procedure,
      LocalDate opening,
      LocalDate closing,
      List<Reason> reasons) {
    limit(motion, procedure, DecisionParameters.WINDOW_MINIMUM, opening, reasons)
        .filter(closing::isBefore)
        .ifPresent(
            day ->
                reasons.add(
                    window(
                        MotionReason.WINDOW_TOO_SHORT,
                        procedure,
                        DecisionParameters.WINDOW_MINIMUM,
                        day,
                        closing)));
    limit(motion, procedure, DecisionParameters.WINDOW_MAXIMUM, opening, reasons)
        .filter(closing::isAfter)
        .ifPresent(
            day ->
                reasons.add(
                    window(
                        MotionReason.WINDOW_TOO_LONG,
                        procedure,
                        DecisionParameters.WINDOW_MAXIMUM,
                        day,
                        closing)));
  }

  private Optional<LocalDate> limit(
      Motion motion,
      ResolvedRule procedure,
      Parameter<LegalPeriod> parameter,
      LocalDate opening,
      List<Reason> reasons) {
    Optional<LegalPeriod> period = procedure.find(parameter);
    if (period.isEmpty()) {
      return Optional.empty();
    }
    Outcome<LocalDate> day = calendar(motion).lastDay(opening, period.get());
    reasons.addAll(day.refusals());
    return day.asOptional();
  }

  private static Reason window(
      MotionReason code,
      ResolvedRule procedure,
      Parameter<LegalPeriod> parameter,
      LocalDate limit,
      LocalDate closing) {
    return code.because()
        .under(procedure.id())
        .citing(procedure.citationOf(parameter))
        .figure("period", procedure.need(parameter).orThrow().text())
        .figure("limit", limit)
        .figure("closes", closing)
        .refuses();
  }

  /** What holds for a motion whose vote opens on a day. */
  Outcome<DecisionRule> ruleOf(Motion motion, LocalDate day) {
    return DecisionRule.resolve(book, motion.content().matter(), motion.jurisdiction(), day);
  }

  private WorkCalendar calendar(Motion motion) {
    return book.calendar(motion.jurisdiction());
  }

  private static LocalDate day(Motion motion, Instant instant) {
    return instant.atZone(motion.zone()).toLocalDate();
  }

  static Outcome<Motion> wrongState(Motion motion) {
    return Outcome.refused(MotionReason.notInState(motion));
  }
}
