package org.gongtong.core.rules;

import java.util.List;

/**
 * A locality's rules: the interface plugins implement. Extension point, found by {@link
 * java.util.ServiceLoader}: the implementation is public, has a public constructor without
 * arguments, and is named in {@code META-INF/services/org.gongtong.core.rules.RulePack}.
 *
 * <p>A pack is pure: no clock, no input or output, no dependency but this library, and the same
 * answer every time. It must be safe to use from several threads. {@code
 * org.gongtong.testkit.RulePackContract} checks all of this.
 */
public interface RulePack {

  /**
   * The level of this interface. Packs name the level they were written for; the library accepts a
   * range of levels.
   */
  int SPI_LEVEL = 1;

  /** The oldest level that is still accepted. */
  int OLDEST_SPI_LEVEL = 1;

  /** What the pack says of itself; the same every time. */
  PackDescriptor descriptor();

  /** The editions it brings; no two of the same rule and scope overlap in time. */
  List<Edition> editions();

  /** The years of public holidays it brings. */
  default List<HolidayYear> holidays() {
    return List.of();
  }
}
