package org.gongtong.server.files;

import java.io.IOException;

/**
 * A {@link RefusedFile} on its way through a parser, which lets I/O errors pass and nothing else.
 */
final class RefusedContent extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient FileProblem problem;

  RefusedContent(FileProblem problem) {
    super(problem.en());
    this.problem = problem;
  }

  FileProblem problem() {
    return problem;
  }
}
