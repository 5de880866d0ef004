package org.gongtong.core.timebank.grant;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.LedgerCommand;

/**
 * A round that was begun. Immutable.
 *
 * @param id unique, version 7
 * @param bankId of which bank
 * @param key what makes it one however often it is asked for
 * @param content a hash of what was asked for and shown
 * @param number 1, 2, 3, … in the order in which the bank's rounds were begun
 * @param order what was asked for
 * @param at when the grants take effect, in the bank's zone, cut to the microsecond
 * @param edition the edition of the rules of that day
 * @param recordedAt when it was begun, cut to the microsecond
 * @param actor who began it
 */
public record GrantRound(
    UUID id,
    UUID bankId,
    OperationKey key,
    OperationKey content,
    int number,
    GrantOrder order,
    LocalDateTime at,
    String edition,
    Instant recordedAt,
    Actor actor) {

  public GrantRound {
    at = at.truncatedTo(ChronoUnit.MICROS);
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Who gets what.
   *
   * @param number 1, 2, 3, … in the order in which members are served
   * @param accountId who
   * @param classId under which class
   * @param minutes how much
   */
  public record Line(int number, UUID accountId, String classId, long minutes) {}

  /** The key of a line's command. */
  public OperationKey keyOf(Line line) {
    return OperationKey.of("grant-round\n" + id + '\n' + line.number());
  }

  /** What carries a line out. */
  LedgerCommand command(Line line) {
    return new LedgerCommand.Post(
        keyOf(line),
        TransferKind.GRANT,
        at,
        order.from(),
        line.accountId(),
        line.minutes(),
        key,
        order.bucket());
  }
}
