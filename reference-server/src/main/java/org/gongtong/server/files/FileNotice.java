package org.gongtong.server.files;

import java.util.Objects;

/**
 * Something the clerk should know about how the file was read, though it is no reason to refuse it.
 *
 * @param code for programs and tests
 * @param text one sentence for the clerk; plain text that may quote the file
 */
public record FileNotice(Code code, Bilingual text) {

  /** The closed list of notices. */
  public enum Code {
    /** Which sheet was read, and which were not. */
    SHEET_CHOSEN,
    /** Rows that a filter or the author hides were read too. */
    HIDDEN_ROWS_READ,
    /** The text is not UTF-8 and was read in the encoding named. */
    ENCODING_DETECTED,
    /** The separator is not the comma. */
    SEPARATOR_DETECTED
  }

  /** No component may be null. */
  public FileNotice {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(text, "text");
  }
}
