package org.gongtong.server.files;

/**
 * What a cell holds, as far as the file itself says. A text file knows {@link #TEXT} and {@link
 * #BLANK} only.
 */
public enum CellKind {
  /** Characters. Digits stored as text are text: nobody turns {@code 007} into 7. */
  TEXT,
  /** A number of a spreadsheet; its text is the decimal that was typed. */
  NUMBER,
  /** The result of a formula; its text is the last result that the spreadsheet program stored. */
  FORMULA,
  /** Part of a merged range, whatever else it is. */
  MERGED,
  /** A number that the spreadsheet shows as a date or time; its text is ISO 8601 without a zone. */
  DATE,
  /** Nothing, or the empty text. */
  BLANK,
  /** An error value such as {@code #N/A}, or a number no spreadsheet can hold. */
  ERROR
}
