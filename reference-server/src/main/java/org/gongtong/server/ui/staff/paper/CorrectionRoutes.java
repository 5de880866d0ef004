package org.gongtong.server.ui.staff.paper;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.Correction;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.paper.PaperCorrections;
import org.gongtong.core.decision.paper.PaperReason;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ReasonCode;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.PermissionReason;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.AddressedMotion;
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

/**
 * Correcting one recorded paper ballot. A colleague who looked at the paper too signs it with his
 * own password, so that no correction is the word of one person. Thread-safe.
 */
public final class CorrectionRoutes implements RouteGroup {
  private static final String CORRECTION = "/staff/c/{community}/m/{motion}/corrections/{ballot}";

  /** The field of a refusal that the clerk can mend; others are conflicts. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          entry(MotionReason.REMARK_MISSING, "reason"),
          entry(PaperReason.OWN_PARTY_WITNESS, CorrectionPage.WITNESS),
          entry(PaperReason.WITNESS_MISSING, CorrectionPage.WITNESS),
          entry(PaperReason.CORRECTION_SAME, "choice"),
          entry(PaperReason.WITNESS_SAME, CorrectionPage.WITNESS),
          entry(PermissionReason.WITNESS_NOT_PERMITTED, CorrectionPage.WITNESS),
          entry(AuthReason.SIGN_IN_WRONG, CorrectionPage.WITNESS),
          entry(AuthReason.TOO_MANY_ATTEMPTS, CorrectionPage.WITNESS),
          entry(SignInReason.FACTOR_NOT_SET, CorrectionPage.WITNESS),
          entry(SignInReason.FACTOR_CODE_MISSING, Forms.WITNESS_CODE),
          entry(SignInReason.FACTOR_CODE_WRONG, Forms.WITNESS_CODE),
          entry(SignInReason.FACTOR_CODE_USED, Forms.WITNESS_CODE),
          entry(SignInReason.FACTOR_UNREADABLE, Forms.WITNESS_CODE));

  private static Map.Entry<String, String> entry(ReasonCode code, String field) {
    return Map.entry(code.name(), field);
  }

  private static final Typed NOTHING = new Typed("", "", "");

  private final MotionOffice office;
  private final PaperCorrections corrections;
  private final SignIn signIn;
  private final Permissions permissions;

  public CorrectionRoutes(
      MotionOffice office, PaperCorrections corrections, SignIn signIn, Permissions permissions) {
    this.office = office;
    this.corrections = corrections;
    this.signIn = signIn;
    this.permissions = permissions;
  }

  /** What a clerk typed, but for the password, which never goes back to the page. */
  private record Typed(String choice, String reason, String witness) {
    boolean voids() {
      return choice.equals(CorrectionPage.VOID);
    }
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(CORRECTION, this::show, Action.PAPER_CORRECT);
    javalin.routes.post(CORRECTION, this::correct, Action.PAPER_CORRECT);
  }

  private void show(Context context) {
    AddressedMotion found = office.find(context);
    UUID ballot = ballot(context);
    draw(context, found, ballot, trail(found, ballot), NOTHING, FormErrors.none());
  }

  private static UUID ballot(Context context) {
    return RequestParameters.uuid(context.pathParam("ballot"))
        .orElseThrow(
            () -> new RefusedRequest(404, BallotReason.BALLOT_UNKNOWN.because().refuses()));
  }

  private List<RecordedBallot> trail(AddressedMotion found, UUID ballot) {
    Outcome<List<RecordedBallot>> trail = corrections.trail(found.motion().id(), ballot);
    if (!trail.isAccepted()) {
      // Of a ballot on the web nothing is said here, not even that it is there.
      boolean assisted =
          trail.refusals().stream()
              .anyMatch(r -> r.code().equals(BallotReason.ASSISTED_NOT_CORRECTABLE.name()));
      throw new RefusedRequest(assisted ? 409 : 404, trail.refusals());
    }
    return trail.orThrow();
  }

