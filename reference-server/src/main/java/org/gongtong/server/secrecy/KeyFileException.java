package org.gongtong.server.secrecy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The key file cannot be used; says what is wrong with it, and nothing of what it holds. */
public final class KeyFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyFileException(Path file, String what, @Nullable Throwable cause) {
    super(file + ": " + what, cause);
  }
}
