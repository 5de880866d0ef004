package org.gongtong.server.ui.staff.person;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.people.Consent;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.people.PersonRecord;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.person.ConsentsPage.Draft;
import org.gongtong.server.ui.staff.person.PersonDesk.Found;
import org.gongtong.server.ui.text.Messages;

/** What a person agrees to, for himself or through a guardian, and takes back. */
public final class PersonConsentRoutes implements RouteGroup {
  private static final String CONSENTS = PersonRoutes.PERSON + "/consents";
  private static final String WITHDRAWAL = CONSENTS + "/{consent}/withdrawal";

  private final PersonDesk desk;
  private final PersonRecords records;
  private final InstantSource clock;

  public PersonConsentRoutes(PersonDesk desk, PersonRecords records, InstantSource clock) {
    this.desk = desk;
    this.records = records;
    this.clock = clock;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(CONSENTS, this::show, Action.PERSON_VIEW);
    javalin.routes.post(CONSENTS, this::agree, Action.PERSON_RECORD);
    javalin.routes.get(WITHDRAWAL, this::ask, Action.PERSON_RECORD);
    javalin.routes.post(WITHDRAWAL, this::withdraw, Action.PERSON_RECORD);
  }

  private LocalDate today(Found found) {
    return LocalDate.ofInstant(clock.instant(), found.community().zone());
  }

  private static String address(Found found) {
    return Routes.personConsents(found.community().slug(), found.id().toString());
  }

  private void show(Context context) {
    show(context, desk.person(context), new Draft("", "", ""), FormErrors.none());
  }

  private void show(Context context, Found found, Draft draft, FormErrors errors) {
    Shell shell = desk.shell(context, found.community(), address(found));
    Language language = desk.pages().coreLanguage(context);
    desk.pages()
        .show(
            context,
            new ConsentsPage(
                shell,
                desk.pages().command(""),
                found.community().slug(),
                found.id().toString(),
                found.name(),
                found.record().consents().stream()
                    .map(one -> row(one, found, shell, language))
                    .toList(),
                Arrays.stream(ConsentPurpose.values())
                    .map(one -> new Option(one.code(), one.text().in(language), "", 0))
                    .toList(),
                guardians(found),
                draft,
                errors));
  }

  private List<Option> guardians(Found found) {
    LocalDate today = today(found);
    return found.record().eligibilities().stream()
        .filter(one -> one.kind() == EligibilityKind.MINOR && one.period().contains(today))
        .map(one -> Objects.requireNonNull(one.guardianId()))
        .distinct()
        .map(id -> new Option(id.toString(), desk.nameOf(id), "", 0))
        .toList();
  }

  private static ConsentsPage.Row row(
      Consent consent, Found found, Shell shell, Language language) {
    var zone = found.community().zone();
    return new ConsentsPage.Row(
        consent.id().toString(),
        consent.purpose().text().in(language),
        consent.version(),
        shell.text().at(consent.givenAt().atZone(zone)),
        consent.guardianId() != null,
        Optional.ofNullable(consent.withdrawnAt())
            .map(at -> shell.text().at(at.atZone(zone)))
            .orElse(""));
  }

  private void agree(Context context) {
    Found found = desk.person(context);
    Draft draft =
        new Draft(
            Forms.field(context, "purpose"),
            Forms.field(context, "version"),
            Forms.field(context, "guardian"));
    UUID guardian = RequestParameters.uuid(draft.guardian()).orElse(null);
    List<Reason> refused =
        desk.pages()
            .once(
                context,
                () ->
                    ConsentPurpose.find(draft.purpose())
                        .map(
                            purpose ->
                                records.agree(
                                    desk.actor(context),
                                    found.id(),
                                    purpose,
                                    draft.version(),
                                    guardian,
                                    today(found)))
                        .orElseGet(
                            () -> Outcome.refused(PersonReason.CONSENT_UNCLEAR.because().refuses()))
                        .map(consent -> address(found)));
    if (!refused.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(
          context, found, draft, desk.pages().errors(context, refused, PersonConsentRoutes::field));
    }
  }

  private static String field(Reason reason) {
    if (reason.code().startsWith("GUARDIAN_")) {
      return "guardian";
    }
    return reason.code().startsWith("VERSION_") ? "version" : "purpose";
  }

  private static Consent inForce(Context context, Found found) {
    return RequestParameters.uuid(context.pathParam("consent"))
        .flatMap(
            id ->
                found.record().consents().stream()
                    .filter(one -> one.id().equals(id) && one.withdrawnAt() == null)
                    .findFirst())
        .orElseThrow(
            () -> new RefusedRequest(404, PersonReason.CONSENT_UNKNOWN.because().refuses()));
  }

  private void ask(Context context) {
    Found found = desk.person(context);
    Consent consent = inForce(context, found);
    Shell shell =
        desk.shell(
            context,
            found.community(),
            Routes.personWithdrawal(
                found.community().slug(), found.id().toString(), consent.id().toString()));
    desk.pages()
        .show(
            context,
            new WithdrawalPage(
                shell,
                desk.pages().command(""),
                found.community().slug(),
                found.id().toString(),
                found.name(),
                row(consent, found, shell, desk.pages().coreLanguage(context)),
                follows(consent.purpose(), shell.text()),
                isLast(found.record(), consent, today(found))));
  }

  private static String follows(ConsentPurpose purpose, Messages text) {
    return switch (purpose) {
      case CONTACT -> text.of("withdrawal.contact");
      case PUBLICATION -> text.of("withdrawal.publication");
      case TIME_BANK -> text.of("withdrawal.time-bank");
    };
  }

  /** Whether nothing else is recorded by which his details would be kept. */
  private static boolean isLast(PersonRecord record, Consent consent, LocalDate today) {
    return record.links().isEmpty()
        && record.consents().stream()
            .allMatch(one -> one.withdrawnAt() != null || one.id().equals(consent.id()))
        && record.eligibilities().stream().noneMatch(one -> one.period().contains(today));
  }

  private void withdraw(Context context) {
    Found found = desk.person(context);
    UUID id =
        RequestParameters.uuid(context.pathParam("consent"))
            .orElseThrow(
                () -> new RefusedRequest(404, PersonReason.CONSENT_UNKNOWN.because().refuses()));
    List<Reason> refused =
        desk.pages()
            .once(
                context,
                () ->
                    records
                        .withdraw(desk.actor(context), found.id(), id)
                        .map(consent -> address(found)));
    if (!refused.isEmpty()) {
      throw new RefusedRequest(404, refused);
    }
  }
}
