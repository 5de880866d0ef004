package org.gongtong.core.timebank;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/** What one person is to another, as far as policies name it. */
public enum Relation {
  /** Husband or wife. */
  SPOUSE("spouse", "配偶", "spouse"),
  /** Son or daughter. */
  CHILD("child", "子女", "child"),
  /** Father or mother. */
  PARENT("parent", "父母", "parent"),
  /** A child's child. */
  GRANDCHILD("grandchild", "孙子女、外孙子女", "grandchild"),
  /** A parent's parent. */
  GRANDPARENT("grandparent", "祖父母、外祖父母", "grandparent"),
  /** Brother or sister. */
  SIBLING("sibling", "兄弟姐妹", "sibling");

  private final String code;
  private final LocalizedText text;

  Relation(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The relation of a code. */
  public static Optional<Relation> find(String code) {
    for (Relation relation : values()) {
      if (relation.code.equals(code)) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  /** A stable name for files and tables, as in {@link Members.Kinship}. */
  public String code() {
    return code;
  }

  /** What it is called. */
  public LocalizedText text() {
    return text;
  }
}
