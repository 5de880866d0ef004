package org.gongtong.core.place;

import java.util.List;

/** The columns of a roster spreadsheet, with the headings they may have. */
public enum RosterColumn {
  /** Id of the part, unique. */
  PART_ID("part_id", "专有部分编号", "房产编号"),
  /** Residential compound. */
  COMPOUND("compound", "小区"),
  /** Building. */
  BUILDING("building", "楼栋", "幢"),
  /** Entrance. */
  ENTRANCE("entrance", "单元"),
  /** Room; may be blank. */
  ROOM("room", "房号", "室"),
  /** {@link PartKind}. */
  KIND("kind", "用途", "类型"),
  /** Floor area in square metres. */
  AREA("area_m2", "面积（平方米）", "建筑面积", "面积"),
  /** {@link AreaBasis}. */
  AREA_BASIS("area_basis", "面积依据"),
  /** Ids of the owners, separated by semicolons. */
  OWNERS("owner_ids", "业主编号"),
  /** Id of the one who votes; may be blank. */
  VOTER("voting_owner_id", "表决人编号"),
  /** {@link PartStatus}. */
  STATUS("status", "交付状态", "状态");

  private final List<String> headings;

  RosterColumn(String... headings) {
    this.headings = List.of(headings);
  }

  /** The headings that name this column; the first in English, the second in Chinese. */
  public List<String> headings() {
    return headings;
  }
}
