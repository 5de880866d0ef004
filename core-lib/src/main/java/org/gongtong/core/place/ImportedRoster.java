package org.gongtong.core.place;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;

/**
 * That a roster was imported, without its parts. Immutable.
 *
 * @param id unique
 * @param communityId whose roster it is
 * @param number 1 for the first import of the community, then one more each
 * @param effectiveFrom the first day it holds; never earlier than that of the import before
 * @param recordedAt when it was imported, cut to the microsecond
 * @param actor who imported it
 * @param content hash of the whole roster ({@link Roster#contentHash})
 * @param parts how many parts the whole roster has
 * @param added how many of them are new
 * @param changed how many of them differ
 * @param gone how many parts are there no more
 */
public record ImportedRoster(
    UUID id,
    UUID communityId,
    int number,
    LocalDate effectiveFrom,
    Instant recordedAt,
    Actor actor,
    ContentHash content,
    int parts,
    int added,
    int changed,
    int gone) {

  public ImportedRoster {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
