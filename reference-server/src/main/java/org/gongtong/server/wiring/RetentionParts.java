package org.gongtong.server.wiring;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.PersonErasure;
import org.gongtong.core.people.PersonRetention;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.timebank.bank.MemberTies;
import org.gongtong.server.auth.Idempotency;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.intake.WaitingRosters;
import org.gongtong.server.people.PersonVotes;
import org.gongtong.server.retention.Cutoffs;
import org.gongtong.server.retention.DataClass;
import org.gongtong.server.retention.FileSweep;
import org.gongtong.server.retention.PersonSweep;
import org.gongtong.server.retention.RecordSweep;
import org.gongtong.server.retention.Retention;
import org.gongtong.server.retention.RetentionPeriods;
import org.gongtong.server.retention.RowSweep;
import org.gongtong.server.retention.Sweep;
import org.gongtong.server.retention.VoteSweep;
import org.gongtong.server.retention.WaitingRosterSweep;
import org.gongtong.server.storage.ExpiredRows;
import org.gongtong.server.webhook.Webhooks;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbBallotStore;
import org.gongtong.store.mariadb.MariaDbCommunityStore;
import org.gongtong.store.mariadb.MariaDbElectionStore;
import org.gongtong.store.mariadb.MariaDbLedgerStore;
import org.gongtong.store.mariadb.MariaDbLogStore;
import org.gongtong.store.mariadb.MariaDbMotionStore;
import org.gongtong.store.mariadb.MariaDbPersonStore;
import org.gongtong.store.mariadb.MariaDbRosterStore;

/** What retention is made of, alike in a server and in a command. */
final class RetentionParts {
  private RetentionParts() {}

  static Retention of(
      ServerConfig config,
      UnitOfWork work,
      RuleBook rules,
      SecureRandom random,
      IdSource ids,
      InstantSource clock) {
    AuditLog audit = new MariaDbAuditLog(random);
    CommunityService communities =
        new CommunityService(work, new MariaDbCommunityStore(), audit, ids, clock);
    RetentionPeriods periods = new RetentionPeriods(rules, config.retention());
    return new Retention(
        work,
        new Cutoffs(periods, communities::all, told(config), config.zone()),
        sweeps(config, work, audit, random, ids, clock),
        audit,
        ids,
        clock,
        config.zone(),
        config.retentionIdle());
  }

  /** What no rule bounds. */
  static Map<DataClass, Duration> told(ServerConfig config) {
    Map<DataClass, Duration> told = new EnumMap<>(DataClass.class);
    told.put(DataClass.VOTER_SESSION, VotingCodes.CARD_SESSION);
    told.put(DataClass.WAITING_ROSTER, WaitingRosters.KEPT_FOR);
    told.put(DataClass.SIGN_IN_ATTEMPT, config.staff().attemptSpan());
    told.put(DataClass.STAFF_SESSION, config.staff().sessionAge());
    told.put(DataClass.REPEATED_FORM, Idempotency.KEPT);
    told.put(DataClass.WEBHOOK_MESSAGE, Webhooks.KEPT);
    told.put(DataClass.NETWORK_LOG, Duration.ofDays(config.logFiles().days()));
    return told;
  }

  private static Map<DataClass, Sweep> sweeps(
      ServerConfig config,
      UnitOfWork work,
      AuditLog audit,
      SecureRandom random,
      IdSource ids,
      InstantSource clock) {
    Map<DataClass, Sweep> sweeps = new EnumMap<>(DataClass.class);
    rows(sweeps, work);
    MotionReader motions =
        new MotionReader(work, new MariaDbMotionStore(), new MariaDbBallotStore());
    sweeps.put(DataClass.VOTING_CODE, VoteSweep.codes(work, motions, new MariaDbElectionStore()));
    sweeps.put(DataClass.DOOR_EVIDENCE, VoteSweep.evidence(work, motions));
    sweeps.put(DataClass.UNUSED_FILE, new FileSweep(work));
    sweeps.put(
        DataClass.WAITING_ROSTER,
        new WaitingRosterSweep(
            new WaitingRosters(config.home().resolve("spool/rosters"), ids, clock)));
    PersonStore persons = new MariaDbPersonStore();
    PersonRetention retention = new PersonRetention(persons, audit, ids, clock);
    PersonVotes votes =
        new PersonVotes(motions, ElectionModule.reading(work, new MariaDbElectionStore()));
    PersonErasure erasure =
        new PersonErasure(
            work,
            persons,
            new MariaDbLogStore(random),
            votes::traces,
            votes::holds,
            new MemberTies(new MariaDbLedgerStore(), clock),
            SamePerson.byLogin(),
            audit,
            ids,
            clock);
    RosterService rosters =
        new RosterService(work, new MariaDbRosterStore(), audit, ids, clock, config.zone());
    for (boolean linked : new boolean[] {true, false}) {
      sweeps.put(
          linked ? DataClass.PERSON : DataClass.CONTACT,
          new PersonSweep(work, persons, retention, erasure, id -> owners(rosters, id), linked));
    }
    sweeps.put(DataClass.FINDING, RecordSweep.findings(work, persons, retention));
    sweeps.put(DataClass.CIRCUMSTANCE, RecordSweep.circumstances(work, persons, retention));
    sweeps.put(DataClass.CONSENT, RecordSweep.consents(work, persons, retention));
    return sweeps;
  }

  private static void rows(Map<DataClass, Sweep> sweeps, UnitOfWork work) {
    sweeps.put(DataClass.VOTER_SESSION, new RowSweep(work, ExpiredRows.VOTER_SESSIONS));
    sweeps.put(DataClass.SIGN_IN, new RowSweep(work, ExpiredRows.SIGN_INS));
    sweeps.put(DataClass.SIGN_IN_ATTEMPT, new RowSweep(work, ExpiredRows.SIGN_IN_ATTEMPTS));
    sweeps.put(DataClass.STAFF_SESSION, new RowSweep(work, ExpiredRows.STAFF_SESSIONS));
    sweeps.put(DataClass.STAFF_LINK, new RowSweep(work, ExpiredRows.STAFF_LINKS));
    sweeps.put(DataClass.STAFF_TOKEN, new RowSweep(work, ExpiredRows.STAFF_TOKENS));
    sweeps.put(DataClass.REPEATED_FORM, new RowSweep(work, ExpiredRows.REPEATED_FORMS));
    sweeps.put(DataClass.WEBHOOK_MESSAGE, new RowSweep(work, ExpiredRows.WEBHOOK_MESSAGES));
  }

  private static Optional<Set<String>> owners(RosterService rosters, UUID communityId) {
    return rosters
        .findLatest(communityId)
        .map(rosters::partsOf)
        .map(
            roster ->
                roster.parts().stream()
                    .flatMap(part -> part.owners().stream())
                    .collect(Collectors.toUnmodifiableSet()));
  }
}
