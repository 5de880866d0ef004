package org.gongtong.server.ui.staff.paper;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.gongtong.core.decision.Correction;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.paper.PaperAccount;
import org.gongtong.core.decision.paper.PaperAccounts;
import org.gongtong.core.decision.paper.PaperCorrections;
import org.gongtong.core.decision.paper.PaperCount;
import org.gongtong.core.decision.paper.PaperReason;
import org.gongtong.core.decision.paper.Sheet;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.staff.SheetsPage;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** All sheets of a motion, the account of papers, the corrections. Thread-safe. */
public final class SheetListRoutes implements RouteGroup {
  private static final List<String> FIELDS = List.of("issued", "returned", "spoilt");

  private final MotionOffice office;
  private final PaperAccounts accounts;
  private final PaperCorrections corrections;
  private final Function<UUID, VotingCodes.Count> letters;

  /**
   * @param letters how many letters a motion has had
   */
  public SheetListRoutes(
      MotionOffice office,
      PaperAccounts accounts,
      PaperCorrections corrections,
      Function<UUID, VotingCodes.Count> letters) {
    this.office = office;
    this.accounts = accounts;
    this.corrections = corrections;
    this.letters = letters;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    String sheets = "/staff/c/{community}/m/{motion}/sheets";
    javalin.routes.get(sheets, this::show, Action.PAPER_VIEW);
    // Where a form that came back is looked at again; the list is the page it stands on.
    javalin.routes.get(
        sheets + "/reconcile",
        context -> context.redirect(MotionOffice.sheets(office.find(context))),
        Action.PAPER_VIEW);
    javalin.routes.post(sheets + "/reconcile", this::reconcile, Action.PAPER_COUNT);
  }

  private void show(Context context) {
    draw(context, office.find(context), Map.of(), FormErrors.none());
  }

  private void reconcile(Context context) {
    AddressedMotion found = office.find(context);
    Map<String, String> typed =
        Map.of(
            "issued", Forms.field(context, "issued"),
            "returned", Forms.field(context, "returned"),
            "spoilt", Forms.field(context, "spoilt"));
    List<Reason> faults = new ArrayList<>();
    List<Integer> figures = new ArrayList<>();
    for (String field : FIELDS) {
      Integer figure = figure(typed.getOrDefault(field, ""));
      if (figure == null) {
        faults.add(
            PaperReason.COUNT_INVALID
                .because()
                .figure("most", PaperCount.MOST)
                .figure("field", field)
                .refuses());
      } else {
        figures.add(figure);
      }
    }
    Actor actor = office.pages().staff(context).actor();
    int version = MotionOffice.version(context);
    List<Reason> refusals =
        faults.isEmpty()
            ? office.pages().once(context, () -> counted(context, found, actor, version, figures))
            : faults;
    if (refusals.stream().anyMatch(r -> r.code().equals(PaperReason.COUNT_CHANGED.name()))) {
      office.conflict(context, found, refusals);
    } else if (!refusals.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      draw(
          context,
          found,
          typed,
          office
              .pages()
              .errors(
                  context, refusals, reason -> reason.figures().getOrDefault("field", "spoilt")));
    }
  }

  private Outcome<String> counted(
      Context context, AddressedMotion found, Actor actor, int version, List<Integer> figures) {
    return accounts
        .count(
            actor,
            found.motion().id(),
            version,
            MotionOffice.key(context),
            figures.get(0),
            figures.get(1),
            figures.get(2))
        .map(account -> MotionOffice.sheets(found));
  }

  private static @Nullable Integer figure(String typed) {
    String digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
    return digits.matches("[0-9]{1,9}") ? Integer.valueOf(digits) : null;
  }

  private void draw(
      Context context, AddressedMotion found, Map<String, String> typed, FormErrors errors) {
    Shell shell = office.shell(context, found, MotionOffice.sheets(found));
    PaperAccount account = accounts.account(found.motion().id());
    PaperCount latest = account.latest();
    String reader = office.pages().staff(context).login();
    List<Reason> findings = account.findings();
    VotingCodes.Count printed = letters.apply(found.motion().id());
    office
        .pages()
        .show(
            context,
            new SheetsPage(
                shell,
                office.pages().command(latest == null ? "0" : Integer.toString(latest.round())),
                office.head(shell, found),
                found.motion().state().takesBallots(),
                account.sheets().stream().map(sheet -> row(sheet, reader)).toList(),
                next(account.sheets()),
                new SheetsPage.Papers(
                    typed.getOrDefault("issued", shown(latest, account.issued())),
                    typed.getOrDefault("returned", shown(latest, account.returned())),
                    typed.getOrDefault("spoilt", shown(latest, account.spoilt())),
                    account.entered(),
                    printed.issued(),
                    printed.reprinted(),
                    latest != null && findings.isEmpty()),
                MotionViews.refusals(shell.text(), findings),
                corrections(shell.text(), found),
                errors));
  }

  private static String shown(@Nullable PaperCount latest, long figure) {
    return latest == null ? "" : Long.toString(figure);
  }

  private static int next(List<Sheet> sheets) {
    return sheets.isEmpty() ? 1 : sheets.get(sheets.size() - 1).number() + 1;
  }

  private static SheetsPage.SheetRow row(Sheet sheet, String reader) {
    return new SheetsPage.SheetRow(
        sheet.number(),
        ChannelName.of(sheet.channel()),
        sheet.lines().size(),
        sheet.firstBy().id(),
        sheet.secondBy().map(Actor::id).orElse(""),
        SheetViews.state(sheet),
        sheet.firstBy().id().equals(reader));
  }

  private List<SheetsPage.CorrectionRow> corrections(Messages text, AddressedMotion found) {
    List<SheetsPage.CorrectionRow> rows = new ArrayList<>();
    for (RecordedBallot row : corrections.all(found.motion().id())) {
      Correction correction = row.correction();
      if (correction != null) {
        rows.add(
            new SheetsPage.CorrectionRow(
                row.id().toString(),
                MotionOffice.place(text, row.evidence().reference()),
                found.at(row.recordedAt()),
                SheetViews.people(row.evidence()),
                correction.reason(),
                row.voids()));
      }
    }
    Collections.reverse(rows);
    return rows;
  }
}
