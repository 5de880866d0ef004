package org.gongtong.core.audit.tile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which file of a log. Immutable.
 *
 * @param level 0 to {@link #HIGHEST} for tiles of hashes; {@link #ENTRIES} for a bundle of entries
 * @param index how many full ones of its level come before it
 * @param width how many hashes or entries it has, 1 to {@link #FULL}
 */
public record TileId(int level, long index, int width) {
  /** How many a full tile has. */
  public static final int FULL = 256;

  /** The level that eight bytes of entries need: 256 to the eighth. */
  public static final int HIGHEST = 7;

  /** Stands for the level of bundles, which hold what the hashes of level 0 are of. */
  public static final int ENTRIES = -1;

  private static final Pattern PATH =
      Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public TileId {
    if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("no tile: " + level + "/" + index + "/" + width);
    }
  }

  /** Whether it is final. */
  public boolean isFull() {
    return width == FULL;
  }

  /** Where it lies, below the log's address: {@code tile/0/x001/234.p/17}. */
  public String path() {
    StringBuilder number = new StringBuilder(threeDigits(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      number.insert(0, "x" + threeDigits(rest % 1000) + "/");
    }
    String where = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + where + "/" + number + (isFull() ? "" : ".p/" + width);
  }

  private static String threeDigits(long number) {
    String digits = Long.toString(number);
    return "0".repeat(3 - digits.length()) + digits;
  }

  /** Which file a path names; empty if none. One file has one path. */
  public static Optional<TileId> parse(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches() || matcher.group(2).length() > 29) {
      return Optional.empty();
    }
    long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
    int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
    int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
    if (width > FULL || matcher.group(3) != null && width == FULL) {
      return Optional.empty();
    }
    TileId id = new TileId(level, index, width);
    return id.path().equals(path) ? Optional.of(id) : Optional.empty();
  }
}
