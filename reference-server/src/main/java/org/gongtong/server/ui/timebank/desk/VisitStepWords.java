package org.gongtong.server.ui.timebank.desk;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.Assent;
import org.gongtong.core.timebank.service.Dispute;
import org.gongtong.core.timebank.service.Ending;
import org.gongtong.core.timebank.service.Progress;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Says what was done between two versions of an appointment. Several steps leave its state as it
 * was: one side agrees, a code is shown, one side confirms.
 */
final class VisitStepWords {

  private VisitStepWords() {}

  /**
   * @param before null for the first version
   */
  static String of(
      Messages text, Language language, @Nullable Appointment before, Appointment then) {
    if (before == null) {
      return text.of("board.did.proposed");
    }
    return within(text, language, before.progress(), then.progress())
        .orElseGet(() -> change(text, language, before.state(), then));
  }

  private static Optional<String> within(
      Messages text, Language language, Progress before, Progress then) {
    if (before.agreed().size() < then.agreed().size()) {
      return Optional.of(sided(text, language, "board.did.agreed", before.agreed(), then.agreed()));
    }
    if (before.confirmed().size() < then.confirmed().size() && then.dispute() == null) {
      return Optional.of(
          sided(text, language, "board.did.confirmed", before.confirmed(), then.confirmed()));
    }
    if (then.token() != null && !Objects.equals(before.token(), then.token())) {
      return Optional.of(text.of("board.did.code"));
    }
    return Optional.empty();
  }

  /** With the side that is new; with both where one step spoke for both. */
  private static String sided(
      Messages text,
      Language language,
      String key,
      Map<Side, Assent> before,
      Map<Side, Assent> then) {
    Set<Side> added = EnumSet.noneOf(Side.class);
    added.addAll(then.keySet());
    added.removeAll(before.keySet());
    return text.of(
        key,
        String.join(
            text.of("board.and"), added.stream().map(one -> one.text().in(language)).toList()));
  }

  private static String change(
      Messages text, Language language, AppointmentState from, Appointment then) {
    Dispute dispute = then.progress().dispute();
    Ending ending = then.progress().ending();
    return switch (then.state()) {
      case CANCELLED -> text.of("board.did.cancelled");
      case NO_SHOW ->
          ending == null || ending.side() == null
              ? then.state().text().in(language)
              : text.of("board.note.absent", ending.side().text().in(language));
      case UNDER_WAY -> text.of("board.checked-in");
      case DONE ->
          text.of(from == AppointmentState.UNDER_WAY ? "board.checked-out" : "board.did.withdrawn");
      case DISPUTED ->
          dispute == null
              ? then.state().text().in(language)
              : text.of("board.did.disputed", dispute.side().text().in(language));
      case MEDIATION -> text.of("board.did.mediated");
      case DISMISSED -> text.of("board.did.decided");
      case CONFIRMED ->
          dispute == null ? then.state().text().in(language) : text.of("board.did.decided");
      case PROPOSED, AGREED, LAPSED -> then.state().text().in(language);
    };
  }
}
