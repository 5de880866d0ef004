package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.decision.election.ElectionReader;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.AccountLinkStore;
import org.gongtong.core.people.AccountLinks;
import org.gongtong.core.people.FieldVault;
import org.gongtong.core.people.PersonErasure;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.people.PersonRules;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.bank.MemberTies;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.people.PersonVault;
import org.gongtong.server.people.PersonVotes;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.staff.account.AccountPersonRoutes;
import org.gongtong.server.ui.staff.person.PersonConsentRoutes;
import org.gongtong.server.ui.staff.person.PersonCorrectionRoutes;
import org.gongtong.server.ui.staff.person.PersonDesk;
import org.gongtong.server.ui.staff.person.PersonFindingRoutes;
import org.gongtong.server.ui.staff.person.PersonRightRoutes;
import org.gongtong.server.ui.staff.person.PersonRoutes;
import org.gongtong.store.mariadb.MariaDbAccountLinkStore;
import org.gongtong.store.mariadb.MariaDbPersonStore;

/** Persons, what is kept of them, and what they have a right to. */
final class PersonModule extends AbstractModule {

  private final ServerConfig config;

  PersonModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(PersonStore.class).toInstance(new MariaDbPersonStore());
    bind(AccountLinkStore.class).toInstance(new MariaDbAccountLinkStore());
  }

  @Provides
  @Singleton
  FieldVault vault(SecureRandom random) {
    return new PersonVault(config.fieldKeys(), random);
  }

  @Provides
  @Singleton
  PersonRecords records(
      UnitOfWork work,
      PersonStore persons,
      FieldVault vault,
      RosterService rosters,
      PersonRules rules,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new PersonRecords(work, persons, vault, owners(rosters), rules, audit, ids, clock);
  }

  /** Communities never change: their jurisdictions are remembered, and no store is asked twice. */
  @Provides
  @Singleton
  PersonRules rules(CommunityService communities, RuleBook book) {
    Map<UUID, ScopeCode> places = new ConcurrentHashMap<>();
    return (communityId, about, day) -> {
      ScopeCode place =
          places.computeIfAbsent(
              communityId,
              id -> communities.findById(id).map(Community::jurisdiction).orElseThrow());
      return book.resolve(RuleId.of(place.code().substring(0, 2) + name(about)), place, day);
    };
  }

  /** Each country's pack names its rules so, after the code of the country. */
  private static String name(PersonRules.About about) {
    return switch (about) {
      case GUARDIANS -> ".personal-information.minors";
      case VOTERS -> ".residents-committee.voters";
      case ADULTS -> ".civil-code.adults";
    };
  }

  private static BiPredicate<UUID, String> owners(RosterService rosters) {
    return (communityId, owner) ->
        rosters
            .findLatest(communityId)
            .map(rosters::partsOf)
            .filter(
                roster -> roster.parts().stream().anyMatch(part -> part.owners().contains(owner)))
            .isPresent();
  }

  @Provides
  @Singleton
  PersonReader reader(
      UnitOfWork work,
      PersonStore persons,
      FieldVault vault,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new PersonReader(work, persons, vault, audit, ids, clock);
  }

  @Provides
  @Singleton
  PersonErasure erasure(
      UnitOfWork work,
      PersonStore persons,
      LogStore log,
      MotionReader motions,
      ElectionReader elections,
      LedgerStore ledger,
      AccountLinks links,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    PersonVotes votes = new PersonVotes(motions, elections);
    return new PersonErasure(
        work,
        persons,
        log,
        votes::traces,
        votes::holds,
        new MemberTies(ledger, clock),
        links::isSame,
        audit,
        ids,
        clock);
  }

  @Provides
  @Singleton
  AccountLinks accountLinks(
      UnitOfWork work,
      PersonStore persons,
      AccountLinkStore store,
      StaffAccounts accounts,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new AccountLinks(work, persons, store, accounts::mayBeUsed, audit, ids, clock);
  }

  @Provides
  @Singleton
  SamePerson samePerson(AccountLinks links) {
    return links::isSame;
  }

  @Provides
  @Singleton
  StaffOwners staffOwners(MotionStore motions, AccountLinks links) {
    return new LinkedStaff(motions, links);
  }

  private record LinkedStaff(MotionStore motions, AccountLinks links) implements StaffOwners {
    @Override
    public Set<String> of(Transaction transaction, UUID motionId, Actor actor) {
      return motions
          .find(transaction, motionId)
          .map(motion -> links.owners(transaction, motion.communityId(), actor.id()))
          .orElse(Set.of());
    }

    @Override
    public boolean isSame(Transaction transaction, Actor one, Actor other) {
      return links.isSame(transaction, one, other);
    }
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup accountPersons(Pages pages, AccountLinks links) {
    return new AccountPersonRoutes(pages, links, config.zone());
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup pages(
      Pages pages,
      CommunityService communities,
      PersonReader reader,
      PersonRecords records,
      PersonErasure erasure,
      InstantSource clock) {
    PersonDesk desk = new PersonDesk(pages, communities, reader);
    return javalin -> {
      new PersonRoutes(desk, records).addTo(javalin);
      new PersonFindingRoutes(desk, records, clock).addTo(javalin);
      new PersonConsentRoutes(desk, records, clock).addTo(javalin);
      new PersonCorrectionRoutes(desk, records).addTo(javalin);
      new PersonRightRoutes(desk, erasure).addTo(javalin);
    };
  }
}
