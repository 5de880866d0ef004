package org.gongtong.core.place;

/**
 * Whether a part has left the developer's hands (Interpretation on condominium ownership, article
 * 9).
 */
public enum PartStatus {
  /** Delivered to its owner. */
  DELIVERED,
  /** Not sold: the developer owns it. */
  UNSOLD,
  /** Sold, not delivered: the developer still counts as its owner. */
  SOLD_UNDELIVERED
}
