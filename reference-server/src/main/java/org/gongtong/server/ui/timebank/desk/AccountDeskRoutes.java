package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.bank.CounterDesk;
import org.gongtong.core.timebank.bank.CounterReason;
import org.gongtong.core.timebank.bank.GrantCitations;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountReason;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.ClosingProposals;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** Accounts at the counter: read, entered into and corrected. */
public final class AccountDeskRoutes implements RouteGroup {
  private static final String ALL = "/staff/c/{community}/timebank/accounts";
  private static final String ONE = ALL + "/{account}";
  private static final String LINE = ONE + "/lines/{line}/correct";
  private static final int LINES = 50;

  /** What a clerk enters; other kinds are posted by what is done to accounts. */
  private static final List<TransferKind> KINDS =
      List.of(
          TransferKind.EARN,
          TransferKind.REDEEM,
          TransferKind.GIFT,
          TransferKind.DONATE,
          TransferKind.GRANT);

  /** Which field a refusal belongs to; that of the minutes where none does. */
  private static final Map<String, String> FIELDS =
      Map.of(
          CounterReason.COUNTER_WHY.name(), "why",
          CounterReason.COUNTER_ACCOUNT.name(), "other",
          CounterReason.COUNTER_OWN.name(), "other");

  private final BoardOffice office;
  private final AccountFinder finder;
  private final Statements statements;
  private final CounterDesk counter;
  private final GrantCitations citations;
  private final AccountChanges changes;
  private final ClosingProposals proposals;

  public AccountDeskRoutes(
      BoardOffice office,
      AccountFinder finder,
      Statements statements,
      CounterDesk counter,
      AccountChanges changes,
      ClosingProposals proposals,
      GrantCitations citations) {
    this.office = office;
    this.finder = finder;
    this.statements = statements;
    this.counter = counter;
    this.citations = citations;
    this.changes = changes;
    this.proposals = proposals;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(ONE, context -> show(context, FormErrors.none()), Action.TIMEBANK_READ);
    javalin.routes.post(ONE + "/post", this::post, Action.TIMEBANK_POST);
    javalin.routes.get(
        LINE, context -> correction(context, FormErrors.none()), Action.TIMEBANK_CORRECT);
    javalin.routes.post(LINE, this::correct, Action.TIMEBANK_CORRECT);
  }

  private void show(Context context, FormErrors errors) {
    BoardOffice.Place place = office.place(context);
    AccountState state = finder.require(context, place);
    UUID id = state.account().id();
    Shell shell = office.shell(context, place, BoardAddress.account(place.slug(), id.toString()));
    String before = Objects.requireNonNullElse(context.queryParam("before"), "");
    Statements.Cursor after =
        before.matches("[1-9][0-9]{0,17}")
            ? new Statements.Cursor(LocalDateTime.MAX, Long.parseLong(before))
            : null;
    Statements.Page page = statements.page(id, Statements.Order.RECORDED, after, LINES);
    BoardOffice.Names names = office.names(context, place);
    Statements.Cursor next = page.next();
    Language language = office.pages().coreLanguage(context);
    office
        .pages()
        .show(
            context,
            new AccountPage(
                shell,
                office.pages().command(""),
                place.slug(),
                finder.row(context, place, names, state),
                changes.parts(id).stream()
                    .map(part -> finder.row(context, place, names, part))
                    .toList(),
                proposals
                    .find(id)
                    .map(one -> ClosingWords.what(shell.text(), one.wish().way()))
                    .orElse(""),
                page.lines().stream().map(one -> line(context, place, names, state, one)).toList(),
                next == null ? 0 : next.sequence(),
                (AccountFinder.takesEntries(state) ? KINDS : List.<TransferKind>of())
                    .stream()
                        .map(kind -> new Option(kind.code(), kind.text().in(language), "", 0))
                        .toList(),
                draft(context, place, errors.any()),
                errors));
  }

  private AccountPage.Draft draft(Context context, BoardOffice.Place place, boolean again) {
    return again
        ? new AccountPage.Draft(
            Forms.field(context, "kind"),
            Forms.field(context, "other"),
            Forms.field(context, "minutes"),
            Forms.field(context, "day"),
            Forms.field(context, "why"))
        : new AccountPage.Draft(
            "", "", "", LocalDate.ofInstant(office.now(), place.zone()).toString(), "");
  }

  private AccountPage.Line line(
      Context context,
      BoardOffice.Place place,
      BoardOffice.Names names,
      AccountState state,
      Statements.Line one) {
    Messages text = Messages.in(office.pages().language(context));
    LedgerEntry entry = one.entry();
    String kind = text.sentence(entry.kind().text().in(office.pages().coreLanguage(context)));
    UUID other = state.account().id().equals(entry.from()) ? entry.to() : entry.from();
    return new AccountPage.Line(
        one.posting().sequence(),
        text.at(entry.at().atZone(place.zone())),
        entry.reverses() == null ? kind : text.of("board.reversal-of", kind),
        other == null ? "" : other(context, place, names, other),
        one.posting().minutes(),
        one.balance(),
        counter.why(place.bank(), entry.key()).orElse(""),
        entry.reverses() == null);
  }

  private String other(
      Context context, BoardOffice.Place place, BoardOffice.Names names, UUID account) {
    return finder
        .find(place, account)
        .map(state -> finder.row(context, place, names, state).name())
        .orElse("");
  }

