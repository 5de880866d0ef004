package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.OperationKey;
import org.jspecify.annotations.Nullable;

/**
 * An order as one bank has it, at its latest step. Immutable.
 *
 * @param bankId whose it is: the bank that sends, or the one that is to post it
 * @param content what it says on both sides
 * @param key of the command that sent it; on the other side it follows from the order
 * @param account whose minutes it takes at the bank that sends, or gives at the other one
 * @param why in words, of a repayment; else empty
 * @param proposer who sent, proposed or took it first
 * @param step its latest step
 */
public record SettlementOrder(
    UUID bankId,
    OrderContent content,
    OperationKey key,
    @Nullable UUID account,
    String why,
    Actor proposer,
    Step step) {

  /**
   * A step of an order. Immutable.
   *
   * @param number 1, 2, 3, …
   * @param state how far it has come by it
   * @param verdict what was decided; null while nothing is
   * @param actor who took it
   * @param recordedAt when
   */
  public record Step(
      int number, OrderState state, @Nullable Verdict verdict, Actor actor, Instant recordedAt) {}

  /** Its id, the same on both sides. */
  public UUID id() {
    return content.id();
  }

  /** Whether this side sends it. */
  public boolean goes() {
    return bankId.equals(content.fromBank());
  }

  /** The bank on the other side. */
  public UUID partnerId() {
    return goes() ? content.toBank() : content.fromBank();
  }

  /** How far it has come. */
  public OrderState state() {
    return step.state();
  }

  /** What was decided about it; empty while nothing is. */
  public Optional<Verdict> verdict() {
    return Optional.ofNullable(step.verdict());
  }

  /** The key of the hold at the bank that sends. */
  OperationKey holdKey() {
    return OperationKey.of("settlement hold " + id());
  }

  /** The key of what ends that hold. */
  OperationKey endKey() {
    return OperationKey.of("settlement end " + id());
  }

  SettlementOrder next(OrderState state, @Nullable Verdict verdict, Actor actor, Instant now) {
    Step next = new Step(step.number() + 1, state, verdict, actor, now);
    return new SettlementOrder(bankId, content, key, account, why, proposer, next);
  }
}
