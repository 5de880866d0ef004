package org.gongtong.core.place;

import org.gongtong.core.kernel.LocalizedText;

/**
 * Whether a part has left the developer's hands (Interpretation on condominium ownership, article
 * 9).
 */
public enum PartStatus {
  /** Delivered to its owner. */
  DELIVERED("已交付", "delivered"),
  /** Not sold: the developer owns it. */
  UNSOLD("未售", "unsold"),
  /** Sold, not delivered: the developer still counts as its owner. */
  SOLD_UNDELIVERED("已售未交付", "sold_undelivered");

  private final LocalizedText word;

  PartStatus(String zh, String en) {
    this.word = LocalizedText.of(zh, en);
  }

  /** How a roster writes it. */
  public LocalizedText word() {
    return word;
  }
}
