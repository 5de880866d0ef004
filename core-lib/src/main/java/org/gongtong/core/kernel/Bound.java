package org.gongtong.core.kernel;

/**
 * Whether the number itself is enough. Civil Code article 1259: 以上、以下、以内、届满 include it; 不满、超过、以外 do
 * not.
 */
public enum Bound {
  /** At least (or at most) the number: 以上, 以下. */
  INCLUSIVE,
  /** More (or fewer) than the number: 超过, 过半数, 不满. */
  EXCLUSIVE
}
