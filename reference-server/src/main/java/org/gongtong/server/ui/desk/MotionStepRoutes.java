package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gongtong.core.decision.AnnouncementPreview;
import org.gongtong.core.decision.DecisionReason;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.staff.MotionFormPage.Earliest;
import org.gongtong.server.ui.staff.MotionStep;
import org.gongtong.server.ui.staff.MotionStepPage;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** The steps of a motion's life, each with its consequences before it is taken. */
public final class MotionStepRoutes implements RouteGroup {
  private static final String STEPS = "/staff/c/{community}/m/{motion}/steps/";
  private static final int LONGEST_REASON = 500;

  private final Desk desk;
  private final MotionService motions;
  private final EarliestOpening opening;
  private final Function<UUID, List<Reason>> papers;

  /**
   * @param papers what does not balance of a motion's ballot papers; said before they are counted
   */
  public MotionStepRoutes(
      Desk desk,
      MotionService motions,
      EarliestOpening opening,
      Function<UUID, List<Reason>> papers) {
    this.desk = desk;
    this.motions = motions;
    this.opening = opening;
    this.papers = papers;
  }

  /** The fields of the form, as typed. */
  private record Typed(String reason, String opens, String closes) {
    boolean isBlank() {
      return opens.isEmpty() && closes.isEmpty();
    }
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    for (MotionStep step : MotionStep.values()) {
      javalin.routes.get(STEPS + step.code(), context -> ask(context, step), step.action());
      javalin.routes.post(STEPS + step.code(), context -> take(context, step), step.action());
    }
    String check = STEPS + MotionStep.ANNOUNCE.code() + "/check";
    javalin.routes.get(check, this::check, MotionStep.ANNOUNCE.action());
  }

  private void ask(Context context, MotionStep step) {
    AddressedMotion found = desk.motion(context);
    if (hasMoved(context, found, step)) {
      return;
    }
    Typed typed = new Typed("", query(context, "opens"), query(context, "closes"));
    show(context, found, step, typed.isBlank() ? proposed(found) : typed, List.of());
  }

  private boolean hasMoved(Context context, AddressedMotion found, MotionStep step) {
    if (MotionSteps.follows(step, found.motion().state())) {
      return false;
    }
    desk.refuse(context, 409, found, List.of(MotionReason.notInState(found.motion())));
    return true;
  }

  private Typed proposed(AddressedMotion found) {
    Motion motion = found.motion();
    return opening
        .propose(motion.content().matter(), motion.jurisdiction(), desk.today(found.community()))
        .map(times -> new Typed("", times.opens().toString(), times.closes().toString()))
        .orElse(new Typed("", "", ""));
  }

