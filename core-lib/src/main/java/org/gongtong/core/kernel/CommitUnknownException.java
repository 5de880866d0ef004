package org.gongtong.core.kernel;

/**
 * A commit whose reply was lost, with the connection or with the server: all that the work wrote is
 * there, or nothing of it. Whoever has a key for what he does does it again under that key, and is
 * told what became of it; nobody else may.
 */
public final class CommitUnknownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommitUnknownException(Throwable cause) {
    super("the reply to a commit was lost: it may have happened", cause);
  }
}
