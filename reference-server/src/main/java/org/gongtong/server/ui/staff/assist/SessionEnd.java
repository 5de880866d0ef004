package org.gongtong.server.ui.staff.assist;

import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.server.ui.text.MessageKey;

/** What became of an assisted session. */
public enum SessionEnd implements MessageKey {
  OPEN("open"),
  CAST("end-cast"),
  BY_HAND("end-by-hand"),
  TIME("end-time");

  private final String code;

  SessionEnd(String code) {
    this.code = code;
  }

  /** Of a session; one whose time is over is open until somebody comes by it. */
  static SessionEnd of(AssistedSession session) {
    if (session.end() == null) {
      return OPEN;
    }
    return switch (session.end().way()) {
      case CAST -> CAST;
      case BY_HAND -> BY_HAND;
      case TIME -> TIME;
    };
  }

  @Override
  public String messageKey() {
    return "assisted." + code;
  }
}
