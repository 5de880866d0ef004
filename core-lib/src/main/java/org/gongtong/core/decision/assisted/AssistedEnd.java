package org.gongtong.core.decision.assisted;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The end of a session. Immutable.
 *
 * @param way what ended it
 * @param at when it ended
 * @param by who ended it; the system, where time did
 * @param ballotId the ballot it ended with, or null
 */
public record AssistedEnd(Way way, Instant at, Actor by, @Nullable UUID ballotId) {

  /** What ends a session. */
  public enum Way {
    /** The resident's ballot. */
    CAST("cast"),
    /** The worker, without a ballot. */
    BY_HAND("by-hand"),
    /** Nobody in time. */
    TIME("time");

    private final String code;

    Way(String code) {
      this.code = code;
    }

    /** A stable name for stores and events. */
    public String code() {
      return code;
    }

    /**
     * The way of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Way of(String code) {
      for (Way way : values()) {
        if (way.code.equals(code)) {
          return way;
        }
      }
      throw new IllegalArgumentException("no way to end a session: " + code);
    }
  }

  /**
   * @throws IllegalArgumentException if a ballot has another way, or the way of a ballot has none
   */
  public AssistedEnd {
    if ((way == Way.CAST) != (ballotId != null)) {
      throw new IllegalArgumentException("a session ends with a ballot or without: " + way);
    }
  }
}
