package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.bank.BankReason;
import org.gongtong.core.timebank.ledger.LedgerReason;
import org.gongtong.core.timebank.settlement.ClearingDesk;
import org.gongtong.core.timebank.settlement.ClearingTerms;
import org.gongtong.core.timebank.settlement.Comparison;
import org.gongtong.core.timebank.settlement.Reconciliation;
import org.gongtong.core.timebank.settlement.RepaymentDesk;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementReason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.settlement.Partner;
import org.gongtong.server.settlement.PartnerLink;
import org.gongtong.server.settlement.PartnerParts;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;

/** One partner: its pairing, limits, days, orders, and what is sent there. */
public final class PartnerDeskRoutes implements RouteGroup {
  private static final String ONE = "/staff/c/{community}/timebank/settlement/partners/{partner}";
  private static final int DAYS = 7;
  private static final int ORDERS = 200;
  private static final UUID NOBODY = new UUID(0, 0);

  /** Which field a refusal belongs to; that of the step where none does. */
  private static final Map<String, String> FIELDS =
      Map.of(
          SettlementReason.TERMS_BACKDATED.name(), "from",
          SettlementReason.LIMIT_MALFORMED.name(), "mostSent");

  private final BoardOffice office;
  private final AccountFinder finder;
  private final PartnerParts parts;
  private final ClearingDesk clearings;
  private final SettlementDesk desk;
  private final RepaymentDesk repayments;
  private final Reconciliation reconciliation;

  public PartnerDeskRoutes(
      BoardOffice office,
      AccountFinder finder,
      PartnerParts parts,
      ClearingDesk clearings,
      SettlementDesk desk,
      RepaymentDesk repayments,
      Reconciliation reconciliation) {
    this.office = office;
    this.finder = finder;
    this.parts = parts;
    this.clearings = clearings;
    this.desk = desk;
    this.repayments = repayments;
    this.reconciliation = reconciliation;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(ONE, context -> show(context, FormErrors.none()), Action.TIMEBANK_READ);
    javalin.routes.post(ONE + "/confirm", step("confirm", this::confirm), Action.TIMEBANK_SETTLE);
    javalin.routes.post(ONE + "/stop", step("confirm", this::stop), Action.TIMEBANK_SETTLE);
    javalin.routes.post(ONE + "/terms", step("why", this::agree), Action.TIMEBANK_SETTLE);
    javalin.routes.post(ONE + "/repay", step("repay", this::repay), Action.TIMEBANK_SETTLE);
    javalin.routes.post(ONE + "/send", step("minutes", this::send), Action.TIMEBANK_SETTLE);
  }

  /** Something done about a partner. */
  private interface Step {
    Outcome<?> take(Context context, BoardOffice.Place place, Actor actor, UUID partner);
  }

  private Handler step(String field, Step step) {
    return context -> {
      BoardOffice.Place place = office.place(context);
      Actor actor = office.pages().staff(context).actor();
      UUID partner = BoardOffice.id(context, "partner");
      List<Reason> why =
          office
              .pages()
              .once(
                  context,
                  () ->
                      step.take(context, place, actor, partner)
                          .map(
                              done -> SettlementAddress.partner(place.slug(), partner.toString())));
      if (!why.isEmpty()) {
        context.status(HttpStatus.forStatus(StatusOf.refusal(why)));
        show(
            context,
            office.pages().errors(context, why, one -> FIELDS.getOrDefault(one.code(), field)));
      }
    };
  }

  private Outcome<PartnerLink> confirm(
      Context context, BoardOffice.Place place, Actor actor, UUID partner) {
    int version = (int) number(Forms.field(context, "version"));
    return parts.partnerships().confirm(actor, place.bank(), partner, version);
  }

  private Outcome<PartnerLink> stop(
      Context context, BoardOffice.Place place, Actor actor, UUID partner) {
    return parts.partnerships().end(actor, place.bank(), partner);
  }

  private Outcome<ClearingTerms> agree(
      Context context, BoardOffice.Place place, Actor actor, UUID partner) {
    return parts
        .reader()
        .find(place.bank(), partner)
        .flatMap(
            found ->
                clearings.agree(
                    actor,
                    place.bank(),
                    new ClearingDesk.Agreement(
                        partner,
                        Optional.ofNullable(found.place()).orElse(ScopeCode.of("cn")),
                        number(Forms.field(context, "mostSent")),
                        number(Forms.field(context, "mostReceived")),
                        day(Forms.field(context, "from")),
                        Forms.field(context, "why"))));
  }

  private Outcome<?> repay(Context context, BoardOffice.Place place, Actor actor, UUID partner) {
    return repayments.propose(
        actor,
        place.bank(),
        key(context),
        partner,
        number(Forms.field(context, "repay")),
        Forms.field(context, "repayWhy"));
  }

