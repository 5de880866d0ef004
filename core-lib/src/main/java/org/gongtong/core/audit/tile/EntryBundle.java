package org.gongtong.core.audit.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The form of a bundle: each entry after its length in two bytes, the greater first. */
public final class EntryBundle {
  /** How many bytes an entry may have. */
  public static final int LONGEST = 0xffff;

  private static final int HASH = 32;

  private EntryBundle() {}

  /**
   * @throws IllegalArgumentException if an entry is too long
   */
  public static byte[] write(List<byte[]> entries) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > LONGEST) {
        throw new IllegalArgumentException("an entry has up to 65535 bytes: " + entry.length);
      }
      bundle.write(entry.length >> 8);
      bundle.write(entry.length);
      bundle.write(entry, 0, entry.length);
    }
    return bundle.toByteArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the bundle ends in the middle of an entry
   */
  public static List<byte[]> read(byte[] bundle) {
    List<byte[]> entries = new ArrayList<>();
    int at = 0;
    while (at < bundle.length) {
      if (at + 2 > bundle.length) {
        throw new IllegalArgumentException("the bundle ends within a length");
      }
      int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
      at += 2;
      if (at + length > bundle.length) {
        throw new IllegalArgumentException("the bundle ends within an entry");
      }
      entries.add(Arrays.copyOfRange(bundle, at, at + length));
      at += length;
    }
    return entries;
  }

  /**
   * The first parts of a file that has as many or more.
   *
   * @param id which file is wanted
   * @param bytes of the same tile or bundle, perhaps wider
   * @return empty if it has fewer
   */
  public static Optional<byte[]> narrowed(TileId id, byte[] bytes) {
    int end = 0;
    if (id.level() != TileId.ENTRIES) {
      end = id.width() * HASH;
    } else {
      for (int entry = 0; entry < id.width(); entry++) {
        if (end + 2 > bytes.length) {
          return Optional.empty();
        }
        end += 2 + ((bytes[end] & 0xff) << 8 | bytes[end + 1] & 0xff);
      }
    }
    return end > bytes.length ? Optional.empty() : Optional.of(Arrays.copyOf(bytes, end));
  }
}
