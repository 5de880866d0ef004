package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.service.PaperVisits;
import org.gongtong.server.auth.Action;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.intake.Fault;
import org.gongtong.server.intake.FaultTable;
import org.gongtong.server.intake.Intake;
import org.gongtong.server.intake.RosterTurns;
import org.gongtong.server.intake.ServiceIntake;
import org.gongtong.server.intake.ServiceSheet;
import org.gongtong.server.intake.ServiceTable;
import org.gongtong.server.intake.WaitingRosters;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.desk.Downloads;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.staff.RosterFaultsPage.CellFault;
import org.gongtong.server.ui.staff.UploadReason;
import org.gongtong.server.ui.text.Messages;

/**
 * Entering a sheet of services: uploaded and checked first, which changes nothing; looked at; then
 * entered, all or nothing.
 */
public final class SheetRoutes implements RouteGroup {
  private static final String ALL = "/staff/c/{community}/timebank/sheets";
  private static final int SHOWN = 200;
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final BoardOffice office;
  private final AccountFinder finder;
  private final PaperVisits visits;
  private final WaitingRosters waiting;
  private final RosterTurns turns;

  public SheetRoutes(
      BoardOffice office,
      AccountFinder finder,
      PaperVisits visits,
      WaitingRosters waiting,
      RosterTurns turns) {
    this.office = office;
    this.finder = finder;
    this.visits = visits;
    this.waiting = waiting;
    this.turns = turns;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(ALL, context -> form(context, FormErrors.none()), Action.TIMEBANK_POST);
    javalin.routes.get(ALL + "/template.{kind}", this::template, Action.TIMEBANK_POST);
    javalin.routes.post(ALL, this::upload, Action.TIMEBANK_POST);
    javalin.routes.get(ALL + "/{upload}", this::look, Action.TIMEBANK_POST);
    javalin.routes.get(ALL + "/{upload}/faults.csv", this::faults, Action.TIMEBANK_POST);
    javalin.routes.post(ALL + "/{upload}/apply", this::apply, Action.TIMEBANK_POST);
  }

  private void form(Context context, FormErrors errors) {
    BoardOffice.Place place = office.place(context);
    Shell shell = office.shell(context, place, BoardAddress.sheets(place.slug()));
    Messages text = shell.text();
    Language language = office.pages().coreLanguage(context);
    LocalDate today = LocalDate.ofInstant(office.now(), place.zone());
    String done = Objects.requireNonNullElse(context.queryParam("done"), "");
    office
        .pages()
        .show(
            context,
            new SheetPage(
                shell,
                office.pages().command(""),
                place.slug(),
                ServiceTable.help().stream()
                    .map(
                        help ->
                            new SheetPage.ColumnRow(
                                help.column().heading(language),
                                help.meaning().in(language),
                                help.example().in(language)))
                    .toList(),
                today.withDayOfMonth(1).toString(),
                today.toString(),
                done.matches("[1-9][0-9]{0,5}") ? text.of("board.sheet-done", done) : "",
                errors));
  }

  private void template(Context context) throws IOException {
    BoardOffice.Place place = office.place(context);
    String kind = context.pathParam("kind");
    if (!kind.equals("xlsx") && !kind.equals("csv")) {
      throw new RefusedRequest(404, RequestReason.NOT_FOUND.because().refuses());
    }
    Language language = office.pages().coreLanguage(context);
    boolean csv = kind.equals("csv");
    Downloads.head(
        context, csv ? "text/csv; charset=utf-8" : XLSX, "services-" + place.slug() + "." + kind);
    if (csv) {
      ServiceTable.writeCsv(context.outputStream(), language);
    } else {
      Collection<LocalizedText> names =
          office.categories(place, LocalDate.ofInstant(office.now(), place.zone())).values();
      ServiceTable.writeXlsx(context.outputStream(), language, names);
    }
  }

