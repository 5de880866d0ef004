package org.gongtong.core.audit;

/**
 * An event that has no place in the public log yet. Immutable.
 *
 * @param sequence its number in the store
 * @param sealed the event
 */
public record WaitingEvent(long sequence, SealedEvent sealed) {}
