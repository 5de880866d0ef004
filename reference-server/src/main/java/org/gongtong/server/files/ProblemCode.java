package org.gongtong.server.files;

/** The closed list of reasons for which this package refuses a file, a row or a cell. */
public enum ProblemCode {
  /** No bytes, or nothing but blank lines. */
  FILE_EMPTY,
  /** More bytes than {@link Limits#maxFileBytes()}. */
  FILE_TOO_LARGE,
  /** Something else under a table's name: a picture, a zip, a document, a web page. */
  NOT_A_TABLE,
  /** The binary format of Excel 97–2003, or another old Office file. */
  OLD_EXCEL,
  /** The workbook is encrypted. */
  PASSWORD_PROTECTED,
  /** Neither UTF-8 nor GB18030 nor UTF-16 with a mark. */
  ENCODING_UNKNOWN,
  /** A text file with NUL characters: binary, or UTF-16 without a mark. */
  NUL_CHARACTER,
  /** A quotation mark that is never closed, or text right behind a closing one. */
  BROKEN_QUOTES,
  /** Cut off, or not what the format asks for. */
  DAMAGED_FILE,
  /** The archive swells beyond {@link Limits}, as a zip bomb does. */
  SUSPICIOUS_ARCHIVE,
  /** The XML holds what no spreadsheet program writes: DOCTYPE, endless tags, deep nesting. */
  SUSPICIOUS_XML,
  /** All texts of the workbook together need too much memory. */
  TOO_MUCH_TEXT,
  /** The workbook shows no sheet. */
  NO_VISIBLE_SHEET,
  /** Two columns have the same heading, or headings that mean the same. */
  DUPLICATE_HEADER,
  /** More data rows than {@link Limits#maxRows()}. */
  TOO_MANY_ROWS,
  /** More columns than {@link Limits#maxColumns()}. */
  TOO_MANY_COLUMNS,
  /** One cell longer than {@link Limits#maxCellCharacters()}. */
  TEXT_TOO_LONG,
  /** A line with more or fewer fields than the header. */
  RAGGED_ROW,
  /** A value right of the last column that has a heading. */
  VALUE_OUTSIDE_TABLE,
  /** Merged cells: what belongs to which row is a guess. */
  MERGED_CELLS,
  /** A formula: its result can change, so it is no record of a fact. */
  FORMULA,
  /** {@code #N/A}, {@code #REF!} and their like. */
  ERROR_VALUE,
  /** More digits than a spreadsheet keeps: the last ones are already lost. */
  NUMBER_TOO_LONG,
  /** A date in a column that holds none. */
  UNEXPECTED_DATE
}
