package org.gongtong.server.http;

import java.io.IOException;

/** Sees to it that a command sent twice with one key is done once. Thread-safe. */
@FunctionalInterface
public interface Repeats {

  /** A command being done. */
  @FunctionalInterface
  interface Command {
    Answer run() throws IOException;
  }

  /**
   * Runs the command, or gives the answer it had the first time.
   *
   * @throws ProblemException {@link ApiReason#KEY_REUSED} or {@link ApiReason#KEY_IN_USE}
   */
  Answer once(Operation operation, ApiRequest request, String key, Command command)
      throws IOException;
}
