package org.gongtong.core.audit;

import org.jspecify.annotations.Nullable;

/**
 * An event that has no place in the public log yet, as far as its entry goes. Immutable: nobody
 * changes the bytes.
 *
 * @param sequence its number in the store
 * @param entry the bytes of its entry ({@link SealedEvent#leaf})
 * @param sealedNow the event if it was without seals, which are then kept with its place; else null
 */
@SuppressWarnings("ArrayRecordComponent")
public record WaitingEvent(long sequence, byte[] entry, @Nullable SealedEvent sealedNow) {

  /** An event that is sealed. */
  public static WaitingEvent of(long sequence, SealedEvent sealed) {
    return new WaitingEvent(sequence, sealed.leaf(), null);
  }
}
