package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.timebank.Operation;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.junit.jupiter.api.Test;

/**
 * Commands that share a transaction come to the same as commands that have one each. Extension
 * point: test classes of stores have it.
 */
public interface LedgerBatchContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  /** Answers, journals, accounts and what is left of caps. */
  @Test
  default void togetherOrAloneTheJournalIsTheSame() {
    LedgerCase known = LedgerCase.read("case-02");
    List<Operation> operations = known.operations().subList(0, 600);
    LedgerScene alone = known.scene(ledger());
    LedgerScene together = known.scene(ledger());
    List<LedgerAnswer> oneByOne = new ArrayList<>();
    operations.forEach(operation -> oneByOne.add(alone.send(alone.command(operation))));
    List<LedgerAnswer> batched = new ArrayList<>();
    for (int from = 0; from < operations.size(); from += 75) {
      List<LedgerDesk.Sent> some = new ArrayList<>();
      for (Operation operation : operations.subList(from, from + 75)) {
        some.add(new LedgerDesk.Sent(LedgerScene.CLERK, together.command(operation)));
      }
      batched.addAll(together.alone().sendAll(together.bank(), some));
    }
    assertThat(batched).isEqualTo(oneByOne);
    assertThat(journal(together)).isEqualTo(journal(alone));
  }

  /** By the names of accounts, without ids, which differ. */
  private Map<String, List<String>> journal(LedgerScene scene) {
    Map<String, List<String>> journal = new TreeMap<>();
    for (String name : scene.names()) {
      List<LedgerPosting> postings = scene.postings(name);
      List<UUID> ids = postings.stream().map(LedgerPosting::entryId).toList();
      Map<UUID, LedgerEntry> entries =
          ledger().work().read(tx -> ledger().journal().entries(tx, ids));
      List<String> lines = new ArrayList<>();
      lines.add(scene.state(name).kept() + " kept");
      for (LedgerPosting posting : postings) {
        LedgerEntry entry = Objects.requireNonNull(entries.get(posting.entryId()));
        lines.add(
            String.join(
                " ",
                String.valueOf(posting.sequence()),
                String.valueOf(posting.minutes()),
                String.valueOf(posting.balance()),
                posting.at().toString(),
                posting.recordedAt().toString(),
                entry.key().toUuid().toString(),
                entry.kind().code(),
                String.valueOf(entry.minutes()),
                String.valueOf(entry.kept()),
                entry.edition(),
                String.valueOf(entry.reverses() != null)));
      }
      journal.put(name, lines);
    }
    return journal;
  }
}
