package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.OperationKey;

/**
 * What one member of staff proposed about an account, and another has not carried out yet.
 * Immutable.
 *
 * @param id unique; the order that comes of it has it as its key
 * @param bankId of which bank
 * @param accountId the account
 * @param wish what is to become of it
 * @param day as {@link ClosingOrder#day}
 * @param evidence as {@link ClosingOrder#evidence}
 * @param by who proposed it
 * @param proposedAt when
 */
public record ClosingProposal(
    UUID id,
    UUID bankId,
    UUID accountId,
    ClosingWish wish,
    LocalDate day,
    String evidence,
    Actor by,
    Instant proposedAt) {

  /** The order, once another one has joined. */
  ClosingOrder order(Actor second) {
    return new ClosingOrder(OperationKey.of(id), by, second, accountId, day, evidence);
  }
}
