package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.bank.BankServices;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.bank.PostedService;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.PastCommand;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.ApiReason;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Cursor;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.ProblemException;
import org.gongtong.server.http.QueryFields;
import org.gongtong.server.http.RequestReason;
import org.jspecify.annotations.Nullable;

/** Accounts: opening and closing, lists, balances, statements, holds, receipts. */
public final class AccountOperations implements Operations {

  private static final String ROOT = "/communities/{community}/timebank/accounts";
  private static final String ONE = ROOT + "/{account}";
  private static final int ID = 64;
  private static final UUID NOBODY = new UUID(0, 0);

  /** Those that somebody opens, and the bank's own, which are refused by a reason of their own. */
  private static final Map<String, AccountKind> KINDS =
      Stream.of(
              AccountKind.INDIVIDUAL,
              AccountKind.GROUP,
              AccountKind.HOUSEHOLD,
              AccountKind.ORGANISATION,
              AccountKind.POOL,
              AccountKind.RESERVE)
          .collect(Collectors.toMap(AccountKind::code, Function.identity()));

  private static final Map<String, AccountKind> LISTED =
      Arrays.stream(AccountKind.values())
          .collect(Collectors.toMap(AccountKind::code, Function.identity()));

  private static final Map<String, Statements.Order> ORDERS =
      Map.of("recorded", Statements.Order.RECORDED, "effective", Statements.Order.EFFECTIVE);

  private final TimeBankDoor door;
  private final AccountDesk accounts;
  private final MemberDesk members;
  private final Statements statements;
  private final LedgerDesk ledger;
  private final BankServices services;

