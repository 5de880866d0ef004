package org.gongtong.server.ui.part;

import org.gongtong.server.ui.text.MessageKey;

/**
 * What is counted: owners (heads), or the floor area of their exclusive parts; in an election those
 * who voted, and the votes of a candidate.
 */
public enum Measure implements MessageKey {
  HEADS("heads"),
  AREA("area"),
  VOTERS("voters"),
  VOTES("votes");

  private final String code;

  Measure(String code) {
    this.code = code;
  }

  @Override
  public String messageKey() {
    return "measure." + code;
  }
}
