package org.gongtong.server.ui.timebank;

import java.util.Optional;
import org.gongtong.server.ui.text.MessageKey;

/** A part of a day, as people say it. */
public enum DayPart implements MessageKey {
  ANY("any", 8, 20),
  MORNING("morning", 8, 12),
  AFTERNOON("afternoon", 12, 18),
  EVENING("evening", 18, 20);

  private final String code;
  private final int from;
  private final int until;

  DayPart(String code, int from, int until) {
    this.code = code;
    this.from = from;
    this.until = until;
  }

  static Optional<DayPart> find(String code) {
    for (DayPart part : values()) {
      if (part.code.equals(code)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** As forms send it. */
  public String code() {
    return code;
  }

  /** The hour at which it begins. */
  int from() {
    return from;
  }

  /** The hour at which it ends. */
  int until() {
    return until;
  }

  @Override
  public String messageKey() {
    return "want.part." + code;
  }
}
