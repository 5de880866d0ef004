package org.gongtong.server.ui.election;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.election.ElectionService;
import org.gongtong.core.decision.election.ElectionVoiding;
import org.gongtong.core.decision.election.Trustee;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** The steps of an election's life, each with its consequences before it is taken. Thread-safe. */
public final class ElectionStepRoutes implements RouteGroup {
  private static final String STEPS = "/staff/c/{community}/e/{election}/steps/";
  private static final int LONGEST_REASON = 500;

  /** Proposed for a day of voting. */
  private static final String OPENS = "08:00";

  private static final String CLOSES = "18:00";

  private final ElectionOffice office;
  private final ElectionViews views;
  private final ElectionService elections;
  private final ElectionVoiding voiding;
  private final SecondPerson second;
  private final Predicate<KeyHolder> mayKeep;

  /**
   * @param mayKeep whether a trustee may keep a key in a community
   */
  public ElectionStepRoutes(
      ElectionOffice office,
      ElectionViews views,
      ElectionService elections,
      ElectionVoiding voiding,
      SecondPerson second,
      Predicate<KeyHolder> mayKeep) {
    this.office = office;
    this.views = views;
    this.elections = elections;
    this.voiding = voiding;
    this.second = second;
    this.mayKeep = mayKeep;
  }

  /** A trustee of an election in a community. */
  public record KeyHolder(Community community, Trustee trustee) {}

  /** The fields of the form, as typed. */
  private record Typed(String reason, String opens, String closes, String witness) {}

  @Override
  public void addTo(JavalinConfig javalin) {
    for (ElectionStep step : ElectionStep.values()) {
      javalin.routes.get(STEPS + step.code(), context -> ask(context, step), step.action());
      javalin.routes.post(STEPS + step.code(), context -> take(context, step), step.action());
    }
  }

  private void ask(Context context, ElectionStep step) {
    ElectionOffice.Found found = office.election(context);
    if (!follows(step, found.election())) {
      office.refuse(context, 409, found, List.of(moved(found.election())));
      return;
    }
    show(context, found, step, proposed(found.election(), step), List.of());
  }

  /** One day of voting, as early as it may be. */
  private Typed proposed(Election election, ElectionStep step) {
    return views
        .earliest(election, office.now())
        .filter(day -> step == ElectionStep.ANNOUNCE)
        .map(day -> new Typed("", day + "T" + OPENS, day + "T" + CLOSES, ""))
        .orElse(new Typed("", "", "", ""));
  }

  private static boolean follows(ElectionStep step, Election election) {
    return switch (election.state()) {
      case DRAFTED -> step == ElectionStep.ANNOUNCE || step == ElectionStep.WITHDRAW;
      case ANNOUNCED -> step == ElectionStep.OPEN || step == ElectionStep.WITHDRAW;
      case OPEN -> step == ElectionStep.CLOSE || step == ElectionStep.VOID;
      case CLOSED, COUNTED -> step == ElectionStep.VOID;
      case WITHDRAWN, VOID -> false;
    };
  }

  private static Reason moved(Election election) {
    return ElectionReason.ELECTION_NOT_IN_STATE
        .because()
        .figure("state", election.state().text())
        .refuses();
  }

  private void take(Context context, ElectionStep step) {
    ElectionOffice.Found found = office.acting(context);
    Election election = found.election();
    int version = ElectionOffice.version(context);
    Messages text = office.shell(context, found.community()).text();
    Typed typed =
        new Typed(
            Forms.field(context, "reason").strip(),
            Forms.field(context, "opens"),
            Forms.field(context, "closes"),
            step == ElectionStep.VOID ? SecondPerson.login(context) : "");
    List<FieldError> errors = new ArrayList<>();
    Instant opens = null;
    Instant closes = null;
    if (step == ElectionStep.ANNOUNCE) {
      opens = instant(text, typed.opens(), election.zone(), "opens", errors);
      closes = instant(text, typed.closes(), election.zone(), "closes", errors);
    }
    if (typed.reason().length() > LONGEST_REASON) {
      String most = text.number(LONGEST_REASON);
      errors.add(new FieldError("reason", text.of("error.too-long", text.of("form.reason"), most)));
    }
    List<Reason> refused = List.of();
    if (errors.isEmpty()) {
      Actor actor = office.pages().staff(context).actor();
      Step command = new Step(step, election.id(), version, typed.reason(), opens, closes);
      refused =
          step == ElectionStep.VOID
              ? declareVoid(context, found, actor, command, typed.witness())
              : step == ElectionStep.ANNOUNCE && !unpermitted(found).isEmpty()
                  ? unpermitted(found)
                  : office
                      .pages()
                      .once(
                          context, () -> command.take(elections, actor).map(done -> found.desk()));
      if (refused.isEmpty()) {
        return;
      }
    }
    if (ElectionOffice.isOvertaken(refused)) {
      office.refuse(context, 409, found, refused);
      return;
    }
    errors.addAll(office.errors(context, refused, ElectionStepRoutes::field).all());
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(context, found, step, typed, errors);
  }

