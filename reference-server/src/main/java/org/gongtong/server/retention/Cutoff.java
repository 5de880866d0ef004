package org.gongtong.server.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.gongtong.core.place.Community;

/**
 * Which things of a class are over. Immutable.
 *
 * @param community whose things, empty for those of no community
 * @param today the day on which it is judged
 * @param firstKept things of this day and later are kept
 * @param before things from before this are over
 */
public record Cutoff(
    Optional<Community> community, LocalDate today, LocalDate firstKept, Instant before) {

  /**
   * Whose things.
   *
   * @throws IllegalStateException if they are of no community
   */
  public Community place() {
    return community.orElseThrow(() -> new IllegalStateException("of no community"));
  }
}
