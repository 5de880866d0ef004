package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That one account's holder is a relative of another's. Immutable.
 *
 * @param of the account of one
 * @param relativeId the account of the other
 * @param relation what the other is to the one: {@code child}, {@code parent}, {@code spouse} …
 * @param birthDate of the other; null if not known
 */
public record Relative(UUID of, UUID relativeId, String relation, @Nullable LocalDate birthDate) {}
