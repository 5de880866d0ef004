package org.gongtong.core.audit;

/**
 * An event that has no place in the public log yet. Immutable.
 *
 * @param sequence its number in the store
 * @param sealed the event; of a sealed one a store may leave the data out, which its entry does not
 *     tell
 * @param isSealedNow whether it was without seals, and these are to be kept with its place
 */
public record WaitingEvent(long sequence, SealedEvent sealed, boolean isSealedNow) {}