  private void upload(Context context) throws IOException {
    BoardOffice.Place place = office.place(context);
    UploadedFile file = context.uploadedFile("file");
    if (file == null || file.size() == 0) {
      Messages text = Messages.in(office.pages().language(context));
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      form(
          context, new FormErrors(List.of(new FieldError("file", text.of("upload.file-missing")))));
      return;
    }
    boolean came =
        turns
            .take(
                () -> {
                  read(context, place, file);
                  return true;
                })
            .isPresent();
    if (!came) {
      throw new RefusedRequest(503, RequestReason.UNAVAILABLE.because().refuses());
    }
  }

  /** What is wrong with a sheet as a whole, and the list of it. */
  private record Wrong(List<Fault> first, long count, long rows) {}

  private void read(Context context, BoardOffice.Place place, UploadedFile file)
      throws IOException {
    String login = office.pages().staff(context).login();
    Language language = office.pages().coreLanguage(context);
    try (InputStream content = file.content();
        WaitingRosters.FaultFile list = waiting.faults(login);
        FaultTable table = new FaultTable(list.stream(), language)) {
      Intake<List<PaperVisits.Line>> intake =
          ServiceIntake.read(
              content, name(file), RosterTurns.LIMITS, sheet(context, place), table::add);
      Wrong wrong =
          intake instanceof Intake.Refused<List<PaperVisits.Line>> refused
              ? new Wrong(refused.faults(), refused.faultCount(), refused.rows())
              : checked(context, place, lines(intake), table);
      if (wrong.count() > 0) {
        table.close();
        refuse(context, place, 422, name(file), wrong, list.keep());
        return;
      }
      Intake.Taken<List<PaperVisits.Line>> taken = (Intake.Taken<List<PaperVisits.Line>>) intake;
      String id =
          waiting.add(
              login,
              new ServiceSheet(place.community().id(), name(file), taken.sha256(), taken.value()));
      context.redirect(BoardAddress.sheet(place.slug(), id), HttpStatus.SEE_OTHER);
    }
  }

  private static List<PaperVisits.Line> lines(Intake<List<PaperVisits.Line>> intake) {
    return ((Intake.Taken<List<PaperVisits.Line>>) intake).value();
  }

  /** The dry run: what the core has against the lines. */
  private Wrong checked(
      Context context, BoardOffice.Place place, List<PaperVisits.Line> lines, FaultTable table)
      throws IOException {
    List<Fault> faults =
        faults(visits.check(office.pages().staff(context).actor(), place.community(), lines));
    for (Fault fault : faults) {
      table.add(fault);
    }
    return new Wrong(faults, faults.size(), lines.size());
  }

  private static List<Fault> faults(PaperVisits.Result result) {
    List<Fault> faults = new ArrayList<>();
    for (PaperVisits.Refused refused : result.refused()) {
      for (Reason reason : refused.reasons()) {
        faults.add(Fault.of(refused.row(), reason));
      }
    }
    return faults;
  }

  private ServiceIntake.Sheet sheet(Context context, BoardOffice.Place place) {
    Map<String, Optional<String>> members = new ConcurrentHashMap<>();
    Map<LocalDate, Map<String, LocalizedText>> categories = new ConcurrentHashMap<>();
    return new ServiceIntake.Sheet(
        place.zone(),
        typed -> members.computeIfAbsent(typed, one -> finder.member(context, place, one)),
        day -> categories.computeIfAbsent(day, one -> office.categories(place, one)));
  }

  private void refuse(
      Context context,
      BoardOffice.Place place,
      int status,
      String fileName,
      Wrong wrong,
      String list) {
    boolean chinese = office.pages().coreLanguage(context) == Language.ZH_CN;
    context.status(status);
    office
        .pages()
        .show(
            context,
            new SheetFaultsPage(
                office.shell(context, place, BoardAddress.sheets(place.slug())),
                place.slug(),
                fileName,
                wrong.rows(),
                wrong.count(),
                wrong.first().stream().limit(SHOWN).map(fault -> cell(fault, chinese)).toList(),
                list));
  }

  private static CellFault cell(Fault fault, boolean chinese) {
    return new CellFault(
        in(fault.place(), chinese),
        in(fault.column(), chinese),
        fault.value(),
        fault.code(),
        in(fault.what(), chinese),
        in(fault.remedy(), chinese));
  }

