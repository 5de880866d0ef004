package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.decision.BundleHolder;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.people.PersonRecords.Finding;
import org.gongtong.server.retention.DataClass;
import org.gongtong.server.retention.Retention;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * Retention on a real database, with a clock that moves on from test to test: what is younger than
 * its period stays, what is older goes, and votes, decisions and the log stay whole.
 */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RetentionIT {
  private static final Actor CLERK = VotingHall.CLERK;

  private static RetentionScene here;
  private static Motion voted;
  private static TallyResult result;

  @BeforeAll
  static void start() throws Exception {
    here = new RetentionScene(RetentionIT.class);
  }

  @AfterAll
  static void stop() {
    here.close();
  }

  @Test
  @Order(1)
  void codesAndEvidenceGoAYearAfterTheVoteAndTheVoteStays() throws Exception {
    Motion drafted = here.scene.hall.draft(here.scene.here, "C01", "要保留的决定？", "");
    Motion announced = here.scene.hall.announce(drafted, Duration.ofDays(30));
    here.scene.clock.passes(VotingHall.NOTICE);
    voted = here.scene.hall.open(announced);
    here.scene.hall.codes().issue(CLERK, voted.id(), List.of(1, 2, 3));
    here.scene.hall.vote(voted, "C01-6-3", "for");
    here.scene.hall.vote(voted, "C01-6-4", "against");
    String photo = evidence(voted);
    String unused = here.file("assisted_file");
    String dropped = here.file("attachment");
    here.scene.clock.passes(Duration.ofDays(31));
    assertThat(here.due(DataClass.UNUSED_FILE)).isEqualTo(2);
    assertThat(here.gone(DataClass.UNUSED_FILE)).isEqualTo(2);
    assertThat(here.everything("assisted_file")).contains(photo).doesNotContain(unused);
    assertThat(here.everything("attachment")).doesNotContain(dropped);
    Motion posted = here.scene.hall.result(voted);
    Motion other = here.scene.hall.result(here.scene.open);
    here.scene.clock.passes(Duration.ofDays(60));
    here.behind.motions.get().conclude(CLERK, posted.id(), posted.version()).orThrow();
    here.behind.motions.get().conclude(CLERK, other.id(), other.version()).orThrow();
    result = here.scene.hall.reader().result(voted.id()).orThrow();
    LocalDate votedUntil = here.scene.today().plusYears(1);
    long letters = here.scene.hall.codes().count(voted.id()).issued();
    String hash = here.one("select min(code_hash) from voting_code");

    here.at(votedUntil, 23);
    assertThat(here.due(DataClass.VOTING_CODE)).isZero();
    here.run();
    assertThat(here.everything("assisted_file")).contains(photo);
    assertThat(here.everything("voting_code")).contains(hash);
    here.at(votedUntil.plusDays(1), 0);
    assertThat(here.due(DataClass.VOTING_CODE)).isEqualTo(letters).isPositive();
    Retention.Run run = here.run();
    assertThat(run.removed())
        .containsEntry(DataClass.VOTING_CODE, letters)
        .containsEntry(DataClass.DOOR_EVIDENCE, 1L);
    assertThat(run.failed()).isEmpty();
    assertThat(here.everything("voting_code")).doesNotContain(hash);
    assertThat(here.everything("assisted_file")).isEmpty();
    assertThat(here.scene.hall.codes().count(voted.id()).issued()).isEqualTo(letters);
    assertThatTheVoteIsWhole();
  }

  private static String evidence(Motion motion) throws SQLException {
    String hash = here.file("assisted_file");
    UUID session = UUID.randomUUID();
    here.execute(
        "insert into assisted_session (id, motion_id, party, part, who, worker_kind, worker_id,"
            + " number, begun_at, ends_at) values ('"
            + session
            + "', '"
            + motion.id()
            + "', 1, 'C01-6-1', 'O1', 'STAFF', 'grid-1', 1, '"
            + here.now()
            + "', date_add('"
            + here.now()
            + "', interval 30 minute))");
    here.execute(
        "insert into assisted_evidence (session_id, sha256, recorded_at) values ('"
            + session
            + "', '"
            + hash
            + "', '"
            + here.now()
            + "')");
    return hash;
  }

  private static void assertThatTheVoteIsWhole() {
    assertThat(here.scene.hall.reader().result(voted.id()).orThrow()).isEqualTo(result);
    assertThat(
            here.behind
                .bundles
                .get()
                .bundle(voted.id(), Set.of(BundleHolder.SUPERVISION))
                .isAccepted())
        .isTrue();
    here.assertThatTheLogIsWhole();
  }

  @Test
  @Order(2)
  void signInsAreKeptSixMonthsToTheDay() throws Exception {
    here.scene.signIn();
    long before = here.count("staff_sign_in");
    LocalDate day = here.scene.today();
    assertThat(before).isPositive();
    here.at(day.plusMonths(6), 23);
    assertThat(here.due(DataClass.SIGN_IN)).isZero();
    assertThat(here.gone(DataClass.SIGN_IN)).isZero();
    assertThat(here.count("staff_sign_in")).isEqualTo(before);
    here.at(day.plusMonths(6).plusDays(1), 0);
    assertThat(here.due(DataClass.SIGN_IN)).isEqualTo(before);
    assertThat(here.count("staff_sign_in")).isEqualTo(before);
    assertThat(here.gone(DataClass.SIGN_IN)).isEqualTo(before);
    assertThat(here.count("staff_sign_in")).isZero();
    assertThat(here.count("staff_session")).isZero();
  }

  private static Person person(String name) {
    return here.behind
        .records
        .get()
        .add(CLERK, here.scene.here.id(), Map.of(PersonField.NAME, name))
        .orThrow();
  }

  private static boolean isThere(Person person) {
    return here.behind.persons.get().record(person.id()).isPresent();
  }

  @Test
  @Order(3)
  void personsGoWhenNothingTiesThem() throws Exception {
    Person owner = person("在册业主");
    Person sold = person("已卖房");
    Person contact = person("只同意联系");
    Person resident = person("居民");
    PersonRecords records = here.behind.records.get();
    records.link(CLERK, owner.id(), "O3", "房产证").orThrow();
    records.link(CLERK, sold.id(), "O12", "房产证").orThrow();
    LocalDate today = here.scene.today();
    var consent =
        records.agree(CLERK, contact.id(), ConsentPurpose.CONTACT, "1", null, today).orThrow();
    LocalDate moved = today.plusDays(40);
    records
        .qualify(
            CLERK,
            resident.id(),
            new Finding(EligibilityKind.RESIDENT, today, moved, "户口本", null, true))
        .orThrow();
    here.run();
    here.at(today.plusDays(1), 9);
    records.withdraw(CLERK, contact.id(), consent.id()).orThrow();
    removeFromRoster("O12");
    here.run();
    LocalDate noticed = here.scene.today();
    here.at(noticed.plusDays(30), 23);
    here.run();
    assertThat(isThere(contact)).isTrue();
    here.at(noticed.plusDays(31), 0);
    assertThat(here.due(DataClass.CONTACT)).isEqualTo(1);
    here.run();
    assertThat(isThere(contact)).isFalse();
    assertThat(isThere(sold)).isTrue();
    here.at(moved, 9);
    here.run();
    here.at(moved.plusDays(31), 9);
    assertThat(here.due(DataClass.CONTACT)).isEqualTo(1);
    here.run();
    assertThat(isThere(resident)).isFalse();
    here.at(noticed.plusYears(1), 23);
    here.run();
    assertThat(isThere(sold)).isTrue();
    here.at(noticed.plusYears(1).plusDays(1), 0);
    assertThat(here.gone(DataClass.PERSON)).isEqualTo(1);
    assertThat(isThere(sold)).isFalse();
    assertThat(isThere(owner)).isTrue();
    assertThat(here.count("person_unneeded")).isZero();
    assertThatTheVoteIsWhole();
  }

  /** A new roster in which this owner's dwelling is another's. */
  private static void removeFromRoster(String owner) {
    here.scene.hall.replaceOwner(here.scene.here, owner, "O99");
  }

  @Test
  @Order(4)
  void whoIsNeededAgainStays() throws Exception {
    Person person = person("又回来的");
    here.run();
    // By a clock that stood wrong: nobody was not needed before he was there.
    here.execute("update person_unneeded set since = '2000-01-01'");
    assertThat(here.due(DataClass.CONTACT)).isZero();
    LocalDate noticed = here.scene.today();
    here.at(noticed.plusDays(20), 9);
    here.behind
        .records
        .get()
        .agree(CLERK, person.id(), ConsentPurpose.CONTACT, "1", null, here.scene.today())
        .orThrow();
    // Before the next run notices it, and after.
    here.at(noticed.plusDays(40), 9);
    assertThat(here.due(DataClass.CONTACT)).isZero();
    here.run();
    assertThat(isThere(person)).isTrue();
    assertThat(here.count("person_unneeded")).isZero();
  }

  @Test
  @Order(5)
  void findingsAndConsentsGoAfterTheirPeriods() throws Exception {
    Person person = person("久住");
    PersonRecords records = here.behind.records.get();
    LocalDate from = here.scene.today();
    LocalDate to = from.plusDays(10);
    records
        .qualify(CLERK, person.id(), new Finding(EligibilityKind.HOUSEHOLD, from, to, "推选", null))
        .orThrow();
    records.link(CLERK, person.id(), "O5", "房产证").orThrow();
    var consent =
        records.agree(CLERK, person.id(), ConsentPurpose.CONTACT, "1", null, from).orThrow();
    records.withdraw(CLERK, person.id(), consent.id()).orThrow();
    LocalDate last = to.minusDays(1);
    here.at(last.plusYears(1), 23);
    assertThat(here.gone(DataClass.FINDING)).isZero();
    here.at(last.plusYears(1).plusDays(1), 0);
    assertThat(here.gone(DataClass.FINDING)).isEqualTo(1);
    here.at(from.plusYears(3), 23);
    assertThat(here.gone(DataClass.CONSENT)).isZero();
    here.at(from.plusYears(3).plusDays(1), 0);
    assertThat(here.gone(DataClass.CONSENT)).isEqualTo(1);
    assertThat(isThere(person)).isTrue();
  }

  @Test
  @Order(6)
  void codesOfElectionsGoAYearAfterTheCount() throws Exception {
    List<UUID> over = new ArrayList<>();
    for (ElectionState state : ElectionState.values()) {
      UUID election =
          StoredElection.put(
              here.behind.work.get(),
              here.scene.here,
              "到期的选举 " + state,
              state,
              here.scene.clock.instant());
      here.scene.hall.codes().issue(CLERK, election, List.of(1, 2));
      if (Set.of(ElectionState.COUNTED, ElectionState.VOID, ElectionState.WITHDRAWN)
          .contains(state)) {
        over.add(election);
      }
    }
    LocalDate until = here.scene.today().plusYears(1);
    here.at(until, 23);
    assertThat(here.due(DataClass.VOTING_CODE)).isZero();
    assertThat(here.gone(DataClass.VOTING_CODE)).isZero();
    here.at(until.plusDays(1), 0);
    assertThat(here.due(DataClass.VOTING_CODE)).isEqualTo(6);
    assertThat(here.gone(DataClass.VOTING_CODE)).isEqualTo(6);
    for (UUID election : over) {
      assertThat(
              here.one(
                  "select count(*) from voting_code where code_hash like '-%' and motion_id = '"
                      + election
                      + "'"))
          .isEqualTo("2");
      assertThat(here.scene.hall.codes().count(election).issued()).isEqualTo(2);
    }
    here.assertThatTheLogIsWhole();
  }
}
