package org.gongtong.server.wiring;

import org.jspecify.annotations.Nullable;

/** The server did not start, for a reason the operator can mend; told in Chinese and in English. */
public final class StartRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What stood in the way. */
  public enum Kind {
    /** Another instance holds the data folder. */
    FOLDER_IN_USE,
    /** Another program listens on the port. */
    PORT_IN_USE,
    /** The key file of encrypted fields cannot be read or made. */
    KEYS,
    /** The database did not start, could not be reached, or could not be migrated. */
    DATABASE
  }

  private final Kind kind;

  public StartRefusal(Kind kind, String chinese, String english, @Nullable Throwable cause) {
    super(chinese + System.lineSeparator() + english, cause);
    this.kind = kind;
  }

  /** What stood in the way. */
  public Kind kind() {
    return kind;
  }
}
