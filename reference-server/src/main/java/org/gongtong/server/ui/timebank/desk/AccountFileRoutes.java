package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.AccountLimit;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.LimitKind;
import org.gongtong.core.timebank.bank.CounterReason;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.part.FormErrors;

/** What accounts have beside entries, and changes of it: parts, limits, kinships. */
public final class AccountFileRoutes implements RouteGroup {
  private static final String ONE = "/staff/c/{community}/timebank/accounts/{account}/file";
  private static final List<String> TYPED =
      List.of(
          "bucket",
          "part-from",
          "limit",
          "minutes",
          "limit-from",
          "limit-why",
          "other",
          "relation",
          "change",
          "kin-from",
          "kin-why");

  private final BoardOffice office;
  private final AccountFinder finder;
  private final AccountDesk accounts;
  private final AccountChanges changes;
  private final AccountFileViews views;

  public AccountFileRoutes(
      BoardOffice office,
      AccountFinder finder,
      AccountDesk accounts,
      AccountChanges changes,
      TimeExpiry expiry) {
    this.office = office;
    this.finder = finder;
    this.accounts = accounts;
    this.changes = changes;
    this.views = new AccountFileViews(office, finder, changes, expiry);
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(ONE, context -> show(context, FormErrors.none()), Action.TIMEBANK_READ);
    javalin.routes.post(ONE + "/parts", this::openPart, Action.TIMEBANK_ACCOUNT);
    javalin.routes.post(ONE + "/limits", this::limit, Action.TIMEBANK_ACCOUNT);
    javalin.routes.post(ONE + "/relatives", this::relative, Action.TIMEBANK_ACCOUNT);
  }

  private void show(Context context, FormErrors errors) {
    BoardOffice.Place place = office.place(context);
    AccountState state = finder.require(context, place);
    LocalDate today = LocalDate.ofInstant(office.now(), place.zone());
    Map<String, String> draft = new HashMap<>();
    for (String field : TYPED) {
      draft.put(field, errors.any() ? Forms.field(context, field) : "");
    }
    for (String field : List.of("part-from", "limit-from", "kin-from")) {
      draft.merge(field, today.toString(), (typed, day) -> typed.isEmpty() ? day : typed);
    }
    office.pages().show(context, views.page(context, place, state, today, draft, errors));
  }

  /** Does what a form asks for, once for its key, unless the account is one's own. */
  private void once(Context context, String field, Function<Change, Outcome<?>> change) {
    BoardOffice.Place place = office.place(context);
    AccountState state = finder.require(context, place);
    String id = state.account().id().toString();
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () ->
                    own(context, state)
                        .flatMap(
                            own ->
                                change.apply(
                                    new Change(
                                        place, state, office.pages().staff(context).actor())))
                        .map(done -> BoardAddress.file(place.slug(), id)));
    if (!why.isEmpty()) {
      context.status(HttpStatus.forStatus(StatusOf.refusal(why)));
      show(context, office.pages().errors(context, why, one -> field(field, one)));
    }
  }

  /** Somebody who changes an account. */
  private record Change(BoardOffice.Place place, AccountState state, Actor actor) {
    UUID id() {
      return state.account().id();
    }
  }

  private Outcome<AccountState> own(Context context, AccountState state) {
    return finder.isOwn(context, state)
        ? Outcome.refused(CounterReason.COUNTER_OWN.because().refuses())
        : Outcome.accepted(state);
  }

  private static String field(String field, Reason reason) {
    return switch (reason.code()) {
      case "TIME_WHY_MISSING" -> field.equals("limit") ? "limit-why" : "kin-why";
      case "TIME_LIMIT_LAXER", "TIME_LIMIT_RANGE" -> "minutes";
      case "COUNTER_DAY" ->
          field.equals("bucket") ? "part-from" : field.equals("limit") ? "limit-from" : "kin-from";
      case "COUNTER_AMOUNT" -> "minutes";
      default -> field;
    };
  }

  private static <T> Outcome<T> refused(CounterReason reason) {
    return Outcome.refused(reason.because().refuses());
  }

  private static Outcome<LocalDate> day(Context context, String field) {
    return Forms.day(Forms.field(context, field))
        .map(Outcome::accepted)
        .orElseGet(() -> refused(CounterReason.COUNTER_DAY));
  }

  private void openPart(Context context) {
    once(
        context,
        "bucket",
        change ->
            Bucket.find(Forms.field(context, "bucket"))
                .<Outcome<Bucket>>map(Outcome::accepted)
                .orElseGet(() -> refused(CounterReason.COUNTER_CHOICE))
                .flatMap(
                    bucket ->
                        day(context, "part-from")
                            .flatMap(
                                from ->
                                    changes.openPart(
                                        change.actor(),
                                        change.place().bank(),
                                        change.id(),
                                        bucket,
                                        from))));
  }

  /** A limit without minutes gives the rules' back. */
  private void limit(Context context) {
    String minutes = Forms.field(context, "minutes").strip();
    once(
        context,
        "limit",
        change -> {
          Optional<LimitKind> kind = LimitKind.find(Forms.field(context, "limit"));
          if (kind.isEmpty()) {
            return refused(CounterReason.COUNTER_CHOICE);
          }
          if (!minutes.matches("[0-9]{0,9}")) {
            return refused(CounterReason.COUNTER_AMOUNT);
          }
          return day(context, "limit-from")
              .flatMap(
                  from ->
                      changes.limit(
                          change.actor(),
                          change.place().bank(),
                          change.id(),
                          new AccountLimit(
                              kind.get(),
                              from,
                              minutes.isEmpty() ? null : (Long) Long.parseLong(minutes)),
                          Forms.field(context, "limit-why").strip()));
        });
  }

  private void relative(Context context) {
    String what = Forms.field(context, "change");
    String relation = Forms.field(context, "relation");
    String why = Forms.field(context, "kin-why").strip();
    once(
        context,
        "other",
        change ->
            finder
                .only(context, change.place(), Forms.field(context, "other"))
                .flatMap(other -> own(context, other))
                .flatMap(
                    other -> {
                      UUID relative = other.account().id();
                      TimeBank bank = change.place().bank();
                      return switch (what) {
                        case "note" ->
                            accounts.relate(change.actor(), bank, change.id(), relative, relation);
                        case "end" ->
                            day(context, "kin-from")
                                .flatMap(
                                    from ->
                                        changes.endKinship(
                                            change.actor(),
                                            bank,
                                            change.id(),
                                            relative,
                                            relation,
                                            from,
                                            why));
                        case "resume" ->
                            day(context, "kin-from")
                                .flatMap(
                                    from ->
                                        changes.resumeKinship(
                                            change.actor(),
                                            bank,
                                            change.id(),
                                            relative,
                                            relation,
                                            from,
                                            why));
                        default -> AccountFileRoutes.<String>refused(CounterReason.COUNTER_CHOICE);
                      };
                    }));
  }
}
