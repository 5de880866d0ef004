package org.gongtong.server.ui.staff.assist;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotCode;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.assisted.AssistedDesk;
import org.gongtong.core.decision.assisted.AssistedReason;
import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.attachments.Attachments;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.ballot.BallotSubject;
import org.gongtong.server.ui.ballot.BallotViews;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.part.PlaceWords;
import org.gongtong.server.ui.staff.assist.AssistPage.Step;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** The worker's side of an assisted session, told on the package's page. Thread-safe. */
public final class AssistRoutes implements RouteGroup {
  private static final String BEGIN = "/staff/c/{community}/m/{motion}/assist";

  private final DoorOffice office;
  private final AssistedDesk desk;
  private final BallotBox box;
  private final BallotViews views;
  private final Attachments files;

  /**
   * @param files photos and signatures, kept apart from what is published
   */
  public AssistRoutes(
      DoorOffice office, AssistedDesk desk, BallotBox box, BallotViews views, Attachments files) {
    this.office = office;
    this.desk = desk;
    this.box = box;
    this.views = views;
    this.files = files;
  }

  /** A session that can be worked in. */
  private record Running(AddressedMotion found, AssistedSession session) {
    String page(Step step) {
      return Routes.assist(found.slug(), found.id(), session.id().toString(), step.code());
    }
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    String session = BEGIN + "/{session}";
    Action action = Action.ASSIST_BALLOT;
    javalin.routes.get(BEGIN, this::beginning, action);
    javalin.routes.post(BEGIN, this::begin, action);
    javalin.routes.get(session + "/evidence", c -> show(c, running(c), Step.EVIDENCE), action);
    javalin.routes.post(session + "/evidence", this::attach, action);
    javalin.routes.get(session + "/choice", c -> show(c, running(c), Step.CHOICE), action);
    javalin.routes.post(session + "/choice", this::choose, action);
    javalin.routes.post(session + "/check", this::cast, action);
    javalin.routes.post(session + "/end", this::end, action);
    javalin.routes.get(session + "/done", this::done, action);
  }

  private void beginning(Context context) {
    String part = Objects.requireNonNullElse(context.queryParam("part"), "").strip();
    draw(context, office.find(context), part, "", FormErrors.none());
  }