  /** What an announcement would bring: a reading, so that it can be gone back to and repeated. */
  private void check(Context context) {
    AddressedMotion found = desk.motion(context);
    if (hasMoved(context, found, MotionStep.ANNOUNCE)) {
      return;
    }
    Motion motion = found.motion();
    Shell shell = desk.shell(context, found.community());
    Typed typed = new Typed("", query(context, "opens"), query(context, "closes"));
    List<FieldError> errors = new ArrayList<>();
    Instant opens = opens(shell.text(), typed, motion, errors);
    Instant closes = closes(shell.text(), typed, motion, errors);
    Outcome<AnnouncementPreview> preview = null;
    if (opens != null && closes != null) {
      preview = motions.previewAnnouncement(motion, opens, closes);
      errors.addAll(desk.errors(context, preview.refusals(), MotionStepRoutes::field).all());
    }
    if (preview == null || !errors.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, found, MotionStep.ANNOUNCE, typed, errors);
      return;
    }
    desk.pages()
        .show(
            context,
            AnnouncementCheck.page(
                shell,
                desk.pages().command(String.valueOf(motion.version())),
                desk.head(shell.text(), found),
                motion,
                preview.orThrow()));
  }

  private static String query(Context context, String name) {
    return Objects.requireNonNullElse(context.queryParam(name), "");
  }

  private void show(
      Context context,
      AddressedMotion found,
      MotionStep step,
      Typed typed,
      List<FieldError> errors) {
    Shell shell = desk.shell(context, found.community());
    Messages text = shell.text();
    Motion motion = found.motion();
    desk.pages()
        .show(
            context,
            new MotionStepPage(
                shell,
                desk.pages().command(String.valueOf(motion.version())),
                desk.head(text, found),
                step,
                MotionSteps.consequences(
                    text, step, desk.views().rule(motion, desk.now()).asOptional()),
                MotionViews.refusals(text, warnings(step, motion)),
                step.grave(),
                typed.reason(),
                step == MotionStep.ANNOUNCE ? window(text, found, typed) : null,
                new FormErrors(errors)));
  }

  private List<Reason> warnings(MotionStep step, Motion motion) {
    return switch (step) {
      case DECIDE -> papers.apply(motion.id());
      case ANNOUNCE ->
          desk.views()
              .rule(motion, desk.now())
              .asOptional()
              .filter(rule -> rule.lacksClause(motion.content()))
              .map(rule -> List.of(DecisionReason.COMPACT_MUST_ALLOW.because().refuses()))
              .orElse(List.of());
      default -> List.of();
    };
  }

  private MotionStepPage.Window window(Messages text, AddressedMotion found, Typed typed) {
    Optional<Earliest> earliest =
        opening
            .of(
                text,
                found.motion().content().matter(),
                found.motion().jurisdiction(),
                desk.today(found.community()))
            .asOptional()
            .flatMap(day -> day);
    return new MotionStepPage.Window(
        typed.opens(), typed.closes(), found.motion().zone().getId(), earliest.orElse(null));
  }

  private void take(Context context, MotionStep step) {
    AddressedMotion found = desk.motion(context);
    Motion motion = found.motion();
    int version = Desk.version(context);
    Typed typed =
        new Typed(
            Forms.field(context, "reason").strip(),
            Forms.field(context, "opens"),
            Forms.field(context, "closes"));
    List<FieldError> errors = new ArrayList<>();
    Messages text = desk.shell(context, found.community()).text();
    Instant opens = null;
    Instant closes = null;
    if (step == MotionStep.ANNOUNCE) {
      opens = opens(text, typed, motion, errors);
      closes = closes(text, typed, motion, errors);
    }
    if (typed.reason().length() > LONGEST_REASON) {
      errors.add(
          new FieldError(
              "reason",
              text.of("error.too-long", text.of("form.reason"), text.number(LONGEST_REASON))));
    }
    List<Reason> refused = List.of();
    if (errors.isEmpty()) {
      Actor actor = desk.pages().staff(context).actor();
      Step command = new Step(step, motion.id(), version, typed.reason(), opens, closes);
      refused =
          desk.pages()
              .once(
                  context,
                  () ->
                      command
                          .take(motions, actor)
                          .map(done -> Routes.motionDesk(found.slug(), found.id())));
      if (refused.isEmpty()) {
        return;
      }
    }
    if (Desk.isOvertaken(refused)) {
      desk.refuse(context, 409, found, refused);
      return;
    }
    errors.addAll(desk.errors(context, refused, MotionStepRoutes::field).all());
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(context, found, step, typed, errors);
  }

  /** A step with what it needs. */
  private record Step(
      MotionStep step,
      UUID motion,
      int version,
      String reason,
      @Nullable Instant opens,
      @Nullable Instant closes) {

    Outcome<Motion> take(MotionService motions, Actor actor) {
      return switch (step) {
        case ANNOUNCE -> {
          if (opens == null || closes == null) {
            throw new IllegalStateException("an announcement says when it opens and closes");
          }
          yield motions.announce(actor, motion, version, opens, closes);
        }
        case OPEN -> motions.open(actor, motion, version);
        case CLOSE -> motions.close(actor, motion, version);
        case DECIDE -> motions.decide(actor, motion, version);
        case POST -> motions.post(actor, motion, version);
        case FINISH -> motions.conclude(actor, motion, version);
        case WITHDRAW -> motions.withdraw(actor, motion, version, reason);
        case ANNUL -> motions.annul(actor, motion, version, reason);
      };
    }
  }

  private static @Nullable Instant opens(
      Messages text, Typed typed, Motion motion, List<FieldError> errors) {
    return instant(text, typed.opens(), motion.zone(), "opens", text.of("motion.opens"), errors);
  }

  private static @Nullable Instant closes(
      Messages text, Typed typed, Motion motion, List<FieldError> errors) {
    return instant(text, typed.closes(), motion.zone(), "closes", text.of("motion.closes"), errors);
  }

  private static @Nullable Instant instant(
      Messages text,
      String typed,
      ZoneId zone,
      String field,
      String label,
      List<FieldError> errors) {
    Optional<LocalDateTime> time = Forms.time(typed);
    if (time.isEmpty()) {
      errors.add(new FieldError(field, text.of("error.time", label)));
    }
    return time.map(local -> local.atZone(zone).toInstant()).orElse(null);
  }

  private static String field(Reason reason) {
    return switch (reason.code()) {
      case "NOTICE_PERIOD" -> "opens";
      case "WINDOW_REVERSED", "WINDOW_TOO_SHORT", "WINDOW_TOO_LONG" -> "closes";
      case "REMARK_MISSING" -> "reason";
      default -> "step";
    };
  }
}
