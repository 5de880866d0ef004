package org.gongtong.core.timebank.settlement;

import org.gongtong.core.rules.Outcome;

/**
 * Hands messages to other banks. Extension point, implemented by whoever connects servers;
 * implementations are thread-safe. It may lose a message, hand it over twice or late: what was not
 * answered is sent again. That a message is of the bank it says it is from, is for the channel to
 * see to on both ends; banks believe it.
 */
@FunctionalInterface
public interface SettlementChannel {

  /**
   * Hands a message over. Called outside of any transaction.
   *
   * @return the message, or why it was not taken; an exception counts as not taken too
   */
  Outcome<SettlementMessage> deliver(SettlementMessage message);
}