  private static String in(Bilingual text, boolean chinese) {
    return chinese ? text.zh() : text.en();
  }

  private ServiceSheet waiting(Context context, BoardOffice.Place place) throws IOException {
    return waiting
        .findServices(
            office.pages().staff(context).login(),
            place.community().id(),
            context.pathParam("upload"))
        .orElseThrow(SheetRoutes::gone);
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

  private void look(Context context) throws IOException {
    BoardOffice.Place place = office.place(context);
    ServiceSheet sheet = waiting(context, place);
    PaperVisits.Result result =
        visits.check(office.pages().staff(context).actor(), place.community(), sheet.lines());
    if (!result.isSound()) {
      again(context, place, sheet, result);
      return;
    }
    Shell shell =
        office.shell(context, place, BoardAddress.sheet(place.slug(), context.pathParam("upload")));
    BoardOffice.Names names = office.names(context, place);
    office
        .pages()
        .show(
            context,
            new SheetCheckPage(
                shell,
                office.pages().command(""),
                place.slug(),
                context.pathParam("upload"),
                sheet.fileName(),
                sheet.lines().size(),
                result.minutes(),
                sheet.lines().stream()
                    .limit(SHOWN)
                    .map(line -> line(context, place, names, shell.text(), line))
                    .toList()));
  }

  private SheetCheckPage.Line line(
      Context context,
      BoardOffice.Place place,
      BoardOffice.Names names,
      Messages text,
      PaperVisits.Line line) {
    LocalDate day = line.visit().from().atZone(place.zone()).toLocalDate();
    return new SheetCheckPage.Line(
        line.row(),
        BoardOffice.window(text, line.visit().from(), line.visit().until(), place.zone()),
        names.of(line.visit().provider()),
        names.of(line.visit().receiver()),
        office.category(context, place, line.visit().category(), day));
  }

  /** What was sound when it was uploaded, and is no more, line by line. */
  private void again(
      Context context, BoardOffice.Place place, ServiceSheet sheet, PaperVisits.Result result) {
    List<Fault> faults = faults(result);
    Wrong wrong = new Wrong(faults, faults.size(), sheet.lines().size());
    refuse(context, place, 409, sheet.fileName(), wrong, "");
  }

  private void faults(Context context) throws IOException {
    office.place(context);
    var list =
        waiting
            .findFaults(office.pages().staff(context).login(), context.pathParam("upload"))
            .orElseThrow(SheetRoutes::gone);
    Downloads.head(context, "text/csv; charset=utf-8", "services-faults.csv");
    context.result(Files.newInputStream(list));
  }

  private void apply(Context context) throws IOException {
    BoardOffice.Place place = office.place(context);
    AtomicReference<PaperVisits.Result> refused = new AtomicReference<>();
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () -> {
                  ServiceSheet sheet = found(context, place);
                  PaperVisits.Result result =
                      visits.enter(
                          office.pages().staff(context).actor(),
                          place.community(),
                          office.ports().ids().next(),
                          sheet.sha256(),
                          sheet.lines());
                  if (result.isSound()) {
                    return Outcome.accepted(BoardAddress.entered(place.slug(), result.entered()));
                  }
                  refused.set(result);
                  return Outcome.refused(result.refused().get(0).reasons());
                });
    if (refused.get() != null) {
      again(context, place, waiting(context, place), refused.get());
    } else if (!why.isEmpty()) {
      Messages text = Messages.in(office.pages().language(context));
      office
          .pages()
          .refuse(
              context,
              409,
              why,
              new Link(BoardAddress.sheets(place.slug()), text.of("service-sheet.title")));
    }
  }

  private ServiceSheet found(Context context, BoardOffice.Place place) {
    try {
      return waiting(context, place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Browsers send a name, some of them a path; shown, and used for nothing else. */
  private static String name(UploadedFile file) {
    String name = file.filename();
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.isBlank() ? "?" : last.substring(0, Math.min(last.length(), 120));
  }
}
