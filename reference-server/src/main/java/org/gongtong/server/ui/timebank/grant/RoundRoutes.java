package org.gongtong.server.ui.timebank.grant;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.bank.BankReason;
import org.gongtong.core.timebank.grant.GrantDesk;
import org.gongtong.core.timebank.grant.GrantOrder;
import org.gongtong.core.timebank.grant.GrantRound;
import org.gongtong.core.timebank.grant.RoundReason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.timebank.desk.BoardOffice;
import org.jspecify.annotations.Nullable;

/** Rounds of grants: shown, begun as shown, and carried on. */
public final class RoundRoutes implements RouteGroup {
  private static final String ALL = "/staff/c/{community}/timebank/rounds";
  private static final String ONE = ALL + "/{round}";

  private static final Map<String, String> FIELDS =
      Map.of(
          RoundReason.ROUND_DAY.name(), "day",
          RoundReason.ROUND_GIVER.name(), "giver");

  private final GrantOffice office;
  private final GrantDesk desk;
  private final RoundViews views;

  public RoundRoutes(GrantOffice office, GrantDesk desk, RoundViews views) {
    this.office = office;
    this.desk = desk;
    this.views = views;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(ALL, this::list, Action.TIMEBANK_GRANT);
    javalin.routes.post(ALL, this::begin, Action.TIMEBANK_GRANT);
    javalin.routes.get(ONE, this::read, Action.TIMEBANK_GRANT);
    javalin.routes.post(ONE + "/carry-on", this::carryOn, Action.TIMEBANK_GRANT);
  }

  /** What was typed: in the address of a trial, or in the form that begins one. */
  private RoundsPage.Draft draft(Context context, BoardOffice.Place place) {
    return new RoundsPage.Draft(
        typed(context, "minutes", ""),
        typed(context, "each", ""),
        typed(context, "day", office.today(place).toString()),
        typed(context, "bucket", Bucket.PERSONAL.code()),
        typed(context, "giver", ""));
  }

  private static String typed(Context context, String name, String otherwise) {
    String value = context.formParam(name);
    return Objects.requireNonNullElse(value == null ? context.queryParam(name) : value, otherwise)
        .strip();
  }

  private static Outcome<GrantOrder> order(RoundsPage.Draft draft) {
    Optional<LocalDate> day = Forms.day(draft.day());
    Optional<Bucket> bucket = Bucket.find(draft.bucket());
    @Nullable UUID from = RequestParameters.uuid(draft.from()).orElse(null);
    if (day.isEmpty()) {
      return Outcome.refused(RoundReason.ROUND_DAY.because().figure("day", draft.day()).refuses());
    }
    return bucket.isEmpty() || from == null && !draft.from().isEmpty()
        ? Outcome.refused(RoundReason.ROUND_GIVER.because().refuses())
        : Outcome.accepted(
            new GrantOrder(
                from, bucket.get(), number(draft.minutes()), number(draft.each()), day.get()));
  }

  private static long number(String typed) {
    return typed.matches("[1-9][0-9]{0,12}") ? Long.parseLong(typed) : 0;
  }

  private void list(Context context) {
    BoardOffice.Place place = office.place(context);
    if (context.queryParam("minutes") == null) {
      show(context, place, null, FormErrors.none());
      return;
    }
    Outcome<GrantDesk.Trial> trial =
        order(draft(context, place)).flatMap(order -> desk.propose(place.bank(), order));
    if (trial instanceof Outcome.Refused<GrantDesk.Trial> refused) {
      refuse(context, place, refused.refusals());
    } else {
      show(context, place, trial.orThrow(), FormErrors.none());
    }
  }

  private void refuse(Context context, BoardOffice.Place place, List<Reason> why) {
    context.status(HttpStatus.forStatus(StatusOf.refusal(why)));
    show(
        context,
        place,
        null,
        office.pages().errors(context, why, one -> FIELDS.getOrDefault(one.code(), "minutes")));
  }

  private void show(
      Context context,
      BoardOffice.Place place,
      GrantDesk.@Nullable Trial trial,
      FormErrors errors) {
    office
        .pages()
        .show(context, views.rounds(context, place, draft(context, place), trial, errors));
  }

  private void begin(Context context) {
    BoardOffice.Place place = office.place(context);
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () ->
                    order(draft(context, place))
                        .flatMap(order -> asSeen(context, place, order))
                        .map(round -> GrantAddress.round(place.slug(), round.id().toString())));
    if (!why.isEmpty()) {
      refuse(context, place, why);
    }
  }

  private Outcome<GrantRound> asSeen(Context context, BoardOffice.Place place, GrantOrder order) {
    boolean own =
        desk.propose(place.bank(), order)
            .map(trial -> views.touchesOwn(context, place, trial))
            .asOptional()
            .orElse(false);
    if (own) {
      return Outcome.refused(BankReason.TIME_OWN_ACCOUNT.because().refuses());
    }
    OperationKey key = OperationKey.of("round\n" + Forms.field(context, Forms.KEY));
    Outcome<GrantRound> begun =
        desk.begin(
            office.pages().staff(context).actor(),
            place.bank(),
            key,
            order,
            Forms.field(context, "seen"));
    begun
        .asOptional()
        .ifPresent(
            round -> desk.carryOut(office.pages().staff(context).actor(), place.bank(), round));
    return begun;
  }

  private GrantDesk.Progress found(Context context, BoardOffice.Place place) {
    Outcome<GrantDesk.Progress> found = desk.find(place.bank(), BoardOffice.id(context, "round"));
    if (found instanceof Outcome.Refused<GrantDesk.Progress> refused) {
      throw new RefusedRequest(StatusOf.refusal(refused.refusals()), refused.refusals());
    }
    return found.orThrow();
  }

  private void read(Context context) {
    BoardOffice.Place place = office.place(context);
    Language language = office.pages().coreLanguage(context);
    office.pages().show(context, views.round(context, place, found(context, place), language));
  }

  private void carryOn(Context context) {
    BoardOffice.Place place = office.place(context);
    GrantRound round = found(context, place).round();
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () -> {
                  desk.carryOut(office.pages().staff(context).actor(), place.bank(), round);
                  return Outcome.accepted(GrantAddress.round(place.slug(), round.id().toString()));
                });
    if (!why.isEmpty()) {
      throw new RefusedRequest(StatusOf.refusal(why), why);
    }
  }
}
