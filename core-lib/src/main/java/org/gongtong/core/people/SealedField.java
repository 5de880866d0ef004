package org.gongtong.core.people;

import org.jspecify.annotations.Nullable;

/**
 * A person's detail as a store keeps it: it tells nothing without keys that are not in the store.
 * Immutable.
 *
 * @param sealed the encrypted value in Base64
 * @param lookup 64 hexadecimal digits, alike for alike values of a field in a community; null where
 *     nobody looks persons up by it
 */
public record SealedField(String sealed, @Nullable String lookup) {}
