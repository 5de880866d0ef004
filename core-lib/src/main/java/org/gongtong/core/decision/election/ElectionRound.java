package org.gongtong.core.decision.election;

import org.gongtong.core.kernel.LocalizedText;

/** Which round of an election it is; the rule asks for another share of the votes in each. */
public enum ElectionRound {
  /** The first: a candidate needs the rule's majority. */
  FIRST("首次选举", "first round"),
  /** Another one for seats left open (另行选举): the rule's share of the votes cast is enough. */
  FURTHER("另行选举", "further round");

  private final LocalizedText text;

  ElectionRound(String zh, String en) {
    this.text = LocalizedText.of(zh, en);
  }

  /** What it is called. */
  public LocalizedText text() {
    return text;
  }
}
