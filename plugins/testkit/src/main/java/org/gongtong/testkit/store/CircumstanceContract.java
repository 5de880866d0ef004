package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.testkit.store.ServiceScene.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.Circumstance;
import org.gongtong.core.people.CircumstanceRecords;
import org.gongtong.core.people.CircumstanceStore;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.people.PersonRetention;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is attested of members, where it is kept and how it goes. Extension point: test classes of
 * stores have it.
 */
public interface CircumstanceContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  BankParts bank();

  private GrantScene scene() {
    GrantScene scene = new GrantScene(bank());
    scene.fill(10_000);
    return scene;
  }

  @Test
  default void onlyWhatRulesAskForIsRecordedWithItsEvidence() {
    GrantScene scene = scene();
    LedgerAccount member = scene.member("1940-01-01");
    UUID person = GrantScene.person(member);
    assertThat(codes(scene.attest(member, "religion", GrantScene.TODAY, null)))
        .containsExactly("CIRCUMSTANCE_NOT_ASKED");
    assertThat(codes(scene.attest(member, "disabled", GrantScene.TODAY, GrantScene.TODAY)))
        .containsExactly("CIRCUMSTANCE_DAYS");
    CircumstanceRecords records = scene.records();
    CircumstanceRecords.Attestation bare =
        new CircumstanceRecords.Attestation("disabled", GrantScene.TODAY, null, " ");
    assertThat(codes(records.attest(GrantScene.CLERK, person, bare, code -> true)))
        .containsExactly("PROOF_MISSING");
    assertThat(records.of(person)).isEmpty();
    withdraw(scene, person);
    assertThat(codes(scene.attest(member, "disabled", GrantScene.TODAY, null)))
        .containsExactly("CIRCUMSTANCE_CONSENT");
  }

  private static void withdraw(GrantScene scene, UUID person) {
    scene
        .parts()
        .ledger()
        .work()
        .write(
            transaction -> {
              scene
                  .parts()
                  .persons()
                  .consents(transaction, person)
                  .forEach(
                      one -> scene.parts().persons().withdraw(transaction, one.id(), scene.now()));
              return person;
            });
  }

  @Test
  default void aRecordIsNeverChangedAndEndsOnce() {
    GrantScene scene = scene();
    LedgerAccount member = scene.member("1940-01-01");
    UUID person = GrantScene.person(member);
    Circumstance one = scene.attest(member, "disabled", GrantScene.TODAY, null).orThrow();
    CircumstanceStore.Stored before = stored(scene, person).get(0);
    CircumstanceRecords records = scene.records();
    assertThat(
            codes(
                records.end(
                    GrantScene.CLERK, person, one.id(), GrantScene.TODAY.minusDays(1), "x")))
        .containsExactly("CIRCUMSTANCE_DAYS");
    Circumstance ended = scene.end(member, one, GrantScene.TODAY.plusDays(3));
    assertThat(ended.until()).isEqualTo(GrantScene.TODAY.plusDays(3));
    assertThat(Objects.requireNonNull(ended.end()).evidence()).isEqualTo("letter 3");
    assertThat(stored(scene, person)).hasSize(2).contains(before);
    assertThat(codes(records.end(GrantScene.CLERK, person, one.id(), GrantScene.TODAY, "again")))
        .containsExactly("CIRCUMSTANCE_ENDED");
    assertThat(
            codes(records.end(GrantScene.CLERK, person, UUID.randomUUID(), GrantScene.TODAY, "x")))
        .containsExactly("CIRCUMSTANCE_UNKNOWN");
    LedgerAccount other = scene.lone();
    assertThat(
            codes(
                records.end(
                    GrantScene.CLERK,
                    GrantScene.person(other),
                    one.id(),
                    GrantScene.TODAY,
                    "another's")))
        .containsExactly("CIRCUMSTANCE_UNKNOWN");
  }

  private static List<CircumstanceStore.Stored> stored(GrantScene scene, UUID person) {
    return scene
        .parts()
        .ledger()
        .work()
        .read(t -> scene.parts().persons().circumstances().of(t, List.of(person)));
  }

  /** Neither an event nor a row in clear says what was attested. */
  @Test
  default void whatWasAttestedIsSealedAndGoesWithThePerson() {
    GrantScene scene = scene();
    LedgerAccount lone = scene.lone();
    LedgerAccount other = scene.lone();
    UUID person = GrantScene.person(lone);
    Circumstance one = scene.records().of(person).get(0);
    List<AuditEvent> events =
        scene
            .parts()
            .ledger()
            .work()
            .read(
                t ->
                    scene.parts().ledger().audit().ofSubject(t, person.toString()).stream()
                        .map(logged -> logged.sealed().event())
                        .filter(event -> event.type().startsWith("circumstance-"))
                        .toList());
    assertThat(events).hasSize(1);
    assertThat(events.get(0).data()).isEqualTo(Map.of("circumstance", one.id().toString()));
    assertThat(stored(scene, person).toString()).doesNotContain("living-alone", "certificate");
    assertThat(exported(scene, person).toString()).contains("living-alone", "certificate 12");

    LedgerCommand.Post grant = scene.grant(lone, "2026-03-02T09:00:00", 60);
    scene.send(grant).asOutcome().orThrow();
    scene
        .parts()
        .ledger()
        .work()
        .write(
            transaction -> {
              scene.parts().persons().erase(transaction, person);
              return person;
            });
    assertThat(stored(scene, person)).isEmpty();
    assertThat(stored(scene, GrantScene.person(other))).hasSize(1);
    assertThat(scene.balance(lone.id())).isEqualTo(60);
    assertThat(scene.send(scene.grant(lone, "2026-03-02T09:00:00", 1)).outcome())
        .isEqualTo(TransferOutcome.GRANT_NO_CLASS);
  }

  private static Map<String, Object> exported(GrantScene scene, UUID person) {
    return new PersonReader(
            scene.parts().ledger().work(),
            scene.parts().persons(),
            new OpenVault(),
            scene.parts().ledger().audit(),
            SampleRosters.IDS,
            scene::now)
        .export(GrantScene.CLERK, person, "letter 5")
        .orThrow();
  }

  @Test
  default void whatIsOverIsDroppedWhenItsPeriodIs() {
    GrantScene scene = scene();
    Person person = scene.person("1940-01-01");
    CircumstanceRecords records = scene.records();
    LocalDate from = GrantScene.OPENED;
    UUID lasting = attested(scene, person, "disabled", null);
    UUID over = attested(scene, person, "low-income", from.plusDays(10));
    UUID ended = attested(scene, person, "living-alone", null);
    records.end(GrantScene.CLERK, person.id(), ended, from.plusDays(20), "letter 3").orThrow();
    assertThat(dropped(scene, from.plusDays(9))).isZero();
    assertThat(dropped(scene, from.plusDays(10))).isEqualTo(1);
    assertThat(records.of(person.id())).extracting(Circumstance::id).doesNotContain(over);
    assertThat(dropped(scene, from.plusDays(20))).isEqualTo(1);
    assertThat(records.of(person.id())).extracting(Circumstance::id).containsExactly(lasting);
    assertThat(stored(scene, person.id())).hasSize(1);
  }

  private static UUID attested(
      GrantScene scene, Person person, String code, @Nullable LocalDate until) {
    return scene
        .records()
        .attest(
            GrantScene.CLERK,
            person.id(),
            new CircumstanceRecords.Attestation(code, GrantScene.OPENED, until, "seen"),
            asked -> true)
        .orThrow()
        .id();
  }

  private static int dropped(GrantScene scene, LocalDate ended) {
    PersonRetention retention =
        new PersonRetention(
            scene.parts().persons(), scene.parts().ledger().audit(), SampleRosters.IDS, scene::now);
    return scene
        .parts()
        .ledger()
        .work()
        .write(
            t ->
                retention.dropCircumstances(
                    t, GrantScene.CLERK, scene.community().id(), ended, 10));
  }

  @Test
  default void aRecordIsPutUnderAnotherSealOnlyIfItIsAsItWas() {
    GrantScene scene = scene();
    UUID person = GrantScene.person(scene.lone());
    CircumstanceStore.Stored one = stored(scene, person).get(0);
    CircumstanceStore store = scene.parts().persons().circumstances();
    UnitOfWork work = scene.parts().ledger().work();
    Boolean other = work.write(t -> store.reseal(t, one.id(), one.sealed() + "x", "other"));
    assertThat(other).isFalse();
    Boolean same = work.write(t -> store.reseal(t, one.id(), one.sealed(), "other"));
    assertThat(same).isTrue();
    assertThat(stored(scene, person).get(0).sealed()).isEqualTo("other");
    List<CircumstanceStore.Stored> all = work.read(t -> store.all(t, null, 100_000));
    assertThat(all).extracting(CircumstanceStore.Stored::id).contains(one.id());
    List<CircumstanceStore.Stored> after = work.read(t -> store.all(t, one.id(), 100_000));
    assertThat(after).extracting(CircumstanceStore.Stored::id).doesNotContain(one.id());
    // Others read all records of this store.
    work.write(t -> store.reseal(t, one.id(), "other", one.sealed()));
  }
}
