package org.gongtong.server.files;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which cell styles show a number as a date or time. In the file a date is a number like any other;
 * only its format tells (ECMA-376 part 1, 18.8.30 and 18.8.31).
 */
final class XlsxStyles {

  /** Excel itself allows 65,490 styles and fewer formats. */
  private static final int MOST = 70_000;

  private final BitSet dateStyles = new BitSet();

  private XlsxStyles() {}

  static XlsxStyles read(XlsxArchive archive, String part) throws IOException, RefusedFile {
    XlsxStyles styles = new XlsxStyles();
    try (XmlCursor xml = archive.find(part)) {
      if (xml != null) {
        styles.read(xml);
      }
    }
    return styles;
  }

  private void read(XmlCursor xml) throws IOException, RefusedFile {
    Map<String, Boolean> ownFormats = new HashMap<>();
    boolean inCellStyles = false;
    int index = 0;
    while (xml.advance()) {
      if (xml.starts("numFmt")) {
        String id = xml.attribute("numFmtId");
        String format = xml.attribute("formatCode");
        if (id != null && format != null) {
          ownFormats.put(id, showsDate(format));
        }
      } else if (xml.starts("cellXfs")) {
        inCellStyles = true;
      } else if (xml.ends("cellXfs")) {
        inCellStyles = false;
      } else if (inCellStyles && xml.starts("xf")) {
        String id = xml.attribute("numFmtId");
        if (id != null && ownFormats.getOrDefault(id, isBuiltInDate(id))) {
          dateStyles.set(index);
        }
        index++;
      }
      if (index > MOST || ownFormats.size() > MOST) {
        throw xml.damaged();
      }
    }
  }

  boolean isDate(int style) {
    return style >= 0 && dateStyles.get(style);
  }

  /** 14–22 and 45–47 everywhere; 27–36 and 50–58 in Chinese, Japanese and Korean versions. */
  private static boolean isBuiltInDate(String id) {
    int n = A1.rowNumber(id, 0);
    return (n >= 14 && n <= 22)
        || (n >= 27 && n <= 36)
        || (n >= 45 && n <= 47)
        || (n >= 50 && n <= 58);
  }

  /**
   * True if the format has a year, month, day, hour or second outside quotes, escapes and brackets.
   */
  static boolean showsDate(String format) {
    String code = format.length() > 255 ? format.substring(0, 255) : format;
    // the first section is for positive numbers; the others never make a date of it
    int i = 0;
    while (i < code.length()) {
      char c = code.charAt(i);
      if (c == ';') {
        return false;
      } else if (c == '"') {
        int end = code.indexOf('"', i + 1);
        i = end < 0 ? code.length() : end;
      } else if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if (c == '[') {
        int end = code.indexOf(']', i);
        if (end < 0) {
          return false;
        }
        if (isElapsedTime(code.substring(i + 1, end))) {
          return true;
        }
        i = end;
      } else if ("yYmMdDhHsS".indexOf(c) >= 0) {
        return true;
      }
      i++;
    }
    return false;
  }

  private static boolean isElapsedTime(String bracketed) {
    return !bracketed.isEmpty() && bracketed.chars().allMatch(c -> "hHmMsS".indexOf(c) >= 0);
  }
}
