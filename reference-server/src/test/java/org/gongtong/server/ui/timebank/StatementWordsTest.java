package org.gongtong.server.ui.timebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lines of a statement say to whoever's account it is. */
class StatementWordsTest {

  private static LedgerEntry entry(TransferKind kind) {
    return new LedgerEntry(
        new UUID(0, 1),
        new UUID(0, 2),
        OperationKey.of(new UUID(0, 3)),
        kind,
        null,
        null,
        30,
        30,
        LocalDateTime.of(2026, 3, 2, 9, 0),
        Instant.parse("2026-03-02T01:00:00Z"),
        "sample@1",
        Actor.staff("desk-1"),
        null);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyKindHasItsOwnWords(Language language) {
    Messages text = Messages.in(language);
    for (int minutes : new int[] {30, -30}) {
      Set<String> said = new HashSet<>();
      for (TransferKind kind : TransferKind.values()) {
        String words = StatementWords.what(text, entry(kind), minutes);
        assertThat(said.add(words)).as(kind + " " + words).isTrue();
        assertThat(words)
            .as(kind.toString())
            .isNotEqualToIgnoringCase(kind.text().in(language.inCore()));
      }
    }
  }
}
