package org.gongtong.server.ui.timebank.grant;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.Circumstance;
import org.gongtong.core.people.CircumstanceReason;
import org.gongtong.core.people.CircumstanceRecords;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankReason;
import org.gongtong.core.timebank.ledger.AccountReason;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.timebank.desk.BoardOffice;

/**
 * What is attested of a member because the rules in force ask for it. Its fields are named as those
 * of persons are, so that no hash of them is kept.
 */
public final class NeedRoutes implements RouteGroup {
  private static final String NEEDS = "/staff/c/{community}/timebank/accounts/{account}/needs";

  /** The field of the circumstance. */
  static final String KIND = Forms.PERSON + "kind";

  /** The field of the evidence. */
  static final String EVIDENCE = Forms.PERSON + "evidence";

  /** The field of the evidence of an end. */
  static final String END_EVIDENCE = Forms.PERSON + "end";

  private static final Map<String, String> FIELDS =
      Map.of(
          CircumstanceReason.CIRCUMSTANCE_NOT_ASKED.name(), KIND,
          CircumstanceReason.CIRCUMSTANCE_CONSENT.name(), KIND,
          CircumstanceReason.CIRCUMSTANCE_DAYS.name(), "from",
          PersonReason.PROOF_MISSING.name(), EVIDENCE,
          PersonReason.PROOF_TOO_LONG.name(), EVIDENCE);

  private final GrantOffice office;
  private final CircumstanceRecords records;
  private final BankDesk banks;

  public NeedRoutes(GrantOffice office, CircumstanceRecords records, BankDesk banks) {
    this.office = office;
    this.records = records;
    this.banks = banks;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(NEEDS, context -> show(context, FormErrors.none()), Action.TIMEBANK_NEED);
    javalin.routes.post(NEEDS, this::attest, Action.TIMEBANK_NEED);
    javalin.routes.post(NEEDS + "/{need}/end", this::end, Action.TIMEBANK_NEED);
  }

  /** A member's own account: nothing is attested of households and groups. */
  private AccountState account(Context context, BoardOffice.Place place) {
    return office
        .account(place, BoardOffice.id(context, "account"))
        .filter(state -> state.account().kind() == AccountKind.INDIVIDUAL)
        .filter(state -> !state.account().isPart())
        .filter(state -> RequestParameters.uuid(state.account().holder()).isPresent())
        .orElseThrow(
            () -> new RefusedRequest(404, AccountReason.TIME_ACCOUNT_UNKNOWN.because().refuses()));
  }

  private static UUID person(AccountState state) {
    return RequestParameters.uuid(state.account().holder()).orElseThrow();
  }

  private Map<String, LocalizedText> asked(BoardOffice.Place place) {
    return banks
        .policy(place.community().id(), office.today(place))
        .map(TimeBankPolicy::circumstances)
        .asOptional()
        .orElse(Map.of());
  }

  private void show(Context context, FormErrors errors) {
    BoardOffice.Place place = office.place(context);
    AccountState state = account(context, place);
    String id = state.account().id().toString();
    Shell shell = office.shell(context, place, GrantAddress.needs(place.slug(), id));
    Language language = office.pages().coreLanguage(context);
    Map<String, LocalizedText> asked = asked(place);
    LocalDate today = office.today(place);
    office
        .pages()
        .show(
            context,
            new NeedsPage(
                shell,
                office.pages().command(""),
                place.slug(),
                id,
                office.name(context, place, state.account()),
                records.of(person(state)).stream()
                    .map(one -> row(shell.text(), asked, language, one, today))
                    .toList(),
                asked.entrySet().stream()
                    .map(one -> new Option(one.getKey(), one.getValue().in(language), "", 0))
                    .toList(),
                draft(context, place, errors.any()),
                errors));
  }

  private NeedsPage.Draft draft(Context context, BoardOffice.Place place, boolean again) {
    return again
        ? new NeedsPage.Draft(
            Forms.field(context, KIND),
            Forms.field(context, "from"),
            Forms.field(context, "until"),
            Forms.field(context, EVIDENCE))
        : new NeedsPage.Draft("", office.today(place).toString(), "", "");
  }

  private static NeedsPage.Row row(
      Messages text,
      Map<String, LocalizedText> asked,
      Language language,
      Circumstance one,
      LocalDate today) {
    LocalizedText name = asked.get(one.code());
    Circumstance.End end = one.end();
    LocalDate until = one.until();
    return new NeedsPage.Row(
        one.id().toString(),
        name == null ? one.code() : name.in(language),
        text.day(one.from()),
        until == null ? "" : text.day(until),
        one.holdsOn(today),
        one.evidence(),
        end == null ? "" : end.evidence(),
        end == null && (until == null || until.isAfter(one.from())));
  }

  private void attest(Context context) {
    BoardOffice.Place place = office.place(context);
    AccountState state = account(context, place);
    Map<String, LocalizedText> asked = new LinkedHashMap<>(asked(place));
    answer(
        context,
        place,
        state,
        () ->
            attestation(context)
                .flatMap(
                    one ->
                        records.attest(
                            office.pages().staff(context).actor(),
                            person(state),
                            one,
                            asked::containsKey)),
        reason -> FIELDS.getOrDefault(reason.code(), KIND));
  }

  private static Outcome<CircumstanceRecords.Attestation> attestation(Context context) {
    Optional<LocalDate> from = Forms.day(Forms.field(context, "from"));
    String typed = Forms.field(context, "until");
    Optional<LocalDate> until = Forms.day(typed);
    return from.isEmpty() || !typed.isBlank() && until.isEmpty()
        ? Outcome.refused(CircumstanceReason.CIRCUMSTANCE_DAYS.because().refuses())
        : Outcome.accepted(
            new CircumstanceRecords.Attestation(
                Forms.field(context, KIND),
                from.get(),
                until.orElse(null),
                Forms.field(context, EVIDENCE)));
  }

  private void end(Context context) {
    BoardOffice.Place place = office.place(context);
    AccountState state = account(context, place);
    UUID need = BoardOffice.id(context, "need");
    answer(
        context,
        place,
        state,
        () ->
            Forms.day(Forms.field(context, "end"))
                .map(
                    day ->
                        records.end(
                            office.pages().staff(context).actor(),
                            person(state),
                            need,
                            day,
                            Forms.field(context, END_EVIDENCE)))
                .orElseGet(
                    () ->
                        Outcome.refused(CircumstanceReason.CIRCUMSTANCE_DAYS.because().refuses())),
        reason -> "need-" + need);
  }

  private void answer(
      Context context,
      BoardOffice.Place place,
      AccountState state,
      Supplier<Outcome<Circumstance>> step,
      Function<Reason, String> field) {
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () ->
                    (office.isOwn(context, state.account())
                            ? Outcome.<Circumstance>refused(
                                BankReason.TIME_OWN_ACCOUNT.because().refuses())
                            : step.get())
                        .map(
                            done ->
                                GrantAddress.needs(place.slug(), state.account().id().toString())));
    if (!why.isEmpty()) {
      context.status(HttpStatus.forStatus(StatusOf.refusal(why)));
      show(context, office.pages().errors(context, why, field));
    }
  }
}
