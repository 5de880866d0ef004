package org.gongtong.server.files;

/** What opening a file leads to: a table to read from, or the reason why there is none. */
public sealed interface Reading {

  /** The header is sound; read the rows and close the table. */
  record Ready(TableSource table) implements Reading {}

  /** Nothing of the file may be used. Nothing is left to close. */
  record Refused(FileProblem problem) implements Reading {}
}
