package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.settlement.ClearingDesk;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.server.settlement.Partner;
import org.gongtong.server.wiring.LetterRelay.Fate;

/** What is tried of pairings and of whoever is no partner. */
record SettlementPairings(
    SettlementTown a, SettlementTown b, LetterRelay toB, Runnable rest, Runnable settled) {

  /** Whoever is no partner, or no longer, learns nothing; copies change nothing. */
  void strangersAreToldNothing() throws Exception {
    toB.fates = () -> Fate.LATE;
    a.send(b, 10).orThrow();
    a.tick();
    byte[] letter = toB.late().get(0);
    String text = new String(letter, StandardCharsets.UTF_8);
    for (String wrong :
        List.of(
            "",
            "x",
            text.replace("\"minutes\":10", "\"minutes\":11"),
            text.replace(a.bank.id().toString(), UUID.randomUUID().toString()),
            text.substring(0, text.indexOf("\n\n") + 2),
            "x".repeat(900_000))) {
      assertThat(toB.hand(wrong.getBytes(StandardCharsets.UTF_8))).isEqualTo(404);
    }
    var answer =
        b.visitor()
            .send(
                b.visitor()
                    .to("/settlement/letters")
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("x")));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
    assertThat(toB.hand(letter)).isEqualTo(204);
    assertThat(toB.hand(letter)).isEqualTo(409);
    a.clock.passes(Duration.ofMinutes(11));
    assertThat(toB.hand(letter)).isEqualTo(409);
    assertThat(b.partner(a).contact().refused()).isEqualTo("STALE");
    b.behind().partnerships.get().end(SettlementTown.CLERK, b.bank, a.bank.id()).orThrow();
    assertThat(toB.hand(letter)).isEqualTo(404);
    assertThat(b.state(b.helper).balance()).isEqualTo(10);
  }

  /** A new key signs beside the old one, until the partner has confirmed it. */
  void keysChangeWithoutAPause() {
    a.behind().partnerships.get().makeKey(SettlementTown.CLERK, a.bank).orThrow();
    SettlementOrder first = a.send(b, 5).orThrow();
    rest.run();
    assertThat(a.order(first.id()).state()).isEqualTo(OrderState.POSTED);
    b.knows(a);
    SettlementOrder second = a.send(b, 5).orThrow();
    rest.run();
    assertThat(a.order(second.id()).state()).isEqualTo(OrderState.POSTED);
    a.behind().partnerships.get().makeKey(SettlementTown.CLERK, a.bank).orThrow();
    a.behind().partnerships.get().makeKey(SettlementTown.CLERK, a.bank).orThrow();
    SettlementOrder third = a.send(b, 5).orThrow();
    a.clock.passes(Duration.ofHours(1));
    a.tick();
    assertThat(a.partner(b).contact().fault()).isEqualTo("status 404");
    b.knows(a);
    rest.run();
    assertThat(a.order(third.id()).state()).isEqualTo(OrderState.POSTED);
    settled.run();
  }

  void aPairingTakesTwoPeopleAndAPublicAddress() {
    var own = b.behind().partnerships.get();
    String code = a.code();
    assertThat(codes(own.propose(SettlementTown.CLERK, b.bank, "x", code + "x").refusals()))
        .containsExactly("PAIRING_CODE");
    assertThat(codes(own.propose(SettlementTown.CLERK, b.bank, " ", code).refusals()))
        .containsExactly("PARTNER_NAME");
    assertThat(codes(own.propose(SettlementTown.CLERK, b.bank, "x", b.code()).refusals()))
        .containsExactly("OWN_BANK");
    String inside = code.replace("127.0.0.1", "10.1.2.3");
    assertThat(codes(own.propose(SettlementTown.CLERK, b.bank, "x", inside).refusals()))
        .containsExactly("PARTNER_ADDRESS");
    var again = own.propose(SettlementTown.CLERK, b.bank, "renamed", code).orThrow();
    assertThat(codes(own.confirm(SettlementTown.CLERK, b.bank, a.bank.id(), 2).refusals()))
        .containsExactly("PARTNER_SECOND_PERSON");
    assertThat(codes(own.confirm(SettlementTown.OTHER_CLERK, b.bank, a.bank.id(), 1).refusals()))
        .containsExactly("PARTNER_NOT_OPEN");
    assertThat(again.version()).isEqualTo(2);
    own.confirm(SettlementTown.OTHER_CLERK, b.bank, a.bank.id(), 2).orThrow();
    assertThat(b.partner(a).name().en()).isEqualTo("renamed");
    assertThat(codes(own.end(SettlementTown.CLERK, b.bank, UUID.randomUUID()).refusals()))
        .containsExactly("PARTNER_UNKNOWN");
  }

  private static List<String> codes(List<Reason> reasons) {
    return reasons.stream().map(Reason::code).toList();
  }

  /** Two banks of one server settle without letters. */
  void neighboursOnOneServerNeedNoLetters() {
    a.leave();
    int letters = a.site.relay.statuses.size();
    var community = a.community("qinhuai-" + a.community.slug());
    var bank =
        a.behind()
            .banks
            .get()
            .open(SettlementTown.CLERK, community, null, LocalDate.of(2026, 1, 1))
            .orThrow();
    UUID helper = a.account(bank, "qinhuai-helper-" + a.community.slug(), 1990);
    a.agrees(bank.id(), 100, 100);
    a.behind()
        .clearings
        .get()
        .agree(
            SettlementTown.CLERK,
            bank,
            new ClearingDesk.Agreement(
                a.bank.id(),
                ScopeCode.of(SettlementTown.PLACE),
                100,
                100,
                a.clock.instant().atZone(bank.zone()).toLocalDate(),
                "both"))
        .orThrow();
    SettlementOrder order =
        a.behind()
            .desk
            .get()
            .send(
                SettlementTown.CLERK,
                a.bank,
                OperationKey.of(UUID.randomUUID()),
                new SettlementDesk.Wish(bank.id(), SettlementPurpose.SERVICE, a.elder, helper, 25))
            .orThrow();
    a.tick();
    a.tick();
    assertThat(a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    assertThat(a.state(helper).balance()).isEqualTo(25);
    a.clock.passes(Duration.ofDays(1));
    a.tick();
    Partner there = a.behind().partners.get().find(bank, a.bank.id()).orThrow();
    assertThat(there.difference()).isZero();
    assertThat(there.compared().orElseThrow().isClean()).isTrue();
    assertThat(a.site.relay.statuses).hasSize(letters);
  }
}
