package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.paper.PaperStore;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.AccountLinkStore;
import org.gongtong.core.people.FieldVault;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.people.MandateService.Grant;
import org.gongtong.core.people.MandateStore;
import org.gongtong.core.people.MaskedPerson;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.people.PersonRules;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.timebank.bank.BankStore;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.NoticeStore;
import org.gongtong.server.auth.FirstAdministrator;
import org.gongtong.server.auth.MemberCards;
import org.gongtong.server.demo.DemoCommunity;
import org.gongtong.server.demo.DemoTimeBank;

/** Seeds the demo community at the first start of a demo. */
final class DemoModule extends AbstractModule {
  /** Two clerks, for a paper sheet is checked by a second person, and who grants mandates. */
  static final List<String> LOGINS = List.of("clerk1", "clerk2", "admin1");

  private static final Actor DEMO = Actor.system("demo");

  @ProvidesIntoSet
  StartTask seed(
      UnitOfWork work,
      CommunityStore communities,
      RosterStore rosters,
      MotionStore motions,
      BallotStore ballots,
      PaperStore papers,
      AuditLog audit,
      RuleBook rules,
      InstantSource clock,
      ZoneId zone,
      MandateService mandates,
      FirstAdministrator first,
      DemoTimeBank timeBank,
      PersonReader persons,
      MemberCards cards) {
    return () -> {
      List<String> lines = new ArrayList<>();
      new DemoCommunity(
              work, communities, rosters, motions, ballots, papers, audit, rules, clock, zone)
          .seed()
          .forEach(reason -> lines.add(line(reason)));
      Optional<Community> there =
          work.read(transaction -> communities.findBySlug(transaction, DemoCommunity.SLUG));
      // Clerks first: one of them entered the sheets of services.
      there.ifPresent(demo -> appoint(mandates, demo, LocalDate.ofInstant(clock.instant(), zone)));
      there.map(timeBank::seed).orElse(List.of()).forEach(reason -> lines.add(line(reason)));
      first.appoint(DEMO, LOGINS.get(2));
      there.ifPresent(demo -> lines.addAll(cards(persons, cards, demo)));
      return lines;
    };
  }

  /** An elder's and a helper's, other ones at each start: what is kept of a card tells no code. */
  private static List<String> cards(PersonReader persons, MemberCards cards, Community demo) {
    List<String> lines = new ArrayList<>();
    for (String name : List.of(DemoTimeBank.ELDER, DemoTimeBank.HELPER)) {
      for (MaskedPerson member : persons.search(demo.id(), name)) {
        UUID person = member.person().id();
        Outcome<String> code =
            cards.isGiven(person) ? cards.replace(DEMO, person, "demo") : cards.give(DEMO, person);
        code.asOptional()
            .ifPresent(made -> lines.add("时间银行卡 card:  /bank/card  " + made + "  (" + name + ")"));
      }
    }
    if (!lines.isEmpty()) {
      lines.add("时间银行 time bank: /c/demo/bank  /staff/c/demo/timebank");
    }
    return lines;
  }

  private static String line(Reason reason) {
    return "演示 demo: " + reason.text(Language.ZH_CN) + " / " + reason.text(Language.EN);
  }

  @Provides
  DemoTimeBank timeBank(
      DemoTimeBank.Stores stores,
      FieldVault vault,
      PersonRules persons,
      RuleBook book,
      InstantSource clock) {
    return new DemoTimeBank(stores, vault, persons, book, clock, LOGINS.get(0));
  }

  @Provides
  DemoTimeBank.Stores stores(
      UnitOfWork work,
      CommunityStore communities,
      LedgerStore ledger,
      BankStore banks,
      AppointmentStore appointments,
      NoticeStore notices,
      PersonStore persons,
      AccountLinkStore links,
      MandateStore mandates,
      AuditLog audit) {
    return new DemoTimeBank.Stores(
        work, communities, ledger, banks, appointments, notices, persons, links, mandates, audit);
  }

  /** Each start asks again; what is held already is refused and stays. */
  private static void appoint(MandateService mandates, Community demo, LocalDate today) {
    LocalDate first = DemoTimeBank.first(today);
    for (String clerk : LOGINS.subList(0, 2)) {
      MandatePlace place = MandatePlace.community(demo.id());
      mandates.grant(
          DEMO, new Grant(clerk, MandateKind.COMMITTEE_STAFF, place, first, null), first);
    }
  }
}
