package org.gongtong.server.settlement;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How talking to a partner goes. Immutable; null where there is nothing to say.
 *
 * @param reachedAt when it last took a letter
 * @param failingSince from when on it has taken none
 * @param fault why not
 * @param heardAt when a letter of it was last taken here
 * @param refusedAt when one was last not taken
 * @param refused why not: a code
 * @param theirDay the day of its last statement
 * @param theirClosing what stood there at the end of that day
 */
public record PartnerContact(
    @Nullable Instant reachedAt,
    @Nullable Instant failingSince,
    @Nullable String fault,
    @Nullable Instant heardAt,
    @Nullable Instant refusedAt,
    @Nullable String refused,
    @Nullable LocalDate theirDay,
    @Nullable Long theirClosing) {

  static final PartnerContact NONE =
      new PartnerContact(null, null, null, null, null, null, null, null);
}
