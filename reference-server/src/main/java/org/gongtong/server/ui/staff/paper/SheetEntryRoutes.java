package org.gongtong.server.ui.staff.paper;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.FrozenRoll;
import org.gongtong.core.decision.paper.PaperDesk;
import org.gongtong.core.decision.paper.PaperReason;
import org.gongtong.core.decision.paper.Sheet;
import org.gongtong.core.decision.paper.SheetLine;
import org.gongtong.core.decision.paper.SheetState;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.SheetEntryPage;
import org.jspecify.annotations.Nullable;

/** Entering a sheet, and entering it again by somebody else. Thread-safe. */
public final class SheetEntryRoutes implements RouteGroup {
  /** Refusals that no other typing would mend. */
  private static final Set<String> CONFLICTS =
      Set.of(
          PaperReason.SHEET_EXISTS.name(),
          PaperReason.SHEET_UNKNOWN.name(),
          PaperReason.SHEET_CHANGED.name(),
          PaperReason.SAME_PERSON.name(),
          PaperReason.ENTRY_TAKEN.name(),
          BallotReason.VOTE_NOT_OPEN.name());

  private final MotionOffice office;
  private final PaperDesk desk;
  private final SheetViews views;

  public SheetEntryRoutes(MotionOffice office, PaperDesk desk) {
    this.office = office;
    this.desk = desk;
    this.views = new SheetViews(office);
  }

  static boolean isConflict(List<Reason> refusals) {
    return refusals.stream().anyMatch(reason -> CONFLICTS.contains(reason.code()));
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    String sheet = "/staff/c/{community}/m/{motion}/sheets/{sheet}";
    javalin.routes.get(sheet, this::show, Action.PAPER_VIEW);
    javalin.routes.post(sheet, this::enter, Action.PAPER_ENTER);
    javalin.routes.get(sheet + "/check", this::showCheck, Action.PAPER_ENTER);
    javalin.routes.post(sheet + "/check", this::check, Action.PAPER_ENTER);
  }

  private void show(Context context) {
    AddressedMotion found = office.find(context);
    int number = MotionOffice.sheet(context);
    Optional<Sheet> sheet = desk.findSheet(found.motion().id(), number);
    if (sheet.isPresent()) {
      office.pages().show(context, views.sheet(context, found, sheet.get()));
    } else if (!office.pages().may(context, Action.PAPER_ENTER)) {
      throw new RefusedRequest(404, about(PaperReason.SHEET_UNKNOWN, number));
    } else if (found.motion().state().takesBallots()) {
      TypedSheet empty = TypedSheet.empty(Channel.PAPER);
      draw(context, found, new Form(number, null, empty), null, FormErrors.none());
    } else {
      office.conflict(context, found, List.of(BallotReason.notOpen(found.motion())));
    }
  }

  private void showCheck(Context context) {
    AddressedMotion found = office.find(context);
    int number = MotionOffice.sheet(context);
    Optional<Sheet> sheet = desk.findSheet(found.motion().id(), number);
    Actor actor = office.pages().staff(context).actor();
    if (sheet.isEmpty()) {
      office.conflict(context, found, List.of(about(PaperReason.SHEET_UNKNOWN, number)));
    } else if (sheet.get().state() != SheetState.ENTERED) {
      office.conflict(context, found, List.of(about(PaperReason.SHEET_CHANGED, number)));
    } else if (sheet.get().firstBy().id().equals(actor.id())) {
      office.conflict(context, found, List.of(PaperReason.SAME_PERSON.because().refuses()));
    } else if (!found.motion().state().takesBallots()) {
      office.conflict(context, found, List.of(BallotReason.notOpen(found.motion())));
    } else {
      TypedSheet empty = TypedSheet.empty(sheet.get().channel());
      draw(context, found, new Form(number, sheet.get(), empty), null, FormErrors.none());
    }
  }

  private static Reason about(PaperReason code, int sheet) {
    return code.because().figure("sheet", sheet).refuses();
  }

  /** A form that was sent: for a new sheet, or for the check of one. */
  private record Form(int number, @Nullable Sheet checked, TypedSheet typed) {

    Channel channel() {
      return checked == null ? typed.channel() : checked.channel();
    }
  }

  private void enter(Context context) {
    AddressedMotion found = office.find(context);
    take(context, found, new Form(MotionOffice.sheet(context), null, TypedSheet.of(context)));
  }

  private void check(Context context) {
    AddressedMotion found = office.find(context);
    int number = MotionOffice.sheet(context);
    Optional<Sheet> sheet = desk.findSheet(found.motion().id(), number);
    if (sheet.isEmpty()) {
      office.conflict(context, found, List.of(about(PaperReason.SHEET_UNKNOWN, number)));
      return;
    }
    take(context, found, new Form(number, sheet.get(), TypedSheet.of(context)));
  }

