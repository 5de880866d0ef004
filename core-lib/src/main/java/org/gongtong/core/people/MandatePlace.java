package org.gongtong.core.people;

import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.TypedId;
import org.jspecify.annotations.Nullable;

/**
 * Where a mandate holds: the whole server, a community, or a place in one with all that lies in it.
 * Immutable.
 *
 * @param communityId null for the whole server
 * @param path names from the compound on, {@code C01/6/2}, as in {@link
 *     org.gongtong.core.place.PlaceNode#path}; empty for the whole community
 */
public record MandatePlace(@Nullable UUID communityId, String path) {

  /** Longest path: three names of 64 characters. */
  public static final int PATH_MOST = 194;

  private static final int LEVELS = 3;
  private static final int NAME_MOST = 64;

  /** How large the place is. */
  public enum Extent {
    /** The whole server. */
    SERVER,
    /** A community. */
    COMMUNITY,
    /** A compound, building or entrance. */
    PLACE
  }

  /**
   * @throws IllegalArgumentException if the path is none, or names a place of no community
   */
  public MandatePlace {
    if (!path.isEmpty() && (communityId == null || !isPath(path))) {
      throw new IllegalArgumentException("no place of a community: " + communityId + " " + path);
    }
  }

  public static MandatePlace server() {
    return new MandatePlace(null, "");
  }

  public static MandatePlace community(UUID communityId) {
    return new MandatePlace(communityId, "");
  }

  /**
   * The place of a path, as people type it.
   *
   * @return empty if that is no path of one to three names
   */
  public static Optional<MandatePlace> typed(UUID communityId, String path) {
    String folded = TypedId.fold(path);
    return folded.isEmpty() || isPath(folded)
        ? Optional.of(new MandatePlace(communityId, folded))
        : Optional.empty();
  }

  private static boolean isPath(String path) {
    String[] names = path.split("/", -1);
    if (names.length > LEVELS || TypedId.hasForeign(path)) {
      return false;
    }
    for (String name : names) {
      if (name.isBlank() || name.length() > NAME_MOST) {
        return false;
      }
    }
    return true;
  }

  public Extent extent() {
    if (communityId == null) {
      return Extent.SERVER;
    }
    return path.isEmpty() ? Extent.COMMUNITY : Extent.PLACE;
  }

  /** Whether all of another place lies in this one. Whole names count: 6 does not cover 61. */
  public boolean covers(MandatePlace other) {
    if (communityId == null) {
      return true;
    }
    return communityId.equals(other.communityId)
        && (path.isEmpty() || path.equals(other.path) || other.path.startsWith(path + "/"));
  }

  /** Whether some place lies in both. */
  public boolean meets(MandatePlace other) {
    return covers(other) || other.covers(this);
  }
}
