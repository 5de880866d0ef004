package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.CircumstanceRecords;
import org.gongtong.core.people.FieldVault;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankPolicies;
import org.gongtong.core.timebank.bank.GrantCitations;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.grant.GrantDesk;
import org.gongtong.core.timebank.grant.RoundStore;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerPolicies;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.timebank.NeedOperations;
import org.gongtong.server.http.timebank.RoundOperations;
import org.gongtong.server.http.timebank.TimeBankDoor;
import org.gongtong.server.ui.timebank.desk.AccountFinder;
import org.gongtong.server.ui.timebank.desk.BoardOffice;
import org.gongtong.server.ui.timebank.grant.GrantOffice;
import org.gongtong.server.ui.timebank.grant.NeedRoutes;
import org.gongtong.server.ui.timebank.grant.RoundRoutes;
import org.gongtong.server.ui.timebank.grant.RoundViews;
import org.gongtong.store.mariadb.MariaDbRoundStore;

/** Time granted to classes of those in need: what is attested, rounds, and refusals explained. */
final class GrantModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(RoundStore.class).toInstance(new MariaDbRoundStore());
  }

  @Provides
  @Singleton
  GrantCitations citations(UnitOfWork work, BankPolicies policies) {
    return new GrantCitations(work, policies);
  }

  @Provides
  @Singleton
  CircumstanceRecords circumstances(
      UnitOfWork work,
      PersonStore persons,
      FieldVault vault,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new CircumstanceRecords(work, persons, vault, audit, ids, clock);
  }

  @Provides
  @Singleton
  GrantDesk desk(
      UnitOfWork work,
      LedgerStore ledger,
      LedgerDesk desk,
      RoundStore rounds,
      LedgerPolicies policies,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new GrantDesk(work, ledger, desk, rounds, policies, audit, ids, clock);
  }

  @Provides
  @Singleton
  GrantOffice office(BoardOffice board, AccountFinder accounts, MemberDesk members) {
    return new GrantOffice(board, accounts, members);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup needs(GrantOffice office, CircumstanceRecords records, BankDesk banks) {
    return new NeedRoutes(office, records, banks);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup rounds(GrantOffice office, GrantDesk desk, BankDesk banks) {
    return new RoundRoutes(office, desk, new RoundViews(office, desk, banks));
  }

  @ProvidesIntoSet
  @Singleton
  Operations needs(
      TimeBankDoor door, CircumstanceRecords records, BankDesk banks, InstantSource clock) {
    return new NeedOperations(door, records, banks, clock);
  }

  @ProvidesIntoSet
  @Singleton
  Operations rounds(TimeBankDoor door, GrantDesk desk) {
    return new RoundOperations(door, desk);
  }
}
