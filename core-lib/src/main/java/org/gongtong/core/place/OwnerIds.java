package org.gongtong.core.place;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.TypedId;

/**
 * The owners' ids of a cell.
 *
 * <p>A Chinese clerk separates co-owners with whatever comma the keyboard has. The Chinese ones
 * stand in no id and separate like the semicolon does. The plain comma might belong to an id or to
 * a number, and a guess would add or lose a head: it is refused.
 *
 * @param typed as they stand in the cell, without spaces around them
 * @param folded what is read, sorted, each once
 */
record OwnerIds(List<String> typed, List<String> folded) {

  /** Semicolons, the Chinese commas, and what keyboards and old encodings have for them. */
  private static final Pattern SEPARATOR = Pattern.compile("[;；﹔︔、､﹑︑，﹐︐]");

  private static final Pattern PERSONAL =
      Pattern.compile("[0-9]{17}[0-9Xx]|(\\+?86)?1[3-9][0-9]{9}");
  private static final Pattern NAME = Pattern.compile("\\p{IsHan}{2,4}");
  private static final Pattern SEVERAL = Pattern.compile("[\\s/|\\\\+&]");

  static OwnerIds of(String cell) {
    List<String> typed =
        Arrays.stream(SEPARATOR.split(cell, -1))
            .map(String::strip)
            .filter(owner -> !owner.isEmpty())
            .toList();
    List<String> folded =
        typed.stream()
            .map(TypedId::fold)
            .filter(owner -> !owner.isEmpty())
            .distinct()
            .sorted()
            .toList();
    return new OwnerIds(typed, folded);
  }

  boolean areFolded() {
    return typed.stream().anyMatch(TypedId::isFolded);
  }

  /** An identity or a telephone number. */
  static boolean looksPersonal(String id) {
    return PERSONAL.matcher(id).matches();
  }

  /** A comma, or a separator that folding brought out. */
  static boolean hasSeparator(String id) {
    return id.indexOf(',') >= 0 || SEPARATOR.matcher(id).find();
  }

  static boolean looksLikeName(String id) {
    return NAME.matcher(id).matches();
  }

  static boolean looksLikeSeveral(String id) {
    return SEVERAL.matcher(id).find();
  }
}
