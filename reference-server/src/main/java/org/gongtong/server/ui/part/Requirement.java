package org.gongtong.server.ui.part;

/**
 * One requirement of the law with its figures: heads and area are judged together, and both must be
 * met.
 *
 * @param name what is required, in the reader's language: 参与表决, 同意 …
 * @param basis what the shares are of, in the reader's language: 全体业主, 参与表决的业主
 * @param heads the owners
 * @param area their floor area
 * @param citation the article
 */
public record Requirement(String name, String basis, Bar heads, Bar area, Citation citation) {
  /** Whether both measures are met. */
  public boolean met() {
    return heads.met() && area.met();
  }
}
