package org.gongtong.server.ui.staff.paper;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.FrozenRoll;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.paper.PaperDesk;
import org.gongtong.core.decision.paper.PaperReason;
import org.gongtong.core.decision.paper.Sheet;
import org.gongtong.core.decision.paper.SheetAgreement;
import org.gongtong.core.decision.paper.SheetLine;
import org.gongtong.core.decision.paper.SheetState;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.SheetSettlePage;
import org.gongtong.server.ui.text.Messages;

/** Settling the lines on which the entries of a sheet differ. Thread-safe. */
public final class SheetSettleRoutes implements RouteGroup {
  private static final String SETTLE = "/staff/c/{community}/m/{motion}/sheets/{sheet}/settle";

  private final MotionOffice office;
  private final PaperDesk desk;

  public SheetSettleRoutes(MotionOffice office, PaperDesk desk) {
    this.office = office;
    this.desk = desk;
  }

  /** What a form says: the value of each line, and what else stands on it. */
  private record Typed(Map<Integer, String> selected, Map<String, String> fields, String reason) {

    static Typed none() {
      return new Typed(Map.of(), Map.of(), "");
    }

    static Typed of(Context context) {
      Map<Integer, String> selected = new HashMap<>();
      Map<String, String> fields = new HashMap<>();
      for (int line = 1; line <= SheetLine.MOST; line++) {
        selected.put(line, Forms.field(context, "line-" + line));
        for (String name : List.of("part-", "choice-", "received-", "proxy-", "until-")) {
          fields.put(name + line, Forms.field(context, name + line));
        }
      }
      return new Typed(selected, fields, Forms.field(context, "reason").strip());
    }

    /** Days that cannot be read, on the lines where something else is to stand. */
    List<Reason> unreadable() {
      return selected.entrySet().stream()
          .filter(line -> line.getValue().equals(SheetSettlePage.OTHER))
          .map(Map.Entry::getKey)
          .sorted()
          .flatMap(line -> TypedTime.dayFault(line, field("until-", line)).stream())
          .toList();
    }

    String field(String name, int line) {
      return fields.getOrDefault(name + line, "");
    }
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(SETTLE, this::show, Action.PAPER_SETTLE);
    javalin.routes.post(SETTLE, this::settle, Action.PAPER_SETTLE);
  }

  private void show(Context context) {
    AddressedMotion found = office.find(context);
    sheet(context, found)
        .ifPresent(sheet -> draw(context, found, sheet, Typed.none(), FormErrors.none(), Set.of()));
  }

  private Optional<Sheet> sheet(Context context, AddressedMotion found) {
    int number = MotionOffice.sheet(context);
    Optional<Sheet> sheet = desk.findSheet(found.motion().id(), number);
    if (sheet.isPresent() && sheet.get().state() == SheetState.DIFFERS) {
      return sheet;
    }
    PaperReason code = sheet.isEmpty() ? PaperReason.SHEET_UNKNOWN : PaperReason.SHEET_CHANGED;
    office.conflict(context, found, List.of(code.because().figure("sheet", number).refuses()));
    return Optional.empty();
  }

  private void settle(Context context) {
    AddressedMotion found = office.find(context);
    int version = MotionOffice.version(context);
    Optional<Sheet> differs = desk.findSheet(found.motion().id(), MotionOffice.sheet(context));
    Optional<ElectoralRoll> roll =
        office.motions().findRoll(found.motion().id()).map(FrozenRoll::roll);
    if (differs.isEmpty() || roll.isEmpty()) {
      sheet(context, found);
      return;
    }
    Typed typed = Typed.of(context);
    Sheet sheet = differs.get();
    List<SheetLine> lines = lines(found, sheet, typed, roll.get());
    Actor actor = office.pages().staff(context).actor();
    List<Reason> unreadable = typed.unreadable();
    List<Reason> refusals =
        unreadable.isEmpty()
            ? office
                .pages()
                .once(
                    context,
                    () -> settled(context, found, sheet.number(), version, actor, lines, typed))
            : unreadable;
    if (SheetEntryRoutes.isConflict(refusals)) {
      office.conflict(context, found, refusals);
    } else if (!refusals.isEmpty()) {
      Set<Integer> faulty = new TreeSet<>();
      refusals.forEach(
          reason ->
              Optional.ofNullable(reason.figures().get("line"))
                  .ifPresent(line -> faulty.add(Integer.valueOf(line))));
      Messages text = Messages.in(office.pages().language(context));
      draw(
          context.status(HttpStatus.UNPROCESSABLE_CONTENT),
          found,
          sheet,
          typed,
          errors(text, office.pages().coreLanguage(context), sheet, refusals),
          faulty);
    }
  }

  private Outcome<String> settled(
      Context context,
      AddressedMotion found,
      int number,
      int version,
      Actor actor,
      List<SheetLine> lines,
      Typed typed) {
    return desk.settle(
            actor,
            found.motion().id(),
            number,
            version,
            MotionOffice.key(context),
            lines,
            typed.reason())
        .map(
            sheet ->
                sheet.state() == SheetState.CHECKED
                    ? MotionOffice.sheets(found)
                    : Routes.sheetSettle(
                        found.community().slug(), found.id(), Integer.toString(number)));
  }

