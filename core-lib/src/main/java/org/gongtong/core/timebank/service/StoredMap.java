package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a stored form. A member that is missing or of another kind is an {@link
 * IllegalArgumentException}.
 */
record StoredMap(Map<String, ?> members) {

  String text(String name) {
    return findText(name).orElseThrow(() -> lacks(name));
  }

  Optional<String> findText(String name) {
    return Optional.ofNullable(members.get(name)).map(value -> kind(String.class, value, name));
  }

  @Nullable UUID idOrNull(String name) {
    return findText(name).map(UUID::fromString).orElse(null);
  }

  UUID id(String name) {
    return UUID.fromString(text(name));
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  long number(String name) {
    return kind(Long.class, present(name), name);
  }

  boolean truth(String name) {
    return kind(Boolean.class, present(name), name);
  }

  List<String> texts(String name) {
    return kind(List.class, present(name), name).stream()
        .map(item -> kind(String.class, item, name))
        .toList();
  }

  Optional<StoredMap> find(String name) {
    Object value = members.get(name);
    return value == null ? Optional.empty() : Optional.of(map(value, name));
  }

  StoredMap map(String name) {
    return map(present(name), name);
  }

  @SuppressWarnings("unchecked")
  private static StoredMap map(Object value, String name) {
    return new StoredMap((Map<String, ?>) kind(Map.class, value, name));
  }

  private static <T> T kind(Class<T> type, @Nullable Object value, String name) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("a stored form has another \"" + name + "\"");
    }
    return type.cast(value);
  }

  private Object present(String name) {
    Object value = members.get(name);
    if (value == null) {
      throw lacks(name);
    }
    return value;
  }

  private static IllegalArgumentException lacks(String name) {
    return new IllegalArgumentException("a stored form lacks \"" + name + "\"");
  }
}
