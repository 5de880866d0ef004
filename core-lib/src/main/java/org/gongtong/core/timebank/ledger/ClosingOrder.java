package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.OperationKey;

/**
 * What two people order about an account. Immutable.
 *
 * @param key what makes it one however often it is sent
 * @param first who orders it
 * @param second a member of staff who does so with him, another person
 * @param accountId the account
 * @param day the first on which the account takes part in nothing; what is in it is moved with
 *     effect on it. Of an account that is opened again, the day on which it is
 * @param evidence what it rests on, in words or as the number of a document, up to {@link
 *     AccountChanges#LONGEST} characters; no names
 */
public record ClosingOrder(
    OperationKey key, Actor first, Actor second, UUID accountId, LocalDate day, String evidence) {

  /** A hash of all it says apart from its key and who says it. */
  OperationKey content(String what) {
    return OperationKey.of(String.join("\n", what, accountId.toString(), day.toString(), evidence));
  }

  /** The key of one of its moves. */
  OperationKey key(int move) {
    return OperationKey.of("closing " + key.toUuid() + " " + move);
  }
}
