package org.gongtong.server.files;

/** What the next step through a table finds. */
public sealed interface TableStep {

  /** A row that isn't blank, sound or with problems of its own. */
  record NextRow(Row row) implements TableStep {}

  /** The end; all was read. */
  record End() implements TableStep {}

  /** The file as a whole turns out to be unusable: what was read before must not be used either. */
  record Refused(FileProblem problem) implements TableStep {}
}
