package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.decision.Attachment;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.DraftId;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.PlaceLevel;
import org.gongtong.core.place.PlaceNode;
import org.gongtong.core.place.PlaceTree;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleId;
import org.gongtong.server.attachments.Attachments;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.part.PlaceWords;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.staff.MotionFormPage;
import org.gongtong.server.ui.staff.MotionFormPage.Draft;
import org.gongtong.server.ui.staff.MotionFormPage.Earliest;
import org.gongtong.server.ui.staff.MotionFormPage.Overtaken;
import org.gongtong.server.ui.staff.MotionFormPage.PaperRow;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** Drafting a motion, and changing a draft. */
public final class MotionFormRoutes implements RouteGroup {
  private final Desk desk;
  private final MotionService motions;
  private final RosterService rosters;
  private final Attachments attachments;
  private final EarliestOpening opening;

  public MotionFormRoutes(
      Desk desk,
      MotionService motions,
      RosterService rosters,
      Attachments attachments,
      EarliestOpening opening) {
    this.desk = desk;
    this.motions = motions;
    this.rosters = rosters;
    this.attachments = attachments;
    this.opening = opening;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get("/staff/c/{community}/m/new", this::blank, Action.MOTION_DRAFT);
    javalin.routes.post("/staff/c/{community}/m/new", this::draft, Action.MOTION_DRAFT);
    javalin.routes.get("/staff/c/{community}/m/{motion}/edit", this::edit, Action.MOTION_DRAFT);
    javalin.routes.post("/staff/c/{community}/m/{motion}/edit", this::revise, Action.MOTION_DRAFT);
  }

  private void blank(Context context) {
    Community community = desk.community(context);
    Draft empty = new Draft("", "", "", "", "", "");
    show(context, community, Shown.fresh(), roster(community), empty, List.of(), List.of());
  }

  private void draft(Context context) {
    Community community = desk.community(context);
    Messages text = desk.shell(context, community).text();
    Roster roster = roster(community);
    DraftForm form = DraftForm.read(context, text, attachments);
    Optional<MotionContent> content = form.content(matterIds(community), roster);
    UUID key = key(context);
    List<Reason> refused = List.of();
    if (content.isPresent()) {
      Actor actor = desk.pages().staff(context).actor();
      UUID id = DraftId.ofMotion(actor, key);
      refused =
          desk.pages()
              .once(
                  context,
                  () ->
                      motions
                          .draft(actor, community, id, content.get())
                          .map(m -> Routes.motionDesk(community.slug(), m.id().toString())));
    }
    again(context, community, Shown.fresh(), roster, form, content, refused);
  }

  private static UUID key(Context context) {
    return RequestParameters.uuid(Forms.field(context, Forms.KEY))
        .orElseThrow(() -> new RefusedRequest(400, RequestReason.BAD_REQUEST.because().refuses()));
  }

  private void edit(Context context) {
    AddressedMotion found = desk.motion(context);
    if (found.motion().state() != MotionState.DRAFTED) {
      desk.refuse(context, 409, found, notADraft(found.motion()));
      return;
    }
    MotionContent content = found.motion().content();
    show(
        context,
        found.community(),
        Shown.of(found.motion(), found.motion().version()),
        roster(found.community()),
        DraftForm.of(content),
        content.attachments(),
        List.of());
  }

  private void revise(Context context) {
    AddressedMotion found = desk.motion(context);
    int version = Desk.version(context);
    Community community = found.community();
    Messages text = desk.shell(context, community).text();
    Roster roster = roster(community);
    DraftForm form = DraftForm.read(context, text, attachments);
    Optional<MotionContent> content = form.content(matterIds(community), roster);
    List<Reason> refused = List.of();
    if (content.isPresent()) {
      Actor actor = desk.pages().staff(context).actor();
      refused =
          desk.pages()
              .once(
                  context,
                  () ->
                      motions
                          .revise(actor, found.motion().id(), version, content.get())
                          .map(m -> Routes.motionDesk(found.slug(), found.id())));
    }
    if (Desk.isOvertaken(refused)) {
      overtaken(context, roster, form, refused);
      return;
    }
    // Under the version that was looked at: a fault in the form is no look at a later one.
    again(context, community, Shown.of(found.motion(), version), roster, form, content, refused);
  }

  /** Somebody else saved meanwhile: what was typed stays, beside what he saved. */
  private void overtaken(Context context, Roster roster, DraftForm form, List<Reason> refused) {
    AddressedMotion now = desk.motion(context);
    List<MotionVersion> history = desk.reader().history(now.motion().id());
    if (now.motion().state() != MotionState.DRAFTED || history.isEmpty()) {
      desk.refuse(context, 409, now, refused);
      return;
    }
    Messages text = desk.shell(context, now.community()).text();
    Overtaken other =
        DraftChanges.between(
            text,
            history.get(history.size() - 1),
            form,
            EarliestOpening.options(text, matters(now.community())));
    context.status(HttpStatus.CONFLICT);
    show(
        context,
        now.community(),
        new Shown(now.motion().id().toString(), String.valueOf(other.version()), other),
        roster,
        form.draft(),
        form.papers(),
        List.of());
  }

