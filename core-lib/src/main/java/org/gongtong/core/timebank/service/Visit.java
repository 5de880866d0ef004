package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * What two members arrange: who helps whom, with what, where and when. Immutable.
 *
 * @param provider the id of the member who helps, 1 to 64 characters
 * @param receiver the id of the member who is helped, 1 to 64 characters
 * @param category a code of the policy's list, 1 to 64 characters
 * @param path where, as {@link org.gongtong.core.place.PlaceNode#path}; empty for somewhere in the
 *     community
 * @param from when it is to begin, cut to the microsecond
 * @param until when it is to end, cut to the microsecond
 * @param kind who gives the time for it: {@link TransferKind#EARN} for the community, {@link
 *     TransferKind#REDEEM} for the receiver
 * @param offerId the offer it came of, or null
 * @param requestId the request it came of, or null
 */
public record Visit(
    String provider,
    String receiver,
    String category,
    String path,
    Instant from,
    Instant until,
    TransferKind kind,
    @Nullable UUID offerId,
    @Nullable UUID requestId) {

  private static final int ID_MOST = 64;

  /**
   * @throws IllegalArgumentException if an id or the category is none, the path is none, or the
   *     kind pays for no service
   */
  public Visit {
    requireId(provider);
    requireId(receiver);
    requireId(category);
    if (path.length() > MandatePlace.PATH_MOST) {
      throw new IllegalArgumentException("no path of a place: " + path);
    }
    if (kind != TransferKind.EARN && kind != TransferKind.REDEEM) {
      throw new IllegalArgumentException("pays for no service: " + kind);
    }
    from = from.truncatedTo(ChronoUnit.MICROS);
    until = until.truncatedTo(ChronoUnit.MICROS);
  }

  private static void requireId(String id) {
    if (id.isBlank() || id.length() > ID_MOST || TypedId.hasForeign(id)) {
      throw new IllegalArgumentException(
          "an id has 1 to " + ID_MOST + " visible characters: " + id);
    }
  }

  /** The id of the member on a side. */
  public String member(Side side) {
    return side == Side.PROVIDER ? provider : receiver;
  }
}
