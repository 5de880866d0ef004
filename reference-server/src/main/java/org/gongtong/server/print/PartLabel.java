package org.gongtong.server.print;

/**
 * Where an exclusive part lies, for the eye. Figures and letters get their Chinese measure word (3
 * → 3栋, 2 → 2单元, 501 → 501室); anything else is taken as it stands (地下车位 B1-023).
 *
 * @param building building, may be empty
 * @param entrance entrance, may be empty
 * @param room room or number, may be empty
 */
public record PartLabel(String building, String entrance, String room) {
  /** The label in one line. */
  String in(PrintLanguage language) {
    if (language == PrintLanguage.ZH_CN) {
      return withUnit(building, "栋") + withUnit(entrance, "单元") + withUnit(room, "室");
    }
    StringBuilder joined = new StringBuilder();
    for (String piece : new String[] {building, entrance, room}) {
      if (!piece.isBlank()) {
        joined.append(joined.isEmpty() ? "" : "-").append(piece.strip());
      }
    }
    return joined.toString();
  }

  private static String withUnit(String value, String unit) {
    String piece = value.strip();
    boolean bare = !piece.isEmpty() && piece.chars().allMatch(c -> c < 0x80);
    return bare ? piece + unit : piece;
  }
}
