package org.gongtong.server.ui.timebank.desk;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.settlement.Comparison;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.SettlementTimer;
import org.gongtong.server.settlement.Partner;
import org.gongtong.server.settlement.PartnerContact;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** Puts settlement into words, for one request. Not thread-safe. */
final class SettlementViews {

  private final Messages text;
  private final Language language;
  private final ZoneId zone;
  private final SettlementWords words;

  SettlementViews(BoardOffice office, Context context, BoardOffice.Place place) {
    this.text = Messages.in(office.pages().language(context));
    this.language = office.pages().coreLanguage(context);
    this.zone = place.zone();
    this.words = new SettlementWords(text, language);
  }

  String name(Partner partner) {
    return partner.name().in(language);
  }

  private String minutes(@Nullable Long minutes) {
    return minutes == null ? "–" : text.of("board.minutes", text.number(minutes));
  }

  private String at(@Nullable Instant time) {
    return time == null ? "–" : text.at(time.atZone(zone));
  }

  private String day(@Nullable LocalDate day) {
    return day == null ? "" : text.day(day);
  }

  SettlementPage.Row row(Partner partner) {
    PartnerContact contact = partner.contact();
    return new SettlementPage.Row(
        partner.id().toString(),
        name(partner),
        partner.stands(),
        partner.sending(),
        day(contact.theirDay()),
        minutes(partner.stoodThen()),
        minutes(contact.theirClosing()),
        minutes(partner.difference()),
        text.of(PartnerState.of(partner)),
        PartnerState.of(partner).isBad());
  }

  SettlementPage.OrderRow open(SettlementTimer.Open open, String partner, Optional<Reason> stuck) {
    return row(
        open.order(),
        partner,
        at(open.since()),
        stuck.map(
            reason ->
                text.of(
                    "error.with-remedy",
                    text.sentence(reason.text(language)),
                    text.sentence(reason.remedy(language)))));
  }

  SettlementPage.OrderRow row(SettlementOrder order) {
    return row(
        order,
        "",
        at(order.content().sentAt()),
        order
            .verdict()
            .flatMap(verdict -> verdict.refusal())
            .map(reason -> text.sentence(reason.text(language))));
  }

  private SettlementPage.OrderRow row(
      SettlementOrder order, String partner, String when, Optional<String> why) {
    List<OrderStep> steps =
        !order.goes()
            ? List.of()
            : order.state() == OrderState.SENT
                ? List.of(OrderStep.RECALL)
                : order.state() == OrderState.PROPOSED
                    ? List.of(OrderStep.APPROVE, OrderStep.WITHDRAW)
                    : List.of();
    String state = text.sentence(order.state().text().in(language));
    return new SettlementPage.OrderRow(
        order.id().toString(),
        partner,
        text.of(
            order.goes() ? "settlement.goes" : "settlement.comes",
            order.content().purpose().text().in(language)),
        order.content().minutes(),
        when,
        why.map(one -> text.of("settlement.state-why", state, one)).orElse(state),
        steps);
  }

  List<PartnerPage.Fact> facts(Partner partner) {
    PartnerContact contact = partner.contact();
    List<PartnerPage.Fact> facts = new ArrayList<>();
    facts.add(fact("settlement.state", text.of(PartnerState.of(partner))));
    facts.add(fact("settlement.stands", minutes(partner.stands())));
    facts.add(fact("settlement.sending", minutes(partner.sending())));
    if (contact.theirDay() != null) {
      facts.add(fact("settlement.day", day(contact.theirDay())));
      facts.add(fact("settlement.here", minutes(partner.stoodThen())));
      facts.add(fact("settlement.there", minutes(contact.theirClosing())));
      facts.add(fact("settlement.difference", minutes(partner.difference())));
    }
    if (!partner.here()) {
      partner.link().ifPresent(link -> facts.add(fact("settlement.url", link.code().url())));
      partner
          .link()
          .ifPresent(
              link ->
                  facts.add(
                      fact(
                          "settlement.paired",
                          text.of(
                              "settlement.by-both",
                              link.proposedBy(),
                              Objects.requireNonNullElse(link.confirmedBy(), "–"),
                              at(link.confirmedAt())))));
      facts.add(fact("settlement.reached", at(contact.reachedAt())));
      facts.add(fact("settlement.heard", at(contact.heardAt())));
      if (contact.failingSince() != null) {
        facts.add(
            fact(
                "settlement.failing",
                text.of(
                    "settlement.failing-since",
                    at(contact.failingSince()),
                    words.fault(String.valueOf(contact.fault())))));
      }
      if (contact.refusedAt() != null) {
        facts.add(
            fact(
                "settlement.refused",
                text.of(
                    "settlement.failing-since",
                    at(contact.refusedAt()),
                    words.refused(String.valueOf(contact.refused())))));
      }
    } else {
      facts.add(fact("settlement.where", text.of("settlement.on-this-server")));
    }
    return facts;
  }

  private PartnerPage.Fact fact(String key, String value) {
    return new PartnerPage.Fact(text.of(key), value);
  }

  PartnerPage.Day day(LocalDate day, Comparison last) {
    return new PartnerPage.Day(
        text.day(day),
        last.differences().stream().map(one -> words.difference(one, last.bankId())).toList());
  }

  /** The name of a partner among others. */
  String nameOf(Map<UUID, Partner> all, UUID id) {
    Partner partner = all.get(id);
    return partner == null ? id.toString().substring(0, 8) : name(partner);
  }
}
