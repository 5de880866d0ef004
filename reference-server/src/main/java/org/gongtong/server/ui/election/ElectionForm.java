package org.gongtong.server.ui.election;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.decision.election.Candidate;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionRound;
import org.gongtong.core.decision.election.Trustee;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleId;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.election.ElectionFormPage.Draft;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.text.Messages;

/** The form of a draft as it was sent: read, and turned into an election. Confined to a request. */
final class ElectionForm {
  private static final int LONGEST_NUMBER = 4;
  private static final String ACCOUNT = "@";

  /** Said of a candidate who has no login: nobody leaves it out unawares. */
  private static final String NO_ACCOUNT = "-";

  private final Messages text;
  private final Draft draft;
  private final List<FieldError> errors = new ArrayList<>();

  private ElectionForm(Messages text, Draft draft) {
    this.text = text;
    this.draft = draft;
  }

  static ElectionForm read(Context context, Messages text) {
    return new ElectionForm(
        text,
        new Draft(
            Forms.field(context, "title").strip(),
            Forms.field(context, "note").replace("\r\n", "\n").replace('\r', '\n').strip(),
            Forms.field(context, "rule"),
            Forms.field(context, "round"),
            Forms.field(context, "follows"),
            Forms.field(context, "seats").strip(),
            Forms.field(context, "candidates"),
            Forms.field(context, "trustees"),
            Forms.field(context, "quorum").strip()));
  }

  /** The fields of an election that is there. */
  static Draft of(ElectionContent content) {
    UUID follows = content.follows();
    return new Draft(
        content.title(),
        content.note(),
        content.rule().value(),
        content.round().name(),
        follows == null ? "" : follows.toString(),
        Integer.toString(content.seats()),
        String.join("\n", content.candidates().stream().map(ElectionForm::line).toList()),
        String.join(
            "\n", content.trustees().stream().map(t -> t.actor().id() + " " + t.name()).toList()),
        Integer.toString(content.quorum()));
  }

  private static String line(Candidate candidate) {
    Actor account = candidate.account();
    return candidate.name() + " " + ACCOUNT + (account == null ? NO_ACCOUNT : account.id());
  }

  Draft draft() {
    return draft;
  }

  List<FieldError> errors() {
    return errors;
  }

  /**
   * What is put to the voters.
   *
   * @param rules ids that can be chosen
   * @param known whether a login is an account of this server
   * @return empty if something is wrong; {@link #errors} says what
   */
  Optional<ElectionContent> content(Set<String> rules, Set<String> known) {
    if (!rules.contains(draft.rule())) {
      errors.add(new FieldError("rule", text.of("error.choose", text.of("election.basis"))));
    }
    Optional<ElectionRound> round = round();
    int seats = number("seats", draft.seats(), text.of("election.seats"));
    int quorum = number("quorum", draft.quorum(), text.of("election.quorum"));
    List<Candidate> candidates = candidates(known);
    List<Trustee> trustees = trustees(known);
    if (!errors.isEmpty() || round.isEmpty()) {
      return Optional.empty();
    }
    UUID follows =
        round.get() == ElectionRound.FIRST
            ? null
            : RequestParameters.uuid(draft.follows()).orElse(null);
    return Optional.of(
        new ElectionContent(
            RuleId.of(draft.rule()),
            draft.title(),
            draft.note(),
            seats,
            round.get(),
            follows,
            candidates,
            trustees,
            quorum));
  }

  private Optional<ElectionRound> round() {
    for (ElectionRound round : ElectionRound.values()) {
      if (round.name().equals(draft.round())) {
        return Optional.of(round);
      }
    }
    errors.add(new FieldError("round", text.of("error.choose", text.of("election.round"))));
    return Optional.empty();
  }

  private int number(String field, String typed, String label) {
    if (typed.length() <= LONGEST_NUMBER && typed.matches("[0-9]+")) {
      return Integer.parseInt(typed);
    }
    errors.add(new FieldError(field, text.of("election.number", label)));
    return 0;
  }

  private List<Candidate> candidates(Set<String> known) {
    List<Candidate> candidates = new ArrayList<>();
    for (String line : lines(draft.candidates())) {
      int at = line.lastIndexOf(ACCOUNT);
      String login = at < 0 ? "" : SignIn.normalized(line.substring(at + 1));
      boolean without = login.equals(NO_ACCOUNT);
      if (login.isEmpty()) {
        errors.add(new FieldError("candidates", text.of("election.candidate-login", line)));
      } else if (!without && !known.contains(login)) {
        errors.add(new FieldError("candidates", text.of("election.no-account", login)));
      }
      candidates.add(
          new Candidate(
              candidates.size() + 1,
              at < 0 ? line : line.substring(0, at).strip(),
              login.isEmpty() || without ? null : Actor.staff(login)));
    }
    return candidates;
  }

  private List<Trustee> trustees(Set<String> known) {
    List<Trustee> trustees = new ArrayList<>();
    for (String line : lines(draft.trustees())) {
      String[] words = line.split("\\s+", 2);
      String login = SignIn.normalized(words[0]);
      if (!known.contains(login)) {
        errors.add(new FieldError("trustees", text.of("election.no-account", words[0])));
      } else {
        String name = words.length < 2 || words[1].isBlank() ? login : words[1];
        trustees.add(new Trustee(trustees.size() + 1, Actor.staff(login), name));
      }
    }
    return trustees;
  }

  private static List<String> lines(String typed) {
    return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** The field that a refusal of the core is about. */
  static String field(Reason reason) {
    return switch (reason.code()) {
      case "ELECTION_NOTE_TOO_LONG" -> "note";
      case "SEATS_OUT_OF_RANGE", "FURTHER_SEATS" -> "seats";
      case "CANDIDATES_OUT_OF_RANGE",
          "CANDIDATES_TOO_FEW",
          "CANDIDATE_TWICE",
          "ELECTION_NAME",
          "FURTHER_CANDIDATES" ->
          "candidates";
      case "TRUSTEES_OUT_OF_RANGE", "TRUSTEE_TWICE", "TRUSTEE_IS_CANDIDATE" -> "trustees";
      case "KEY_QUORUM_OUT_OF_RANGE" -> "quorum";
      case "FURTHER_ROUND_OF_NOTHING", "FURTHER_ROUND_TWICE" -> "round";
      case "ELECTION_NOT_SECRET" -> "rule";
      default -> "title";
    };
  }
}
