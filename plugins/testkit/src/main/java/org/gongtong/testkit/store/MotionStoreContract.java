package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongtong.core.decision.Attachment;
import org.gongtong.core.decision.DecisionOutcome;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.FrozenRoll;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.place.Community;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store of motions promises. Extension point: test classes of stores have it. */
public interface MotionStoreContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** Every field of every version comes back, to the nanosecond of its window. */
  @Test
  default void motionsComeBackAsTheyWere() {
    Motion draft = draft(community());
    Motion full = full(draft);
    MotionVersion first = version(draft);
    MotionVersion second = version(full);
    write(transaction -> store().motions().append(transaction, first));
    write(transaction -> store().motions().append(transaction, second));
    assertThat(history(draft.id())).containsExactly(first, second);
    store()
        .work()
        .write(
            transaction -> {
              assertThat(store().motions().find(transaction, draft.id())).contains(full);
              assertThat(store().motions().findToVote(transaction, draft.id())).contains(full);
              assertThat(store().motions().findToChange(transaction, draft.id())).contains(full);
              return true;
            });
  }

  /** Who appended sees it at once. */
  @Test
  default void aVersionIsSeenWhereItWasAppended() {
    Motion draft = draft(community());
    store()
        .work()
        .write(
            transaction -> {
              store().motions().append(transaction, version(draft));
              assertThat(store().motions().findToChange(transaction, draft.id())).contains(draft);
              return true;
            });
  }

  /** Nothing is found of an unknown motion. */
  @Test
  default void anUnknownMotionIsNotFound() {
    UUID unknown = DecisionScene.IDS.next();
    store()
        .work()
        .write(
            transaction -> {
              assertThat(store().motions().find(transaction, unknown)).isEmpty();
              assertThat(store().motions().findToVote(transaction, unknown)).isEmpty();
              assertThat(store().motions().findToChange(transaction, unknown)).isEmpty();
              assertThat(store().motions().history(transaction, unknown)).isEmpty();
              assertThat(store().motions().findRoll(transaction, unknown)).isEmpty();
              return true;
            });
  }

  /** Versions follow one another without gap, and one that is there is not replaced. */
  @Test
  default void aVersionOutOfTurnIsRefused() {
    Motion draft = draft(community());
    for (int number : new int[] {0, 2}) {
      assertThatThrownBy(() -> append(numbered(draft, number)))
          .isInstanceOf(IllegalStateException.class);
    }
    append(draft);
    for (int number : new int[] {1, 3}) {
      assertThatThrownBy(() -> append(numbered(draft, number)))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(history(draft.id())).extracting(MotionVersion::motion).containsExactly(draft);
  }

  /** A version goes with its work. */
  @Test
  default void aVersionOfAFailedWorkIsNotThere() {
    Motion draft = draft(community());
    assertThatThrownBy(
            () ->
                write(
                    transaction -> {
                      store().motions().append(transaction, version(draft));
                      throw new IllegalArgumentException("in the middle");
                    }))
        .hasMessage("in the middle");
    assertThat(history(draft.id())).isEmpty();
    append(draft);
  }

  /** Pages go from the motion drafted last to the first, whatever their ids, without gap. */
  @Test
  default void pagesGoFromTheNewestMotionBack() {
    Community here = community();
    Community there = community();
    List<UUID> newestFirst = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Motion mine = draft(here, UUID.randomUUID());
      append(mine);
      append(draft(there));
      append(numbered(mine, 2));
      newestFirst.add(0, mine.id());
    }
    List<UUID> seen = new ArrayList<>();
    List<Motion> page = page(here, null, 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2).allMatch(motion -> motion.version() == 2);
      page.forEach(motion -> seen.add(motion.id()));
      page = page(here, seen.get(seen.size() - 1), 2);
    }
    assertThat(seen).isEqualTo(newestFirst);
    assertThat(page(here, UUID.randomUUID(), 2)).isEmpty();
    assertThat(page(here, null, 200)).hasSize(5);
    for (int limit : new int[] {0, 201}) {
      assertThatThrownBy(() -> page(here, null, limit))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Time moves on what is announced, open or posted now, and nothing else. */
  @Test
  default void timeMovesOnWhatAwaitsIt() {
    Community community = community();
    List<UUID> awaited = new ArrayList<>();
    List<UUID> all = new ArrayList<>();
    for (MotionState state : MotionState.values()) {
      Motion motion = draft(community);
      append(motion);
      append(inState(motion, 2, state));
      all.add(motion.id());
      if (Set.of(MotionState.ANNOUNCED, MotionState.OPEN, MotionState.POSTED).contains(state)) {
        awaited.add(motion.id());
        Motion over = draft(community);
        append(over);
        append(inState(over, 2, state));
        append(inState(over, 3, MotionState.CLOSED));
        all.add(over.id());
      }
    }
    List<Motion> awaiting =
        store().work().read(transaction -> store().motions().awaitingTime(transaction));
    assertThat(awaiting)
        .extracting(Motion::id)
        .filteredOn(all::contains)
        .containsExactlyInAnyOrderElementsOf(awaited);
  }

  /** A roll comes back as it froze, in one piece, and freezes once. */
  @Test
  default void aRollComesBackAsItFroze() {
    Motion motion = draft(community());
    append(motion);
    FrozenRoll roll = new FrozenRoll(7, roll(1_201));
    write(transaction -> store().motions().freezeRoll(transaction, motion.id(), roll));
    FrozenRoll found = findRoll(motion.id());
    assertThat(found.rosterImport()).isEqualTo(7);
    assertThat(found.roll().parties()).isEqualTo(roll.roll().parties());
    assertThat(found.hash()).isEqualTo(roll.hash());
    FrozenRoll other = new FrozenRoll(8, roll(1));
    assertThatThrownBy(
            () ->
                write(transaction -> store().motions().freezeRoll(transaction, motion.id(), other)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(findRoll(motion.id()).hash()).isEqualTo(roll.hash());
  }

  /** Who only reads cannot write, and nobody in a transaction of another store. */
  @Test
  default void motionsRefuseOtherTransactions() {
    Motion draft = draft(community());
    FrozenRoll roll = new FrozenRoll(1, roll(1));
    List<Consumer<Transaction>> writes =
        List.of(
            transaction -> store().motions().append(transaction, version(draft)),
            transaction -> store().motions().freezeRoll(transaction, draft.id(), roll));
    for (Consumer<Transaction> write : writes) {
      assertThatThrownBy(() -> read(write)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(
              () ->
                  new MemoryUnitOfWork()
                      .write(
                          foreign -> {
                            write.accept(foreign);
                            return true;
                          }))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(history(draft.id())).isEmpty();
  }

  private Community community() {
    Community community = DecisionScene.newCommunity();
    store().work().write(transaction -> store().communities().add(transaction, community));
    return community;
  }

  private static Motion draft(Community community) {
    return draft(community, DecisionScene.IDS.next());
  }

  private static Motion draft(Community community, UUID id) {
    return Motion.draft(
        id,
        community.id(),
        community.jurisdiction(),
        community.zone(),
        DecisionScene.content(VotingScope.everything()));
  }

  private static MotionVersion version(Motion motion) {
    return new MotionVersion(motion, DecisionScene.CLERK, SampleRosters.NOW);
  }

  private static Motion numbered(Motion motion, int version) {
    return inState(motion, version, motion.state());
  }

  private static Motion inState(Motion motion, int version, MotionState state) {
    return new Motion(
        motion.id(),
        motion.communityId(),
        version,
        motion.jurisdiction(),
        motion.zone(),
        motion.content(),
        state,
        null,
        null,
        null,
        null,
        null);
  }

  /** A second version that has everything a motion can have. */
  private static Motion full(Motion draft) {
    MotionContent content =
        new MotionContent(
            SampleRules.MATTER,
            "问题 \"1\" <b>\\ 👍",
            "理由\n\t第二行",
            new VotingScope.Affected(Set.of("P 1", "专有-2", "p1", "P1")),
            List.of(
                new Attachment("合同 v2.pdf", "application/pdf", 1L << 40, ContentHash.of("a")),
                new Attachment("b", "text/plain", 0, ContentHash.of("b"))));
    DecisionRule rule =
        DecisionRule.resolve(
                new SampleRules().book(),
                SampleRules.MATTER,
                SampleRules.LAND,
                LocalDate.of(2026, 3, 1))
            .orThrow();
    return new Motion(
        draft.id(),
        draft.communityId(),
        2,
        draft.jurisdiction(),
        draft.zone(),
        content,
        MotionState.ANNULLED,
        new VotingWindow(
            Instant.parse("2026-03-01T00:00:00.123456789Z"),
            DecisionScene.OPENS.plusNanos(1),
            DecisionScene.CLOSES),
        rule,
        DecisionOutcome.NO_QUORUM,
        LocalDate.of(2026, 4, 30),
        "法院撤销");
  }

  private static ElectoralRoll roll(int size) {
    List<Party> parties = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      String owner = i % 2 == 0 ? "业主 \"" + i : "o\\" + i;
      parties.add(
          new Party(
              i,
              i % 3 == 0 ? List.of(owner, owner + "'") : List.of(owner),
              i % 3 == 0 ? null : owner,
              List.of("专有 " + i, "p" + i),
              i % 5,
              new FloorArea(i == 1 ? FloorArea.MAX_HUNDREDTHS / 2 : i)));
    }
    return new ElectoralRoll(parties);
  }

  private FrozenRoll findRoll(UUID motionId) {
    return store()
        .work()
        .read(transaction -> store().motions().findRoll(transaction, motionId))
        .orElseThrow();
  }

  private List<MotionVersion> history(UUID motionId) {
    return store().work().read(transaction -> store().motions().history(transaction, motionId));
  }

  private List<Motion> page(Community community, @Nullable UUID before, int limit) {
    return store()
        .work()
        .read(transaction -> store().motions().page(transaction, community.id(), before, limit));
  }

  private void append(Motion motion) {
    write(transaction -> store().motions().append(transaction, version(motion)));
  }

  private void write(Consumer<Transaction> work) {
    store()
        .work()
        .write(
            transaction -> {
              work.accept(transaction);
              return true;
            });
  }

  private void read(Consumer<Transaction> work) {
    store()
        .work()
        .read(
            transaction -> {
              work.accept(transaction);
              return true;
            });
  }
}
