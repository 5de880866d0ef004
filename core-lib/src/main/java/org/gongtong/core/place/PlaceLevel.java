package org.gongtong.core.place;

/** How large a place of an estate is; households are the level below the last. */
public enum PlaceLevel {
  /** The whole estate of a community. */
  COMMUNITY,
  /** 小区, a residential compound. */
  COMPOUND,
  /** 楼栋, a building of it. */
  BUILDING,
  /** 单元, an entrance of it; a building without entrances has one named {@code 0}. */
  ENTRANCE
}
