package org.gongtong.server.files;

/** For whom a CSV file is written. */
public enum CsvStyle {
  /**
   * For people with a spreadsheet program: UTF-8 with byte-order mark (without it Excel takes
   * Chinese for the system's code page), CRLF, and an apostrophe before text cells that a program
   * could run as a formula.
   */
  SPREADSHEET,
  /**
   * For programs and recounts: UTF-8, LF, every cell exactly as given. Don't open it in a
   * spreadsheet program where cells may come from strangers.
   */
  EXACT
}
