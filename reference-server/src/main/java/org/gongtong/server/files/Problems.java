package org.gongtong.server.files;

/**
 * All sentences about rows, cells and headings; {@link FileProblems} has those about whole files.
 */
final class Problems {

  private static final Bilingual ONE_ROW_ONE_RECORD =
      new Bilingual(
          "请选中这些单元格，点“合并后居中”取消合并，再在每一行填上各自的内容；表头上方的大标题行请删去。",
          "Unmerge these cells, fill in every row's own value, and delete any title above the headings.");

  private Problems() {}

  static FileProblem duplicateHeader(Cell first, Cell second) {
    String name = Quoted.brief(second.text());
    return new FileProblem(
        ProblemCode.DUPLICATE_HEADER,
        second.place(),
        new Bilingual(
            "表头“"
                + name
                + "”与"
                + first.place().zh()
                + "的“"
                + Quoted.brief(first.text())
                + "”是同一列名。",
            "the heading \""
                + name
                + "\" means the same as \""
                + Quoted.brief(first.text())
                + "\" at "
                + first.address()
                + "."),
        new Bilingual("请删去或改名其中一列。", "Delete or rename one of the two columns."));
  }

  static FileProblem tooManyColumns(Place place, int limit) {
    return new FileProblem(
        ProblemCode.TOO_MANY_COLUMNS,
        place,
        new Bilingual("表头超过 " + limit + " 列。", "the header has more than " + limit + " columns."),
        new Bilingual("请只保留模板中的列。", "Keep the columns of the template only."));
  }

  static FileProblem tooManyRows(Place place, int limit) {
    return new FileProblem(
        ProblemCode.TOO_MANY_ROWS,
        place,
        new Bilingual(
            "有内容的数据行超过 " + limit + " 行。",
            "there are more than " + limit + " data rows with content."),
        new Bilingual(
            "请拆成几个文件，或清除表格下方多余的内容。",
            "Split the file, or clear what stands below the table by mistake."));
  }

  static FileProblem textTooLong(Place place, int limit) {
    return new FileProblem(
        ProblemCode.TEXT_TOO_LONG,
        place,
        new Bilingual(
            "一个单元格超过 " + limit + " 个字符。", "one cell is longer than " + limit + " characters."),
        new Bilingual(
            "请缩短内容；如果是 CSV，多半是某个引号 (\") 没有成对。",
            "Shorten it; in a CSV file a quotation mark (\") is probably never closed."));
  }

  static FileProblem ragged(int line, int fields, int columns) {
    return new FileProblem(
        ProblemCode.RAGGED_ROW,
        new Place.Line(line),
        new Bilingual(
            "这一行有 " + fields + " 个字段，表头有 " + columns + " 列。",
            "this line has " + fields + " fields, the header has " + columns + " columns."),
        new Bilingual(
            "请补上缺少的或删去多余的分隔符；内容里有分隔符时要用引号 (\") 括起来。",
            "Add or remove separators; put a value that contains one between quotation marks (\")."));
  }

  static FileProblem outsideTable(Place place, int columns) {
    return new FileProblem(
        ProblemCode.VALUE_OUTSIDE_TABLE,
        place,
        new Bilingual(
            "这里有内容，但表头只有 " + columns + " 列。",
            "there is a value here, but the header has " + columns + " columns only."),
        new Bilingual("请删去这个内容，或给这一列加上表头。", "Delete the value, or give the column a heading."));
  }

  static FileProblem merged(Place.SheetRange range) {
    return new FileProblem(
        ProblemCode.MERGED_CELLS,
        range,
        new Bilingual(
            "这些单元格被合并了，无法判断内容属于哪一行哪一列。",
            "these cells are merged, so it is unclear which row and column the value belongs to."),
        ONE_ROW_ONE_RECORD);
  }

  static FileProblem formula(Place place, String formula) {
    String shown = formula.isEmpty() ? "" : "（=" + Quoted.brief(formula) + "）";
    String shownEn = formula.isEmpty() ? "" : " (=" + Quoted.brief(formula) + ")";
    return new FileProblem(
        ProblemCode.FORMULA,
        place,
        new Bilingual(
            "这里是公式" + shown + "，公式的结果会变，不能作为登记的事实。",
            "this is a formula"
                + shownEn
                + "; its result can change, so it is no record of a fact."),
        new Bilingual(
            "请复制该列，用“选择性粘贴 → 数值”粘贴回原处。",
            "Copy the column and paste it back with \"Paste special > Values\"."));
  }

  static FileProblem errorValue(Place place, String error) {
    return new FileProblem(
        ProblemCode.ERROR_VALUE,
        place,
        new Bilingual(
            "这里是错误值“" + Quoted.brief(error) + "”。",
            "this is the error value \"" + Quoted.brief(error) + "\"."),
        new Bilingual("请填上正确的内容，或清空。", "Put in the right value, or clear the cell."));
  }

  static FileProblem numberTooLong(Place place, String number) {
    return new FileProblem(
        ProblemCode.NUMBER_TOO_LONG,
        place,
        new Bilingual(
            "数字“" + Quoted.brief(number) + "”超过 15 位，电子表格已改动了后面的数位。",
            "the number \""
                + Quoted.brief(number)
                + "\" has more than 15 digits; the spreadsheet has already changed the last ones."),
        new Bilingual(
            "请把该列设为“文本”格式后重新输入。", "Set the column's format to \"Text\" and type the value again."));
  }

  static FileProblem unexpectedDate(Cell cell) {
    return new FileProblem(
        ProblemCode.UNEXPECTED_DATE,
        cell.place(),
        new Bilingual(
            "这里是日期 " + Quoted.brief(cell.text()) + "，本列不是日期列；电子表格可能把“1-2”一类的编号自动改成了日期。",
            "this is the date "
                + Quoted.brief(cell.text())
                + ", but the column holds no dates; spreadsheets turn codes such as \"1-2\" into dates."),
        new Bilingual(
            "请把该列设为“文本”格式后重新输入。", "Set the column's format to \"Text\" and type the value again."));
  }
}
