package org.gongtong.server.secrecy;

/**
 * A sealed field cannot be opened. Its message names the place, never what stands there; {@code
 * row} must therefore name no person.
 */
public final class SealBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** The key it was sealed with is not in the key file. */
    KEY_MISSING,
    /** It was changed, was sealed for another place, or is no sealed field at all. */
    DAMAGED
  }

  private final Kind kind;

  SealBroken(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
