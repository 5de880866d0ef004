package org.gongtong.core.kernel;

/**
 * The reply to a commit was lost: the work has happened wholly or not at all, and it is not known
 * which. Whoever has a key in what he wrote sends the same again.
 */
public final class CommitInDoubtException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommitInDoubtException(Throwable cause) {
    super("the reply to a commit was lost", cause);
  }
}
