package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import org.gongtong.core.people.AccountLinks;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankServices;
import org.gongtong.core.timebank.bank.GrantCitations;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.bank.MemberReader;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountClosing;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.ClosingProposals;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.MatchFinder;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.ServicePorts;
import org.gongtong.core.timebank.service.VisitChecks;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.timebank.AccountChangeOperations;
import org.gongtong.server.http.timebank.AccountOperations;
import org.gongtong.server.http.timebank.AppointmentOperations;
import org.gongtong.server.http.timebank.BankOperations;
import org.gongtong.server.http.timebank.ClosingOperations;
import org.gongtong.server.http.timebank.CommandOperations;
import org.gongtong.server.http.timebank.KinshipOperations;
import org.gongtong.server.http.timebank.MemberOperations;
import org.gongtong.server.http.timebank.NoticeOperations;
import org.gongtong.server.http.timebank.ServiceDoor;
import org.gongtong.server.http.timebank.TimeBankDoor;
import org.gongtong.server.http.timebank.VisitOperations;

/** The API of time banks. */
final class TimeBankApiModule extends AbstractModule {

  @Provides
  @Singleton
  TimeBankDoor door(
      CommunityService communities,
      BankDesk banks,
      AccountDesk accounts,
      AccountLinks links,
      InstantSource clock) {
    return new TimeBankDoor(communities, banks, accounts, links, clock);
  }

  @Provides
  @Singleton
  ServiceDoor services(
      TimeBankDoor door,
      ServicePorts ports,
      AppointmentReader appointments,
      NoticeService notices) {
    return new ServiceDoor(door, ports, appointments, notices);
  }

  @ProvidesIntoSet
  @Singleton
  Operations commands(TimeBankDoor door, LedgerDesk ledger, GrantCitations citations) {
    return new CommandOperations(door, ledger, citations);
  }

  @ProvidesIntoSet
  @Singleton
  Operations banks(TimeBankDoor door, BankDesk banks, LedgerCheck check, InstantSource clock) {
    return new BankOperations(door, banks, check, clock);
  }

  @ProvidesIntoSet
  @Singleton
  Operations accounts(
      TimeBankDoor door,
      AccountDesk accounts,
      MemberDesk members,
      Statements statements,
      LedgerDesk ledger,
      BankServices services) {
    return new AccountOperations(door, accounts, members, statements, ledger, services);
  }

  @ProvidesIntoSet
  @Singleton
  Operations accountChanges(
      TimeBankDoor door, AccountChanges changes, TimeExpiry expiry, InstantSource clock) {
    return new AccountChangeOperations(door, changes, expiry, clock);
  }

  @ProvidesIntoSet
  @Singleton
  Operations kinships(TimeBankDoor door, AccountDesk accounts, AccountChanges changes) {
    return new KinshipOperations(door, accounts, changes);
  }

  @ProvidesIntoSet
  @Singleton
  Operations closings(TimeBankDoor door, AccountClosing closing, ClosingProposals proposals) {
    return new ClosingOperations(door, closing, proposals);
  }

  @ProvidesIntoSet
  @Singleton
  Operations members(TimeBankDoor door, MemberDesk members, LedgerDesk ledger) {
    return new MemberOperations(door, members, ledger);
  }

  @ProvidesIntoSet
  @Singleton
  Operations notices(
      ServiceDoor door, NoticeService notices, MatchFinder finder, MemberReader members) {
    return new NoticeOperations(door, notices, finder, members);
  }

  @ProvidesIntoSet
  @Singleton
  Operations appointments(ServiceDoor door, AppointmentReader reader, AppointmentService service) {
    return new AppointmentOperations(door, reader, service);
  }

  @ProvidesIntoSet
  @Singleton
  Operations visits(ServiceDoor door, VisitChecks checks, ServiceConfirmation confirmation) {
    return new VisitOperations(door, checks, confirmation);
  }
}
