package org.gongtong.server.files;

/** The letters-and-digits addresses of spreadsheets: column 1 is A, column 16,384 is XFD. */
final class A1 {

  static final int LAST_ROW = 1_048_576;
  static final int LAST_COLUMN = 16_384;

  private A1() {}

  /** The letters of a column that counts from 1. */
  static String columnName(int column) {
    StringBuilder letters = new StringBuilder(3);
    for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
      letters.append((char) ('A' + (rest - 1) % 26));
    }
    return letters.reverse().toString();
  }

  /** The column of an address such as {@code D17} or {@code $D$17}, or 0 where it is none. */
  static int columnOf(String address) {
    int column = 0;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        column = column * 26 + (c - 'A' + 1);
      } else if (c >= 'a' && c <= 'z') {
        column = column * 26 + (c - 'a' + 1);
      } else if (c != '$') {
        break;
      }
      if (column > LAST_COLUMN) {
        return 0;
      }
    }
    return column;
  }

  /** The row of an address such as {@code D17}, or 0 where it is none. */
  static int rowOf(String address) {
    int start = 0;
    while (start < address.length() && !isDigit(address.charAt(start))) {
      start++;
    }
    return rowNumber(address, start);
  }

  /** A row number written in plain digits, or 0 where it is none. */
  static int rowNumber(String digits, int start) {
    int row = 0;
    for (int i = start; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (!isDigit(c)) {
        return 0;
      }
      row = row * 10 + (c - '0');
      if (row > LAST_ROW) {
        return 0;
      }
    }
    return row;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