  private List<SheetLine> lines(
      AddressedMotion found, Sheet sheet, Typed typed, ElectoralRoll roll) {
    List<SheetLine> lines = new ArrayList<>();
    Map<Integer, Map<String, SheetLine>> said = said(sheet);
    typed
        .selected()
        .forEach(
            (number, value) -> {
              SheetLine known = said.getOrDefault(number, Map.of()).get(value);
              if (known != null) {
                lines.add(known);
              } else if (value.equals(SheetSettlePage.NONE)) {
                lines.add(SheetLine.none(number));
              } else if (value.equals(SheetSettlePage.OTHER)) {
                lines.add(other(found, typed, number, roll));
              }
            });
    return lines;
  }

  private SheetLine other(AddressedMotion found, Typed typed, int number, ElectoralRoll roll) {
    Choice choice = TypedSheet.choice(typed.field("choice-", number));
    String part = TypedPart.on(roll, typed.field("part-", number));
    String proxy = TypedId.fold(typed.field("proxy-", number));
    // A line without a part would say that no ballot stands there, which has a choice of its own.
    return new SheetLine(
        number,
        part.isEmpty() ? " " : part,
        choice == null ? "" : choice.code(),
        TypedTime.read(typed.field("received-", number), office.typedDay(found))
            .map(time -> time.atZone(found.motion().zone()).toInstant())
            .orElse(null),
        proxy.isEmpty() ? null : proxy,
        TypedTime.day(typed.field("until-", number)).orElse(null));
  }

  /** What was said of each line: by the value that the form sends for it. */
  private static Map<Integer, Map<String, SheetLine>> said(Sheet sheet) {
    Map<Integer, Map<String, SheetLine>> lines = new HashMap<>();
    SheetAgreement agreement = sheet.agreement();
    for (SheetAgreement.Open open : agreement.open()) {
      Map<String, SheetLine> values = new LinkedHashMap<>();
      for (SheetAgreement.Said each : open.said()) {
        if (!values.containsValue(each.line())) {
          values.put(value(values, each.line()), each.line());
        }
      }
      lines.put(open.number(), values);
    }
    for (SheetAgreement.Agreed agreed : agreement.agreed()) {
      lines.put(agreed.line().number(), Map.of(value(Map.of(), agreed.line()), agreed.line()));
    }
    return lines;
  }

  private static String value(Map<String, SheetLine> values, SheetLine line) {
    return line.isNone() ? SheetSettlePage.NONE : Integer.toString(values.size() + 1);
  }

  private static FormErrors errors(
      Messages text, Language language, Sheet sheet, List<Reason> refusals) {
    List<SheetAgreement.Open> open = sheet.agreement().open();
    String first = open.isEmpty() ? "reason" : "line-" + open.get(0).number();
    return new FormErrors(
        refusals.stream()
            .map(
                reason -> {
                  String line = reason.figures().get("line");
                  return line == null
                      ? new FieldError(
                          reason.code().equals(MotionReason.REMARK_MISSING.name())
                              ? "reason"
                              : first,
                          text.of(
                              "error.with-remedy", reason.text(language), reason.remedy(language)))
                      : new FieldError(
                          "line-" + line,
                          text.of(
                              "entry.line-fault",
                              line,
                              reason.text(language),
                              reason.remedy(language)));
                })
            .toList());
  }

  private void draw(
      Context context,
      AddressedMotion found,
      Sheet sheet,
      Typed typed,
      FormErrors errors,
      Set<Integer> faulty) {
    Shell shell =
        office.shell(
            context,
            found,
            Routes.sheetSettle(
                found.community().slug(), found.id(), Integer.toString(sheet.number())));
    Set<Integer> shown = new TreeSet<>(faulty);
    sheet.agreement().open().forEach(open -> shown.add(open.number()));
    Map<Integer, Map<String, SheetLine>> said = said(sheet);
    List<SheetSettlePage.Difference> differences = new ArrayList<>();
    for (int line : shown) {
      differences.add(
          new SheetSettlePage.Difference(
              line,
              words(shell.text(), found, sheet, line, said.getOrDefault(line, Map.of())),
              typed.selected().getOrDefault(line, ""),
              typed.field("part-", line),
              TypedSheet.choice(typed.field("choice-", line)),
              typed.field("received-", line),
              typed.field("proxy-", line),
              typed.field("until-", line)));
    }
    office
        .pages()
        .show(
            context,
            new SheetSettlePage(
                shell,
                office.pages().command(Integer.toString(sheet.version())),
                office.head(shell, found),
                sheet.number(),
                differences,
                typed.reason(),
                errors));
  }

  private static List<SheetSettlePage.Said> words(
      Messages text, AddressedMotion found, Sheet sheet, int line, Map<String, SheetLine> values) {
    List<SheetSettlePage.Said> words = new ArrayList<>();
    values.forEach(
        (value, what) ->
            words.add(
                new SheetSettlePage.Said(
                    value,
                    SheetViews.words(text, found, what),
                    String.join(", ", by(sheet, line, what)),
                    what.isNone())));
    return words;
  }

  private static List<String> by(Sheet sheet, int line, SheetLine what) {
    SheetAgreement agreement = sheet.agreement();
    List<String> logins = new ArrayList<>();
    agreement.open().stream()
        .filter(open -> open.number() == line)
        .flatMap(open -> open.said().stream())
        .filter(said -> said.line().equals(what))
        .forEach(said -> logins.add(said.actor().id()));
    agreement.agreed().stream()
        .filter(agreed -> agreed.line().number() == line)
        .forEach(agreed -> logins.addAll(List.of(agreed.recorder().id(), agreed.witness().id())));
    return logins;
  }
}