  private void post(Context context) {
    BoardOffice.Place place = office.place(context);
    AccountState state = finder.require(context, place);
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () ->
                    command(context, place, state)
                        .flatMap(command -> enter(context, place, command))
                        .map(
                            done ->
                                BoardAddress.account(
                                    place.slug(), state.account().id().toString())));
    if (!why.isEmpty()) {
      context.status(HttpStatus.forStatus(StatusOf.refusal(why)));
      show(
          context,
          office.pages().errors(context, why, one -> FIELDS.getOrDefault(one.code(), "minutes")));
    }
  }

  private Outcome<LedgerAnswer> enter(
      Context context, BoardOffice.Place place, LedgerCommand command) {
    return citations.cite(
        place.bank(),
        command.at().toLocalDate(),
        counter.enter(
            office.pages().staff(context).actor(),
            place.bank(),
            command,
            Forms.field(context, "why")));
  }

  private Outcome<LedgerCommand> command(
      Context context, BoardOffice.Place place, AccountState state) {
    Optional<TransferKind> kind =
        TransferKind.find(Forms.field(context, "kind")).filter(KINDS::contains);
    if (!AccountFinder.takesEntries(state)) {
      return Outcome.refused(
          CounterReason.COUNTER_ACCOUNT
              .because()
              .figure("typed", state.account().id().toString())
              .refuses());
    }
    Optional<LocalDate> day = Forms.day(Forms.field(context, "day"));
    String minutes = Forms.field(context, "minutes").strip();
    if (kind.isEmpty() || day.isEmpty() || !minutes.matches("[1-9][0-9]{0,6}")) {
      return Outcome.refused(CounterReason.COUNTER_AMOUNT.because().refuses());
    }
    UUID own = state.account().id();
    boolean gives = kind.get() != TransferKind.EARN && kind.get() != TransferKind.GRANT;
    boolean named = kind.get() == TransferKind.REDEEM || kind.get() == TransferKind.GIFT;
    Outcome<Optional<AccountState>> other =
        named
            ? finder.only(context, place, Forms.field(context, "other")).map(Optional::of)
            : Outcome.accepted(Optional.empty());
    return other.flatMap(
        found -> {
          if (finder.isOwn(context, state)
              || found.filter(one -> finder.isOwn(context, one)).isPresent()) {
            return Outcome.refused(CounterReason.COUNTER_OWN.because().refuses());
          }
          UUID to = gives ? found.map(one -> one.account().id()).orElse(null) : own;
          return Outcome.accepted(
              new LedgerCommand.Post(
                  key(context),
                  kind.get(),
                  at(place, day.get()),
                  gives ? own : null,
                  to,
                  Long.parseLong(minutes),
                  OperationKey.NONE));
        });
  }

  /** The key of the form, so that the same form is one command. */
  private static OperationKey key(Context context) {
    return OperationKey.of("counter\n" + Forms.field(context, Forms.KEY));
  }

  /** Now, for today; else noon of the day. */
  private LocalDateTime at(BoardOffice.Place place, LocalDate day) {
    LocalDateTime now =
        LocalDateTime.ofInstant(office.now(), place.zone()).truncatedTo(ChronoUnit.MICROS);
    return now.toLocalDate().equals(day) ? now : day.atTime(LocalTime.NOON);
  }

  private Statements.@Nullable Line found(Context context, AccountState state) {
    String number = context.pathParam("line");
    if (!number.matches("[1-9][0-9]{0,17}")) {
      return null;
    }
    long wanted = Long.parseLong(number);
    return statements
        .page(
            state.account().id(),
            Statements.Order.RECORDED,
            new Statements.Cursor(LocalDateTime.MAX, wanted + 1),
            1)
        .lines()
        .stream()
        .filter(line -> line.posting().sequence() == wanted)
        .findFirst()
        .orElse(null);
  }

  private Statements.Line lineOf(Context context, AccountState state) {
    Statements.Line line = found(context, state);
    if (line == null) {
      throw new RefusedRequest(404, AccountReason.TIME_ACCOUNT_UNKNOWN.because().refuses());
    }
    return line;
  }

  private void correction(Context context, FormErrors errors) {
    BoardOffice.Place place = office.place(context);
    AccountState state = finder.require(context, place);
    Statements.Line line = lineOf(context, state);
    BoardOffice.Names names = office.names(context, place);
    Shell shell =
        office.shell(
            context,
            place,
            BoardAddress.correct(
                place.slug(), state.account().id().toString(), line.posting().sequence()));
    office
        .pages()
        .show(
            context,
            new CorrectPage(
                shell,
                office.pages().command(""),
                place.slug(),
                finder.row(context, place, names, state),
                line(context, place, names, state, line),
                Forms.field(context, "why"),
                errors));
  }

  private void correct(Context context) {
    BoardOffice.Place place = office.place(context);
    AccountState state = finder.require(context, place);
    LedgerEntry entry = lineOf(context, state).entry();
    LocalDateTime now =
        LocalDateTime.ofInstant(office.now(), place.zone()).truncatedTo(ChronoUnit.MICROS);
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () ->
                    (finder.isOwn(context, state) || touchesOwn(context, place, entry)
                            ? Outcome.<LedgerAnswer>refused(
                                CounterReason.COUNTER_OWN.because().refuses())
                            : enter(
                                context,
                                place,
                                new LedgerCommand.Reverse(key(context), now, entry.key())))
                        .map(
                            done ->
                                BoardAddress.account(
                                    place.slug(), state.account().id().toString())));
    if (!why.isEmpty()) {
      context.status(HttpStatus.forStatus(StatusOf.refusal(why)));
      correction(context, office.pages().errors(context, why, one -> "why"));
    }
  }

  private boolean touchesOwn(Context context, BoardOffice.Place place, LedgerEntry entry) {
    return Stream.of(Optional.ofNullable(entry.from()), Optional.ofNullable(entry.to()))
        .flatMap(Optional::stream)
        .flatMap(id -> finder.find(place, id).stream())
        .anyMatch(one -> finder.isOwn(context, one));
  }
}
