package org.gongtong.server.files;

/** What looking for a column by its possible headings finds. */
public sealed interface HeaderMatch {

  /** Exactly one; {@code column} counts from 0. */
  record Found(int column) implements HeaderMatch {}

  /** None. Whether that matters is the caller's business. */
  record Missing() implements HeaderMatch {}

  /**
   * Several columns answer to these headings, say {@code building} and {@code 楼栋}; which is meant
   * is a guess.
   */
  record Ambiguous(FileProblem problem) implements HeaderMatch {}
}
