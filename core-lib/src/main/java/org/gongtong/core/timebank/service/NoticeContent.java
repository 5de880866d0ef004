package org.gongtong.core.timebank.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.people.MandatePlace;

/**
 * What is offered or needed. Nothing in it is told freely, so that nothing in it names a person.
 * Immutable.
 *
 * @param categories codes of the policy's list
 * @param path where, as {@link org.gongtong.core.place.PlaceNode#path}; empty for anywhere in the
 *     community
 * @param from the first instant at which it could be, cut to the microsecond
 * @param until the first instant at which it could not be any more, cut to the microsecond
 * @param minutes how long it takes: of a request what is needed, of an offer the least that is
 *     worth the way
 * @param mobility of a request what has to be reckoned with ({@code wheelchair}, {@code stairs}),
 *     of an offer what the helper can cope with; any codes
 * @param skills of a request what is wished for, of an offer what the helper can do; any codes
 */
public record NoticeContent(
    SortedSet<String> categories,
    String path,
    Instant from,
    Instant until,
    int minutes,
    SortedSet<String> mobility,
    SortedSet<String> skills) {

  /** Most codes in a set. */
  public static final int CODES_MOST = 20;

  private static final int CODE_MOST = 64;

  /**
   * @throws IllegalArgumentException if a set has too many codes, a code is none, or the path is
   *     too long
   */
  public NoticeContent {
    categories = codes(categories);
    mobility = codes(mobility);
    skills = codes(skills);
    if (path.length() > MandatePlace.PATH_MOST) {
      throw new IllegalArgumentException("no path of a place: " + path);
    }
    from = from.truncatedTo(ChronoUnit.MICROS);
    until = until.truncatedTo(ChronoUnit.MICROS);
  }

  private static SortedSet<String> codes(Set<String> codes) {
    if (codes.size() > CODES_MOST) {
      throw new IllegalArgumentException("there are at most " + CODES_MOST + " codes: " + codes);
    }
    for (String code : codes) {
      if (code.isBlank() || code.length() > CODE_MOST || TypedId.hasForeign(code)) {
        throw new IllegalArgumentException("a code has 1 to " + CODE_MOST + " characters: " + code);
      }
    }
    return Collections.unmodifiableSortedSet(new TreeSet<>(codes));
  }

  /** How long the window is. */
  Duration window() {
    return Duration.between(from, until);
  }
}