  private void begin(Context context) {
    AddressedMotion found = office.find(context);
    String part = Forms.field(context, "part").strip();
    String who = Forms.field(context, "who");
    UUID key = key(context);
    requireAt(context, found, part);
    Actor worker = office.pages().staff(context).actor();
    List<Reason> refusals =
        office
            .pages()
            .once(
                context,
                () ->
                    desk.begin(worker, found.motion().id(), key, part, who)
                        .map(session -> new Running(found, session).page(Step.EVIDENCE)));
    if (refusals.stream().anyMatch(r -> r.code().equals(BallotCode.NOT_THE_VOTER.name()))) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      FormErrors errors = office.pages().errors(context, refusals, reason -> "who");
      draw(context, found, part, who, errors);
    } else if (!refusals.isEmpty()) {
      office.refuse(context, StatusOf.refusal(refusals), found, refusals);
    }
  }

  private void draw(
      Context context, AddressedMotion found, String part, String who, FormErrors errors) {
    Shell shell = office.shell(context, found, Routes.assist(found.slug(), found.id()));
    Optional<Party> party = part.isEmpty() ? Optional.empty() : party(found, part);
    String place = "";
    FormErrors shown = errors;
    if (party.isPresent()) {
      place = PlaceWords.part(shell.text(), requireAt(context, found, part));
    } else if (!part.isEmpty()) {
      List<Reason> unknown = List.of(BallotCode.UNKNOWN_PART.because().refuses());
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      shown = office.pages().errors(context, unknown, reason -> "part");
    }
    String voter = party.map(Party::voter).orElse("");
    String running =
        desk.running(office.pages().staff(context).actor())
            .flatMap(session -> address(found, session))
            .orElse("");
    office
        .pages()
        .show(
            context,
            new AssistBeginPage(
                shell,
                office.pages().command("0"),
                office.head(shell, found),
                part,
                place,
                party.map(Party::owners).orElse(List.of()).stream()
                    .map(owner -> new Option(owner, owner, "", 0))
                    .toList(),
                who.isEmpty() ? voter : who,
                running,
                shown));
  }

  /** Where a worker goes on with the session he has; nowhere, if it is about another motion. */
  private static Optional<String> address(AddressedMotion found, AssistedSession session) {
    Step step = session.evidence() == null ? Step.EVIDENCE : Step.CHOICE;
    return Optional.of(session)
        .filter(there -> there.motionId().equals(found.motion().id()))
        .map(there -> new Running(found, there).page(step));
  }

  private Optional<Party> party(AddressedMotion found, String part) {
    Optional<ElectoralRoll> roll = office.motions().findRollWithVoters(found.motion().id());
    return roll.flatMap(
        there ->
            there.findParty(part).stream()
                .mapToObj(number -> there.parties().get(number - 1))
                .findFirst());
  }

  /**
   * The part at whose door the worker is.
   *
   * @throws RefusedRequest with 403 if it lies outside his places, with 422 if there is none
   */
  private ExclusivePart requireAt(Context context, AddressedMotion found, String part) {
    ExclusivePart there =
        office.part(found.motion(), part).stream()
            .findFirst()
            .orElseThrow(
                () -> new RefusedRequest(422, BallotCode.UNKNOWN_PART.because().refuses()));
    office
        .pages()
        .rights(context)
        .refusal(Action.ASSIST_BALLOT, Subject.at(found.community(), there.path()))
        .ifPresent(
            reason -> {
              throw new RefusedRequest(403, reason);
            });
    return there;
  }

  /**
   * The session of the address, if it is this worker's, at a door that is his still, and not over.
   */
  private Running running(Context context) {
    Running mine = mine(context);
    if (!mine.session().isOpenAt(office.clock().instant())) {
      throw new RefusedRequest(409, AssistedDesk.over(mine.session()));
    }
    requireAt(context, mine.found(), mine.session().part());
    return mine;
  }

  private Running mine(Context context) {
    AddressedMotion found = office.find(context);
    Actor worker = office.pages().staff(context).actor();
    return RequestParameters.uuid(context.pathParam("session"))
        .flatMap(id -> desk.find(worker, id))
        .filter(session -> session.motionId().equals(found.motion().id()))
        .map(session -> new Running(found, session))
        .orElseThrow(
            () -> new RefusedRequest(404, AssistedReason.ASSIST_UNKNOWN.because().refuses()));
  }

  private void attach(Context context) {
    Running at = running(context);
    List<Attachments.Upload> uploads =
        context.uploadedFiles("file").stream()
            .filter(file -> !file.filename().isBlank())
            .limit(1)
            .map(file -> new Attachments.Upload(file.filename(), bytes(file)))
            .toList();
    Actor worker = office.pages().staff(context).actor();
    List<Reason> refusals =
        uploads.isEmpty()
            ? List.of(AssistedReason.ASSIST_NO_EVIDENCE.because().refuses())
            : office
                .pages()
                .once(
                    context,
                    () ->
                        files
                            .takeIn(uploads, 0)
                            .flatMap(
                                kept -> desk.attach(worker, at.session().id(), kept.get(0).hash()))
                            .map(session -> at.page(Step.CHOICE)));
    if (!refusals.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      FormErrors errors = office.pages().errors(context, refusals, reason -> "file");
      show(context, at, Step.EVIDENCE, null, errors);
    }
  }

  private static byte[] bytes(UploadedFile file) {
    // One more than allowed tells that it is too large, without reading all of it.
    try (InputStream content = file.content()) {
      return content.readNBytes((Attachments.LARGEST_MIB << 20) + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read an upload", e);
    }
  }

  private void choose(Context context) {
    Running at = running(context);
    Optional<Choice> choice = chosen(context);
    if (choice.isPresent()) {
      show(context, at, Step.CHECK, choice.get(), FormErrors.none());
      return;
    }
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    String text = Messages.in(office.pages().language(context)).of("ballot.choose-one");
    FormErrors errors = new FormErrors(List.of(new FieldError("choice", text)));
    show(context, at, Step.CHOICE, null, errors);
  }

  /** Not kept under the key of its form: a hash of three possible choices would tell which. */
  private void cast(Context context) {
    Running mine = mine(context);
    if (!mine.session().isCast()) {
      mine = running(context);
    }
    Optional<Choice> choice = chosen(context);
    if (choice.isEmpty()) {
      context.redirect(mine.page(Step.CHOICE), HttpStatus.SEE_OTHER);
      return;
    }
    Actor worker = office.pages().staff(context).actor();
    Outcome<AssistedSession> cast = desk.cast(worker, mine.session().id(), choice.get().code());
    if (cast.isAccepted()) {
      context.redirect(mine.page(Step.DONE), HttpStatus.SEE_OTHER);
    } else {
      List<Reason> unmet = cast.refusals();
      office.refuse(context, StatusOf.refusal(unmet), mine.found(), unmet);
    }
  }

  private void end(Context context) {
    Running mine = mine(context);
    Actor worker = office.pages().staff(context).actor();
    String to = Routes.assist(mine.found().slug(), mine.found().id());
    List<Reason> refusals =
        office
            .pages()
            .once(context, () -> desk.end(worker, mine.session().id()).map(session -> to));
    if (!refusals.isEmpty()) {
      office.refuse(context, StatusOf.refusal(refusals), mine.found(), refusals);
    }
  }

  private void done(Context context) {
    Running mine = mine(context);
    if (!mine.session().isCast()) {
      throw new RefusedRequest(404, RequestReason.NOT_FOUND.because().refuses());
    }
    show(context, mine, Step.DONE, null, FormErrors.none());
  }

  private void show(Context context, Running at, Step step) {
    if (step == Step.CHOICE && at.session().evidence() == null) {
      context.redirect(at.page(Step.EVIDENCE), HttpStatus.SEE_OTHER);
      return;
    }
    show(context, at, step, null, FormErrors.none());
  }

  private void show(
      Context context, Running at, Step step, @Nullable Choice choice, FormErrors errors) {
    // The check is no address of its own: what was chosen stays between the page and its form.
    Shell shell =
        office.shell(context, at.found(), at.page(step == Step.CHECK ? Step.CHOICE : step));
    BallotSubject subject =
        views.subject(
            shell.text(),
            at.found().community(),
            at.found().motion(),
            box.findParty(at.session().motionId(), at.session().party()).orElseThrow(),
            office.clock().instant());
    Command command = office.pages().command(at.session().id().toString());
    office
        .pages()
        .show(
            context,
            new AssistPage(
                shell,
                command,
                step,
                subject,
                at.session().id().toString(),
                at.session().who(),
                at.session().endsAt().atZone(at.found().motion().zone()),
                choice,
                errors));
  }

  private static Optional<Choice> chosen(Context context) {
    String code = Forms.field(context, "choice");
    for (Choice choice : Choice.values()) {
      if (choice.code().equals(code)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  private static UUID key(Context context) {
    return RequestParameters.uuid(Forms.field(context, Forms.KEY))
        .orElseThrow(() -> new RefusedRequest(400, RequestReason.BAD_REQUEST.because().refuses()));
  }
}
