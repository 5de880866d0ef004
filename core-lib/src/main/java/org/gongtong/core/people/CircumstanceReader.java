package org.gongtong.core.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.people.CircumstanceStore.Stored;
import org.jspecify.annotations.Nullable;

/** Reads what was attested of persons. Thread-safe. */
public final class CircumstanceReader {

  private final PersonStore persons;
  private final FieldVault vault;

  public CircumstanceReader(PersonStore persons, FieldVault vault) {
    this.persons = persons;
    this.vault = vault;
  }

  /** What was attested of some persons, by person, in the order in which it was recorded. */
  public Map<UUID, List<Circumstance>> of(Transaction transaction, Collection<UUID> personIds) {
    if (personIds.isEmpty()) {
      return Map.of();
    }
    List<Stored> records = persons.circumstances().of(transaction, personIds);
    Map<UUID, Stored> ends = new HashMap<>();
    for (Stored record : records) {
      UUID ended = record.ends();
      if (ended != null) {
        ends.put(ended, record);
      }
    }
    Map<UUID, List<Circumstance>> found = new HashMap<>();
    for (Stored record : records) {
      if (record.ends() == null) {
        found
            .computeIfAbsent(record.personId(), id -> new ArrayList<>())
            .add(circumstance(record, ends.get(record.id())));
      }
    }
    return found;
  }

  private Circumstance circumstance(Stored record, @Nullable Stored ending) {
    Said said = Said.of(vault.openCircumstance(record.personId(), record.id(), record.sealed()));
    LocalDate until = record.until();
    Circumstance.End end = null;
    if (ending != null) {
      Said why = Said.of(vault.openCircumstance(ending.personId(), ending.id(), ending.sealed()));
      end = new Circumstance.End(ending.from(), why.evidence(), ending.at(), ending.by());
      until = until == null || ending.from().isBefore(until) ? ending.from() : until;
    }
    return new Circumstance(
        record.id(),
        record.personId(),
        said.code(),
        record.from(),
        until,
        said.evidence(),
        record.at(),
        record.by(),
        end);
  }

  /**
   * What a record says, as it is sealed: the code on a line of its own.
   *
   * @param code which circumstance
   * @param evidence what shows it, or its end
   */
  record Said(String code, String evidence) {

    static Said of(String text) {
      int line = text.indexOf('\n');
      return new Said(text.substring(0, line), text.substring(line + 1));
    }

    String text() {
      return code + '\n' + evidence;
    }
  }
}
