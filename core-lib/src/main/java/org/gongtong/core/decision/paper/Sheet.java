package org.gongtong.core.decision.paper;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.kernel.Actor;

/**
 * A numbered sheet with all that was said about it. Immutable.
 *
 * @param entries by round, at least the first
 * @param recorded which ballots came of it, by line; empty before it is checked
 */
public record Sheet(List<SheetEntry> entries, List<RecordedLine> recorded) {

  /**
   * @throws IllegalArgumentException if the entries are not rounds 1, 2, 3… of one sheet
   */
  public Sheet {
    entries = List.copyOf(entries);
    recorded = recorded.stream().sorted(Comparator.comparingInt(RecordedLine::line)).toList();
    for (int i = 0; i < entries.size(); i++) {
      SheetEntry entry = entries.get(i);
      if (entry.round() != i + 1
          || entry.sheet() != entries.get(0).sheet()
          || !entry.motionId().equals(entries.get(0).motionId())) {
        throw new IllegalArgumentException("rounds of one sheet follow each other: " + entry.id());
      }
    }
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a sheet begins with an entry");
    }
  }

  public UUID motionId() {
    return entries.get(0).motionId();
  }

  /** The number that stands on it. */
  public int number() {
    return entries.get(0).sheet();
  }

  public Channel channel() {
    return entries.get(0).channel();
  }

  /** How many entries it has: what a form was drawn from. */
  public int version() {
    return entries.size();
  }

  public SheetState state() {
    if (entries.get(entries.size() - 1).completes()) {
      return SheetState.CHECKED;
    }
    return entries.size() == 1 ? SheetState.ENTERED : SheetState.DIFFERS;
  }

  /** Who copied it first. */
  public Actor firstBy() {
    return entries.get(0).actor();
  }

  /** Who copied it again, if somebody has. */
  public Optional<Actor> secondBy() {
    return entries.size() < 2 ? Optional.empty() : Optional.of(entries.get(1).actor());
  }

  /** On which lines two people agree, and on which not yet. */
  public SheetAgreement agreement() {
    return SheetAgreement.of(entries);
  }

  /** The lines as they stand: those agreed on once checked, those of the first entry before. */
  public List<SheetLine> lines() {
    return state() == SheetState.CHECKED
        ? agreement().ballots().stream().map(SheetAgreement.Agreed::line).toList()
        : entries.get(0).lines();
  }

  Sheet with(SheetEntry entry) {
    return new Sheet(Stream.concat(entries.stream(), Stream.of(entry)).toList(), recorded);
  }
}
