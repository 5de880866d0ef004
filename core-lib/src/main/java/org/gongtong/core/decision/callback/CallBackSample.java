package org.gongtong.core.decision.callback;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.ContentHash;

/**
 * Which assisted ballots are called back, as anybody computes it again who has the ids of their
 * sessions: those whose SHA-256 of {@code SEED SESSION} is smallest. Stateless and thread-safe.
 */
public final class CallBackSample {

  private CallBackSample() {}

  /**
   * The seed of a motion's sample: SHA-256 of {@code call-back MOTION ROOT}.
   *
   * @param root of the public log up to and including the entry that closed the vote
   */
  public static ContentHash seed(UUID motionId, ContentHash root) {
    return ContentHash.of("call-back " + motionId + " " + root.hex());
  }

  /**
   * Draws.
   *
   * @param sessions ids of all sessions with a ballot, in any order
   * @param size how many are wanted; all if there are fewer
   * @return those drawn, in the order they are drawn
   */
  public static List<UUID> of(ContentHash seed, Collection<UUID> sessions, int size) {
    return sessions.stream()
        .distinct()
        .sorted(
            Comparator.comparing((UUID id) -> ContentHash.of(seed.hex() + " " + id).hex())
                .thenComparing(UUID::toString))
        .limit(size)
        .toList();
  }
}
