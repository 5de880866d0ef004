package org.gongtong.server.files;

/**
 * Where in a file something stands, precise enough for a clerk to find it. Rows, lines and columns
 * count from 1. The text of a place is made when asked for, because a roster has a million cells
 * and only the wrong ones are ever named.
 */
public sealed interface Place {

  /** The place in Chinese, such as {@code 单元格 D17（建筑面积）}. */
  String zh();

  /** The place in English, such as {@code cell D17 (area_m2)}. */
  String en();

  /** The short form: {@code D17} in a sheet, {@code line 17, column 4 (area_m2)} in a text file. */
  default String address() {
    return en();
  }

  /** The file as a whole. */
  record WholeFile(String fileName) implements Place {
    @Override
    public String zh() {
      return "文件“" + Quoted.brief(fileName) + "”";
    }

    @Override
    public String en() {
      return "file \"" + Quoted.brief(fileName) + "\"";
    }
  }

  /** A byte of the file; {@code offset} counts from 0. */
  record ByteOffset(long offset) implements Place {
    @Override
    public String zh() {
      return "第 " + (offset + 1) + " 个字节（偏移量 " + offset + "）";
    }

    @Override
    public String en() {
      return "byte offset " + offset;
    }
  }

  /** A line of a text file. A record with line breaks inside quotes is named by its first line. */
  record Line(int line) implements Place {
    @Override
    public String zh() {
      return "第 " + line + " 行";
    }

    @Override
    public String en() {
      return "line " + line;
    }
  }

  /** A field of a text file; {@code header} is empty where the column has no heading. */
  record Field(int line, int column, String header) implements Place {
    @Override
    public String zh() {
      return "第 " + line + " 行第 " + column + " 列" + Quoted.parenthesisedZh(header);
    }

    @Override
    public String en() {
      return "line " + line + ", column " + column + Quoted.parenthesisedEn(header);
    }
  }

  /** A row of a sheet. */
  record SheetRow(String sheet, int row) implements Place {
    @Override
    public String zh() {
      return "工作表“" + Quoted.brief(sheet) + "”第 " + row + " 行";
    }

    @Override
    public String en() {
      return "sheet \"" + Quoted.brief(sheet) + "\", row " + row;
    }
  }

  /** A cell of a sheet; {@code header} is empty where the column has no heading. */
  record SheetCell(String sheet, int row, int column, String header) implements Place {
    @Override
    public String zh() {
      return "单元格 " + address() + Quoted.parenthesisedZh(header);
    }

    @Override
    public String en() {
      return "cell " + address() + Quoted.parenthesisedEn(header);
    }

    @Override
    public String address() {
      return A1.columnName(column) + row;
    }
  }

  /** A rectangle of cells, such as {@code A5:A9}. */
  record SheetRange(String sheet, String range) implements Place {
    @Override
    public String zh() {
      return "单元格区域 " + range;
    }

    @Override
    public String en() {
      return "cells " + range;
    }

    @Override
    public String address() {
      return range;
    }
  }

  /** A part inside an xlsx file, such as {@code xl/sharedStrings.xml}. */
  record Part(String name) implements Place {
    @Override
    public String zh() {
      return "文件内部的 " + Quoted.brief(name);
    }

    @Override
    public String en() {
      return "inner part " + Quoted.brief(name);
    }
  }
}
