package org.gongtong.store.mariadb.embedded;

import org.jspecify.annotations.Nullable;

/**
 * The embedded database did not start. The message has a Chinese line and an English line; both
 * name the place and the remedy, so that they can be shown to an operator as they are.
 */
public final class EmbeddedDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as a short closed list that a caller may act upon. */
  public enum Reason {
    /** Another live process of ours holds the data folder. */
    FOLDER_IN_USE,
    /** The data folder cannot be made, read or written. */
    FOLDER_NOT_WRITABLE,
    /**
     * Something is in the data folder that this package did not put there, or a part of it is
     * missing.
     */
    FOLDER_NOT_OURS,
    /** The data were written by another series of MariaDB. */
    OTHER_VERSION,
    /** There are no MariaDB binaries for this operating system and processor. */
    PLATFORM_UNSUPPORTED,
    /** The jar with the binaries is not on the class path. */
    BINARIES_MISSING,
    /** The server process ended or did not answer; the message quotes its log. */
    START_FAILED
  }

  private final Reason reason;
  private final String chinese;
  private final String english;

  EmbeddedDatabaseException(Reason reason, String chinese, String english) {
    this(reason, chinese, english, null);
  }

  EmbeddedDatabaseException(
      Reason reason, String chinese, String english, @Nullable Throwable cause) {
    super(chinese + System.lineSeparator() + english, cause);
    this.reason = reason;
    this.chinese = chinese;
    this.english = english;
  }

  /** Why it did not start. */
  public Reason reason() {
    return reason;
  }

  /** The message in Chinese. */
  public String chinese() {
    return chinese;
  }

  /** The message in English. */
  public String english() {
    return english;
  }
}
