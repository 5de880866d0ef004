package org.gongtong.core.timebank.service;

import java.time.Instant;
import org.gongtong.core.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * That a side says it was not so. Immutable.
 *
 * @param side which
 * @param member who said it: the member of that side, or a guardian of his
 * @param why what he says
 * @param at when
 * @param mediator who took it up, or null
 * @param ruling what came of it, or null
 */
public record Dispute(
    Side side,
    String member,
    String why,
    Instant at,
    @Nullable Actor mediator,
    @Nullable Ruling ruling) {

  Dispute takenUpBy(Actor actor) {
    return new Dispute(side, member, why, at, actor, ruling);
  }

  Dispute settled(Ruling decision) {
    return new Dispute(side, member, why, at, mediator, decision);
  }
}
