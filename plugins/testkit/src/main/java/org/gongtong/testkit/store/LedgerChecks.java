package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerPosting;

/** What holds of a ledger whatever was sent to it. */
final class LedgerChecks {

  private LedgerChecks() {}

  /**
   * Entries sum to zero, accounts stand at what their postings add up to, sequences have no gaps,
   * recorded times do not go back, and no account but the reserve and those for other banks is
   * below the rule's floor: one of its own is never lower.
   *
   * @param overdraft how far the rule lets a person or a household go below zero
   */
  static void hold(LedgerScene scene, long overdraft) {
    Map<UUID, Long> sums = new HashMap<>();
    long total = 0;
    Map<String, List<Object>> everything = scene.everything();
    for (String name : everything.keySet()) {
      AccountState state = (AccountState) everything.get(name).get(0);
      List<LedgerPosting> postings =
          everything.get(name).stream()
              .filter(LedgerPosting.class::isInstance)
              .map(LedgerPosting.class::cast)
              .toList();
      long balance = state.balance();
      long sequence = state.postings();
      Instant recorded = state.recordedAt();
      for (LedgerPosting posting : postings) {
        assertThat(posting.sequence()).as(name).isEqualTo(sequence--);
        assertThat(posting.balance()).as(name).isEqualTo(balance);
        assertThat(posting.minutes()).as(name).isNotZero();
        assertThat(posting.recordedAt()).as(name).isBeforeOrEqualTo(recorded);
        recorded = posting.recordedAt();
        balance -= posting.minutes();
        sums.merge(posting.entryId(), posting.minutes(), Long::sum);
      }
      assertThat(sequence).as("first posting of " + name).isZero();
      assertThat(balance).as("what " + name + " began with").isZero();
      assertThat(state.held()).as(name).isNotNegative();
      assertFloor(name, state, overdraft(state, overdraft));
      total += state.balance();
    }
    assertThat(total).isZero();
    assertThat(sums.values()).as("sums of entries").allMatch(sum -> sum == 0);
  }

  private static long overdraft(AccountState state, long overdraft) {
    return switch (state.account().kind()) {
      case INDIVIDUAL, HOUSEHOLD -> state.account().isPart() ? 0 : overdraft;
      case GROUP, ORGANISATION, POOL -> 0;
      case RESERVE, CLEARING -> Long.MAX_VALUE;
    };
  }

  private static void assertFloor(String name, AccountState state, long furthest) {
    assertThat(state.balance() - state.held()).as(name).isGreaterThanOrEqualTo(-furthest);
    assertThat(state.kept()).as(name).isNotNegative();
  }
}
