package org.gongtong.core.timebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases with known outcomes come out, line by line and to the minute. */
class ReplayTest {

  @ParameterizedTest
  @ValueSource(strings = {"case-01", "case-02", "case-03", "case-04", "case-05"})
  void everyOutcomeAndEveryBalanceIsAsKnown(String name) {
    ReplayCase known = ReplayCase.read(name);
    Replay replay = new Replay(known.policy(), known.members());
    List<String> outcomes = new ArrayList<>();
    for (Operation operation : known.operations()) {
      outcomes.add(replay.apply(operation).name());
    }
    assertThat(outcomes).isEqualTo(known.outcomes());
    assertThat(balances(replay.ledger(), known.members())).isEqualTo(known.balances());
  }

  /** Any journal adds up to the balances beside it, and to zero. */
  @ParameterizedTest
  @ValueSource(strings = {"case-01", "case-03", "case-05"})
  void theJournalAddsUp(String name) {
    ReplayCase known = ReplayCase.read(name);
    Replay replay = new Replay(known.policy(), known.members());
    known.operations().forEach(replay::apply);
    long[] sums = new long[known.members().size()];
    for (int number = 0; number < replay.ledger().size(); number++) {
      MemoryLedger.Entry entry = replay.ledger().entry(number);
      assertThat(entry.postings().stream().mapToLong(Posting::minutes).sum()).isZero();
      assertThat(entry.postings().isEmpty()).isNotEqualTo(entry.outcome().isPosted());
      entry.postings().forEach(posting -> sums[posting.account()] += posting.minutes());
    }
    for (int account = 0; account < sums.length; account++) {
      assertThat(sums[account]).isEqualTo(replay.ledger().balance(account));
    }
  }

  private static Map<String, Long> balances(MemoryLedger ledger, Members members) {
    Map<String, Long> balances = new TreeMap<>();
    for (int account = 0; account < members.size(); account++) {
      if (ledger.balance(account) != 0) {
        balances.put(members.account(account).id(), ledger.balance(account));
      }
    }
    return balances;
  }
}
