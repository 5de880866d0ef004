package org.gongtong.core.rules;

import java.util.List;

/**
 * Something that brings editions to a {@link RuleBook}: a rule pack, or the adopted compacts of one
 * place. Immutable.
 *
 * @param id the pack's id
 * @param version its version, so that a stored procedure can say {@code pack@version}
 * @param editions what it brings
 * @param holidays the years of holidays it brings
 */
public record EditionSource(
    String id, String version, List<Edition> editions, List<HolidayYear> holidays) {

  public EditionSource {
    editions = List.copyOf(editions);
    holidays = List.copyOf(holidays);
  }

  /** The editions and holidays of a pack. */
  public static EditionSource of(RulePack pack) {
    PackDescriptor descriptor = pack.descriptor();
    return new EditionSource(
        descriptor.id(), descriptor.version(), pack.editions(), pack.holidays());
  }
}
