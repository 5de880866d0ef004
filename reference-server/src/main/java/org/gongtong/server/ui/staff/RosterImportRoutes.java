package org.gongtong.server.ui.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterColumn;
import org.gongtong.core.place.RosterImportReason;
import org.gongtong.core.place.RosterPreview;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.intake.Fault;
import org.gongtong.server.intake.FaultTable;
import org.gongtong.server.intake.Intake;
import org.gongtong.server.intake.RosterIntake;
import org.gongtong.server.intake.RosterTable;
import org.gongtong.server.intake.RosterTurns;
import org.gongtong.server.intake.WaitingRoster;
import org.gongtong.server.intake.WaitingRosters;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.text.Messages;

/**
 * Importing a roster: uploaded and checked first, which changes nothing; compared with the one in
 * force; then applied, all or nothing.
 */
public final class RosterImportRoutes implements RouteGroup {

  private static final String IMPORT = "/staff/c/{community}/roster/import";
  private static final int FAULTS_SHOWN = 200;

  private final RosterDesk desk;
  private final WaitingRosters waiting;
  private final FrozenRolls frozen;
  private final RosterTurns turns;

  public RosterImportRoutes(
      RosterDesk desk, WaitingRosters waiting, FrozenRolls frozen, RosterTurns turns) {
    this.desk = desk;
    this.waiting = waiting;
    this.frozen = frozen;
    this.turns = turns;
  }