  private void take(Context context, AddressedMotion found, Form form) {
    Optional<FrozenRoll> roll = office.motions().findRoll(found.motion().id());
    if (roll.isEmpty()) {
      office.conflict(context, found, List.of(BallotReason.notOpen(found.motion())));
      return;
    }
    List<SheetLine> lines =
        form.typed().read(roll.get().roll(), found.motion().zone(), office.typedDay(found));
    boolean noPapers = form.checked() != null && !Forms.field(context, "none").isEmpty();
    List<Reason> unreadable = form.typed().unreadable();
    if (!unreadable.isEmpty()) {
      refused(context, found, form, unreadable);
    } else if (!Forms.field(context, "step").equals("save")) {
      look(context, found, form, lines);
    } else if (form.checked() != null && lines.isEmpty() && !noPapers) {
      FormErrors nothing =
          new FormErrors(
              List.of(
                  new FieldError(
                      "part-1", shell(context, found, form).text().of("entry.none-missing"))));
      draw(context.status(HttpStatus.UNPROCESSABLE_CONTENT), found, form, null, nothing);
    } else {
      Actor actor = office.pages().staff(context).actor();
      List<Reason> refusals =
          office.pages().once(context, () -> kept(context, found, form, lines, actor));
      refused(context, found, form, refusals);
    }
  }

  private Outcome<String> kept(
      Context context, AddressedMotion found, Form form, List<SheetLine> lines, Actor actor) {
    Outcome<Sheet> sheet =
        form.checked() == null
            ? desk.enter(
                actor,
                found.motion().id(),
                form.number(),
                form.channel(),
                MotionOffice.key(context),
                lines)
            : desk.check(
                actor, found.motion().id(), form.number(), MotionOffice.key(context), lines);
    return sheet.map(
        done ->
            done.state() == SheetState.DIFFERS
                ? Routes.sheetSettle(
                    found.community().slug(), found.id(), Integer.toString(form.number()))
                : MotionOffice.sheets(found));
  }

  private void look(Context context, AddressedMotion found, Form form, List<SheetLine> lines) {
    Outcome<Integer> looked = desk.look(found.motion().id(), form.number(), form.channel(), lines);
    if (looked.isAccepted()) {
      draw(context, found, form, looked.orThrow(), FormErrors.none());
    } else {
      refused(context, found, form, looked.refusals());
    }
  }

  private void refused(Context context, AddressedMotion found, Form form, List<Reason> refusals) {
    if (refusals.isEmpty()) {
      return;
    }
    boolean taken =
        form.checked() == null
            && refusals.stream().anyMatch(r -> r.code().equals(PaperReason.SHEET_EXISTS.name()));
    if (taken) {
      renumbered(context, found, form);
      return;
    }
    if (isConflict(refusals)) {
      office.conflict(context, found, refusals);
      return;
    }
    Shell shell = shell(context, found, form);
    FormErrors errors =
        form.typed().errors(shell.text(), office.pages().coreLanguage(context), refusals);
    draw(context.status(HttpStatus.UNPROCESSABLE_CONTENT), found, form, null, errors);
  }

  /** Two clerks took the same number: who was later keeps his rows, under the next free one. */
  private void renumbered(Context context, AddressedMotion found, Form form) {
    List<Sheet> sheets = desk.sheets(found.motion().id());
    String by =
        sheets.stream()
            .filter(sheet -> sheet.number() == form.number())
            .map(sheet -> sheet.firstBy().id())
            .findFirst()
            .orElse("");
    int next = sheets.stream().mapToInt(Sheet::number).max().orElse(0) + 1;
    draw(
        context.status(HttpStatus.CONFLICT),
        found,
        new Form(next, null, form.typed()),
        null,
        new SheetEntryPage.Taken(form.number(), by),
        FormErrors.none());
  }

  private Shell shell(Context context, AddressedMotion found, Form form) {
    String community = found.community().slug();
    String motion = found.id();
    String number = Integer.toString(form.number());
    return office.shell(
        context,
        found,
        form.checked() == null
            ? Routes.sheet(community, motion, number)
            : Routes.sheetCheck(community, motion, number));
  }

  private void draw(
      Context context,
      AddressedMotion found,
      Form form,
      @Nullable Integer looked,
      FormErrors errors) {
    draw(context, found, form, looked, null, errors);
  }

  private void draw(
      Context context,
      AddressedMotion found,
      Form form,
      @Nullable Integer looked,
      SheetEntryPage.@Nullable Taken taken,
      FormErrors errors) {
    Shell shell = shell(context, found, form);
    office
        .pages()
        .show(
            context,
            new SheetEntryPage(
                shell,
                office.pages().command(form.checked() == null ? "0" : "1"),
                office.head(shell, found),
                form.number(),
                form.checked() != null,
                form.checked() == null
                    ? form.typed().channelName()
                    : ChannelName.of(form.channel()),
                form.typed().received(),
                form.typed().lines(),
                looked,
                taken,
                errors));
  }
}
