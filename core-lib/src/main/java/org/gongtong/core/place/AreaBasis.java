package org.gongtong.core.place;

import org.gongtong.core.kernel.LocalizedText;

/**
 * What an area was read from; the earlier the better (Interpretation on condominium ownership,
 * article 8).
 */
public enum AreaBasis {
  /** The real estate register. */
  REGISTRY("登记", "registry"),
  /** The surveyor's measurement, where nothing is registered yet. */
  SURVEY("实测", "survey"),
  /** The sale contract, where nothing is measured yet. */
  CONTRACT("合同", "contract");

  private final LocalizedText word;

  AreaBasis(String zh, String en) {
    this.word = LocalizedText.of(zh, en);
  }

  /** How a roster writes it. */
  public LocalizedText word() {
    return word;
  }
}
