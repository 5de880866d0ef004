package org.gongtong.server.files;

/** Carries a problem up to the edge of the package, where it becomes a value again. */
final class RefusedFile extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient FileProblem problem;

  RefusedFile(FileProblem problem) {
    super(problem.en(), null, false, false);
    this.problem = problem;
  }

  FileProblem problem() {
    return problem;
  }
}
