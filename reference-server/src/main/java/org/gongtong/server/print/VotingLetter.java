package org.gongtong.server.print;

import java.util.List;

/**
 * One party's letter: how to vote, its one-time voting code, and its paper ballot. It names places
 * and numbers, never people. Immutable; it holds a secret, so keep it no longer than printing
 * takes.
 *
 * @param motion what the motion's letters have in common
 * @param partyNumber the party's number on the electoral roll
 * @param parts the party's exclusive parts within the scope, at least one
 * @param partId the id of the first of them, which the clerks copy from the ballot; may be empty
 * @param code the voting code as it is typed, in groups
 * @param scanAddress the whole address in the QR square, with the code behind {@code #} so that it
 *     reaches no server log
 * @param sheetNumber the number of the paper ballot
 * @param reprint 0 for the first print, else which reprint this is
 */
public record VotingLetter(
    MotionOnPaper motion,
    String partyNumber,
    List<PartLabel> parts,
    String partId,
    String code,
    String scanAddress,
    String sheetNumber,
    int reprint) {
  /**
   * Keeps a copy of the list.
   *
   * @throws IllegalArgumentException if there is no part, no code or a negative reprint number
   */
  public VotingLetter {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "letter for party " + partyNumber + " names no exclusive part / 表决书未列明专有部分");
    }
    if (code.isBlank() || scanAddress.isBlank()) {
      throw new IllegalArgumentException(
          "letter for party " + partyNumber + " has no voting code / 表决书没有表决码");
    }
    if (reprint < 0) {
      throw new IllegalArgumentException("reprint number below zero / 补发次数为负: " + reprint);
    }
  }

  /** Says whose letter it is, and hides the code. */
  @Override
  public String toString() {
    return "VotingLetter[motion="
        + motion.number()
        + ", party="
        + partyNumber
        + ", sheet="
        + sheetNumber
        + ", code=***]";
  }
}
