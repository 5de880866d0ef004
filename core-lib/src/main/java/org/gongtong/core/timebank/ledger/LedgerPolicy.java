package org.gongtong.core.timebank.ledger;

import org.gongtong.core.timebank.TransferPolicy;

/**
 * The rules of a time bank as one edition has them. Immutable.
 *
 * @param edition its id, kept with every entry made under it: 1 to 100 characters
 * @param transfers what it asks of transfers
 */
public record LedgerPolicy(String edition, TransferPolicy transfers) {

  /** Most characters of an edition's id. */
  public static final int EDITION_MOST = 100;

  /**
   * @throws IllegalArgumentException if the edition's id is blank or too long
   */
  public LedgerPolicy {
    if (edition.isBlank() || edition.length() > EDITION_MOST) {
      throw new IllegalArgumentException("an edition's id has 1 to 100 characters: " + edition);
    }
  }
}
