package org.gongtong.core.place;

/**
 * What an area was read from; the earlier the better (Interpretation on condominium ownership,
 * article 8).
 */
public enum AreaBasis {
  /** The real estate register. */
  REGISTRY,
  /** The surveyor's measurement, where nothing is registered yet. */
  SURVEY,
  /** The sale contract, where nothing is measured yet. */
  CONTRACT
}
