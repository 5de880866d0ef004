package org.gongtong.core.audit;

import java.time.Instant;

/**
 * An event that was looked for. Immutable.
 *
 * @param sequence its number, unique in the log
 * @param logged the event with its seals and its place
 */
public record FoundEvent(long sequence, LoggedEvent logged) {

  /** The event itself. */
  public AuditEvent event() {
    return logged.sealed().event();
  }

  /** From where the next page goes on. */
  public Cursor cursor() {
    return new Cursor(event().recordedAt(), sequence);
  }

  /**
   * A place in the list of all events, the latest first.
   *
   * @param recordedAt when the last event seen was recorded
   * @param sequence its number
   */
  public record Cursor(Instant recordedAt, long sequence) {

    /** Whether an event comes after this place, that is to say was recorded earlier. */
    boolean isBefore(AuditEvent event, long number) {
      int order = event.recordedAt().compareTo(recordedAt);
      return order < 0 || order == 0 && number < sequence;
    }
  }
}
