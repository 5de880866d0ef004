package org.gongtong.server.ui.election;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gongtong.core.decision.election.Candidate;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionBallot;
import org.gongtong.core.decision.election.ElectionCount;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.PaperBox;
import org.gongtong.core.decision.election.ParticipationCount;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.election.CountPage.Box;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.text.Messages;

/**
 * Opening the box: the keys of as many trustees as it takes, what was counted on paper, and a
 * second person's password, in one form. Thread-safe.
 */
public final class CountRoutes implements RouteGroup {
  private static final String COUNT = "/staff/c/{community}/e/{election}/count";

  private final ElectionOffice office;
  private final ElectionCount count;
  private final SecondPerson second;

  public CountRoutes(ElectionOffice office, ElectionCount count, SecondPerson second) {
    this.office = office;
    this.count = count;
    this.second = second;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(COUNT, this::ask, Action.ELECTION_COUNT);
    javalin.routes.post(COUNT, this::count, Action.ELECTION_COUNT);
  }

  private void ask(Context context) {
    ElectionOffice.Found found = office.election(context);
    if (isClosed(context, found)) {
      List<String> none =
          found.election().content().candidates().stream().map(candidate -> "").toList();
      show(context, found, new Box("", "", "", none, ""), "", FormErrors.none());
    }
  }

  private boolean isClosed(Context context, ElectionOffice.Found found) {
    Election election = found.election();
    if (election.state() != ElectionState.CLOSED) {
      Reason moved =
          ElectionReason.ELECTION_NOT_IN_STATE
              .because()
              .figure("state", election.state().text())
              .refuses();
      office.refuse(context, 409, found, List.of(moved));
      return false;
    }
    return true;
  }

  private void count(Context context) {
    ElectionOffice.Found found = office.acting(context);
    int version = ElectionOffice.version(context);
    Messages text = Messages.in(office.pages().language(context));
    Election election = found.election();
    Box typed = box(context, election);
    String login = SecondPerson.login(context);
    Actor actor = office.pages().staff(context).actor();
    List<FieldError> errors = new ArrayList<>();
    PaperBox papers = papers(text, election, typed, errors);
    List<Reason> before = SecondPerson.before(actor, login);
    errors.addAll(office.errors(context, before, reason -> CountPage.WITNESS).all());
    if (!errors.isEmpty()) {
      again(context, found, typed, login, new FormErrors(errors));
      return;
    }
    List<String> codes = codes(context, election);
    List<Reason> unmet =
        office
            .pages()
            .once(
                context,
                () ->
                    second
                        .signed(context, found)
                        .flatMap(
                            witness ->
                                count.count(actor, witness, election.id(), version, codes, papers))
                        .map(e -> ElectionAddress.election(found.slug(), found.id())));
    if (ElectionOffice.isOvertaken(unmet)) {
      office.refuse(context, 409, found, unmet);
    } else if (!unmet.isEmpty()) {
      again(context, found, typed, login, office.errors(context, unmet, CountRoutes::field));
    }
  }

  private static List<String> codes(Context context, Election election) {
    return IntStream.rangeClosed(1, election.content().quorum())
        .mapToObj(i -> Forms.field(context, CountPage.KEY + i))
        .filter(code -> !code.isBlank())
        .toList();
  }

  private static Box box(Context context, Election election) {
    return new Box(
        Forms.field(context, "found").strip(),
        Forms.field(context, "invalid").strip(),
        Forms.field(context, "blank").strip(),
        election.content().candidates().stream()
            .map(candidate -> Forms.field(context, CountPage.VOTES + candidate.number()).strip())
            .toList(),
        Forms.field(context, "read").strip());
  }

  /** What was typed of the papers; where something is no number, it says so. */
  private PaperBox papers(Messages text, Election election, Box typed, List<FieldError> errors) {
    if (office.reader().participants(election.id()).onPaper() == 0) {
      return PaperBox.NONE;
    }
    int invalid = number(text, "invalid", text.of("election.box-invalid"), typed.invalid(), errors);
    if (!typed.read().isEmpty()) {
      return new PaperBox.Read(read(text, typed.read(), errors), invalid);
    }
    int found = number(text, "found", text.of("election.box-found"), typed.found(), errors);
    int blank = number(text, "blank", text.of("election.box-blank"), typed.blank(), errors);
    List<Integer> votes = new ArrayList<>();
    for (Candidate candidate : election.content().candidates()) {
      String label = text.of("election.box-votes", candidate.name());
      String value = typed.votes().get(candidate.number() - 1);
      votes.add(number(text, CountPage.VOTES + candidate.number(), label, value, errors));
    }
    return new PaperBox.Sums(found, invalid, blank, votes);
  }

  private static List<ElectionBallot> read(Messages text, String typed, List<FieldError> errors) {
    List<ElectionBallot> ballots = new ArrayList<>();
    int number = 0;
    for (String line : typed.lines().toList()) {
      number++;
      String choices = line.strip().replace('，', ',').replace('、', ',');
      try {
        if (!choices.isEmpty()) {
          ballots.add(ElectionBallot.parse(choices.equals("0") ? "" : choices));
        }
      } catch (IllegalArgumentException e) {
        errors.add(new FieldError("read", text.of("election.box-line", number)));
      }
    }
    return ballots;
  }

  private static int number(
      Messages text, String field, String label, String typed, List<FieldError> errors) {
    if (typed.matches("[0-9]{1,6}")) {
      return Integer.parseInt(typed);
    }
    errors.add(new FieldError(field, text.of("election.number", label)));
    return 0;
  }

  private static String field(Reason reason) {
    return SecondPerson.field(reason).orElseGet(() -> ownField(reason));
  }

  private static String ownField(Reason reason) {
    Map<String, String> figures = reason.figures();
    return switch (reason.code()) {
      case "KEY_CODE_MALFORMED", "KEY_CODE_FOREIGN" -> CountPage.KEY + figures.get("position");
      case "KEY_CODE_TWICE", "KEY_CODES_TOO_FEW" -> CountPage.KEY + 1;
      case "PAPER_BALLOT_INVALID", "PAPERS_TELL_WHOSE" -> "read";
      case "BOX_PAPERS_TOO_MANY", "PAPERS_FOUND_TOO_MANY", "PAPER_SUMS_WRONG" -> "found";
      default -> "count";
    };
  }

  private void again(
      Context context, ElectionOffice.Found found, Box typed, String login, FormErrors errors) {
    if (isClosed(context, found)) {
      show(context.status(HttpStatus.UNPROCESSABLE_CONTENT), found, typed, login, errors);
    }
  }

  private void show(
      Context context, ElectionOffice.Found found, Box box, String witness, FormErrors errors) {
    Shell shell = office.shell(context, found, ElectionAddress.count(found.slug(), found.id()));
    Election election = found.election();
    ParticipationCount took = office.reader().participants(election.id());
    office
        .pages()
        .show(
            context,
            new CountPage(
                shell,
                office.pages().command(String.valueOf(election.version())),
                found.head(shell.text()),
                election.content().trustees().size(),
                election.content().quorum(),
                took.onWeb(),
                took.onPaper(),
                box,
                witness,
                errors));
  }
}
