package org.gongtong.server.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands in addresses and forms; what has another form is as if it were not there. */
public final class RequestParameters {
  /** Those that MariaDB takes: up to version 7, and of version 8 what we make of hashes. */
  private static final Pattern UUID_FORM =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-(?:[0-7][0-9a-f]{3}-[0-9a-f]{4}|8[0-9a-f]{3}-[ab][0-9a-f]{3})"
              + "-[0-9a-f]{12}");

  private RequestParameters() {}

  /** An id, written as we write ids: one form, so that one thing has one address. */
  public static Optional<UUID> uuid(@Nullable String text) {
    return text != null && UUID_FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
