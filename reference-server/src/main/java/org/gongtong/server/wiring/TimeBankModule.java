package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.AccountLinkStore;
import org.gongtong.core.people.CircumstanceReader;
import org.gongtong.core.people.FieldVault;
import org.gongtong.core.people.MandateStore;
import org.gongtong.core.people.PersonBirths;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankNeeds;
import org.gongtong.core.timebank.bank.BankPolicies;
import org.gongtong.core.timebank.bank.BankServices;
import org.gongtong.core.timebank.bank.BankStore;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountClosing;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.ClosingProposals;
import org.gongtong.core.timebank.ledger.HoldExpiry;
import org.gongtong.core.timebank.ledger.JournalReader;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerInspection;
import org.gongtong.core.timebank.ledger.LedgerPolicies;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.MatchFinder;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.NoticeStore;
import org.gongtong.core.timebank.service.PersonMembers;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.ServiceMembers;
import org.gongtong.core.timebank.service.ServicePorts;
import org.gongtong.core.timebank.service.ServicePosting;
import org.gongtong.core.timebank.service.ServiceTimer;
import org.gongtong.core.timebank.service.VisitChecks;
import org.gongtong.core.timebank.settlement.SettlementCheck;
import org.gongtong.core.timebank.settlement.SettlementStore;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.store.mariadb.MariaDbAppointmentStore;
import org.gongtong.store.mariadb.MariaDbBankStore;
import org.gongtong.store.mariadb.MariaDbJournalReader;
import org.gongtong.store.mariadb.MariaDbLedgerInspection;
import org.gongtong.store.mariadb.MariaDbLedgerStore;
import org.gongtong.store.mariadb.MariaDbNoticeStore;

/** Time banks: rules chosen, the ledger, members and services, on the tables of MariaDB. */
final class TimeBankModule extends AbstractModule {
  private final ServerConfig config;

  TimeBankModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(LedgerStore.class).toInstance(new MariaDbLedgerStore());
    bind(JournalReader.class).toInstance(new MariaDbJournalReader());
    bind(LedgerInspection.class).toInstance(new MariaDbLedgerInspection());
    bind(BankStore.class).toInstance(new MariaDbBankStore());
    bind(AppointmentStore.class).toInstance(new MariaDbAppointmentStore());
    bind(NoticeStore.class).toInstance(new MariaDbNoticeStore());
    // Whoever has rules of his own, and no pack of them, binds his.
    OptionalBinder.newOptionalBinder(binder(), LedgerPolicies.class)
        .setDefault()
        .to(BankNeeds.class);
    bind(ServicePosting.class).to(BankServices.class);
    // Tests have one of each.
    OptionalBinder.newOptionalBinder(binder(), LedgerDesk.Sharing.class)
        .setDefault()
        .toInstance(
            config.timeBankBatch() == 1 ? LedgerDesk.Sharing.ALONE : LedgerDesk.Sharing.TOGETHER);
  }

  @Provides
  @Singleton
  BankPolicies policies(
      CommunityStore communities,
      LedgerStore ledger,
      BankStore banks,
      RuleBook book,
      InstantSource clock) {
    return new BankPolicies(communities, ledger, banks, book, clock);
  }

  @Provides
  @Singleton
  BankNeeds needs(BankPolicies policies, PersonStore persons, FieldVault vault) {
    return new BankNeeds(policies, new CircumstanceReader(persons, vault));
  }

  @Provides
  @Singleton
  AccountDesk accounts(
      UnitOfWork work, LedgerStore ledger, AuditLog audit, IdSource ids, InstantSource clock) {
    return new AccountDesk(work, ledger, audit, ids, clock);
  }

  @Provides
  @Singleton
  LedgerDesk ledger(
      UnitOfWork work,
      LedgerStore ledger,
      LedgerPolicies policies,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      LedgerDesk.Sharing sharing) {
    return new LedgerDesk(work, ledger, policies, audit, ids, clock, sharing);
  }

  @Provides
  @Singleton
  BankDesk banks(
      UnitOfWork work,
      LedgerStore ledger,
      BankStore banks,
      AccountDesk accounts,
      BankPolicies policies,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new BankDesk(work, ledger, banks, accounts, policies, audit, ids, clock);
  }

  @Provides
  @Singleton
  Statements statements(UnitOfWork work, JournalReader journal) {
    return new Statements(work, journal);
  }

  @Provides
  @Singleton
  LedgerCheck check(
      UnitOfWork work,
      LedgerStore ledger,
      LedgerInspection inspection,
      SettlementStore settlement,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new LedgerCheck(
        work,
        ledger,
        inspection,
        audit,
        ids,
        clock,
        List.of(new SettlementCheck(settlement, ledger)));
  }

  @Provides
  @Singleton
  TimeExpiry lapses(
      UnitOfWork work,
      LedgerStore ledger,
      LedgerDesk desk,
      LedgerPolicies policies,
      InstantSource clock) {
    return new TimeExpiry(work, ledger, desk, policies, clock);
  }

  @Provides
  @Singleton
  AccountClosing closing(
      UnitOfWork work,
      LedgerStore ledger,
      LedgerDesk desk,
      LedgerPolicies policies,
      SamePerson persons,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new AccountClosing(work, ledger, desk, policies, persons, audit, ids, clock);
  }

  @Provides
  @Singleton
  ClosingProposals proposals(
      UnitOfWork work,
      LedgerStore ledger,
      AccountClosing closing,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new ClosingProposals(work, ledger, closing, audit, ids, clock);
  }

  @Provides
  @Singleton
  AccountChanges changes(
      UnitOfWork work,
      LedgerStore ledger,
      LedgerPolicies policies,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new AccountChanges(work, ledger, policies, audit, ids, clock);
  }

  @Provides
  @Singleton
  HoldExpiry expiry(UnitOfWork work, JournalReader journal, LedgerDesk desk, InstantSource clock) {
    return new HoldExpiry(work, journal, desk, clock);
  }

  @Provides
  @Singleton
  PersonBirths births(PersonStore persons, FieldVault vault) {
    return new PersonBirths(persons, vault);
  }

  @Provides
  @Singleton
  MemberDesk members(
      UnitOfWork work,
      LedgerStore ledger,
      AccountDesk accounts,
      PersonStore persons,
      PersonBirths births,
      IdSource ids) {
    return new MemberDesk(work, ledger, accounts, persons, births, ids);
  }

  @Provides
  @Singleton
  ServiceMembers serviceMembers(
      PersonStore persons, PersonBirths births, AccountLinkStore links, MemberDesk members) {
    return new PersonMembers(persons, births, links, members);
  }

  @Provides
  @Singleton
  BankServices posting(UnitOfWork work, LedgerStore ledger, LedgerDesk desk, BankStore banks) {
    return new BankServices(work, ledger, desk, banks);
  }

  @Provides
  @Singleton
  ServicePorts ports(
      UnitOfWork work,
      AppointmentStore appointments,
      NoticeStore notices,
      ServiceMembers members,
      BankPolicies policies,
      MandateStore mandates,
      RosterService rosters,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new ServicePorts(
        work,
        appointments,
        notices,
        members,
        policies,
        mandates,
        PeopleModule.places(rosters),
        audit,
        ids,
        clock);
  }

  @Provides
  @Singleton
  AppointmentService appointments(ServicePorts ports) {
    return new AppointmentService(ports);
  }

  @Provides
  @Singleton
  AppointmentReader reader(UnitOfWork work, AppointmentStore appointments) {
    return new AppointmentReader(work, appointments);
  }

  @Provides
  @Singleton
  VisitChecks checks(ServicePorts ports, SecureRandom random) {
    return new VisitChecks(ports, random);
  }

  @Provides
  @Singleton
  ServiceConfirmation confirmation(ServicePorts ports, ServicePosting posting) {
    return new ServiceConfirmation(ports, posting);
  }

  @Provides
  @Singleton
  NoticeService notices(ServicePorts ports) {
    return new NoticeService(ports);
  }

  @Provides
  @Singleton
  MatchFinder matches(ServicePorts ports) {
    return new MatchFinder(ports);
  }

  @Provides
  @Singleton
  ServiceTimer timer(
      ServicePorts ports, AppointmentService appointments, ServiceConfirmation confirmation) {
    return new ServiceTimer(ports, appointments, confirmation);
  }
}
