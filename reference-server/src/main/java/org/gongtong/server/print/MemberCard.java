package org.gongtong.server.print;

/**
 * A member's card (时间银行卡): the code by which he opens his pages, typed and as a QR square. It names
 * nobody. Immutable; it holds a secret, so keep it no longer than printing takes.
 *
 * @param language the language of the card's fixed words
 * @param community the community
 * @param code the code as it is typed, in groups
 * @param scanAddress the whole address in the QR square, with the code behind {@code #}
 * @param address where it is typed, as people type it
 * @param reprint 0 for the first card, else which one after it this is
 * @param helpPhone who helps on the telephone; empty for none
 */
public record MemberCard(
    PrintLanguage language,
    String community,
    String code,
    String scanAddress,
    String address,
    int reprint,
    String helpPhone) {

  /**
   * @throws IllegalArgumentException if there is no code or a negative number
   */
  public MemberCard {
    if (code.isBlank() || scanAddress.isBlank()) {
      throw new IllegalArgumentException("a card has a code / 时间银行卡没有密码");
    }
    if (reprint < 0) {
      throw new IllegalArgumentException("reprint number below zero / 补发次数为负: " + reprint);
    }
  }

  /** Hides the code. */
  @Override
  public String toString() {
    return "MemberCard[community=" + community + ", reprint=" + reprint + ", code=***]";
  }
}
