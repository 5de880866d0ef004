package org.gongtong.server.ui.staff.person;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.MaskedPerson;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.people.PersonRecords.Finding;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.person.FindingsPage.Draft;
import org.gongtong.server.ui.staff.person.PersonDesk.Found;

/** What a person was found to be: owner, resident who votes, household, minor with guardian. */
public final class PersonFindingRoutes implements RouteGroup {
  private static final String FINDINGS = PersonRoutes.PERSON + "/findings";
  private static final String GUARDIAN = Forms.PERSON + "guardian";

  private final PersonDesk desk;
  private final PersonRecords records;
  private final InstantSource clock;

  public PersonFindingRoutes(PersonDesk desk, PersonRecords records, InstantSource clock) {
    this.desk = desk;
    this.records = records;
    this.clock = clock;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(FINDINGS, this::show, Action.PERSON_VIEW);
    javalin.routes.post(FINDINGS, this::add, Action.PERSON_RECORD);
  }

  private void show(Context context) {
    Found found = desk.person(context);
    String today = LocalDate.ofInstant(clock.instant(), found.community().zone()).toString();
    show(context, found, new Draft("", today, "", "", false, ""), FormErrors.none());
  }

  private void show(Context context, Found found, Draft draft, FormErrors errors) {
    String here = Routes.personFindings(found.community().slug(), found.id().toString());
    Shell shell = desk.shell(context, found.community(), here);
    Language language = desk.pages().coreLanguage(context);
    desk.pages()
        .show(
            context,
            new FindingsPage(
                shell,
                desk.pages().command(""),
                found.community().slug(),
                found.id().toString(),
                found.name(),
                found.record().eligibilities().stream()
                    .map(
                        one -> {
                          LocalDate to = one.period().to();
                          return new FindingsPage.Row(
                              one.kind().text().in(language),
                              shell.text().day(one.period().from()),
                              to == null ? "" : shell.text().day(to),
                              one.evidence(),
                              Optional.ofNullable(one.guardianId()).map(desk::nameOf).orElse(""));
                        })
                    .toList(),
                Arrays.stream(EligibilityKind.values())
                    .map(kind -> new Option(kind.code(), kind.text().in(language), "", 0))
                    .toList(),
                draft,
                errors));
  }

  private void add(Context context) {
    Found found = desk.person(context);
    Draft draft =
        new Draft(
            Forms.field(context, "kind"),
            Forms.field(context, "from"),
            Forms.field(context, "to"),
            Forms.field(context, "evidence"),
            Forms.field(context, "age-seen").equals("yes"),
            Forms.field(context, GUARDIAN));
    List<Reason> refused =
        desk.pages()
            .once(
                context,
                () ->
                    finding(found, draft)
                        .flatMap(
                            finding -> records.qualify(desk.actor(context), found.id(), finding))
                        .map(
                            done ->
                                Routes.personFindings(
                                    found.community().slug(), found.id().toString())));
    if (!refused.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(
          context, found, draft, desk.pages().errors(context, refused, PersonFindingRoutes::field));
    }
  }

  private Outcome<Finding> finding(Found found, Draft draft) {
    Optional<EligibilityKind> kind = EligibilityKind.find(draft.kind());
    if (kind.isEmpty()) {
      return Outcome.refused(PersonReason.FINDING_UNCLEAR.because().refuses());
    }
    Optional<LocalDate> from = Forms.day(draft.from());
    Optional<LocalDate> to = Forms.day(draft.to());
    if (from.isEmpty() || to.isEmpty() && !draft.to().isBlank()) {
      return Outcome.refused(PersonReason.FINDING_UNCLEAR.because().refuses());
    }
    Outcome<Optional<UUID>> guardian =
        kind.get() == EligibilityKind.MINOR
            ? guardian(found, draft.guardian())
            : Outcome.accepted(Optional.empty());
    return guardian.map(
        id ->
            new Finding(
                kind.get(),
                from.get(),
                to.orElse(null),
                draft.evidence(),
                id.orElse(null),
                draft.ageSeen()));
  }

  /** By his whole name, telephone, identity number or owner's id: one that only he has. */
  private Outcome<Optional<UUID>> guardian(Found found, String typed) {
    List<MaskedPerson> some =
        typed.isBlank() ? List.of() : desk.reader().search(found.community().id(), typed);
    if (some.size() > 1) {
      return Outcome.refused(PersonReason.GUARDIAN_UNCLEAR.because().refuses());
    }
    return Outcome.accepted(some.stream().map(one -> one.person().id()).findFirst());
  }

  private static String field(Reason reason) {
    String code = reason.code();
    if (code.startsWith("PROOF_")) {
      return "evidence";
    }
    if (code.startsWith("GUARDIAN_")) {
      return GUARDIAN;
    }
    if (code.equals(PersonReason.AGE_UNKNOWN.name())) {
      return "age-seen";
    }
    if (code.equals(PersonReason.FINDING_OVER.name())) {
      return "to";
    }
    return code.equals(PersonReason.UNDER_AGE.name()) ? "from" : "kind";
  }
}
