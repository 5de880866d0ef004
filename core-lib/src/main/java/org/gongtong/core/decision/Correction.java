package org.gongtong.core.decision;

import java.util.UUID;

/**
 * That a ballot takes the place of one recorded wrongly. Immutable.
 *
 * @param of the id of the ballot it takes the place of; that one counts no more
 * @param reason why, 1 to 500 characters
 * @param voids whether nothing takes its place: the paper was no ballot of this party at all
 */
public record Correction(UUID of, String reason, boolean voids) {

  /**
   * @throws IllegalArgumentException if the reason is blank or too long
   */
  public Correction {
    if (reason.isBlank() || reason.length() > 500) {
      throw new IllegalArgumentException("a reason has 1 to 500 characters");
    }
  }
}