  /** Heavy work. */
  private interface Turn {
    void take() throws IOException;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        IMPORT, context -> form(context, desk.community(context), List.of()), Action.ROSTER_IMPORT);
    javalin.routes.post(IMPORT, this::upload, Action.ROSTER_IMPORT);
    javalin.routes.get(
        IMPORT + "/{upload}",
        context -> inTurn(() -> compare(context, desk.community(context))),
        Action.ROSTER_IMPORT);
    javalin.routes.get(IMPORT + "/{upload}/faults.csv", this::faults, Action.ROSTER_IMPORT);
    javalin.routes.post(
        IMPORT + "/{upload}/apply",
        context -> inTurn(() -> apply(context, desk.community(context))),
        Action.ROSTER_IMPORT);
  }

  private void inTurn(Turn turn) throws IOException {
    boolean came =
        turns
            .take(
                () -> {
                  turn.take();
                  return true;
                })
            .isPresent();
    if (!came) {
      throw new RefusedRequest(503, RequestReason.UNAVAILABLE.because().refuses());
    }
  }

  private void form(Context context, Community community, List<FieldError> errors) {
    Language language = desk.pages().coreLanguage(context);
    desk.pages()
        .show(
            context,
            new RosterUploadPage(
                desk.shell(context, community),
                desk.pages().command(""),
                community.slug(),
                day(context).orElseGet(() -> earliest(community)),
                RosterTable.help().stream()
                    .map(
                        help ->
                            new RosterUploadPage.ColumnRow(
                                headings(help.column(), language),
                                help.meaning().in(language),
                                help.example().in(language)))
                    .toList(),
                new FormErrors(errors)));
  }

  /** The file's headings are Chinese, and may be English. */
  private static String headings(RosterColumn column, Language language) {
    String chinese = column.heading(Language.ZH_CN);
    return language == Language.EN ? chinese + " / " + column.heading(Language.EN) : chinese;
  }

  /** Today, unless the roster in force is of a later day. */
  private LocalDate earliest(Community community) {
    LocalDate today = desk.today(community);
    return desk.latest(community)
        .map(ImportedRoster::effectiveFrom)
        .filter(today::isBefore)
        .orElse(today);
  }

  private void upload(Context context) throws IOException {
    Community community = desk.community(context);
    StaffMember staff = desk.pages().staff(context);
    Messages text = desk.shell(context, community).text();
    List<FieldError> errors = new ArrayList<>();
    UploadedFile file = context.uploadedFile("file");
    if (file == null || file.size() == 0) {
      errors.add(new FieldError("file", text.of("upload.file-missing")));
    }
    Optional<LocalDate> effective = effective(context, community, text, errors);
    if (file == null || effective.isEmpty() || !errors.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      form(context, community, errors);
      return;
    }
    inTurn(() -> read(context, community, staff, file, effective.get()));
  }

  private Optional<LocalDate> effective(
      Context context, Community community, Messages text, List<FieldError> errors) {
    Optional<LocalDate> day = day(context);
    if (day.isEmpty()) {
      errors.add(new FieldError("effective", text.of("upload.no-date")));
      return day;
    }
    List<Reason> impossible = desk.rosters(community).days().refusal(day.get()).stream().toList();
    errors.addAll(desk.pages().errors(context, impossible, reason -> "effective").all());
    desk.latest(community)
        .map(ImportedRoster::effectiveFrom)
        .filter(latest -> impossible.isEmpty() && day.get().isBefore(latest))
        .ifPresent(
            latest ->
                errors.add(
                    new FieldError("effective", text.of("upload.too-early", text.day(latest)))));
    return day;
  }

  /** What was typed, if it is a day. */
  private static Optional<LocalDate> day(Context context) {
    try {
      return Optional.of(LocalDate.parse(String.valueOf(context.formParam("effective"))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void read(
      Context context, Community community, StaffMember staff, UploadedFile file, LocalDate day)
      throws IOException {
    Intake<Roster> intake;
    String faultList = "";
    try (InputStream content = file.content();
        WaitingRosters.FaultFile list = waiting.faults(staff.login());
        FaultTable table = new FaultTable(list.stream(), desk.pages().coreLanguage(context))) {
      intake = RosterIntake.read(content, fileName(file), RosterTurns.LIMITS, table::add);
      table.close();
      if (intake instanceof Intake.Refused<Roster>) {
        faultList = list.keep();
      }
    }
    if (intake instanceof Intake.Refused<Roster> refused) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      desk.pages().show(context, faultsPage(context, community, file, refused, faultList));
      return;
    }
    Intake.Taken<Roster> taken = (Intake.Taken<Roster>) intake;
    String id =
        waiting.add(
            staff.login(),
            new WaitingRoster(
                community.id(),
                fileName(file),
                day,
                taken.dropped(),
                taken.notices(),
                taken.value()));
    context.redirect(Routes.rosterDiff(community.slug(), id), HttpStatus.SEE_OTHER);
  }

  private RosterFaultsPage faultsPage(
      Context context,
      Community community,
      UploadedFile file,
      Intake.Refused<Roster> refused,
      String faultList) {
    boolean chinese = desk.pages().coreLanguage(context) == Language.ZH_CN;
    return new RosterFaultsPage(
        desk.shell(context, community, Routes.rosterImport(community.slug())),
        community.slug(),
        fileName(file),
        refused.rows(),
        refused.faultCount(),
        refused.faults().stream().limit(FAULTS_SHOWN).map(fault -> cell(fault, chinese)).toList(),
        faultList,
        refused.dropped());
  }

  private static RosterFaultsPage.CellFault cell(Fault fault, boolean chinese) {
    return new RosterFaultsPage.CellFault(
        chinese ? fault.place().zh() : fault.place().en(),
        chinese ? fault.column().zh() : fault.column().en(),
        fault.value(),
        fault.code(),
        chinese ? fault.what().zh() : fault.what().en(),
        chinese ? fault.remedy().zh() : fault.remedy().en());
  }

  private void faults(Context context) throws IOException {
    desk.community(context);
    Path list =
        waiting
            .findFaults(desk.pages().staff(context).login(), context.pathParam("upload"))
            .orElseThrow(RosterImportRoutes::gone);
    context
        .contentType("text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"roster-faults.csv\"")
        .result(Files.newInputStream(list));
  }

  private void compare(Context context, Community community) throws IOException {
    WaitingRoster roster = waiting(context, community);
    String upload = context.pathParam("upload");
    Outcome<RosterPreview> preview =
        desk.rosters(community).preview(community.id(), roster.roster(), roster.effective());
    boolean unchanged = isUnchanged(preview.refusals());
    if (!preview.isAccepted() && !unchanged) {
      desk.pages().refuse(context, 409, preview.refusals(), back(context, community));
      return;
    }
    Shell shell = desk.shell(context, community);
    desk.pages()
        .show(
            context,
            new RosterDiff(desk.pages().coreLanguage(context))
                .page(
                    shell,
                    desk.pages().command(preview.asOptional().map(p -> "" + p.after()).orElse("")),
                    community.slug(),
                    upload,
                    roster,
                    preview.asOptional(),
                    frozen.questions(community.id())));
  }

  private static boolean isUnchanged(List<Reason> refusals) {
    return refusals.stream()
        .anyMatch(reason -> reason.code().equals(RosterImportReason.ROSTER_UNCHANGED.name()));
  }

  private void apply(Context context, Community community) throws IOException {
    WaitingRoster roster = waiting(context, community);
    StaffMember staff = desk.pages().staff(context);
    int after = Version.of(context);
    List<Reason> refusals =
        desk.pages()
            .once(
                context,
                () ->
                    desk.rosters(community)
                        .apply(
                            staff.actor(),
                            community.id(),
                            roster.roster(),
                            roster.effective(),
                            after)
                        .map(done -> Routes.rosterDone(community.slug(), done.number())));
    if (!refusals.isEmpty()) {
      String again = Routes.rosterDiff(community.slug(), context.pathParam("upload"));
      String title = desk.shell(context, community).text().of("diff.title");
      desk.pages().refuse(context, 409, refusals, new Link(again, title));
    }
  }

  private WaitingRoster waiting(Context context, Community community) throws IOException {
    return waiting
        .find(desk.pages().staff(context).login(), community.id(), context.pathParam("upload"))
        .orElseThrow(RosterImportRoutes::gone);
  }

  private static RefusedRequest gone() {
    return new RefusedRequest(
        404,
        UploadReason.UPLOAD_GONE
            .because()
            .figure("minutes", WaitingRosters.KEPT_FOR.toMinutes())
            .figure("files", WaitingRosters.KEPT_EACH)
            .refuses());
  }

  private Link back(Context context, Community community) {
    return new Link(
        Routes.rosterImport(community.slug()),
        desk.shell(context, community).text().of("upload.title"));
  }

  /** Browsers send a name, some of them a path; shown, and used for nothing else. */
  private static String fileName(UploadedFile file) {
    String name = file.filename();
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.isBlank() ? "?" : last.substring(0, Math.min(last.length(), 120));
  }
}