  public AccountOperations(
      TimeBankDoor door,
      AccountDesk accounts,
      MemberDesk members,
      Statements statements,
      LedgerDesk ledger,
      BankServices services) {
    this.door = door;
    this.accounts = accounts;
    this.members = members;
    this.statements = statements;
    this.ledger = ledger;
    this.services = services;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(ROOT, Action.TIMEBANK_ACCOUNT, this::open),
        Operation.get(ROOT, Action.TIMEBANK_READ, this::list),
        Operation.getSignedIn(ONE, this::read),
        Operation.post(ONE + "/close", Action.TIMEBANK_ACCOUNT, this::close),
        Operation.getSignedIn(ONE + "/statement", this::statement),
        Operation.getSignedIn(ONE + "/holds", this::holds),
        Operation.getSignedIn(ONE + "/receipt", this::receipt));
  }

  private Answer open(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    JsonFields body = request.json();
    AccountKind kind = body.oneOf("kind", KINDS, AccountKind.INDIVIDUAL);
    LocalDate opened = BankOperations.day(body, "opened");
    // A person's account is his whose details are kept, who has agreed.
    boolean person = kind == AccountKind.INDIVIDUAL;
    UUID personId = person ? body.parsed("person", Forms.ID, Forms::id, NOBODY) : NOBODY;
    String holder = person ? "" : body.parsed("holder", "team-7", AccountOperations::holder, "");
    body.end();
    Outcome<LedgerAccount> made =
        person
            ? members.open(request.actor(), place.bank(), personId, opened)
            : accounts.open(request.actor(), place.bank(), kind, holder, null, opened);
    return Answer.of(
        made,
        account ->
            Answer.created(
                Api.ROOT
                    + "/communities/"
                    + place.community().slug()
                    + "/timebank/accounts/"
                    + account.id(),
                TimeBankShapes.account(AccountState.fresh(account))));
  }

  private static @Nullable String holder(String text) {
    return text.isBlank() || text.length() > ID || TypedId.hasForeign(text) ? null : text;
  }

  /** All accounts page by page, or those of a holder, his parts among them. */
  private Answer list(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    int limit = query.limit();
    String holder = query.optional("holder", Forms.ID, AccountOperations::holder);
    AccountKind kind = query.optional("kind", "individual", LISTED::get);
    UUID after = ServiceDoor.id(query.after(1), ApiReason.CURSOR_INVALID);
    if (holder != null && (kind != null || after != null)) {
      query.refuse("holder", ApiReason.FIELD_UNKNOWN.because().refuses());
    }
    query.end();
    if (holder != null) {
      return request.page(shown(members.accountsOf(place.bank(), holder)), null, limit);
    }
    List<AccountState> found = accounts.page(place.bank(), kind, after, limit);
    return request.page(
        shown(found),
        found.size() < limit ? null : Cursor.of(found.get(limit - 1).account().id().toString()),
        limit,
        kind == null ? "" : "&kind=" + kind.code());
  }

  private static List<Map<String, @Nullable Object>> shown(List<AccountState> states) {
    return states.stream().map(TimeBankShapes::account).toList();
  }

  /** As it stands, or as it stood: by what was recorded or by what took effect until a time. */
  private Answer read(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    Instant recorded = query.optional("recorded", Forms.INSTANT, Times::instant);
    LocalDateTime effective = query.optional("effective", Times.LOCAL, Times::local);
    if (recorded != null && effective != null) {
      query.refuse("effective", ApiReason.FIELD_UNKNOWN.because().refuses());
    }
    query.end();
    AccountState state = door.readable(request, place);
    Map<String, @Nullable Object> body = TimeBankShapes.account(state);
    Long asOf = null;
    if (recorded != null) {
      asOf = statements.balanceRecorded(state.account().id(), recorded);
    } else if (effective != null) {
      asOf = statements.balanceEffective(state.account().id(), effective);
    }
    body.put("asOf", asOf);
    return Answer.ok(body);
  }

  private Answer close(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    UUID account = request.id("account");
    JsonFields body = request.json();
    LocalDate from = BankOperations.day(body, "from");
    body.end();
    return Answer.of(
        accounts.close(request.actor(), place.bank(), account, from),
        closed -> Answer.ok(TimeBankShapes.account(door.account(request, place))));
  }

  private Answer statement(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    int limit = query.limit();
    Statements.Order order =
        Objects.requireNonNullElse(
            query.optional("order", "recorded | effective", ORDERS::get),
            Statements.Order.RECORDED);
    List<String> after = query.after(3);
    query.end();
    AccountState state = door.readable(request, place);
    Statements.Page page =
        statements.page(state.account().id(), order, cursor(after, order), limit);
    Map<OperationKey, PostedService> posted =
        services.services(
            place.bank(), page.lines().stream().map(line -> line.entry().key()).toList());
    Statements.Cursor next = page.next();
    return request.page(
        page.lines().stream()
            .map(line -> TimeBankShapes.line(line, posted.get(line.entry().key())))
            .toList(),
        next == null
            ? null
            : Cursor.of(order.name(), next.at().toString(), Long.toString(next.sequence())),
        limit,
        order == Statements.Order.RECORDED ? "" : "&order=effective");
  }

  /** A place in one order is none in the other. */
  private static Statements.@Nullable Cursor cursor(
      @Nullable List<String> after, Statements.Order order) {
    if (after == null) {
      return null;
    }
    return Optional.of(after)
        .filter(keys -> keys.get(0).equals(order.name()))
        .flatMap(keys -> Statements.Cursor.find(keys.get(1), keys.get(2)))
        .orElseThrow(() -> new ProblemException(ApiReason.CURSOR_INVALID));
  }

  private Answer holds(ApiRequest request) {
    AccountState state = door.readable(request, door.place(request));
    return Answer.ok(
        BankOperations.items(
            statements.pending(state.account().id()).stream().map(TimeBankShapes::hold).toList()));
  }

  /** What proves that hours of this account are in the public log. */
  private Answer receipt(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    UUID operation = query.needed("operation", Forms.ID, Forms::id, NOBODY);
    query.end();
    UUID account = door.readable(request, place).account().id();
    OperationKey key = OperationKey.of(operation);
    PastCommand past = ledger.past(place.bank(), List.of(key)).get(key);
    LedgerEntry entry = past == null ? null : past.entry();
    boolean own = entry != null && (account.equals(entry.from()) || account.equals(entry.to()));
    return ledger
        .receipt(place.bank(), key)
        .filter(found -> own)
        .<Answer>map(
            found -> Answer.ok(Map.of("operation", operation.toString(), "receipt", found.code())))
        .orElseThrow(() -> new ProblemException(RequestReason.NOT_FOUND));
  }
}
