package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.AccountLinkStore;
import org.gongtong.core.people.AccountLinks;
import org.gongtong.core.people.FieldVault;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateStore;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.people.PersonRules;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankStore;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.NoticeStore;
import org.gongtong.server.demo.DemoTimeBank;

/** Gives a community of a server under test a time bank with members and six weeks of services. */
final class BankSeed extends AbstractModule {
  private static final String CLERK = "paper-clerk";

  @Inject Provider<UnitOfWork> work;
  @Inject Provider<CommunityStore> communities;
  @Inject Provider<LedgerStore> ledger;
  @Inject Provider<BankStore> banks;
  @Inject Provider<AppointmentStore> appointments;
  @Inject Provider<NoticeStore> notices;
  @Inject Provider<PersonStore> persons;
  @Inject Provider<AccountLinkStore> linkStore;
  @Inject Provider<MandateStore> mandates;
  @Inject Provider<AuditLog> audit;
  @Inject Provider<FieldVault> vault;
  @Inject Provider<PersonRules> rules;
  @Inject Provider<RuleBook> book;
  @Inject Provider<InstantSource> clock;
  @Inject Provider<AccountLinks> links;
  @Inject Provider<PersonReader> reader;
  @Inject Provider<BankDesk> desk;
  @Inject Provider<MemberDesk> members;
  @Inject Provider<Statements> statements;
  @Inject Provider<AppointmentReader> visits;

  @Override
  protected void configure() {
    requestInjection(this);
  }

  void seed(Community community) {
    DemoTimeBank.Stores stores =
        new DemoTimeBank.Stores(
            work.get(),
            communities.get(),
            ledger.get(),
            banks.get(),
            appointments.get(),
            notices.get(),
            persons.get(),
            linkStore.get(),
            mandates.get(),
            audit.get());
    appoint(community);
    var refused =
        new DemoTimeBank(stores, vault.get(), rules.get(), book.get(), clock.get(), CLERK)
            .seed(community);
    if (!refused.isEmpty()) {
      throw new IllegalStateException(refused.toString());
    }
  }

  /** Whoever entered the sheets of the months before. */
  private void appoint(Community community) {
    LocalDate today = LocalDate.ofInstant(clock.get().instant(), community.zone());
    Mandate mandate =
        new Mandate(
            UUID.fromString("0190a000-0000-7000-8000-0000000000c1"),
            CLERK,
            MandateKind.COMMITTEE_STAFF,
            MandatePlace.community(community.id()),
            new DateRange(DemoTimeBank.first(today), today),
            clock.get().instant(),
            Actor.system("demo"),
            "",
            null);
    work.get()
        .write(
            transaction -> {
              mandates.get().add(transaction, mandate);
              return mandate;
            });
  }
}