  /**
   * The draft a form is about.
   *
   * @param motion its id, empty for a new one
   * @param version that saving takes the place of, empty for a new one
   * @param overtaken what somebody else saved meanwhile, or null
   */
  private record Shown(String motion, String version, @Nullable Overtaken overtaken) {
    static Shown fresh() {
      return new Shown("", "", null);
    }

    static Shown of(Motion motion, int version) {
      return new Shown(motion.id().toString(), String.valueOf(version), null);
    }
  }

  private static List<Reason> notADraft(Motion motion) {
    return List.of(MotionReason.notInState(motion));
  }

  /** Draws the form again if something is wrong with it. */
  private void again(
      Context context,
      Community community,
      Shown shown,
      Roster roster,
      DraftForm form,
      Optional<MotionContent> content,
      List<Reason> refused) {
    if (content.isPresent() && refused.isEmpty()) {
      return;
    }
    List<FieldError> errors = new ArrayList<>(form.errors());
    errors.addAll(desk.errors(context, refused, reason -> "question").all());
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(context, community, shown, roster, form.draft(), form.papers(), errors);
  }

  private void show(
      Context context,
      Community community,
      Shown shown,
      Roster roster,
      Draft draft,
      List<Attachment> papers,
      List<FieldError> errors) {
    Shell shell = desk.shell(context, community);
    Messages text = shell.text();
    List<DecisionRule> matters = matters(community);
    List<Refusal> warnings = new ArrayList<>();
    String matter = draft.matter().isEmpty() ? firstOf(matters) : draft.matter();
    Earliest earliest = earliest(text, community, matters, matter, warnings);
    if (roster.parts().isEmpty()) {
      Reason missing =
          MotionReason.ROSTER_MISSING
              .because()
              .figure("day", text.day(desk.today(community)))
              .refuses();
      warnings.addAll(MotionViews.refusals(text, List.of(missing)));
    }
    desk.pages()
        .show(
            context,
            new MotionFormPage(
                shell,
                desk.pages().command(shown.version()),
                community.slug(),
                shown.motion(),
                draft,
                EarliestOpening.options(text, matters),
                EarliestOpening.rows(text, matters),
                EarliestOpening.leftToCompact(text, matters),
                scopes(text, roster),
                papers.stream()
                    .map(p -> new PaperRow(DraftForm.paperValue(p), p.name(), p.bytes()))
                    .toList(),
                earliest,
                shown.overtaken(),
                warnings,
                new FormErrors(errors)));
  }

  private @Nullable Earliest earliest(
      Messages text,
      Community community,
      List<DecisionRule> matters,
      String matter,
      List<Refusal> warnings) {
    if (matters.isEmpty()) {
      warnings.add(
          new Refusal(
              "NO_RULE_IN_FORCE", text.of("draft.no-matter"), text.of("draft.no-matter-do")));
      return null;
    }
    if (matters.stream().noneMatch(rule -> rule.matter().id().value().equals(matter))) {
      return null;
    }
    Outcome<Optional<Earliest>> day =
        opening.of(text, RuleId.of(matter), community.jurisdiction(), desk.today(community));
    warnings.addAll(MotionViews.refusals(text, day.refusals()));
    return day.asOptional().flatMap(found -> found).orElse(null);
  }

  private static String firstOf(List<DecisionRule> matters) {
    return matters.isEmpty() ? "" : matters.get(0).matter().id().value();
  }

  private List<DecisionRule> matters(Community community) {
    return opening.matters(community.jurisdiction(), desk.today(community));
  }

  private Set<String> matterIds(Community community) {
    return matters(community).stream()
        .map(rule -> rule.matter().id().value())
        .collect(Collectors.toSet());
  }

  /** The roster that was imported last: what takes effect by the opening can be chosen already. */
  private Roster roster(Community community) {
    return rosters
        .findLatest(community.id())
        .map(rosters::partsOf)
        .orElseGet(() -> new Roster(List.of()));
  }

  private static List<Option> scopes(Messages text, Roster roster) {
    List<Option> options = new ArrayList<>();
    if (!roster.parts().isEmpty()) {
      options.add(new Option(DraftForm.EVERYTHING, text.of("scope.all"), "", 0));
      for (PlaceNode compound : PlaceTree.of(roster).places(PlaceLevel.COMPOUND)) {
        add(options, text, compound, 0);
      }
      options.add(new Option(MotionFormPage.NAMED_PARTS, text.of("draft.named-parts"), "", 0));
    }
    return options;
  }

  private static void add(List<Option> options, Messages text, PlaceNode place, int depth) {
    String label = PlaceWords.scope(text, VotingScope.parse(place.path()));
    options.add(new Option(place.path(), label, "", depth));
    place.places().forEach(inside -> add(options, text, inside, depth + 1));
  }
}
