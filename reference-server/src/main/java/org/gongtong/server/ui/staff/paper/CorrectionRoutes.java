package org.gongtong.server.ui.staff.paper;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.Correction;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.paper.PaperCorrections;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.CorrectionPage;
import org.gongtong.server.ui.text.Messages;

/** Correcting one recorded paper ballot. Thread-safe. */
public final class CorrectionRoutes implements RouteGroup {
  private static final String CORRECTION = "/staff/c/{community}/m/{motion}/corrections/{ballot}";

  private final MotionOffice office;
  private final PaperCorrections corrections;

  public CorrectionRoutes(MotionOffice office, PaperCorrections corrections) {
    this.office = office;
    this.corrections = corrections;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(CORRECTION, this::show);
    javalin.routes.post(CORRECTION, this::correct);
  }

  private void show(Context context) {
    MotionOffice.Found found = office.find(context);
    UUID ballot = ballot(context);
    draw(context, found, ballot, trail(found, ballot), "", "", FormErrors.none());
  }

  private static UUID ballot(Context context) {
    return RequestParameters.uuid(context.pathParam("ballot"))
        .orElseThrow(
            () -> new RefusedRequest(404, BallotReason.BALLOT_UNKNOWN.because().refuses()));
  }

  private List<RecordedBallot> trail(MotionOffice.Found found, UUID ballot) {
    Outcome<List<RecordedBallot>> trail = corrections.trail(found.id(), ballot);
    if (!trail.isAccepted()) {
      throw new RefusedRequest(404, trail.refusals());
    }
    return trail.orThrow();
  }

  private void correct(Context context) {
    MotionOffice.Found found = office.find(context);
    UUID ballot = ballot(context);
    List<RecordedBallot> trail = trail(found, ballot);
    String choice = Forms.field(context, "choice");
    String reason = Forms.field(context, "reason").strip();
    boolean voids = choice.equals(CorrectionPage.VOID);
    Messages text = Messages.in(office.pages().language(context));
    List<FieldError> missing = new ArrayList<>();
    if (!voids && TypedSheet.choice(choice) == null) {
      missing.add(new FieldError("choice", text.of("correction.choice-missing")));
    }
    if (reason.isEmpty()) {
      Reason why = MotionReason.REMARK_MISSING.because().refuses();
      var language = office.pages().coreLanguage(context);
      missing.add(
          new FieldError(
              "reason", text.of("error.with-remedy", why.text(language), why.remedy(language))));
    }
    if (!missing.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      draw(context, found, ballot, trail, choice, reason, new FormErrors(missing));
      return;
    }
    int version = MotionOffice.version(context);
    Actor actor = office.pages().staff(context).actor();
    List<Reason> refusals =
        office
            .pages()
            .once(
                context,
                () ->
                    corrections
                        .correct(
                            actor,
                            found.id(),
                            ballot,
                            version,
                            MotionOffice.key(context),
                            voids ? null : choice,
                            reason)
                        .map(row -> found.sheets()));
    boolean mendable =
        refusals.stream()
            .anyMatch(refusal -> refusal.code().equals(MotionReason.REMARK_MISSING.name()));
    if (mendable) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      draw(
          context,
          found,
          ballot,
          trail,
          choice,
          reason,
          office.pages().errors(context, refusals, refusal -> "reason"));
    } else if (!refusals.isEmpty()) {
      office.conflict(context, found, refusals);
    }
  }

  private void draw(
      Context context,
      MotionOffice.Found found,
      UUID ballot,
      List<RecordedBallot> trail,
      String selected,
      String reason,
      FormErrors errors) {
    Shell shell =
        office.shell(
            context,
            found,
            Routes.correction(found.community().slug(), found.id().toString(), ballot.toString()));
    RecordedBallot latest = trail.get(trail.size() - 1);
    office
        .pages()
        .show(
            context,
            new CorrectionPage(
                shell,
                office.pages().command(Integer.toString(trail.size())),
                office.head(shell, found),
                ballot.toString(),
                MotionOffice.place(shell.text(), latest.evidence().reference()),
                latest.ballot().part(),
                words(shell.text(), latest),
                latest.voids(),
                trail.stream().map(row -> history(shell.text(), found, row)).toList(),
                selected,
                reason,
                errors));
  }

  private static CorrectionPage.HistoryRow history(
      Messages text, MotionOffice.Found found, RecordedBallot row) {
    Correction correction = row.correction();
    return new CorrectionPage.HistoryRow(
        found.at(row.recordedAt()),
        row.evidence().recorder().id(),
        words(text, row),
        correction == null ? "" : correction.reason());
  }

  private static String words(Messages text, RecordedBallot row) {
    return row.voids()
        ? text.of("correction.taken-back")
        : SheetViews.choice(text, row.ballot().choice());
  }
}
