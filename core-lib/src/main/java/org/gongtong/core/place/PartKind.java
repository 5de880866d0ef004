package org.gongtong.core.place;

import org.gongtong.core.kernel.LocalizedText;

/** What sort of exclusive part it is (Interpretation on condominium ownership, article 2). */
public enum PartKind {
  /** 住宅. */
  DWELLING("住宅", "dwelling"),
  /** 商铺. */
  SHOP("商铺", "shop"),
  /** 车位. */
  PARKING("车位", "parking"),
  /** 储藏室. */
  STORAGE("储藏室", "storage");

  private final LocalizedText word;

  PartKind(String zh, String en) {
    this.word = LocalizedText.of(zh, en);
  }

  /** How a roster writes it. */
  public LocalizedText word() {
    return word;
  }
}
