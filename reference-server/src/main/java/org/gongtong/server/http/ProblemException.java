package org.gongtong.server.http;

import org.gongtong.core.rules.ReasonCode;

/**
 * Ends the handling of a request that cannot be read, from wherever it is being read. It never
 * leaves this part of the server, and refusals by the core are values, not this.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    // No stack trace: a stranger can cause as many as he likes.
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  public ProblemException(ReasonCode reason) {
    this(Problem.of(reason));
  }

  public Problem problem() {
    return problem;
  }
}
