package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.AccountLinkStore;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankPolicies;
import org.gongtong.core.timebank.bank.BankServices;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.bank.MemberReader;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.BankMonths;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.MonthStore;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.NoticeStore;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.VisitChecks;
import org.gongtong.server.auth.MemberCards;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.ballot.BallotRoutes;
import org.gongtong.server.ui.desk.Site;
import org.gongtong.server.ui.open.TimeBankRoutes;
import org.gongtong.server.ui.staff.person.MemberAccountRoutes;
import org.gongtong.server.ui.staff.person.PersonCardRoutes;
import org.gongtong.server.ui.staff.person.PersonDesk;
import org.gongtong.server.ui.timebank.BankHomeRoutes;
import org.gongtong.server.ui.timebank.GiftRoutes;
import org.gongtong.server.ui.timebank.HoursRoutes;
import org.gongtong.server.ui.timebank.MemberOffice;
import org.gongtong.server.ui.timebank.VisitCheckRoutes;
import org.gongtong.server.ui.timebank.VisitFinder;
import org.gongtong.server.ui.timebank.VisitRoutes;
import org.gongtong.server.ui.timebank.WantRoutes;
import org.gongtong.store.mariadb.MariaDbMonthStore;

/** The time bank for residents: their cards, their pages, and what everybody may see. */
final class TimeBankPagesModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(MonthStore.class).toInstance(new MariaDbMonthStore());
  }

  @Provides
  @Singleton
  BankMonths months(UnitOfWork work, MonthStore months, InstantSource clock) {
    return new BankMonths(work, months, SmallCells.OF_THREE, clock);
  }

  @Provides
  @Singleton
  MemberReader members(
      UnitOfWork work,
      LedgerStore ledger,
      PersonStore persons,
      NoticeStore notices,
      BankPolicies policies) {
    return new MemberReader(work, ledger, persons, notices, policies);
  }

  @Provides
  @Singleton
  MemberCards cards(VotingCodes codes, UnitOfWork work, AccountLinkStore links) {
    return new MemberCards(codes, (actor, person) -> isSame(work, links, actor, person));
  }

  private static boolean isSame(UnitOfWork work, AccountLinkStore links, Actor actor, UUID person) {
    return work.read(
        transaction ->
            links.of(transaction, actor.id()).stream()
                .anyMatch(link -> link.personId().equals(person)));
  }

  @Provides
  @Singleton
  MemberOffice office(
      Pages pages,
      VoterDoor door,
      CommunityService communities,
      BankDesk banks,
      MemberReader members,
      PersonReader persons,
      InstantSource clock) {
    return new MemberOffice(pages, door, communities, banks, members, persons, clock);
  }

  @Provides
  @Singleton
  VisitFinder finder(MemberOffice office, AppointmentReader reader, Statements statements) {
    return new VisitFinder(office, reader, statements);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup home(
      MemberOffice office,
      VoterDoor door,
      BallotRoutes ballots,
      AppointmentReader reader,
      AccountChanges changes,
      TimeExpiry expiry) {
    return new BankHomeRoutes(office, door, ballots::begun, reader, changes, expiry);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup visits(
      MemberOffice office,
      VisitFinder finder,
      AppointmentReader reader,
      AppointmentService appointments,
      ServiceConfirmation confirmation) {
    return new VisitRoutes(office, finder, reader, appointments, confirmation);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup checks(MemberOffice office, VisitFinder finder, VisitChecks checks, Site site) {
    return new VisitCheckRoutes(office, finder, checks, site::base);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup wants(MemberOffice office, NoticeService notices) {
    return new WantRoutes(office, notices);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup hours(
      MemberOffice office,
      Statements statements,
      LedgerDesk ledger,
      BankServices services,
      AppointmentReader reader,
      Supplier<PrintShop> shop,
      Site site) {
    return new HoursRoutes(office, statements, ledger, services, reader, shop, site);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup gifts(MemberOffice office, LedgerDesk ledger, Statements statements) {
    return new GiftRoutes(office, ledger, statements);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup community(
      Pages pages,
      CommunityService communities,
      BankDesk banks,
      BankMonths months,
      InstantSource clock) {
    return new TimeBankRoutes(pages, communities, banks, months, clock);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup cardPages(
      Pages pages,
      CommunityService communities,
      PersonReader reader,
      MemberCards cards,
      Supplier<PrintShop> shop,
      Site site) {
    return new PersonCardRoutes(new PersonDesk(pages, communities, reader), cards, shop, site);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup memberAccounts(
      Pages pages,
      CommunityService communities,
      PersonReader reader,
      BankDesk banks,
      MemberDesk members,
      InstantSource clock) {
    return new MemberAccountRoutes(
        new PersonDesk(pages, communities, reader), banks, members, clock);
  }
}
