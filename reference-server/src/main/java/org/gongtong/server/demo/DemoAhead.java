package org.gongtong.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.place.Community;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.service.NoticeContent;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.Side;

/** Offers and requests that are open, and visits that are to come. Confined to one thread. */
final class DemoAhead {
  private final Community community;
  private final DemoClock clock;
  private final IdSource ids;
  private final DemoVisits visits;
  private final NoticeService notices;
  private final List<LedgerAccount> elders;
  private final List<LedgerAccount> helpers;

  DemoAhead(
      Community community,
      DemoClock clock,
      IdSource ids,
      DemoVisits visits,
      NoticeService notices,
      List<LedgerAccount> elders,
      List<LedgerAccount> helpers) {
    this.community = community;
    this.clock = clock;
    this.ids = ids;
    this.visits = visits;
    this.notices = notices;
    this.elders = elders;
    this.helpers = helpers;
  }

  /** What was asked for lately, and what there is to do from today on. */
  void seed(Instant today, LocalDate day) {
    clock.set(today.minus(Duration.ofDays(9)));
    post(NoticeKind.REQUEST, elders.get(3), "clinic", day.plusDays(1), true);
    clock.set(today.minus(Duration.ofDays(4)));
    post(NoticeKind.REQUEST, elders.get(4), "errand", day.plusDays(1), false);
    post(NoticeKind.OFFER, helpers.get(3), "errand", day.plusDays(1), false);
    clock.set(today.minus(Duration.ofDays(2)));
    post(NoticeKind.OFFER, helpers.get(4), "clinic", day.plusDays(1), true);
    post(NoticeKind.OFFER, helpers.get(6), "clinic", day.plusDays(1), true);
    post(NoticeKind.REQUEST, elders.get(2), "company", day.plusDays(2), false);
    clock.set(today);
    post(NoticeKind.OFFER, helpers.get(5), "company", day.plusDays(2), false);
    visits.agreed(
        visits.visit(
            helpers.get(0).holder(),
            elders.get(0).holder(),
            "clinic",
            day.plusDays(1),
            10,
            60,
            TransferKind.REDEEM));
    visits.agreed(
        visits.proposed(
            visits.visit(
                helpers.get(1).holder(),
                elders.get(0).holder(),
                "repair",
                day.plusDays(3),
                14,
                60,
                TransferKind.REDEEM)),
        Side.PROVIDER);
  }

  private void post(
      NoticeKind kind, LedgerAccount member, String category, LocalDate day, boolean wheelchair) {
    SortedSet<String> needs = new TreeSet<>(wheelchair ? List.of("wheelchair") : List.of());
    notices
        .post(
            Actor.resident(member.holder()),
            community,
            ids.next(),
            kind,
            member.holder(),
            new NoticeContent(
                new TreeSet<>(List.of(category)),
                "C01",
                visits.at(day, 9, 0),
                visits.at(day, kind == NoticeKind.OFFER ? 12 : 17, 0),
                60,
                needs,
                new TreeSet<>()))
        .orThrow();
  }
}
