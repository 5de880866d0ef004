package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.BallotStore.Participation;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Correction;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.VoterNaming;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store of ballots promises. Extension point: test classes of stores have it. */
public interface BallotStoreContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** Every field comes back, and the rows stand in the order they were added. */
  @Test
  default void ballotsComeBackAsTheyWere() {
    UUID motion = motion();
    List<RecordedBallot> rows = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      boolean web = channel == Channel.WEB;
      UUID id = DecisionScene.IDS.next();
      rows.add(
          new RecordedBallot(
              id,
              motion,
              rows.size() % 2 + 1,
              new Ballot(
                  id.toString(),
                  "专有 \"1\"",
                  "业主-1 ",
                  channel,
                  Instant.parse("2026-03-20T01:00:00.123456789Z"),
                  List.of("for", "against", "abstain", "").get(rows.size()),
                  web ? null : "受托人'"),
              "slot " + channel,
              SampleRosters.NOW,
              new Evidence("表 3 行 5 👍", DecisionScene.CLERK, web ? null : "clerk-8"),
              null));
    }
    RecordedBallot wrong = rows.get(1);
    rows.add(row(motion, wrong.party(), "c1", new Correction(wrong.id(), "登记错误", false)));
    rows.add(
        row(motion, wrong.party(), "c2", new Correction(rows.get(4).id(), "not theirs", true)));
    for (RecordedBallot row : rows) {
      assertThat(add(row, false)).isTrue();
    }
    assertThat(ofMotion(motion)).isEqualTo(rows);
    for (int party = 1; party <= 2; party++) {
      int number = party;
      assertThat(ofParty(motion, number))
          .isEqualTo(rows.stream().filter(row -> row.party() == number).toList());
    }
    assertThat(find(wrong.id())).contains(wrong);
    assertThat(find(UUID.randomUUID())).isEmpty();
    assertThat(ofMotion(motion())).isEmpty();
  }

  /** Its id, its slot and what it corrects can each be had once; the work goes on. */
  @Test
  default void eachKeyIsHadOnce() {
    UUID motion = motion();
    UUID other = motion();
    RecordedBallot first = row(motion, 1, "paper", null);
    RecordedBallot correcting = row(motion, 1, "c1", new Correction(first.id(), "wrong", false));
    assertThat(add(first, false)).isTrue();
    assertThat(add(correcting, false)).isTrue();
    RecordedBallot sameId = withId(first.id(), row(other, 9, "web", null));
    RecordedBallot sameSlot = row(motion, 1, "paper", null);
    RecordedBallot sameCorrected = row(motion, 1, "c2", new Correction(first.id(), "again", true));
    RecordedBallot free = row(motion, 2, "paper", null);
    RecordedBallot elsewhere = row(other, 1, "paper", null);
    assertThat(
            store()
                .work()
                .<List<Boolean>>write(
                    t ->
                        List.of(
                            store().ballots().add(t, sameId, false),
                            store().ballots().add(t, sameId, true),
                            store().ballots().add(t, sameSlot, false),
                            store().ballots().add(t, sameCorrected, false),
                            store().ballots().add(t, free, false),
                            store().ballots().add(t, elsewhere, false))))
        .containsExactly(false, false, false, false, true, true);
    assertThat(ofMotion(motion)).containsExactly(first, correcting, free);
    assertThat(ofMotion(other)).containsExactly(elsewhere);
  }

  /** Slots and parties differ by the smallest difference. */
  @Test
  default void slotsAreComparedWhole() {
    UUID motion = motion();
    for (String slot : List.of("web", "WEB", "web ", "wéb", "web:2")) {
      assertThat(add(row(motion, 1, slot, null), false)).as(slot).isTrue();
    }
    assertThat(ofMotion(motion)).hasSize(5);
  }

  /** To be turned away by the count is no other way in: the same keys stand against it. */
  @Test
  default void whileTheVotesAreNotCountedTheKeysStandAsEver() {
    UUID motion = motion();
    assertThat(add(row(motion, 1, "first", null), true)).isTrue();
    assertThat(add(row(motion, 1, "first", null), true)).isFalse();
    assertThat(add(row(motion, 1, "web", null), true)).isTrue();
    assertThat(add(row(motion, 2, "first", null), true)).isTrue();
    assertThat(add(row(motion(), 1, "first", null), true)).isTrue();
    // Two in one transaction see each other.
    assertThat(
            store()
                .work()
                .<List<Boolean>>write(
                    t ->
                        List.of(
                            store().ballots().add(t, row(motion, 3, "first", null), true),
                            store().ballots().add(t, row(motion, 3, "first", null), true))))
        .containsExactly(true, false);
    assertThat(ofMotion(motion)).hasSize(4);
  }

  /** Who took part can be followed by numbers, page by page. */
  @Test
  default void participationIsFollowedByNumbers() {
    UUID motion = motion();
    UUID other = motion();
    List<RecordedBallot> rows = new ArrayList<>();
    for (int party = 1; party <= 5; party++) {
      rows.add(row(motion, party, "paper", null));
      add(rows.get(rows.size() - 1), false);
      add(row(other, party, "paper", null), false);
    }
    rows.add(row(motion, 3, "c", new Correction(rows.get(2).id(), "none", true)));
    add(rows.get(5), false);
    List<Participation> seen = new ArrayList<>();
    List<Participation> page = participation(motion, 0, 4);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(4);
      seen.addAll(page);
      page = participation(motion, seen.get(seen.size() - 1).sequence(), 4);
    }
    assertThat(seen).extracting(Participation::party).containsExactly(1, 2, 3, 4, 5, 3);
    assertThat(seen)
        .extracting(Participation::voids)
        .containsExactly(false, false, false, false, false, true);
    assertThat(seen)
        .extracting(Participation::recordedAt)
        .isEqualTo(rows.stream().map(RecordedBallot::recordedAt).toList());
    assertThat(seen).extracting(Participation::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(seen.get(0).sequence()).isPositive();
    for (int limit : new int[] {0, 100_001}) {
      assertThatThrownBy(() -> participation(motion, 0, limit))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Namings stand in the order they were added. */
  @Test
  default void namingsComeBackInOrder() {
    UUID motion = motion();
    List<VoterNaming> namings = new ArrayList<>();
    for (String voter : List.of("业主 'b", "a", "业主 'b")) {
      VoterNaming naming =
          new VoterNaming(motion, 3, voter, "委托书 1", Actor.resident("r"), SampleRosters.NOW);
      namings.add(naming);
      store()
          .work()
          .write(
              t -> {
                store().ballots().addNaming(t, naming);
                return true;
              });
    }
    assertThat(namings(motion)).isEqualTo(namings);
    assertThat(namings(motion())).isEmpty();
  }

  /** Who only reads cannot write, and nobody in a transaction of another store. */
  @Test
  default void ballotsRefuseOtherTransactions() {
    UUID motion = motion();
    RecordedBallot row = row(motion, 1, "web", null);
    VoterNaming naming =
        new VoterNaming(motion, 1, "a", "letter", DecisionScene.CLERK, SampleRosters.NOW);
    List<Consumer<Transaction>> writes =
        List.of(
            t -> store().ballots().add(t, row, true),
            t -> store().ballots().add(t, row, false),
            t -> store().ballots().addNaming(t, naming));
    for (Consumer<Transaction> write : writes) {
      Function<Transaction, Boolean> work =
          transaction -> {
            write.accept(transaction);
            return true;
          };
      assertThatThrownBy(() -> store().work().read(work)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> new MemoryUnitOfWork().write(work))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(ofMotion(motion)).isEmpty();
  }

  private UUID motion() {
    Motion draft = new DecisionScene(store(), new SampleRules().book()).draft();
    return draft.id();
  }

  private static RecordedBallot row(
      UUID motion, int party, String slot, @Nullable Correction correction) {
    UUID id = DecisionScene.IDS.next();
    return new RecordedBallot(
        id,
        motion,
        party,
        Ballot.of(id.toString(), "P01", "O01", Channel.PAPER, DecisionScene.OPENS, "for"),
        slot,
        SampleRosters.NOW.plusSeconds(party),
        DecisionScene.evidence(),
        correction);
  }

  private static RecordedBallot withId(UUID id, RecordedBallot row) {
    return new RecordedBallot(
        id,
        row.motionId(),
        row.party(),
        Ballot.of(id.toString(), "P01", "O01", Channel.WEB, DecisionScene.OPENS, "for"),
        row.slot(),
        row.recordedAt(),
        row.evidence(),
        row.correction());
  }

  private boolean add(RecordedBallot row, boolean alone) {
    return store().work().write(t -> store().ballots().add(t, row, alone));
  }

  private <T> T read(Function<Transaction, T> work) {
    return store().work().read(work);
  }

  private List<RecordedBallot> ofParty(UUID motion, int party) {
    return read(t -> store().ballots().ofParty(t, motion, party));
  }

  private Optional<RecordedBallot> find(UUID ballotId) {
    return read(t -> store().ballots().find(t, ballotId));
  }

  private List<VoterNaming> namings(UUID motion) {
    return read(t -> store().ballots().namings(t, motion));
  }

  private List<RecordedBallot> ofMotion(UUID motion) {
    return read(t -> store().ballots().ofMotion(t, motion));
  }

  private List<Participation> participation(UUID motion, long after, int limit) {
    return read(t -> store().ballots().participationAfter(t, motion, after, limit));
  }
}
