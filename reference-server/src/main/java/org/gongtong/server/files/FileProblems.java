package org.gongtong.server.files;

/** All sentences about files as wholes and their inner parts. */
final class FileProblems {

  private static final Bilingual SAVE_AS_XLSX =
      new Bilingual(
          "请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再上传。",
          "Open it in Excel or WPS and save it as \"Excel Workbook (*.xlsx)\".");
  private static final Bilingual SAVE_AGAIN =
      new Bilingual(
          "请用 Excel 或 WPS 打开并重新另存为 xlsx，或重新下载、重新上传。",
          "Open it in Excel or WPS and save it anew as xlsx, or fetch and send it again.");
  private static final Bilingual SAVE_AS_UTF8 =
      new Bilingual(
          "请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”或 xlsx。",
          "Save it as \"CSV UTF-8 (comma delimited)\" or as xlsx.");
  private static final Bilingual COPY_VALUES =
      new Bilingual(
          "请新建一个工作簿，只把数值复制过去，另存为 xlsx；或另存为“CSV UTF-8”。",
          "Copy the values alone into a new workbook and save that as xlsx, or save as \"CSV UTF-8\".");

  private FileProblems() {}

  static FileProblem empty(Place place) {
    return new FileProblem(
        ProblemCode.FILE_EMPTY,
        place,
        new Bilingual("没有任何内容，连表头也没有。", "there is nothing in it, not even headings."),
        new Bilingual(
            "请确认选对了文件；表头应在第一行。",
            "Check that this is the right file; headings come in the first row."));
  }

  static FileProblem tooLarge(String fileName, long limit) {
    return new FileProblem(
        ProblemCode.FILE_TOO_LARGE,
        new Place.WholeFile(fileName),
        new Bilingual(
            "超过上限 " + size(limit) + "，其余部分没有读取。",
            "it is larger than " + size(limit) + "; the rest was not read."),
        new Bilingual(
            "请删去图片和无关的工作表，或拆成几个文件。",
            "Remove pictures and other sheets, or split it into several files."));
  }

  static FileProblem notATable(String fileName, String kindZh, String kindEn) {
    return new FileProblem(
        ProblemCode.NOT_A_TABLE,
        new Place.WholeFile(fileName),
        new Bilingual("它的内容是" + kindZh + "，不是表格。", "its content is " + kindEn + ", not a table."),
        new Bilingual(
            "改扩展名不会改变内容。请从 Excel 或 WPS 另存为 xlsx 或“CSV UTF-8”。",
            "Renaming a file doesn't change its content. Save it from Excel or WPS as xlsx or \"CSV UTF-8\"."));
  }

  static FileProblem oldExcel(String fileName) {
    return new FileProblem(
        ProblemCode.OLD_EXCEL,
        new Place.WholeFile(fileName),
        new Bilingual(
            "它是旧版 Office 格式（如 .xls），不支持。",
            "it is in an old Office format (such as .xls), which isn't supported."),
        SAVE_AS_XLSX);
  }

  static FileProblem passwordProtected(String fileName) {
    return new FileProblem(
        ProblemCode.PASSWORD_PROTECTED,
        new Place.WholeFile(fileName),
        new Bilingual("它有打开密码，无法读取。", "it is protected by a password and can't be read."),
        new Bilingual(
            "请用 Excel 或 WPS 打开，在“文件 → 信息 → 保护工作簿”中清除密码，另存为 xlsx。",
            "Open it in Excel or WPS, remove the password under \"File > Info > Protect Workbook\", save it as xlsx."));
  }

  static FileProblem encodingUnknown(long offset, long utf8Offset) {
    return new FileProblem(
        ProblemCode.ENCODING_UNKNOWN,
        new Place.ByteOffset(offset),
        new Bilingual(
            "文字编码无法识别：这里不是 GB18030，偏移量 " + utf8Offset + " 处也不是 UTF-8。",
            "the encoding is unknown: this is not GB18030, and byte offset "
                + utf8Offset
                + " is not UTF-8 either."),
        SAVE_AS_UTF8);
  }

  static FileProblem brokenUtf16(long offset, String name) {
    return new FileProblem(
        ProblemCode.ENCODING_UNKNOWN,
        new Place.ByteOffset(offset),
        new Bilingual(
            "文件以 " + name + " 标记开头，但这里不是 " + name + "。",
            "the file begins with the mark of " + name + ", but this is not " + name + "."),
        SAVE_AS_UTF8);
  }

  static FileProblem nul(int line) {
    return new FileProblem(
        ProblemCode.NUL_CHARACTER,
        new Place.Line(line),
        new Bilingual(
            "含有空字符 (NUL)，不是普通文本。", "there is a NUL character here; this is no plain text."),
        SAVE_AS_UTF8);
  }

  static FileProblem unclosedQuote(int line) {
    return new FileProblem(
        ProblemCode.BROKEN_QUOTES,
        new Place.Line(line),
        new Bilingual(
            "从这一行开始的引号 (\") 没有成对，或右引号后面还有文字。",
            "a quotation mark (\") that opens in this record is never closed, or text follows a closing one."),
        new Bilingual(
            "请补上引号；内容里的引号要写两遍 (\"\")。",
            "Close it; a quotation mark inside a value is written twice (\"\")."));
  }

  static FileProblem damaged(Place place) {
    return new FileProblem(
        ProblemCode.DAMAGED_FILE,
        place,
        new Bilingual(
            "文件已损坏或不完整，可能上传或下载中断。", "it is damaged or cut off, perhaps by a broken transfer."),
        SAVE_AGAIN);
  }

  static FileProblem inflatesTooFar(Place place, String limitZh, String limitEn) {
    return new FileProblem(
        ProblemCode.SUSPICIOUS_ARCHIVE,
        place,
        new Bilingual(
            "解压后过大（上限 " + limitZh + "），已停止读取。",
            "it swells too far when unpacked (limit: " + limitEn + "); reading was stopped."),
        COPY_VALUES);
  }

  static FileProblem archiveOddity(Place place, String zh, String en) {
    return new FileProblem(
        ProblemCode.SUSPICIOUS_ARCHIVE, place, new Bilingual(zh, en), COPY_VALUES);
  }

  static FileProblem xmlOddity(Place place, String zh, String en) {
    return new FileProblem(ProblemCode.SUSPICIOUS_XML, place, new Bilingual(zh, en), COPY_VALUES);
  }

  static FileProblem tooMuchText(Place place, long limit) {
    return new FileProblem(
        ProblemCode.TOO_MUCH_TEXT,
        place,
        new Bilingual(
            "工作簿的文字总量过大（上限约 " + size(limit) + " 内存）。",
            "the workbook's texts together are too large (about " + size(limit) + " of memory)."),
        COPY_VALUES);
  }

  static FileProblem noVisibleSheet(String fileName) {
    return new FileProblem(
        ProblemCode.NO_VISIBLE_SHEET,
        new Place.WholeFile(fileName),
        new Bilingual("没有可见的工作表。", "no sheet in it is visible."),
        new Bilingual("请取消隐藏要导入的工作表，并把它放在最前面。", "Unhide the sheet to import and put it first."));
  }

  static String size(long bytes) {
    if (bytes >= 1024 * 1024) {
      return bytes / (1024 * 1024) + " MiB";
    }
    return bytes >= 1024 ? bytes / 1024 + " KiB" : bytes + " B";
  }
}
