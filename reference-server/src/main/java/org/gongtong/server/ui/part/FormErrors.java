package org.gongtong.server.ui.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything wrong in a form that came back.
 *
 * @param all in the order of the fields
 */
public record FormErrors(List<FieldError> all) {
  /** Copies the list. */
  public FormErrors {
    all = List.copyOf(all);
  }

  /** A form not sent yet, or without fault. */
  public static FormErrors none() {
    return new FormErrors(List.of());
  }

  /** Whether there is something to tell. */
  public boolean any() {
    return !all.isEmpty();
  }

  /** The message for one field, or null. */
  public @Nullable String of(String field) {
    return all.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::message)
        .findFirst()
        .orElse(null);
  }
}
