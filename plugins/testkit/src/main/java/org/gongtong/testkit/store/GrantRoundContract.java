package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.gongtong.testkit.store.ServiceScene.codes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.grant.GrantDesk;
import org.gongtong.core.timebank.grant.GrantOrder;
import org.gongtong.core.timebank.grant.GrantProposal;
import org.gongtong.core.timebank.grant.GrantRound;
import org.gongtong.core.timebank.grant.RoundStore;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.testkit.store.CrashingUnitOfWork.Crash;
import org.junit.jupiter.api.Test;

/** Rounds of grants. Extension point: test classes of stores have it. */
public interface GrantRoundContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  BankParts bank();

  /** Its rounds. */
  RoundStore rounds();

  private GrantDesk desk(GrantScene scene) {
    return desk(scene, scene.parts().ledger().work());
  }

  /** As the other one; what is carried out goes through a unit of work that may fail. */
  private GrantDesk desk(GrantScene scene, UnitOfWork carrying) {
    LedgerParts ledger = scene.parts().ledger();
    return new GrantDesk(
        ledger.work(),
        ledger.ledger(),
        new LedgerDesk(
            carrying,
            ledger.ledger(),
            scene.policies(),
            ledger.audit(),
            SampleRosters.IDS,
            scene::now,
            LedgerDesk.Sharing.ALONE),
        rounds(),
        scene.policies(),
        ledger.audit(),
        SampleRosters.IDS,
        scene::now);
  }

  private static GrantOrder order(long minutes, long each) {
    return new GrantOrder(null, Bucket.PERSONAL, minutes, each, GrantScene.TODAY);
  }

  private static List<UUID> receivers(GrantDesk.Trial trial) {
    return trial.proposal().lines().stream().map(line -> line.need().accountId()).toList();
  }

  @Test
  default void aTrialKeepsNothingAndShowsWhoWouldGetWhat() {
    GrantScene scene = new GrantScene(bank());
    scene.fill(1_000);
    LedgerAccount poor = scene.poor();
    LedgerAccount lone = scene.lone();
    LedgerAccount waiting = scene.lone();
    scene.member("1990-01-01", "living-alone");
    scene.send(scene.grant(lone, "2026-02-01T12:00:00", 30)).asOutcome().orThrow();
    GrantDesk.Trial trial = desk(scene).propose(scene.bank(), order(150, 60)).orThrow();
    // Who was never granted anything has waited since the account was opened.
    assertThat(receivers(trial)).containsExactly(waiting.id(), lone.id(), poor.id());
    assertThat(trial.proposal().lines())
        .extracting(GrantProposal.Line::minutes)
        .containsExactly(60L, 60L, 30L);
    assertThat(trial.available()).isEqualTo(970);
    assertThat(trial.edition()).isEqualTo("needs-bank#1");
    assertThat(desk(scene).propose(scene.bank(), order(150, 60)).orThrow()).isEqualTo(trial);
    assertThat(scene.balance(poor.id())).isZero();
    assertThat(desk(scene).latest(scene.bank(), 10)).isEmpty();
  }

  @Test
  default void aRoundIsCarriedOutOnceHoweverOftenItIsAskedFor() {
    GrantScene scene = new GrantScene(bank());
    scene.fill(1_000);
    LedgerAccount lone = scene.lone();
    LedgerAccount poor = scene.poor();
    GrantDesk desk = desk(scene);
    GrantDesk.Trial trial = desk.propose(scene.bank(), order(100, 60)).orThrow();
    OperationKey key = LedgerScene.key();
    GrantRound round = begin(scene, desk, key, trial).orThrow();
    GrantDesk.Progress begun = desk.find(scene.bank(), round.id()).orThrow();
    assertThat(begun.isFinished()).isFalse();
    assertThat(begun.granted()).isZero();
    GrantDesk.Progress done = desk.carryOut(GrantScene.CLERK, scene.bank(), round);
    assertThat(done.isFinished()).isTrue();
    assertThat(done.granted()).isEqualTo(100);
    assertThat(begin(scene, desk, key, trial).orThrow()).isEqualTo(round);
    assertThat(desk.carryOut(GrantScene.CLERK, scene.bank(), round)).isEqualTo(done);
    assertThat(scene.balance(lone.id())).isEqualTo(60);
    assertThat(scene.balance(poor.id())).isEqualTo(40);
    assertThat(scene.balance(scene.bank().poolId())).isEqualTo(900);
    assertThat(scene.granted(lone)).extracting(one -> one.classId()).containsExactly("lone-80");
    assertThat(scene.granted(poor)).extracting(one -> one.classId()).containsExactly("need-60");
    assertThat(desk.latest(scene.bank(), 10)).containsExactly(done);
    GrantDesk.Trial other = desk.propose(scene.bank(), order(10, 10)).orThrow();
    assertThat(codes(begin(scene, desk, key, other))).containsExactly("ROUND_KEY");
    assertThat(begin(scene, desk, LedgerScene.key(), other).orThrow().number()).isEqualTo(2);
  }

  private static Outcome<GrantRound> begin(
      GrantScene scene, GrantDesk desk, OperationKey key, GrantDesk.Trial trial) {
    return desk.begin(GrantScene.CLERK, scene.bank(), key, trial.order(), trial.seen());
  }

  @Test
  default void whatIsNoLongerAsItWasShownIsNotBegun() {
    GrantScene scene = new GrantScene(bank());
    scene.fill(1_000);
    scene.lone();
    GrantDesk desk = desk(scene);
    GrantDesk.Trial trial = desk.propose(scene.bank(), order(100, 60)).orThrow();
    scene.lone();
    assertThat(codes(begin(scene, desk, LedgerScene.key(), trial)))
        .containsExactly("ROUND_CHANGED");
    GrantDesk.Trial again = desk.propose(scene.bank(), order(100, 60)).orThrow();
    begin(scene, desk, LedgerScene.key(), again).orThrow();
    assertThat(codes(begin(scene, desk, LedgerScene.key(), again)))
        .containsExactly("ROUND_UNFINISHED");
  }

  @Test
  default void moreThanThePoolHasIsNeitherShownNorGranted() {
    GrantScene scene = new GrantScene(bank());
    scene.fill(70);
    LedgerAccount first = scene.lone();
    LedgerAccount poor = scene.poor();
    GrantDesk desk = desk(scene);
    GrantDesk.Trial trial = desk.propose(scene.bank(), order(500, 60)).orThrow();
    assertThat(trial.proposal().shared()).isEqualTo(70);
    GrantRound round = begin(scene, desk, LedgerScene.key(), trial).orThrow();
    // Somebody else takes of the pool before it is carried out.
    scene.send(scene.grant(poor, "2026-03-02T09:00:00", 30)).asOutcome().orThrow();
    GrantDesk.Progress done = desk.carryOut(GrantScene.CLERK, scene.bank(), round);
    assertThat(done.isFinished()).isTrue();
    assertThat(done.lines())
        .extracting(line -> line.answer().orElseThrow().outcome())
        .containsExactly(TransferOutcome.INSUFFICIENT_BALANCE, TransferOutcome.POSTED);
    assertThat(scene.balance(first.id())).isZero();
    assertThat(scene.balance(scene.bank().poolId())).isEqualTo(30);
    assertThat(codes(begin(scene, desk, LedgerScene.key(), empty(scene, desk))))
        .containsExactly("ROUND_EMPTY");
  }

  private static GrantDesk.Trial empty(GrantScene scene, GrantDesk desk) {
    scene.send(scene.grant(scene.poor(), "2026-03-02T09:00:00", 30)).asOutcome().orThrow();
    return desk.propose(scene.bank(), order(10, 10)).orThrow();
  }

  /** The maximum of the class in its period bounds a line, and uses a member up. */
  @Test
  default void theMaximumOfAClassBoundsWhatItsMembersGet() {
    GrantScene scene = new GrantScene(bank());
    scene.fill(5_000);
    LedgerAccount nearly = scene.lone();
    LedgerAccount used = scene.lone();
    scene.send(scene.grant(nearly, "2026-03-01T12:00:00", 550)).asOutcome().orThrow();
    scene.send(scene.grant(used, "2026-03-01T12:00:00", 600)).asOutcome().orThrow();
    GrantDesk.Trial trial = desk(scene).propose(scene.bank(), order(900, 120)).orThrow();
    assertThat(trial.proposal().lines())
        .extracting(line -> line.need().accountId(), GrantProposal.Line::minutes)
        .containsExactly(tuple(nearly.id(), 50L));
    assertThat(trial.proposal().leftOut())
        .extracting(GrantProposal.LeftOut::why)
        .containsExactly(GrantProposal.Why.ROOM_USED);
    GrantRound round = begin(scene, desk(scene), LedgerScene.key(), trial).orThrow();
    assertThat(desk(scene).carryOut(GrantScene.CLERK, scene.bank(), round).granted()).isEqualTo(50);
  }

  /** A crash in the middle: some lines are done, and whoever carries on does the others. */
  @Test
  default void aCrashInTheMiddleGoesOnAndNothingIsDoneTwice() {
    GrantScene scene = new GrantScene(bank());
    scene.fill(50_000);
    List<LedgerAccount> members = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      members.add(scene.member("1940-01-01"));
    }
    members.forEach(one -> scene.attest(one, "living-alone", GrantScene.OPENED, null).orThrow());
    AtomicInteger pieces = new AtomicInteger();
    GrantDesk crashing =
        desk(
            scene,
            new CrashingUnitOfWork(
                scene.parts().ledger().work(),
                () -> pieces.incrementAndGet() == 2 ? Crash.BEFORE_COMMIT : Crash.NONE));
    GrantDesk.Trial trial = crashing.propose(scene.bank(), order(4_500, 10)).orThrow();
    GrantRound round = begin(scene, crashing, LedgerScene.key(), trial).orThrow();
    assertThatThrownBy(() -> crashing.carryOut(GrantScene.CLERK, scene.bank(), round))
        .isInstanceOf(CrashingUnitOfWork.Stopped.class);
    GrantDesk desk = desk(scene);
    GrantDesk.Progress half = desk.find(scene.bank(), round.id()).orThrow();
    assertThat(half.isFinished()).isFalse();
    assertThat(half.granted()).isEqualTo(2_000);
    GrantDesk unheard =
        desk(
            scene, new CrashingUnitOfWork(scene.parts().ledger().work(), () -> Crash.AFTER_COMMIT));
    assertThatThrownBy(() -> unheard.carryOut(GrantScene.CLERK, scene.bank(), round))
        .isInstanceOf(CrashingUnitOfWork.Stopped.class);
    assertThat(desk.find(scene.bank(), round.id()).orThrow().granted()).isEqualTo(4_000);
    GrantDesk.Progress done = desk.carryOut(GrantScene.CLERK, scene.bank(), round);
    assertThat(done.isFinished()).isTrue();
    assertThat(done.granted()).isEqualTo(4_500);
    assertThat(members).allMatch(one -> scene.balance(one.id()) == 10);
    assertThat(scene.balance(scene.bank().poolId())).isEqualTo(45_500);
  }

  @Test
  default void twoWhoBeginAtOnceBeginOne() throws Exception {
    GrantScene scene = new GrantScene(bank());
    scene.fill(1_000);
    LedgerAccount lone = scene.lone();
    GrantDesk desk = desk(scene);
    GrantDesk.Trial trial = desk.propose(scene.bank(), order(100, 60)).orThrow();
    List<Outcome<GrantRound>> outcomes =
        AtOnce.run(8, number -> begin(scene, desk, LedgerScene.key(), trial));
    List<GrantRound> begun =
        outcomes.stream().flatMap(outcome -> outcome.asOptional().stream()).toList();
    assertThat(begun).hasSize(1);
    List<GrantDesk.Progress> done =
        AtOnce.run(8, number -> desk.carryOut(GrantScene.CLERK, scene.bank(), begun.get(0)));
    assertThat(done).allMatch(one -> one.granted() == 60);
    assertThat(scene.balance(lone.id())).isEqualTo(60);
  }

  @Test
  default void anOrganisationGuaranteesHoursToThoseWhoHaveSuchAPart() {
    GrantScene scene = new GrantScene(bank());
    LedgerAccount fund =
        scene
            .accounts()
            .open(
                GrantScene.CLERK,
                scene.bank(),
                AccountKind.ORGANISATION,
                "fund",
                null,
                GrantScene.OPENED)
            .orThrow();
    scene.earn(fund, 100);
    LedgerAccount lone = scene.lone();
    LedgerAccount without = scene.lone();
    AccountChanges changes =
        new AccountChanges(
            scene.parts().ledger().work(),
            scene.parts().ledger().ledger(),
            scene.policies(),
            scene.parts().ledger().audit(),
            SampleRosters.IDS,
            scene::now);
    LedgerAccount part =
        changes
            .openPart(
                GrantScene.CLERK, scene.bank(), lone.id(), Bucket.GUARANTEED, GrantScene.OPENED)
            .orThrow();
    GrantOrder order = new GrantOrder(fund.id(), Bucket.GUARANTEED, 90, 60, GrantScene.TODAY);
    GrantDesk desk = desk(scene);
    GrantDesk.Trial trial = desk.propose(scene.bank(), order).orThrow();
    assertThat(receivers(trial)).containsExactly(lone.id());
    assertThat(trial.proposal().leftOut())
        .extracting(out -> out.need().accountId(), GrantProposal.LeftOut::why)
        .containsExactly(tuple(without.id(), GrantProposal.Why.NO_PART));
    GrantRound round = begin(scene, desk, LedgerScene.key(), trial).orThrow();
    assertThat(desk.carryOut(GrantScene.CLERK, scene.bank(), round).granted()).isEqualTo(60);
    assertThat(scene.balance(part.id())).isEqualTo(60);
    assertThat(scene.balance(fund.id())).isEqualTo(40);
    assertThat(codes(desk.propose(scene.bank(), given(lone.id())))).containsExactly("ROUND_GIVER");
    assertThat(codes(desk.propose(scene.bank(), given(UUID.randomUUID()))))
        .containsExactly("ROUND_GIVER");
  }

  private static GrantOrder given(UUID from) {
    return new GrantOrder(from, Bucket.PERSONAL, 10, 10, GrantScene.TODAY);
  }

  @Test
  default void whatCannotBeSharedIsRefusedWithItsReason() {
    GrantScene scene = new GrantScene(bank());
    scene.fill(100);
    GrantDesk desk = desk(scene);
    assertThat(codes(desk.propose(scene.bank(), order(0, 10)))).containsExactly("ROUND_AMOUNT");
    assertThat(codes(desk.propose(scene.bank(), order(10, 0)))).containsExactly("ROUND_AMOUNT");
    assertThat(codes(desk.propose(scene.bank(), order(1L << 40, 10))))
        .containsExactly("ROUND_AMOUNT");
    LocalDate tomorrow = GrantScene.TODAY.plusDays(1);
    GrantOrder ahead = new GrantOrder(null, Bucket.PERSONAL, 10, 10, tomorrow);
    assertThat(codes(desk.propose(scene.bank(), ahead))).containsExactly("ROUND_DAY");
    GrantDesk.Trial nobody = desk.propose(scene.bank(), order(10, 10)).orThrow();
    assertThat(codes(begin(scene, desk, LedgerScene.key(), nobody))).containsExactly("ROUND_EMPTY");
    assertThat(codes(desk.find(scene.bank(), UUID.randomUUID()))).containsExactly("ROUND_UNKNOWN");
    scene.at(Instant.parse("2026-04-21T10:00:00Z"));
    GrantOrder later = new GrantOrder(null, Bucket.PERSONAL, 10, 10, LocalDate.of(2026, 4, 20));
    assertThat(codes(desk.propose(scene.bank(), later))).containsExactly("ROUND_NO_CLASSES");
  }
}
