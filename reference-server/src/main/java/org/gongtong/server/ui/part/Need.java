package org.gongtong.server.ui.part;

import org.gongtong.server.ui.text.Goal;

/**
 * What the law asks of a vote, before anything is counted.
 *
 * @param name what is required, in the reader's language: 参与表决, 同意 …
 * @param basis what the share is of, in the reader's language
 * @param heads the share of owners
 * @param area the share of their floor area
 * @param citation the article
 */
public record Need(String name, String basis, Goal heads, Goal area, Citation citation) {
  /** Whether one sentence says both measures. */
  public boolean isSameInBoth() {
    return heads.equals(area);
  }
}
