package org.gongtong.core.rules;

import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * A place where packs are looked for: the class path, or one jar with a class loader of its own.
 * Immutable.
 *
 * @param where what people call the place: a jar's file name
 * @param loader sees the place
 * @param sha256 the jar's hash, or null where the place is no single file
 */
public record PackSource(String where, ClassLoader loader, @Nullable ContentHash sha256) {

  /** All that a class loader sees, as embedders use it. */
  public static PackSource classPath(ClassLoader loader) {
    return new PackSource("class path", loader, null);
  }
}
