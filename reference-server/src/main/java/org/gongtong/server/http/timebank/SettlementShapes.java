package org.gongtong.server.http.timebank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.settlement.ClearingTerms;
import org.gongtong.core.timebank.settlement.Comparison;
import org.gongtong.core.timebank.settlement.DayStatement;
import org.gongtong.core.timebank.settlement.Difference;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.SettlementTimer;
import org.gongtong.core.timebank.settlement.Verdict;
import org.gongtong.server.http.Shapes;
import org.gongtong.server.settlement.Partner;
import org.gongtong.server.settlement.PartnerContact;
import org.gongtong.server.settlement.PartnerLink;
import org.jspecify.annotations.Nullable;

/** Settlement as JSON. Stateless. */
final class SettlementShapes {

  private SettlementShapes() {}

  static Map<String, @Nullable Object> partner(Partner partner) {
    PartnerContact contact = partner.contact();
    ScopeCode place = partner.place();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", partner.id().toString());
    map.put("name", Shapes.text(partner.name()));
    map.put("place", place == null ? null : place.code());
    map.put("here", partner.here());
    map.put("stands", partner.stands());
    map.put("sending", partner.sending());
    map.put("terms", partner.terms().map(SettlementShapes::terms).orElse(null));
    map.put("pairing", partner.link().map(SettlementShapes::link).orElse(null));
    map.put("reachedAt", text(contact.reachedAt()));
    map.put("failingSince", text(contact.failingSince()));
    map.put("fault", contact.fault());
    map.put("heardAt", text(contact.heardAt()));
    map.put("refusedAt", text(contact.refusedAt()));
    map.put("refused", contact.refused());
    map.put("comparedDay", text(contact.theirDay()));
    map.put("stoodHere", partner.stoodThen());
    map.put("stoodThere", contact.theirClosing());
    map.put("difference", partner.difference());
    map.put("comparison", partner.compared().map(SettlementShapes::comparison).orElse(null));
    return map;
  }

  private static Map<String, @Nullable Object> link(PartnerLink link) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("version", link.version());
    map.put("state", link.state().code());
    map.put("url", link.code().url());
    map.put("key", link.code().key().toString());
    map.put("check", link.code().fingerprint());
    map.put("proposedAt", link.proposedAt().toString());
    map.put("confirmedAt", text(link.confirmedAt()));
    map.put("endedAt", text(link.endedAt()));
    return map;
  }

  static Map<String, @Nullable Object> terms(ClearingTerms terms) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("version", terms.version());
    map.put("place", terms.place().code());
    map.put("mostSent", terms.mostSent());
    map.put("mostReceived", terms.mostReceived());
    map.put("from", terms.from().toString());
    map.put("why", terms.why());
    map.put("recordedAt", terms.recordedAt().toString());
    return map;
  }

  static Map<String, @Nullable Object> order(SettlementOrder order) {
    UUID account = order.account();
    UUID toAccount = order.content().toAccount();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", order.id().toString());
    map.put("partner", order.partnerId().toString());
    map.put("goes", order.goes());
    map.put("purpose", order.content().purpose().code());
    map.put("account", account == null ? null : account.toString());
    map.put("toAccount", toAccount == null ? null : toAccount.toString());
    map.put("minutes", order.content().minutes());
    map.put("sentAt", order.content().sentAt().toString());
    map.put("why", order.why());
    map.put("state", order.state().code());
    map.put("verdict", order.verdict().map(SettlementShapes::verdict).orElse(null));
    return map;
  }

  static Map<String, @Nullable Object> order(
      SettlementOrder order, List<SettlementOrder.Step> steps) {
    Map<String, @Nullable Object> map = order(order);
    map.put(
        "steps",
        steps.stream()
            .map(
                step ->
                    Map.of(
                        "number", step.number(),
                        "state", step.state().code(),
                        "recordedAt", step.recordedAt().toString()))
            .toList());
    return map;
  }

  private static Map<String, @Nullable Object> verdict(Verdict verdict) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("posted", verdict.posted());
    map.put("day", verdict.day().toString());
    map.put("kept", verdict.kept());
    map.put("reasons", verdict.refusal().map(SettlementShapes::reasons).orElse(List.of()));
    return map;
  }

  private static List<Map<String, ?>> reasons(Reason reason) {
    return List.of(Shapes.reason(reason));
  }

  static Map<String, @Nullable Object> open(SettlementTimer.Open open, Optional<Reason> stuck) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("order", order(open.order()));
    map.put("since", open.since().toString());
    map.put("attempts", open.attempts());
    map.put("reasons", stuck.map(SettlementShapes::reasons).orElse(List.of()));
    return map;
  }

  static Map<String, @Nullable Object> statement(DayStatement statement) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("bank", statement.bankId().toString());
    map.put("partner", statement.partnerId().toString());
    map.put("day", statement.day().toString());
    map.put("sent", statement.sent());
    map.put("received", statement.received());
    map.put("closing", statement.closing());
    map.put("hash", statement.hash().hex());
    map.put(
        "orders",
        statement.lines().stream()
            .map(
                line ->
                    Map.of(
                        "id", line.orderId().toString(),
                        "from", line.fromBank().toString(),
                        "minutes", line.minutes(),
                        "posted", line.posted()))
            .toList());
    return map;
  }

  static Map<String, @Nullable Object> comparison(Comparison comparison) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", comparison.id().toString());
    map.put("day", comparison.day().toString());
    map.put("clean", comparison.isClean());
    map.put("own", comparison.own().hex());
    map.put("other", comparison.other().hex());
    map.put("recordedAt", comparison.recordedAt().toString());
    map.put(
        "differences",
        comparison.differences().stream().map(SettlementShapes::difference).toList());
    return map;
  }

  private static Map<String, Object> difference(Difference difference) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", difference.kind().name());
    map.put("where", difference.where());
    map.put("here", difference.here());
    map.put("there", difference.there());
    map.put("text", Shapes.text(difference.kind().text()));
    map.put("remedy", Shapes.text(difference.kind().remedy()));
    return map;
  }

  private static @Nullable String text(@Nullable Object time) {
    return time == null ? null : time.toString();
  }
}
