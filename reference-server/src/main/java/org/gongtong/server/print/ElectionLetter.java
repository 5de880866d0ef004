package org.gongtong.server.print;

/**
 * One voter's letter of a secret election: how to vote, and a one-time voting code. It has no
 * ballot to cut off, since a paper that came with a number would not be secret. It names a number
 * and nobody. Immutable; it holds a secret, so keep it no longer than printing takes.
 *
 * @param election what the election's letters have in common
 * @param voterNumber the voter's number on the list
 * @param voterId the voter's opaque id
 * @param code the voting code as it is typed, in groups
 * @param scanAddress the whole address in the QR square, with the code behind {@code #}
 * @param reprint 0 for the first print, else which reprint this is
 */
public record ElectionLetter(
    ElectionOnPaper election,
    int voterNumber,
    String voterId,
    String code,
    String scanAddress,
    int reprint) {
  /**
   * @throws IllegalArgumentException if there is no code or a negative reprint number
   */
  public ElectionLetter {
    if (code.isBlank() || scanAddress.isBlank()) {
      throw new IllegalArgumentException(
          "letter for voter " + voterNumber + " has no voting code / 投票信没有表决码");
    }
    if (reprint < 0) {
      throw new IllegalArgumentException("reprint number below zero / 补发次数为负: " + reprint);
    }
  }

  /** Says whose letter it is, and hides the code. */
  @Override
  public String toString() {
    return "ElectionLetter[election="
        + election.number()
        + ", voter="
        + voterNumber
        + ", code=***]";
  }
}
