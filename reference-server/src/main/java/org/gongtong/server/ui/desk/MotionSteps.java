package org.gongtong.server.ui.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.server.ui.staff.MotionDeskPage.StepRow;
import org.gongtong.server.ui.staff.MotionStep;
import org.gongtong.server.ui.text.Messages;

/**
 * Which steps are offered for a motion, and what they bring about. Only an offer: whether a step
 * can be taken the core decides when it is taken.
 */
final class MotionSteps {
  private MotionSteps() {}

  /** The steps that follow from where a motion stands, those not due yet included. */
  static List<StepRow> rows(Messages text, Motion motion, Instant now) {
    List<StepRow> rows = new ArrayList<>();
    VotingWindow window = motion.window();
    switch (motion.state()) {
      case DRAFTED -> {
        rows.add(row(text, MotionStep.ANNOUNCE, true));
        rows.add(row(text, MotionStep.WITHDRAW, true));
      }
      case ANNOUNCED -> {
        boolean due = window != null && !now.isBefore(window.opensAt());
        rows.add(row(text, MotionStep.OPEN, due));
        if (!due) {
          rows.add(row(text, MotionStep.WITHDRAW, true));
        }
      }
      case OPEN ->
          rows.add(row(text, MotionStep.CLOSE, window != null && now.isAfter(window.closesAt())));
      case CLOSED -> rows.add(row(text, MotionStep.DECIDE, true));
      case DECIDED -> {
        rows.add(row(text, MotionStep.POST, true));
        rows.add(row(text, MotionStep.ANNUL, true));
      }
      case POSTED -> {
        LocalDate until = motion.postedUntil();
        boolean over = until == null || now.atZone(motion.zone()).toLocalDate().isAfter(until);
        rows.add(row(text, MotionStep.FINISH, over));
        rows.add(row(text, MotionStep.ANNUL, true));
      }
      case FINAL -> rows.add(row(text, MotionStep.ANNUL, true));
      case ANNULLED, WITHDRAWN -> {}
    }
    return rows;
  }

  private static StepRow row(Messages text, MotionStep step, boolean due) {
    return new StepRow(step, due, text.of(offer(step)));
  }

  private static String offer(MotionStep step) {
    return switch (step) {
      case ANNOUNCE -> "offer.announce";
      case OPEN -> "offer.open";
      case CLOSE -> "offer.close";
      case DECIDE -> "offer.decide";
      case POST -> "offer.post";
      case FINISH -> "offer.finish";
      case WITHDRAW -> "offer.withdraw";
      case ANNUL -> "offer.annul";
    };
  }

  private static String effect(MotionStep step) {
    return switch (step) {
      case ANNOUNCE -> "effect.announce";
      case OPEN -> "effect.open";
      case CLOSE -> "effect.close";
      case DECIDE -> "effect.decide";
      case POST -> "effect.post";
      case FINISH -> "effect.finish";
      case WITHDRAW -> "effect.withdraw";
      case ANNUL -> "effect.annul";
    };
  }

  /** Whether a step can follow from a state at all. */
  static boolean follows(MotionStep step, MotionState state) {
    return switch (step) {
      case ANNOUNCE -> state == MotionState.DRAFTED;
      case WITHDRAW -> state == MotionState.DRAFTED || state == MotionState.ANNOUNCED;
      case OPEN -> state == MotionState.ANNOUNCED;
      case CLOSE -> state == MotionState.OPEN;
      case DECIDE -> state == MotionState.CLOSED;
      case POST -> state == MotionState.DECIDED;
      case FINISH -> state == MotionState.POSTED;
      case ANNUL ->
          state == MotionState.DECIDED || state == MotionState.POSTED || state == MotionState.FINAL;
    };
  }

  /** What a step brings about, a sentence each. */
  static List<String> consequences(Messages text, MotionStep step, Optional<DecisionRule> rule) {
    List<String> sentences = new ArrayList<>();
    if (step == MotionStep.POST) {
      sentences.add(
          rule.flatMap(r -> r.procedure().find(DecisionParameters.POSTING))
              .map(
                  period ->
                      text.of("effect.post-period", period.text().in(text.language().inCore())))
              .orElseGet(() -> text.of("effect.post-no-period")));
    }
    sentences.add(text.of(effect(step)));
    sentences.add(
        text.of(
            step == MotionStep.OPEN || step == MotionStep.CLOSE
                ? "effect.by-timer"
                : "effect.no-return"));
    return sentences;
  }
}
