package org.gongtong.core.place;

import org.gongtong.core.kernel.LocalizedText;

/**
 * Something a clerk should look at in a roster that is sound all the same. Immutable.
 *
 * @param code for programs and tests
 * @param text for the clerk: what, how many rows, which, and what to do
 */
public record RosterNote(Code code, LocalizedText text) {

  /** The closed list of notes. */
  public enum Code {
    /** Ids or names were written with full-width or compatibility characters and were folded. */
    FOLDED(
        "有 {count} 行的编号或名称用了全角等字符，已按普通字符读取（如 １００５ 读作 1005）：{rows}。请核对。",
        "In {count} rows ids or names had full-width or compatibility characters and were read as"
            + " plain ones (１００５ as 1005): {rows}. Check them."),
    /** Owner ids that look like people's names. */
    OWNER_LOOKS_LIKE_NAME(
        "有 {count} 行的业主编号像是姓名：{rows}。本系统暂不保存姓名，如是姓名请改用编号后重新上传。",
        "In {count} rows an owner id looks like a person's name: {rows}. Names are not stored; if it"
            + " is one, write an id instead and upload the file again."),
    /** Owner ids that look like several in one. */
    OWNER_LOOKS_LIKE_SEVERAL(
        "有 {count} 行的业主编号里有空格或 / | + & 等符号，已按一个编号读取：{rows}。如是几位共有人，请用分号隔开后重新上传。",
        "In {count} rows an owner id has a space or one of / | + & in it and was read as one id:"
            + " {rows}. If several co-owners are meant, put ; between them and upload the file again.");

    private final LocalizedText text;

    Code(String zh, String en) {
      this.text = LocalizedText.of(zh, en);
    }

    LocalizedText text() {
      return text;
    }
  }
}
