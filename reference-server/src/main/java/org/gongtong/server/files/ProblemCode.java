package org.gongtong.server.files;

/** The closed list of reasons for which this package refuses a file, a row or a cell. */
public enum ProblemCode {
  /** No bytes, or nothing but blank lines. */
  FILE_EMPTY("文件是空的", "the file is empty"),
  /** More bytes than {@link Limits#maxFileBytes()}. */
  FILE_TOO_LARGE("文件太大", "the file is too large"),
  /** Something else under a table's name: a picture, a zip, a document, a web page. */
  NOT_A_TABLE("不是表格文件", "not a table"),
  /** The binary format of Excel 97–2003, or another old Office file. */
  OLD_EXCEL("旧版 Excel 或其他旧 Office 文件", "an old Excel or other old Office file"),
  /** The workbook is encrypted. */
  PASSWORD_PROTECTED("文件设有密码", "the workbook is protected by a password"),
  /** Neither UTF-8 nor GB18030 nor UTF-16 with a mark. */
  ENCODING_UNKNOWN("文字编码无法识别", "the encoding is unknown"),
  /** A text file with NUL characters: binary, or UTF-16 without a mark. */
  NUL_CHARACTER("文本文件中有空字符", "a text file with NUL characters"),
  /** A quotation mark that is never closed, or text right behind a closing one. */
  BROKEN_QUOTES("引号没有配对", "quotation marks do not match"),
  /** Cut off, or not what the format asks for. */
  DAMAGED_FILE("文件已损坏", "the file is damaged"),
  /** The archive swells beyond {@link Limits}, as a zip bomb does. */
  SUSPICIOUS_ARCHIVE("压缩内容异常膨胀", "the archive swells like a zip bomb"),
  /** The XML holds what no spreadsheet program writes: DOCTYPE, endless tags, deep nesting. */
  SUSPICIOUS_XML("含有表格软件不会写出的内容", "it holds what no spreadsheet program writes"),
  /** All texts of the workbook together need too much memory. */
  TOO_MUCH_TEXT("文字总量过大", "all its texts together are too long"),
  /** The workbook shows no sheet. */
  NO_VISIBLE_SHEET("没有可见的工作表", "no sheet is visible"),
  /** Two columns have the same heading, or headings that mean the same. */
  DUPLICATE_HEADER("表头重复", "two columns have the same heading"),
  /** More data rows than {@link Limits#maxRows()}. */
  TOO_MANY_ROWS("行数过多", "too many rows"),
  /** More columns than {@link Limits#maxColumns()}. */
  TOO_MANY_COLUMNS("列数过多", "too many columns"),
  /** One cell longer than {@link Limits#maxCellCharacters()}. */
  TEXT_TOO_LONG("单元格文字过长", "the text of a cell is too long"),
  /** A line with more or fewer fields than the header. */
  RAGGED_ROW("列数与表头不符", "a line with more or fewer fields than the header"),
  /** A value right of the last column that has a heading. */
  VALUE_OUTSIDE_TABLE("表头之外还有内容", "a value right of the last heading"),
  /** Merged cells: what belongs to which row is a guess. */
  MERGED_CELLS("有合并单元格", "merged cells"),
  /** A formula: its result can change, so it is no record of a fact. */
  FORMULA("单元格是公式", "a formula"),
  /** {@code #N/A}, {@code #REF!} and their like. */
  ERROR_VALUE("单元格是错误值", "an error value, as #N/A"),
  /** More digits than a spreadsheet keeps: the last ones are already lost. */
  NUMBER_TOO_LONG("数字位数过多，末位已丢失", "more digits than a spreadsheet keeps"),
  /** A date in a column that holds none. */
  UNEXPECTED_DATE("此列不应有日期", "a date where none belongs");

  private final Bilingual title;

  ProblemCode(String zh, String en) {
    this.title = new Bilingual(zh, en);
  }

  /** What it is, in a few words; the problem itself says where and what to do. */
  public Bilingual title() {
    return title;
  }
}
