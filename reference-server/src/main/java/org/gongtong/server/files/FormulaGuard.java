package org.gongtong.server.files;

/**
 * Keeps a spreadsheet program from running a text as a formula: an apostrophe before it. Guarding
 * and unguarding undo each other for every text, so a table that was written for people reads as it
 * was. Stateless and thread-safe.
 */
public final class FormulaGuard {

  private static final char GUARD = '\'';

  /**
   * With these a spreadsheet program begins to compute; their full-width forms count in Chinese
   * versions.
   */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private FormulaGuard() {}

  /** The text with an apostrophe more if it could run, or looks like one that was guarded. */
  public static String guarded(String cell) {
    return runs(cell) ? GUARD + cell : cell;
  }

  /** The text without the apostrophe that {@link #guarded} put before it. */
  public static String unguarded(String cell) {
    return isGuarded(cell) ? cell.substring(1) : cell;
  }

  /** Whether the text looks like one that was guarded. */
  public static boolean isGuarded(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == GUARD && runs(cell);
  }

  private static boolean runs(String cell) {
    int at = 0;
    while (at < cell.length() && cell.charAt(at) == GUARD) {
      at++;
    }
    return at < cell.length() && FORMULA_STARTS.indexOf(cell.charAt(at)) >= 0;
  }
}
