package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.election.ElectionBox;
import org.gongtong.core.decision.election.ElectionCount;
import org.gongtong.core.decision.election.ElectionLifecycle;
import org.gongtong.core.decision.election.ElectionReader;
import org.gongtong.core.decision.election.ElectionService;
import org.gongtong.core.decision.election.ElectionStore;
import org.gongtong.core.decision.election.ElectionTimer;
import org.gongtong.core.decision.election.ElectionVoiding;
import org.gongtong.core.decision.election.RollCorrections;
import org.gongtong.core.decision.election.TrusteeKeys;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.SiteCookies;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.jobs.MotionClock;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.publiclog.LogReader;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.desk.Site;
import org.gongtong.server.ui.election.CountRoutes;
import org.gongtong.server.ui.election.ElectionBallotRoutes;
import org.gongtong.server.ui.election.ElectionDeskRoutes;
import org.gongtong.server.ui.election.ElectionFormRoutes;
import org.gongtong.server.ui.election.ElectionLetterRoutes;
import org.gongtong.server.ui.election.ElectionOffice;
import org.gongtong.server.ui.election.ElectionOpenRoutes;
import org.gongtong.server.ui.election.ElectionStepRoutes;
import org.gongtong.server.ui.election.ElectionViews;
import org.gongtong.server.ui.election.EligibleVoters;
import org.gongtong.server.ui.election.KeyRoutes;
import org.gongtong.server.ui.election.MarkedCookie;
import org.gongtong.server.ui.election.PaperMarkRoutes;
import org.gongtong.server.ui.election.ParticipationReceipts;
import org.gongtong.server.ui.election.SecondPerson;
import org.gongtong.server.ui.election.VoterListRoutes;
import org.gongtong.store.mariadb.MariaDbElectionStore;

/** Elections by secret ballot. */
final class ElectionModule extends AbstractModule {

  /** With fewer voters on the list, turnout would tell who voted. */
  private static final int TURNOUT_MINIMUM = 10;

  private static final int PAGE = 200;

  /** Events after which somebody else than its holder may use a login. */
  private static final Set<String> RENEWED =
      Set.of("staff-password-set", "staff-password-reset", "staff-second-factor-removed");

  @Override
  protected void configure() {
    bind(ElectionStore.class).toInstance(new MariaDbElectionStore());
  }

  @Provides
  @Singleton
  ElectionService elections(
      UnitOfWork work,
      ElectionStore store,
      MotionStore motions,
      SamePerson persons,
      AuditLog audit,
      RuleBook rules,
      IdSource ids,
      InstantSource clock) {
    return new ElectionService(
        work,
        store,
        audit,
        new ElectionLifecycle(rules),
        (transaction, id) -> motions.find(transaction, id).isPresent(),
        persons,
        ids,
        clock);
  }

  @Provides
  @Singleton
  ElectionReader reader(UnitOfWork work, ElectionStore store, SamePerson persons) {
    return new ElectionReader(work, store, TURNOUT_MINIMUM, SmallCells.OF_THREE, persons);
  }

  /** For a command, which asks for no people. */
  static ElectionReader reading(UnitOfWork work, ElectionStore store) {
    return new ElectionReader(
        work, store, TURNOUT_MINIMUM, SmallCells.OF_THREE, SamePerson.byLogin());
  }

  @Provides
  @Singleton
  ElectionBox box(
      UnitOfWork work,
      ElectionStore store,
      AuditLog audit,
      InstantSource clock,
      SecureRandom random) {
    return new ElectionBox(work, store, audit, clock, random);
  }

  @Provides
  @Singleton
  TrusteeKeys keys(
      UnitOfWork work,
      ElectionStore store,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      SecureRandom random) {
    return new TrusteeKeys(
        work,
        store,
        audit,
        ids,
        clock,
        random,
        (transaction, actor) ->
            audit.ofSubject(transaction, actor.id()).stream()
                .map(logged -> logged.sealed().event())
                .filter(event -> RENEWED.contains(event.type()))
                .map(AuditEvent::recordedAt)
                .max(Comparator.naturalOrder()));
  }

  @Provides
  @Singleton
  ElectionCount count(
      UnitOfWork work,
      ElectionStore store,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      SamePerson persons) {
    return new ElectionCount(work, store, audit, ids, clock, SmallCells.OF_THREE, persons);
  }

  @Provides
  @Singleton
  ElectionVoiding voiding(
      UnitOfWork work,
      ElectionStore store,
      AuditLog audit,
      RuleBook rules,
      SamePerson persons,
      IdSource ids,
      InstantSource clock) {
    return new ElectionVoiding(
        work, store, audit, new ElectionLifecycle(rules), persons, ids, clock);
  }

