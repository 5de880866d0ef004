package org.gongtong.core.rules;

import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * A pack that was accepted, as it answered when it was asked once. The plugin's own object is not
 * kept: what it might answer later does not matter. Immutable.
 *
 * @param descriptor what it says of itself
 * @param source its editions and holidays
 * @param where the place it was found in
 * @param sha256 the jar's hash, or null where the place is no single file
 */
public record LoadedPack(
    PackDescriptor descriptor, EditionSource source, String where, @Nullable ContentHash sha256) {

  public String id() {
    return descriptor.id();
  }
}
