package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongtong.testkit.store.ServiceScene.codes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.Person;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TimeBankParameters;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.bank.BankPolicies;
import org.gongtong.core.timebank.bank.KeptEdition;
import org.gongtong.core.timebank.bank.PostedService;
import org.gongtong.core.timebank.bank.RuleChoice;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.Match;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.core.timebank.service.Side;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What rules, ledger and services promise together. Extension point: test classes of stores have
 * it.
 */
public interface BankContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  BankParts bank();

  private BankScene scene() {
    return new BankScene(bank());
  }

  /** From an offer and a request to an entry, and what a later rule leaves of it: everything. */
  @Test
  default void aServiceBecomesAnEntryThatNoLaterRuleTouches() {
    BankScene scene = scene();
    TimeBank bank = scene.opened();
    LedgerAccount helper = scene.member(bank);
    LedgerAccount elder = scene.member(bank);
    assertThat(scene.earn(bank, elder, 240).outcome()).isEqualTo(TransferOutcome.POSTED);
    Instant from = scene.now().plus(Duration.ofDays(1));
    Notice offer = scene.notice(NoticeKind.OFFER, helper, from);
    Notice request = scene.notice(NoticeKind.REQUEST, elder, from);
    List<Match> matches = scene.finder().matches(request.id(), 10).orThrow();
    assertThat(matches).extracting(match -> match.candidate().notice()).containsExactly(offer);

    Appointment done =
        scene.done(
            scene.visit(helper, elder, from, TransferKind.REDEEM, offer.id(), request.id()),
            Duration.ofMinutes(52).plusSeconds(40));
    assertThat(scene.past(bank, done.id())).isEmpty();
    scene.confirm(done.id(), Side.PROVIDER).orThrow();
    assertThat(scene.past(bank, done.id())).isEmpty();
    Appointment confirmed = scene.confirm(done.id(), Side.RECEIVER).orThrow();
    assertThat(confirmed.state()).isEqualTo(AppointmentState.CONFIRMED);

    LedgerEntry entry = scene.entry(bank, done.id());
    assertThat(entry.edition()).isEqualTo("sample-bank#1");
    assertThat(entry.minutes()).isEqualTo(60);
    assertThat(entry.from()).isEqualTo(elder.id());
    assertThat(entry.to()).isEqualTo(helper.id());
    assertThat(entry.at()).isEqualTo(scene.now().atZone(bank.zone()).toLocalDateTime());
    assertThat(scene.balance(helper)).isEqualTo(60);
    assertThat(scene.balance(elder)).isEqualTo(180);
    PostedService service = service(scene, bank, done.id());
    assertThat(service.rounding()).isEqualTo("quarter-hour-half-up");
    assertThat(service.edition()).isEqualTo("sample-bank#1");

    LocalDate change = LocalDate.of(2026, 3, 10);
    scene
        .banks()
        .choose(BankScene.CLERK, scene.community(), SampleBankRules.EXCHANGE, change)
        .orThrow();
    scene.at(change.atTime(10, 0).atZone(bank.zone()).toInstant());
    Appointment later =
        scene.done(
            scene.visit(helper, elder, scene.now().plusSeconds(60), TransferKind.EARN, null, null),
            Duration.ofMinutes(119));
    scene.confirm(later.id(), Side.RECEIVER).orThrow();
    scene.confirm(later.id(), Side.PROVIDER).orThrow();
    LedgerEntry next = scene.entry(bank, later.id());
    assertThat(next.edition()).isEqualTo("sample-exchange#1");
    assertThat(next.minutes()).isEqualTo(60);
    assertThat(next.from()).isNull();
    assertThat(service(scene, bank, later.id()).rounding()).isEqualTo("hour-down");
    assertThat(scene.balance(elder)).isEqualTo(180);
    assertThat(scene.entry(bank, done.id())).isEqualTo(entry);
    assertThat(service(scene, bank, done.id())).isEqualTo(service);
  }

  private static PostedService service(BankScene scene, TimeBank bank, UUID appointmentId) {
    OperationKey key = ServiceEntry.keyOf(appointmentId);
    return Objects.requireNonNull(scene.posting().services(bank, List.of(key)).get(key));
  }

  /**
   * What another server was told a moment before midnight holds a moment after it, whatever this
   * one remembers; its clock may be ahead.
   */
  @ParameterizedTest
  @ValueSource(longs = {0, 20})
  default void aChoiceHoldsFromTheTurnOfTheDayOnEveryServer(long ahead) {
    BankScene scene = scene();
    TimeBank bank = scene.opened();
    LocalDate change = LocalDate.of(2026, 3, 10);
    Instant midnight = change.atStartOfDay(bank.zone()).toInstant();
    BankPolicies here = scene.policies(() -> scene.now().plusSeconds(ahead));
    scene.at(midnight.minusSeconds(15));
    for (LocalDate day : List.of(change.minusDays(1), change)) {
      assertThat(scene.policyOf(here, day).edition()).isEqualTo("sample-bank#1");
    }
    scene.at(midnight.minusSeconds(5));
    scene
        .banks()
        .choose(BankScene.CLERK, scene.community(), SampleBankRules.EXCHANGE, change)
        .orThrow();
    assertThat(scene.policyOf(here, change).edition()).isEqualTo("sample-exchange#1");
    assertThat(scene.policyOf(here, change.minusDays(1)).edition()).isEqualTo("sample-bank#1");
    scene.at(midnight.plusSeconds(5));
    assertThat(scene.policyOf(here, change).edition()).isEqualTo("sample-exchange#1");
  }

  /**
   * Looking at what runs out writes nothing, whether or not anything was posted under the rules.
   */
  @Test
  default void timeRunsOutBeforeAnythingWasDecidedByTheRules() {
    BankScene scene = scene();
    TimeBank bank = scene.opened();
    LedgerAccount member = scene.member(bank);
    assertThat(scene.expiry().run(bank, 10)).isEmpty();
    assertThat(scene.expiry().lots(bank, member.id())).isEmpty();
    assertThat(scene.banks().edition(bank.id(), "sample-bank#1")).isEmpty();
    assertThat(scene.earn(bank, member, 30).isDone()).isTrue();
    assertThat(scene.banks().edition(bank.id(), "sample-bank#1")).isPresent();
    scene
        .banks()
        .choose(
            BankScene.CLERK, scene.community(), SampleBankRules.EXCHANGE, LocalDate.of(2026, 3, 10))
        .orThrow();
    scene.at(Instant.parse("2026-03-10T04:00:00Z"));
    assertThat(scene.expiry().run(bank, 10)).isEmpty();
    assertThat(scene.expiry().lots(bank, member.id())).hasSize(1);
  }

  /** Also if that work had found its own row again, as one of several commands does. */
  @Test
  default void aRuleIsKeptThoughTheWorkThatKeptItFirstCameToNothing() {
    BankScene scene = scene();
    TimeBank bank = scene.opened();
    BankPolicies server = scene.policies();
    UnitOfWork work = bank().ledger().work();
    LocalDate day = LocalDate.ofInstant(scene.now(), bank.zone());
    assertThatThrownBy(
            () ->
                work.write(
                    tx -> {
                      server.decidesUnder(tx, bank, day);
                      server.decidesUnder(tx, bank, day);
                      throw new IllegalStateException("undone");
                    }))
        .hasMessage("undone");
    work.write(
        tx -> {
          server.decidesUnder(tx, bank, day);
          return day;
        });
    assertThat(scene.banks().edition(bank.id(), "sample-bank#1")).isPresent();
  }

  /** What cannot be paid is not confirmed, and comes again under its key when it can be. */
  @Test
  default void aRefusedServiceUsesNoKeyUp() {
    BankScene scene = scene();
    TimeBank bank = scene.opened();
    LedgerAccount helper = scene.member(bank);
    LedgerAccount elder = scene.member(bank);
    Instant from = scene.now().plus(Duration.ofDays(1));
    Appointment done =
        scene.done(
            scene.visit(helper, elder, from, TransferKind.REDEEM, null, null),
            Duration.ofMinutes(60));
    scene.confirm(done.id(), Side.PROVIDER).orThrow();
    Outcome<Appointment> poor = scene.confirm(done.id(), Side.RECEIVER);
    assertThat(codes(poor)).containsExactly("INSUFFICIENT_BALANCE");
    assertThat(ServiceScene.figures(poor)).containsEntry("minutes", "60");
    assertThat(scene.past(bank, done.id())).isEmpty();
    assertThat(scene.posting().services(bank, List.of(ServiceEntry.keyOf(done.id())))).isEmpty();
    assertThat(scene.reader().find(done.id()).orElseThrow().state())
        .isEqualTo(AppointmentState.DONE);
    // Time cannot do what the sides cannot, and says so.
    scene.at(scene.now().plus(Duration.ofDays(5)));
    assertThat(
            scene.timer().tick().stream()
                .filter(hindrance -> hindrance.subject().equals(done.id()))
                .flatMap(hindrance -> hindrance.reasons().stream())
                .map(reason -> reason.code()))
        .containsExactly("INSUFFICIENT_BALANCE");
    assertThat(scene.earn(bank, elder, 90).isDone()).isTrue();
    scene.timer().tick();
    assertThat(scene.reader().find(done.id()).orElseThrow().state())
        .isEqualTo(AppointmentState.CONFIRMED);
    assertThat(scene.balance(elder)).isEqualTo(30);
    assertThat(scene.balance(helper)).isEqualTo(60);
  }

  /** A rule holds from a day that is still to come; the rules of days before stay. */
  @Test
  default void aRuleIsChosenForDaysToCome() {
    BankScene scene = scene();
    TimeBank bank = scene.opened();
    LocalDate today = LocalDate.ofInstant(scene.now(), bank.zone());
    assertThat(edition(scene, scene.policies(), BankScene.OPENED)).isEqualTo("sample-bank#1");
    assertThat(codes(scene.banks().policy(scene.community().id(), BankScene.OPENED.minusDays(1))))
        .containsExactly("TIME_RULE_NOT_CHOSEN");
    BankPolicies elsewhere = scene.policies();
    assertThat(edition(scene, elsewhere, today.plusDays(1))).isEqualTo("sample-bank#1");

    Outcome<RuleChoice> late = choose(scene, SampleBankRules.EXCHANGE, today);
    assertThat(codes(late)).containsExactly("TIME_RULE_PAST");
    assertThat(codes(choose(scene, RuleId.of("xx.nothing"), today.plusDays(1))))
        .containsExactly("NO_RULE_IN_FORCE");
    RuleChoice choice = choose(scene, SampleBankRules.EXCHANGE, today.plusDays(1)).orThrow();
    assertThat(choice.number()).isEqualTo(2);
    assertThat(scene.banks().choices(bank.id())).hasSize(2).last().isEqualTo(choice);
    assertThat(edition(scene, scene.policies(), today)).isEqualTo("sample-bank#1");
    assertThat(edition(scene, scene.policies(), today.plusDays(1))).isEqualTo("sample-exchange#1");
    // Here at once, elsewhere within a minute, long before it holds.
    assertThat(scene.banks().policy(scene.community().id(), today.plusDays(1)).orThrow().edition())
        .isEqualTo("sample-exchange#1");
    scene.at(scene.now().plusSeconds(61));
    assertThat(edition(scene, elsewhere, today.plusDays(1))).isEqualTo("sample-exchange#1");
    // Back to the place's own, whose own editions follow one another.
    choose(scene, null, today.plusDays(3)).orThrow();
    assertThat(edition(scene, scene.policies(), today.plusDays(2))).isEqualTo("sample-exchange#1");
    assertThat(edition(scene, scene.policies(), LocalDate.of(2026, 3, 19)))
        .isEqualTo("sample-bank#1");
    assertThat(edition(scene, scene.policies(), LocalDate.of(2026, 3, 20)))
        .isEqualTo("sample-bank#2");
    // Of two for one day the one chosen last counts.
    choose(scene, SampleBankRules.EXCHANGE, today.plusDays(3)).orThrow();
    assertThat(edition(scene, scene.policies(), today.plusDays(3))).isEqualTo("sample-exchange#1");
  }

  private static Outcome<RuleChoice> choose(
      BankScene scene, @Nullable RuleId rule, LocalDate from) {
    return scene.banks().choose(BankScene.CLERK, scene.community(), rule, from);
  }

  private static String edition(BankScene scene, BankPolicies policies, LocalDate day) {
    return scene
        .parts()
        .ledger()
        .work()
        .read(transaction -> policies.policy(transaction, scene.community().id(), day))
        .map(TimeBankPolicy::edition)
        .orThrow();
  }

  /**
   * The rule of an edition is kept in full with the first command under it; whoever merely asks for
   * it, as the daily look for what runs out does, keeps nothing.
   */
  @Test
  default void anEditionIsKeptInFull() {
    BankScene scene = scene();
    TimeBank bank = scene.opened();
    LedgerAccount member = scene.member(bank);
    LocalDate today = LocalDate.ofInstant(scene.now(), bank.zone());
    Optional<LedgerPolicy> asked =
        bank().ledger().work().read(tx -> scene.policies().inForce(tx, bank, today));
    assertThat(asked.map(LedgerPolicy::edition)).contains("sample-bank#1");
    assertThat(scene.banks().edition(bank.id(), "sample-bank#1")).isEmpty();
    scene.earn(bank, member, 15).asOutcome().orThrow();
    KeptEdition kept = scene.banks().edition(bank.id(), "sample-bank#1").orElseThrow();
    assertThat(kept.recordedAt()).isEqualTo(scene.now());
    scene.at(scene.now().plusSeconds(5));
    scene.earn(bank, member, 15).asOutcome().orThrow();
    assertThat(scene.banks().edition(bank.id(), "sample-bank#1")).contains(kept);
    @SuppressWarnings("unchecked")
    Map<String, ?> map = (Map<String, ?>) Objects.requireNonNull(CanonicalJson.read(kept.rule()));
    TimeBankPolicy policy =
        TimeBankPolicy.of(ResolvedRule.fromMap(map, TimeBankParameters.ALL)).orThrow();
    assertThat(policy.edition()).isEqualTo("sample-bank#1");
    assertThat(policy.rounding().code()).isEqualTo("quarter-hour-half-up");
  }

  /** A community has one bank, and none without a rule. */
  @Test
  default void aCommunityHasOneBank() throws Exception {
    BankScene scene = scene();
    assertThat(codes(choose(scene, null, BankScene.OPENED))).containsExactly("TIME_BANK_UNKNOWN");
    assertThat(
            codes(
                scene
                    .banks()
                    .open(
                        BankScene.CLERK,
                        scene.community(),
                        RuleId.of("xx.nothing"),
                        BankScene.OPENED)))
        .containsExactly("NO_RULE_IN_FORCE");
    List<Outcome<TimeBank>> opened =
        AtOnce.run(
            8,
            number ->
                scene.banks().open(BankScene.CLERK, scene.community(), null, BankScene.OPENED));
    assertThat(opened).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(opened)
        .filteredOn(outcome -> !outcome.isAccepted())
        .allSatisfy(outcome -> assertThat(codes(outcome)).containsExactly("TIME_BANK_THERE"));
  }

  /** Who has agreed gets one account, and is a member from its first day on. */
  @Test
  default void aPersonWhoAgreedIsAMember() throws Exception {
    BankScene scene = scene();
    TimeBank bank = scene.opened();
    Person person = scene.person();
    LocalDate day = LocalDate.of(2026, 2, 1);
    scene.agree(person, ConsentPurpose.CONTACT);
    assertThat(codes(scene.members().open(BankScene.CLERK, bank, person.id(), day)))
        .containsExactly("TIME_CONSENT_MISSING");
    scene.agree(person, ConsentPurpose.TIME_BANK);
    Person foreign = scene().person();
    scene.agree(foreign, ConsentPurpose.TIME_BANK);
    assertThat(codes(scene.members().open(BankScene.CLERK, bank, foreign.id(), day)))
        .containsExactly("PERSON_UNKNOWN");
    List<Outcome<LedgerAccount>> opened =
        AtOnce.run(8, number -> scene.members().open(BankScene.CLERK, bank, person.id(), day));
    LedgerAccount account =
        opened.stream().filter(Outcome::isAccepted).findFirst().orElseThrow().orThrow();
    assertThat(opened).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(opened)
        .filteredOn(outcome -> !outcome.isAccepted())
        .allSatisfy(
            outcome ->
                assertThat(ServiceScene.figures(outcome))
                    .containsEntry("account", account.id().toString()));
    assertThat(joined(scene, person)).isEqualTo(day);
    assertThat(scene.members().accountsOf(bank, account.holder()))
        .extracting(state -> state.account())
        .containsExactly(account);
    assertThat(scene.members().accountsOf(bank, foreign.id().toString())).isEmpty();
  }

  private static LocalDate joined(BankScene scene, Person person) {
    return scene
        .parts()
        .ledger()
        .work()
        .read(
            transaction ->
                scene
                    .members()
                    .of(transaction, scene.community().id(), person.id().toString())
                    .orElseThrow());
  }
}