  @Provides
  @Singleton
  SecondPerson secondPerson(SignIn signIn, Permissions permissions) {
    return new SecondPerson(signIn, permissions);
  }

  @Provides
  @Singleton
  RollCorrections corrections(
      UnitOfWork work, ElectionStore store, AuditLog audit, IdSource ids, InstantSource clock) {
    return new RollCorrections(work, store, audit, ids, clock, SmallCells.OF_THREE);
  }

  @Provides
  @Singleton
  ElectionTimer timer(
      UnitOfWork work, ElectionStore store, ElectionService service, InstantSource clock) {
    return new ElectionTimer(work, store, service, clock);
  }

  @Provides
  @Singleton
  ElectionOffice office(
      Pages pages, CommunityService communities, ElectionReader reader, InstantSource clock) {
    return new ElectionOffice(pages, communities, reader, clock);
  }

  @Provides
  @Singleton
  ElectionViews views(RuleBook rules) {
    return new ElectionViews(rules);
  }

  @Provides
  @Singleton
  ParticipationReceipts receipts(LogReader log, Site site) {
    return new ParticipationReceipts(log, site::base);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup preparing(
      ElectionOffice office,
      ElectionViews views,
      ElectionService elections,
      ElectionVoiding voiding,
      SecondPerson second,
      Permissions permissions,
      TrusteeKeys keys,
      RuleBook rules,
      StaffAccounts accounts,
      RollCorrections corrections,
      EligibleVoters eligible,
      MotionClock clock) {
    Supplier<Set<String>> logins =
        () -> accounts.all().stream().map(StaffAccounts.Listed::login).collect(Collectors.toSet());
    return javalin -> {
      new ElectionFormRoutes(office, elections, rules, logins).addTo(javalin);
      new ElectionDeskRoutes(office, views, clock::hindrances).addTo(javalin);
      new ElectionStepRoutes(
              office,
              views,
              elections,
              voiding,
              second,
              holder ->
                  permissions
                      .of(holder.trustee().actor().id())
                      .may(Action.ELECTION_KEY, Subject.of(holder.community())))
          .addTo(javalin);
      new VoterListRoutes(office, views, elections, corrections, eligible).addTo(javalin);
      new KeyRoutes(office, keys).addTo(javalin);
    };
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup holding(
      ElectionOffice office,
      ElectionBox box,
      ElectionCount count,
      ParticipationReceipts receipts,
      VotingCodes codes,
      Supplier<PrintShop> shop,
      Site site,
      SecondPerson second) {
    return javalin -> {
      new ElectionLetterRoutes(office, codes, shop, site).addTo(javalin);
      new PaperMarkRoutes(office, box, receipts).addTo(javalin);
      new CountRoutes(office, count, second).addTo(javalin);
    };
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup voting(
      ElectionOffice office,
      ElectionViews views,
      ElectionBox box,
      ParticipationReceipts receipts,
      RollCorrections corrections,
      VoterDoor door,
      SiteCookies cookies,
      SecureRandom random,
      InstantSource clock) {
    MarkedCookie marked = new MarkedCookie(cookies, random, clock);
    return javalin -> {
      new ElectionOpenRoutes(office, views, corrections).addTo(javalin);
      new ElectionBallotRoutes(office, door, marked, box, receipts).addTo(javalin);
    };
  }

  @Provides
  @Singleton
  EligibleVoters eligible(UnitOfWork work, PersonStore persons) {
    return (community, basis, day) ->
        switch (basis) {
          case VOTERS ->
              work.read(t -> eligible(t, persons, community, EligibilityKind.RESIDENT, day));
          case HOUSEHOLDS ->
              work.read(t -> eligible(t, persons, community, EligibilityKind.HOUSEHOLD, day));
          // Who represents is decided elsewhere.
          case REPRESENTATIVES -> List.of();
        };
  }

  private static List<String> eligible(
      Transaction transaction,
      PersonStore persons,
      UUID community,
      EligibilityKind kind,
      LocalDate day) {
    List<String> ids = new ArrayList<>();
    UUID after = null;
    while (true) {
      List<Person> page = persons.page(transaction, community, after, PAGE);
      for (Person person : page) {
        boolean may =
            persons.eligibilities(transaction, person.id()).stream()
                .anyMatch(found -> found.kind() == kind && found.period().contains(day));
        if (may) {
          ids.add(person.id().toString());
        }
      }
      if (page.size() < PAGE) {
        return ids;
      }
      after = page.get(PAGE - 1).id();
    }
  }
}
