package org.gongtong.core.timebank;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An operation as it is written down, with accounts and other operations by their names. Immutable.
 *
 * @param key its key
 * @param at when it takes effect, in the place's own time
 * @param kind what for; null for a reversal
 * @param from the id of an account, empty for none
 * @param to the id of an account, empty for none
 * @param minutes how much; 0 where none are named
 * @param ref the key of another operation, empty for none
 */
public record Operation(
    String key,
    LocalDateTime at,
    @Nullable TransferKind kind,
    String from,
    String to,
    long minutes,
    String ref) {}