  /** Trustees who could not make the keys that the announcement promises. */
  private List<Reason> unpermitted(ElectionOffice.Found found) {
    List<String> names =
        found.election().content().trustees().stream()
            .filter(trustee -> !mayKeep.test(new KeyHolder(found.community(), trustee)))
            .map(Trustee::name)
            .toList();
    return names.isEmpty()
        ? List.of()
        : List.of(
            ElectionPageReason.TRUSTEE_NOT_PERMITTED
                .because()
                .figure("names", String.join(", ", names))
                .refuses());
  }

  /** Two people do it, as they count. */
  private List<Reason> declareVoid(
      Context context, ElectionOffice.Found found, Actor actor, Step command, String login) {
    List<Reason> before = SecondPerson.before(actor, login);
    if (!before.isEmpty()) {
      return before;
    }
    return office
        .pages()
        .once(
            context,
            () ->
                second
                    .signed(context, found)
                    .flatMap(
                        other ->
                            voiding.declareVoid(
                                actor,
                                other,
                                command.election(),
                                command.version(),
                                command.reason()))
                    .map(done -> found.desk()));
  }

  /** A step with what it needs. */
  private record Step(
      ElectionStep step,
      UUID election,
      int version,
      String reason,
      @Nullable Instant opens,
      @Nullable Instant closes) {

    Outcome<Election> take(ElectionService elections, Actor actor) {
      return switch (step) {
        case ANNOUNCE -> {
          if (opens == null || closes == null) {
            throw new IllegalStateException("an announcement says when it opens and closes");
          }
          yield elections.announce(actor, election, version, opens, closes);
        }
        case OPEN -> elections.open(actor, election, version);
        case CLOSE -> elections.close(actor, election, version);
        case WITHDRAW -> elections.withdraw(actor, election, version, reason);
        case VOID -> throw new IllegalStateException("it takes two to declare an election void");
      };
    }
  }

  private void show(
      Context context,
      ElectionOffice.Found found,
      ElectionStep step,
      Typed typed,
      List<FieldError> errors) {
    Shell shell = office.shell(context, found.community());
    Election election = found.election();
    List<Reason> hindrances =
        step == ElectionStep.OPEN && !election.withoutKey().isEmpty()
            ? List.of(keysMissing(election))
            : step == ElectionStep.ANNOUNCE && election.roll() == null
                ? List.of(ElectionReason.VOTERS_MISSING.because().refuses())
                : List.of();
    office
        .pages()
        .show(
            context,
            new ElectionStepPage(
                shell,
                office.pages().command(String.valueOf(election.version())),
                found.head(shell.text()),
                step,
                errors.isEmpty() ? MotionViews.refusals(shell.text(), hindrances) : List.of(),
                typed.reason(),
                typed.witness(),
                step == ElectionStep.ANNOUNCE
                    ? new ElectionStepPage.Window(
                        typed.opens(), typed.closes(), election.zone().getId())
                    : null,
                new FormErrors(errors)));
  }

  private static Reason keysMissing(Election election) {
    List<String> names = election.withoutKey().stream().map(trustee -> trustee.name()).toList();
    return ElectionReason.KEYS_MISSING
        .because()
        .figure("count", names.size())
        .figure("names", String.join(", ", names))
        .refuses();
  }

  private static @Nullable Instant instant(
      Messages text, String typed, ZoneId zone, String field, List<FieldError> errors) {
    Optional<LocalDateTime> time = Forms.time(typed);
    if (time.isEmpty()) {
      String label = text.of(field.equals("opens") ? "motion.opens" : "motion.closes");
      errors.add(new FieldError(field, text.of("error.time", label)));
    }
    return time.map(local -> local.atZone(zone).toInstant()).orElse(null);
  }

  private static String field(Reason reason) {
    return SecondPerson.field(reason)
        .orElseGet(
            () ->
                switch (reason.code()) {
                  case "ELECTION_NOTICE_PERIOD", "ELECTION_OPENS_IN_THE_PAST" -> "opens";
                  case "ELECTION_WINDOW_REVERSED" -> "closes";
                  case "ELECTION_REMARK_MISSING" -> "reason";
                  default -> "step";
                });
  }
}