  private void correct(Context context) {
    AddressedMotion found = office.find(context);
    UUID ballot = ballot(context);
    List<RecordedBallot> trail = trail(found, ballot);
    Typed typed =
        new Typed(
            Forms.field(context, "choice"),
            Forms.field(context, "reason").strip(),
            SignIn.normalized(Forms.field(context, CorrectionPage.WITNESS)));
    Actor actor = office.pages().staff(context).actor();
    List<FieldError> missing = missing(context, typed, actor);
    if (!missing.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      draw(context, found, ballot, trail, typed, new FormErrors(missing));
      return;
    }
    int version = MotionOffice.version(context);
    List<Reason> refusals =
        office
            .pages()
            .once(
                context,
                () ->
                    witness(context, found, typed)
                        .flatMap(
                            witness ->
                                corrections.correct(
                                    actor,
                                    witness,
                                    found.motion().id(),
                                    ballot,
                                    version,
                                    MotionOffice.key(context),
                                    typed.voids() ? null : typed.choice(),
                                    typed.reason()))
                        .map(row -> MotionOffice.sheets(found)));
    if (refusals.isEmpty()) {
      return;
    }
    if (refusals.stream().allMatch(refusal -> FIELDS.containsKey(refusal.code()))) {
      context.status(AuthReason.statusOf(refusals.get(0).code()));
      draw(
          context,
          found,
          ballot,
          trail,
          typed,
          office
              .pages()
              .errors(context, refusals, refusal -> FIELDS.getOrDefault(refusal.code(), "reason")));
    } else {
      office.conflict(context, found, refusals);
    }
  }

  /** The colleague who signed, behind the key of the form: a code is used up at the first press. */
  private Outcome<String> witness(Context context, AddressedMotion found, Typed typed) {
    return signIn
        .check(
            context,
            typed.witness(),
            Forms.field(context, CorrectionPage.WITNESS_PASSWORD),
            Forms.field(context, Forms.WITNESS_CODE))
        .flatMap(member -> permissions.witness(member.login(), Subject.of(found.community())));
  }

  /** What is not there, before anybody's password is looked at. */
  private List<FieldError> missing(Context context, Typed typed, Actor actor) {
    List<FieldError> missing = new ArrayList<>();
    if (!typed.voids() && TypedSheet.choice(typed.choice()) == null) {
      Messages text = Messages.in(office.pages().language(context));
      missing.add(new FieldError("choice", text.of("correction.choice-missing")));
    }
    List<Reason> why = new ArrayList<>();
    if (typed.reason().isEmpty()) {
      why.add(MotionReason.REMARK_MISSING.because().refuses());
    }
    if (typed.witness().isEmpty()) {
      why.add(PaperReason.WITNESS_MISSING.because().refuses());
    } else if (typed.witness().equals(actor.id())) {
      why.add(PaperReason.WITNESS_SAME.because().refuses());
    }
    missing.addAll(
        office
            .pages()
            .errors(context, why, reason -> FIELDS.getOrDefault(reason.code(), "reason"))
            .all());
    return missing;
  }

  private void draw(
      Context context,
      AddressedMotion found,
      UUID ballot,
      List<RecordedBallot> trail,
      Typed typed,
      FormErrors errors) {
    Shell shell =
        office.shell(
            context,
            found,
            Routes.correction(found.community().slug(), found.id(), ballot.toString()));
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
                typed.choice(),
                typed.reason(),
                typed.witness(),
                errors));
  }

  private static CorrectionPage.HistoryRow history(
      Messages text, AddressedMotion found, RecordedBallot row) {
    Correction correction = row.correction();
    return new CorrectionPage.HistoryRow(
        found.at(row.recordedAt()),
        SheetViews.people(row.evidence()),
        words(text, row),
        correction == null ? "" : correction.reason());
  }

  private static String words(Messages text, RecordedBallot row) {
    return row.voids()
        ? text.of("correction.taken-back")
        : SheetViews.choice(text, row.ballot().choice());
  }
}