  private Outcome<?> send(Context context, BoardOffice.Place place, Actor actor, UUID partner) {
    UUID account = RequestParameters.uuid(Forms.field(context, "account")).orElse(NOBODY);
    if (finder.find(place, account).filter(state -> finder.isOwn(context, state)).isPresent()) {
      return Outcome.refused(BankReason.TIME_OWN_ACCOUNT.because().refuses());
    }
    long minutes = number(Forms.field(context, "minutes"));
    if (minutes < 1) {
      return Outcome.refused(
          LedgerReason.INVALID_AMOUNT.because().figure("minutes", minutes).refuses());
    }
    SettlementPurpose purpose =
        SettlementPurpose.find(Forms.field(context, "purpose"))
            .filter(one -> one != SettlementPurpose.REPAY)
            .orElse(SettlementPurpose.SERVICE);
    return desk.send(
        actor,
        place.bank(),
        key(context),
        new SettlementDesk.Wish(
            partner,
            purpose,
            account,
            RequestParameters.uuid(Forms.field(context, "toAccount")).orElse(NOBODY),
            minutes));
  }

  /** A form sent again is the same order. */
  private static OperationKey key(Context context) {
    return OperationKey.of("settlement page " + Forms.field(context, Forms.KEY));
  }

  /** A whole number; -1, which no step takes, for anything else. */
  private static long number(String typed) {
    return typed.strip().matches("[0-9]{1,12}") ? Long.parseLong(typed.strip()) : -1;
  }

  private static LocalDate day(String typed) {
    try {
      return typed.strip().length() == 10 ? LocalDate.parse(typed.strip()) : LocalDate.EPOCH;
    } catch (DateTimeException e) {
      return LocalDate.EPOCH;
    }
  }

  private void show(Context context, FormErrors errors) {
    BoardOffice.Place place = office.place(context);
    UUID id = BoardOffice.id(context, "partner");
    Outcome<Partner> found = parts.reader().find(place.bank(), id);
    if (!found.isAccepted()) {
      throw new RefusedRequest(404, found.refusals());
    }
    Partner partner = found.orThrow();
    SettlementViews views = new SettlementViews(office, context, place);
    Optional<PartnerLink> link = partner.link();
    Optional<PartnerLink.State> state = link.map(PartnerLink::state);
    office
        .pages()
        .show(
            context,
            new PartnerPage(
                shell(context, place, id),
                office.pages().command(link.map(one -> "" + one.version()).orElse("")),
                place.slug(),
                id.toString(),
                views.name(partner),
                views.facts(partner),
                link.map(one -> one.code().fingerprint()).orElse(""),
                state.filter(one -> one == PartnerLink.State.PROPOSED).isPresent(),
                state.filter(one -> one != PartnerLink.State.ENDED).isPresent(),
                partner.agreed(),
                terms(context, place, id),
                days(place, views, id),
                desk.page(place.bank(), null, ORDERS).stream()
                    .filter(order -> order.partnerId().equals(id))
                    .limit(50)
                    .map(views::row)
                    .toList(),
                purposes(context),
                typed(context, place, errors),
                errors));
  }

  private Shell shell(Context context, BoardOffice.Place place, UUID id) {
    return office.shell(context, place, SettlementAddress.partner(place.slug(), id.toString()));
  }

  private List<PartnerPage.Terms> terms(Context context, BoardOffice.Place place, UUID id) {
    Messages text = Messages.in(office.pages().language(context));
    List<PartnerPage.Terms> terms = new ArrayList<>();
    for (ClearingTerms one : clearings.terms(place.bank(), id)) {
      terms.add(
          0,
          new PartnerPage.Terms(
              text.day(one.from()),
              one.mostSent(),
              one.mostReceived(),
              one.why(),
              one.actor().id()));
    }
    return terms;
  }

  private List<PartnerPage.Day> days(BoardOffice.Place place, SettlementViews views, UUID id) {
    LocalDate today = LocalDate.ofInstant(office.now(), place.zone());
    List<PartnerPage.Day> days = new ArrayList<>();
    for (int back = 1; back <= DAYS; back++) {
      LocalDate day = today.minusDays(back);
      List<Comparison> found = reconciliation.comparisons(place.bank(), id, day);
      if (!found.isEmpty()) {
        days.add(views.day(day, found.get(found.size() - 1)));
      }
    }
    return days;
  }

  private List<Option> purposes(Context context) {
    Language language = office.pages().coreLanguage(context);
    return Stream.of(SettlementPurpose.SERVICE, SettlementPurpose.GIFT, SettlementPurpose.MOVE)
        .map(one -> new Option(one.code(), one.text().in(language), "", 0))
        .toList();
  }

  private Map<String, String> typed(Context context, BoardOffice.Place place, FormErrors errors) {
    Map<String, String> typed = new HashMap<>();
    typed.put("from", LocalDate.ofInstant(office.now(), place.zone()).toString());
    if (errors.any()) {
      for (String field :
          List.of(
              "mostSent",
              "mostReceived",
              "from",
              "why",
              "repay",
              "repayWhy",
              "purpose",
              "account",
              "toAccount",
              "minutes")) {
        typed.put(field, Forms.field(context, field));
      }
    }
    return typed;
  }
}
