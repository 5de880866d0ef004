/**
 * Settlement with communities on other servers: who is believed, and how banks are told what.
 *
 * <p>What an order is, and that it is posted on both sides or on neither, is the core's ({@code
 * core.timebank.settlement}). It takes a channel that may lose, double and delay messages, and that
 * sees to it that a message is from whom it says. That is here:
 *
 * <ol>
 *   <li>A bank has a {@link org.gongtong.server.settlement.SettlementKeys key} of its own, and
 *       gives its {@link org.gongtong.server.settlement.PairingCode pairing code} to the other
 *       community: where it is, where letters to it go, what verifies them. It is no secret; people
 *       exchange it, one enters it, and another compares it by telephone and confirms ({@link
 *       org.gongtong.server.settlement.Partnerships}).
 *   <li>What a bank says goes as a {@link org.gongtong.server.settlement.Letter}, a signed note
 *       (C2SP) with an id, a time and one message: {@link
 *       org.gongtong.server.settlement.PartnerPost} sends it over the sender that webhooks have,
 *       which reaches public addresses alone. An answer is a letter of its own; of the reply to a
 *       letter only the status counts.
 *   <li>{@link org.gongtong.server.settlement.PartnerInbox} takes letters: of a partner in force,
 *       by its key, of the last minutes, each once. To everybody else there is nothing here.
 *   <li>Each day both tell the other their statements of the days before ({@link
 *       org.gongtong.server.settlement.DayRound}); who hears one compares.
 * </ol>
 *
 * <p>Two communities on one server need no link: their messages go from one to the other at once,
 * by the same steps.
 */
@NullMarked
package org.gongtong.server.settlement;

import org.jspecify.annotations.NullMarked;
