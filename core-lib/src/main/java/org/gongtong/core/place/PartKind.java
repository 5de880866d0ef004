package org.gongtong.core.place;

/** What sort of exclusive part it is (Interpretation on condominium ownership, article 2). */
public enum PartKind {
  /** 住宅. */
  DWELLING,
  /** 商铺. */
  SHOP,
  /** 车位. */
  PARKING,
  /** 储藏室. */
  STORAGE
}
