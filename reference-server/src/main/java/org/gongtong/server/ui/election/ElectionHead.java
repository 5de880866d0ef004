package org.gongtong.server.ui.election;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What identifies an election on every page about it. Times carry the zone of the place.
 *
 * @param community path segment of the community
 * @param id path segment of the election
 * @param title what is elected, as its author wrote it (Chinese)
 * @param phase where it is in its life
 * @param round which round it is, in the reader's language
 * @param seats how many are to be elected
 * @param quorum how many keys open the box
 * @param candidates in the order of the ballot paper
 * @param opens first moment a ballot is in time, null before the announcement
 * @param closes last moment a ballot is in time, null before the announcement
 */
public record ElectionHead(
    String community,
    String id,
    String title,
    ElectionPhase phase,
    String round,
    int seats,
    int quorum,
    List<Candidate> candidates,
    @Nullable ZonedDateTime opens,
    @Nullable ZonedDateTime closes) {
  /** Copies the list. */
  public ElectionHead {
    candidates = List.copyOf(candidates);
  }

  /**
   * Somebody who stands.
   *
   * @param number on the ballot paper, from 1
   * @param name as it stands on the ballot paper (Chinese)
   */
  public record Candidate(int number, String name) {}
}
