package org.gongtong.store.mariadb;

/**
 * Somebody else wrote the row first that this work was about to write: what it read is out of date,
 * and it has to begin again.
 */
final class LostRace extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  LostRace(String message) {
    super(message);
  }

  LostRace(String message, Throwable cause) {
    super(message, cause);
  }
}
