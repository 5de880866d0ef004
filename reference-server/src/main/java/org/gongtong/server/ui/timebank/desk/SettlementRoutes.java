package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.RepaymentDesk;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.SettlementTimer;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.settlement.PairingCode;
import org.gongtong.server.settlement.Partner;
import org.gongtong.server.settlement.PartnerParts;
import org.gongtong.server.settlement.PartnerReason;
import org.gongtong.server.settlement.Partnerships;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.desk.Site;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.text.Messages;

/** With whom a community settles, its own pairing code, and orders without an answer. */
public final class SettlementRoutes implements RouteGroup {
  private static final String ALL = "/staff/c/{community}/timebank/settlement";

  private final BoardOffice office;
  private final PartnerParts parts;
  private final SettlementDesk desk;
  private final RepaymentDesk repayments;
  private final CommunityService communities;
  private final BankDesk banks;
  private final Site site;

  public SettlementRoutes(
      BoardOffice office,
      PartnerParts parts,
      SettlementDesk desk,
      RepaymentDesk repayments,
      CommunityService communities,
      BankDesk banks,
      Site site) {
    this.office = office;
    this.parts = parts;
    this.desk = desk;
    this.repayments = repayments;
    this.communities = communities;
    this.banks = banks;
    this.site = site;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(ALL, context -> show(context, FormErrors.none()), Action.TIMEBANK_READ);
    javalin.routes.post(ALL, this::propose, Action.TIMEBANK_SETTLE);
    javalin.routes.post(ALL + "/keys", this::makeKey, Action.TIMEBANK_SETTLE);
    javalin.routes.post(
        ALL + "/orders/{order}/recall",
        context -> step(context, desk::recall),
        Action.TIMEBANK_SETTLE);
    javalin.routes.post(
        ALL + "/orders/{order}/approve",
        context -> step(context, repayments::approve),
        Action.TIMEBANK_SETTLE);
    javalin.routes.post(
        ALL + "/orders/{order}/withdraw",
        context -> step(context, repayments::withdraw),
        Action.TIMEBANK_SETTLE);
  }

  private void show(Context context, FormErrors errors) {
    BoardOffice.Place place = office.place(context);
    Partnerships partnerships = parts.partnerships();
    SettlementViews views = new SettlementViews(office, context, place);
    Shell shell = office.shell(context, place, SettlementAddress.settlement(place.slug()));
    List<Partner> partners = parts.reader().all(place.bank());
    var code = partnerships.own(place.community(), place.bank(), site.base(context));
    office
        .pages()
        .show(
            context,
            new SettlementPage(
                shell,
                office.pages().command(""),
                place.slug(),
                code.map(PairingCode::text).orElse(""),
                code.map(PairingCode::fingerprint).orElse(""),
                partners.stream().map(views::row).toList(),
                neighbours(context, place, partners),
                open(place, views, partners),
                errors.any() ? Forms.field(context, "name") : "",
                errors.any() ? Forms.field(context, "code") : "",
                errors));
  }

  private List<SettlementPage.OrderRow> open(
      BoardOffice.Place place, SettlementViews views, List<Partner> partners) {
    Map<UUID, Partner> names =
        partners.stream().collect(Collectors.toMap(Partner::id, Function.identity()));
    SettlementTimer timer = parts.timer();
    Map<UUID, Reason> stuck =
        timer.stuck(place.bank()).stream()
            .collect(Collectors.toMap(one -> one.order().id(), SettlementTimer.Stuck::reason));
    return timer.open(place.bank()).stream()
        .map(
            open ->
                views.open(
                    open,
                    views.nameOf(names, open.order().partnerId()),
                    Optional.ofNullable(stuck.get(open.order().id()))))
        .toList();
  }

  /** Communities of this server with a bank, with whom nothing was agreed. */
  private List<Link> neighbours(Context context, BoardOffice.Place place, List<Partner> partners) {
    Language language = office.pages().coreLanguage(context);
    Set<UUID> known = partners.stream().map(Partner::id).collect(Collectors.toSet());
    return communities.all().stream()
        .filter(community -> !community.id().equals(place.community().id()))
        .flatMap(
            community ->
                banks.find(community.id()).stream()
                    .filter(bank -> !known.contains(bank.id()))
                    .map(
                        bank ->
                            new Link(
                                SettlementAddress.partner(place.slug(), bank.id().toString()),
                                community.name().in(language))))
        .toList();
  }

  private void propose(Context context) {
    BoardOffice.Place place = office.place(context);
    Actor actor = office.pages().staff(context).actor();
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () ->
                    parts
                        .partnerships()
                        .propose(
                            actor,
                            place.bank(),
                            Forms.field(context, "name"),
                            Forms.field(context, "code"))
                        .map(
                            link ->
                                SettlementAddress.partner(
                                    place.slug(), link.partnerId().toString())));
    if (!why.isEmpty()) {
      context.status(HttpStatus.forStatus(StatusOf.refusal(why)));
      show(
          context,
          office
              .pages()
              .errors(
                  context,
                  why,
                  one -> one.code().equals(PartnerReason.PARTNER_NAME.name()) ? "name" : "code"));
    }
  }

  private void makeKey(Context context) {
    BoardOffice.Place place = office.place(context);
    Actor actor = office.pages().staff(context).actor();
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () ->
                    parts
                        .partnerships()
                        .makeKey(actor, place.bank())
                        .map(key -> SettlementAddress.settlement(place.slug())));
    refuse(context, place, why);
  }

  /** Something done about an order. */
  private interface Step {
    Outcome<SettlementOrder> take(Actor actor, TimeBank bank, UUID order);
  }

  private void step(Context context, Step step) {
    BoardOffice.Place place = office.place(context);
    Actor actor = office.pages().staff(context).actor();
    UUID order = BoardOffice.id(context, "order");
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () ->
                    step.take(actor, place.bank(), order)
                        .map(
                            done ->
                                SettlementAddress.partner(
                                    place.slug(), done.partnerId().toString())));
    refuse(context, place, why);
  }

  private void refuse(Context context, BoardOffice.Place place, List<Reason> why) {
    if (!why.isEmpty()) {
      Messages text = Messages.in(office.pages().language(context));
      office
          .pages()
          .refuse(
              context,
              StatusOf.refusal(why),
              why,
              new Link(SettlementAddress.settlement(place.slug()), text.of("settlement.title")));
    }
  }
}
