package org.gongtong.core.place;

import java.util.List;
import java.util.Objects;
import org.gongtong.core.kernel.Language;

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

  /** The heading of the template in a language. */
  public String heading(Language language) {
    return headings.get(language == Language.EN ? 0 : 1);
  }

  /**
   * What stands in this column for a part; {@link RosterCheck} reads the same part out of it. Empty
   * where there is nothing to say.
   */
  public String text(ExclusivePart part, Language language) {
    return switch (this) {
      case PART_ID -> part.id();
      case COMPOUND -> part.compound();
      case BUILDING -> part.building();
      case ENTRANCE -> part.entrance();
      case ROOM -> part.room();
      case KIND -> part.kind().word().in(language);
      case AREA -> part.area().toString();
      case AREA_BASIS -> part.basis().word().in(language);
      case OWNERS -> String.join(";", part.owners());
      case VOTER -> Objects.requireNonNullElse(part.voter(), "");
      case STATUS -> part.status().word().in(language);
    };
  }
}
