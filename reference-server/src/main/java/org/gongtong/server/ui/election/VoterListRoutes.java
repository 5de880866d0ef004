package org.gongtong.server.ui.election;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionService;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.RollCorrections;
import org.gongtong.core.decision.election.RollReference;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.files.Limits;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.intake.Intake;
import org.gongtong.server.intake.VoterIntake;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** The list of voters: given as a whole to a draft, corrected once it is announced. Thread-safe. */
public final class VoterListRoutes implements RouteGroup {
  private static final String VOTERS = "/staff/c/{community}/e/{election}/voters";
  private static final Limits LIMITS = Limits.defaults();
  private static final int TOLD = 20;
  private static final int LONGEST_REASON = 500;

  private final ElectionOffice office;
  private final ElectionViews views;
  private final ElectionService elections;
  private final RollCorrections corrections;
  private final EligibleVoters eligible;

  public VoterListRoutes(
      ElectionOffice office,
      ElectionViews views,
      ElectionService elections,
      RollCorrections corrections,
      EligibleVoters eligible) {
    this.office = office;
    this.views = views;
    this.elections = elections;
    this.corrections = corrections;
    this.eligible = eligible;
  }

  /** What was typed, and what is wrong with it. */
  private record Typed(
      String pasted,
      String added,
      String struck,
      String reason,
      List<String> faults,
      List<FieldError> errors) {
    static final Typed NOTHING = new Typed("", "", "", "", List.of(), List.of());
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        VOTERS,
        context -> show(context, office.election(context), Typed.NOTHING),
        Action.ELECTION_VIEW);
    javalin.routes.post(VOTERS, this::put, Action.ELECTION_PREPARE);
    javalin.routes.get(
        VOTERS + "/amend",
        context -> show(context, office.election(context), Typed.NOTHING),
        Action.ELECTION_VIEW);
    javalin.routes.post(VOTERS + "/amend", this::amend, Action.ELECTION_PREPARE);
  }

  private void put(Context context) {
    ElectionOffice.Found found = office.acting(context);
    int version = ElectionOffice.version(context);
    Messages text = office.shell(context, found.community()).text();
    String pasted = Forms.field(context, "voters");
    Intake<List<String>> intake;
    if (Forms.field(context, "source").equals("persons")) {
      intake = new Intake.Taken<>(eligible(found), "", List.of(), List.of());
    } else {
      UploadedFile file = context.isMultipart() ? context.uploadedFile("file") : null;
      boolean uploaded = file != null && file.size() > 0;
      if (uploaded == !pasted.isBlank()) {
        FieldError either = new FieldError("voters", text.of("election.no-list"));
        refused(context, found, new Typed(pasted, "", "", "", List.of(), List.of(either)));
        return;
      }
      intake = read(uploaded ? file : null, pasted);
    }
    if (intake instanceof Intake.Refused<List<String>> faulty) {
      FieldError not = new FieldError("voters", text.of("election.list-not-taken"));
      refused(context, found, new Typed(pasted, "", "", "", faults(text, faulty), List.of(not)));
      return;
    }
    List<String> ids = ((Intake.Taken<List<String>>) intake).value();
    Actor actor = office.pages().staff(context).actor();
    List<Reason> unmet =
        office
            .pages()
            .once(
                context,
                () ->
                    elections
                        .putRoll(actor, found.election().id(), version, ids)
                        .map(e -> found.desk()));
    answer(context, found, unmet, new Typed(pasted, "", "", "", List.of(), List.of()), "voters");
  }

  private List<String> eligible(ElectionOffice.Found found) {
    return views
        .rule(found.election(), office.now())
        .asOptional()
        .map(
            rule ->
                eligible.find(
                    found.community().id(), rule.basis(), office.today(found.community())))
        .orElse(List.of());
  }

  private static Intake<List<String>> read(@Nullable UploadedFile file, String pasted) {
    try {
      if (file == null) {
        return VoterIntake.ofLines(pasted);
      }
      try (InputStream content = file.content()) {
        return VoterIntake.read(content, Objects.requireNonNullElse(file.filename(), ""), LIMITS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read an upload", e);
    }
  }

  private static List<String> faults(Messages text, Intake.Refused<List<String>> refused) {
    List<String> lines = new ArrayList<>();
    refused.faults().stream()
        .limit(TOLD)
        .map(fault -> fault.line())
        .forEach(line -> lines.add(text.language() == Language.CHINESE ? line.zh() : line.en()));
    long more = refused.faultCount() - lines.size();
    if (more > 0) {
      lines.add(text.of("election.more-faults", text.number(more)));
    }
    return lines;
  }

  private void amend(Context context) {
    ElectionOffice.Found found = office.acting(context);
    int version = ElectionOffice.version(context);
    String added = Forms.field(context, "added");
    String struck = Forms.field(context, "struck");
    String reason = Forms.field(context, "reason").strip();
    Messages text = office.shell(context, found.community()).text();
    Intake<List<String>> more = read(null, added);
    if (!added.isBlank() && more instanceof Intake.Refused<List<String>> faulty) {
      FieldError not = new FieldError("added", text.of("election.list-not-taken"));
      refused(
          context, found, new Typed("", added, struck, reason, faults(text, faulty), List.of(not)));
      return;
    }
    List<String> ids = added.isBlank() ? List.of() : ((Intake.Taken<List<String>>) more).value();
    List<String> out = struck.lines().map(TypedId::fold).filter(line -> !line.isEmpty()).toList();
    if (reason.length() > LONGEST_REASON) {
      String most = text.number(LONGEST_REASON);
      FieldError tooLong =
          new FieldError("reason", text.of("error.too-long", text.of("form.reason"), most));
      refused(context, found, new Typed("", added, struck, reason, List.of(), List.of(tooLong)));
      return;
    }
    Actor actor = office.pages().staff(context).actor();
    List<Reason> unmet =
        office
            .pages()
            .once(
                context,
                () ->
                    corrections
                        .amend(actor, found.election().id(), version, ids, out, reason)
                        .map(e -> ElectionAddress.voters(found.slug(), found.id())));
    answer(
        context,
        found,
        unmet,
        new Typed("", added, struck, reason, List.of(), List.of()),
        "struck");
  }

  private void answer(
      Context context, ElectionOffice.Found found, List<Reason> unmet, Typed typed, String field) {
    if (ElectionOffice.isOvertaken(unmet)) {
      office.refuse(context, 409, found, unmet);
    } else if (!unmet.isEmpty()) {
      refused(
          context,
          found,
          new Typed(
              typed.pasted(),
              typed.added(),
              typed.struck(),
              typed.reason(),
              List.of(),
              office.errors(context, unmet, one -> field(one, field)).all()));
    }
  }

  private static String field(Reason reason, String otherwise) {
    return reason.code().equals("ELECTION_REMARK_MISSING") ? "reason" : otherwise;
  }

  private void refused(Context context, ElectionOffice.Found found, Typed typed) {
    show(context.status(HttpStatus.UNPROCESSABLE_CONTENT), found, typed);
  }

  private void show(Context context, ElectionOffice.Found found, Typed typed) {
    Shell shell = office.shell(context, found.community());
    Election election = found.election();
    boolean may = shell.may(Action.ELECTION_PREPARE);
    boolean draft = may && election.state() == ElectionState.DRAFTED;
    Optional<RollReference> roll = Optional.ofNullable(election.roll());
    office
        .pages()
        .show(
            context,
            new VotersPage(
                shell,
                office.pages().command(String.valueOf(election.version())),
                found.head(shell.text()),
                draft,
                may && election.state() == ElectionState.ANNOUNCED,
                roll.map(RollReference::entitled).orElse(0),
                roll.map(r -> r.hash().hex()).orElse(""),
                draft ? eligible(found).size() : 0,
                typed.pasted(),
                typed.added(),
                typed.struck(),
                typed.reason(),
                typed.faults(),
                new FormErrors(typed.errors())));
  }
}
