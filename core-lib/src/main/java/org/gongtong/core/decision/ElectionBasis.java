package org.gongtong.core.decision;

import org.gongtong.core.kernel.LocalizedText;

/** Who votes in an election of a committee, one ballot each. */
public enum ElectionBasis {
  /** Every registered voter. */
  VOTERS("全体有选举权的居民", "all registered voters"),
  /** A delegate of each household. */
  HOUSEHOLDS("每户派代表", "one delegate a household"),
  /** The residents' representatives. */
  REPRESENTATIVES("居民代表", "the residents' representatives");

  private final LocalizedText text;

  ElectionBasis(String zh, String en) {
    this.text = LocalizedText.of(zh, en);
  }

  /** What it is called. */
  public LocalizedText text() {
    return text;
  }
}
