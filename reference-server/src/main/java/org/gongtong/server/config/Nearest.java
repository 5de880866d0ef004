package org.gongtong.server.config;

import java.util.Collection;
import java.util.Comparator;

/** The known word that somebody most likely meant. Stateless. */
public final class Nearest {

  private Nearest() {}

  /**
   * The known word with the fewest changes to what was typed.
   *
   * @param known at least one
   */
  public static String of(Collection<String> known, String typed) {
    return known.stream().min(Comparator.comparingInt(word -> distance(word, typed))).orElseThrow();
  }

  /** Levenshtein's edit distance (1966), one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
