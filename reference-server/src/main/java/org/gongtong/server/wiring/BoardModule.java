package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.AccountLinks;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankPolicies;
import org.gongtong.core.timebank.bank.CounterDesk;
import org.gongtong.core.timebank.bank.GrantCitations;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountClosing;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.ClosingProposals;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.MatchFinder;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.PaperVisits;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.ServicePorts;
import org.gongtong.core.timebank.service.ServicePosting;
import org.gongtong.core.timebank.service.VisitChecks;
import org.gongtong.core.timebank.settlement.ClearingDesk;
import org.gongtong.core.timebank.settlement.Reconciliation;
import org.gongtong.core.timebank.settlement.RepaymentDesk;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.intake.RosterTurns;
import org.gongtong.server.intake.WaitingRosters;
import org.gongtong.server.settlement.PartnerParts;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.desk.Site;
import org.gongtong.server.ui.timebank.desk.AccountDeskRoutes;
import org.gongtong.server.ui.timebank.desk.AccountFileRoutes;
import org.gongtong.server.ui.timebank.desk.AccountFinder;
import org.gongtong.server.ui.timebank.desk.AccountListRoutes;
import org.gongtong.server.ui.timebank.desk.BankFileRoutes;
import org.gongtong.server.ui.timebank.desk.BankRulesRoutes;
import org.gongtong.server.ui.timebank.desk.BoardOffice;
import org.gongtong.server.ui.timebank.desk.BoardRoutes;
import org.gongtong.server.ui.timebank.desk.ClosingDeskRoutes;
import org.gongtong.server.ui.timebank.desk.MatchRoutes;
import org.gongtong.server.ui.timebank.desk.PartnerDeskRoutes;
import org.gongtong.server.ui.timebank.desk.SettlementRoutes;
import org.gongtong.server.ui.timebank.desk.SheetRoutes;
import org.gongtong.server.ui.timebank.desk.VisitDeskRoutes;

/** The time bank as its coordinators see it. */
final class BoardModule extends AbstractModule {

  @Provides
  @Singleton
  CounterDesk counter(
      UnitOfWork work, LedgerDesk ledger, AuditLog audit, IdSource ids, InstantSource clock) {
    return new CounterDesk(work, ledger, audit, ids, clock);
  }

  @Provides
  @Singleton
  BoardOffice office(
      Pages pages,
      CommunityService communities,
      BankDesk banks,
      ServicePorts ports,
      PersonReader persons,
      AccountLinks links) {
    return new BoardOffice(pages, communities, banks, ports, persons, links);
  }

  @Provides
  @Singleton
  BoardRoutes board(BoardOffice office, AppointmentReader reader, MatchFinder finder) {
    return new BoardRoutes(office, reader, finder);
  }

  @ProvidesIntoSet
  RouteGroup board(BoardRoutes board) {
    return board;
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup rules(
      Pages pages,
      CommunityService communities,
      BankDesk banks,
      BankPolicies policies,
      RuleBook book,
      BoardOffice office) {
    return new BankRulesRoutes(pages, communities, banks, policies, book, office);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup matches(
      BoardOffice office,
      NoticeService notices,
      MatchFinder finder,
      AppointmentService appointments) {
    return new MatchRoutes(office, notices, finder, appointments);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup visits(
      BoardOffice office,
      BoardRoutes board,
      AppointmentReader reader,
      AppointmentService appointments,
      VisitChecks checks,
      ServiceConfirmation confirmation) {
    return new VisitDeskRoutes(office, board, reader, appointments, checks, confirmation);
  }

  @Provides
  @Singleton
  AccountFinder finder(
      BoardOffice office, AccountDesk accounts, MemberDesk members, PersonReader persons) {
    return new AccountFinder(office, accounts, members, persons);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup accounts(
      BoardOffice office,
      AccountFinder finder,
      Statements statements,
      CounterDesk counter,
      GrantCitations citations,
      AccountChanges changes,
      ClosingProposals proposals) {
    return new AccountDeskRoutes(
        office, finder, statements, counter, changes, proposals, citations);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup accountList(
      BoardOffice office, AccountFinder finder, AccountDesk accounts, ClosingProposals proposals) {
    return new AccountListRoutes(office, finder, accounts, proposals);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup accountFiles(
      BoardOffice office,
      AccountFinder finder,
      AccountDesk accounts,
      AccountChanges changes,
      TimeExpiry expiry) {
    return new AccountFileRoutes(office, finder, accounts, changes, expiry);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup closings(
      BoardOffice office,
      AccountFinder finder,
      AccountChanges changes,
      AccountClosing closing,
      ClosingProposals proposals) {
    return new ClosingDeskRoutes(office, finder, changes, closing, proposals);
  }

  @Provides
  @Singleton
  PaperVisits paper(ServicePorts ports, ServicePosting posting) {
    return new PaperVisits(ports, posting);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup sheets(
      BoardOffice office,
      AccountFinder finder,
      PaperVisits visits,
      WaitingRosters waiting,
      RosterTurns turns) {
    return new SheetRoutes(office, finder, visits, waiting, turns);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup files(
      BoardOffice office, AccountFinder finder, AppointmentReader reader, Statements statements) {
    return new BankFileRoutes(office, finder, reader, statements);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup settlement(
      BoardOffice office,
      PartnerParts parts,
      SettlementDesk desk,
      RepaymentDesk repayments,
      CommunityService communities,
      BankDesk banks,
      Site site) {
    return new SettlementRoutes(office, parts, desk, repayments, communities, banks, site);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup partners(
      BoardOffice office,
      AccountFinder finder,
      PartnerParts parts,
      ClearingDesk clearings,
      SettlementDesk desk,
      RepaymentDesk repayments,
      Reconciliation reconciliation) {
    return new PartnerDeskRoutes(
        office, finder, parts, clearings, desk, repayments, reconciliation);
  }
}
