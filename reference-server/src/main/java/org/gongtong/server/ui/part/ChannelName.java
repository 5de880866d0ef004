package org.gongtong.server.ui.part;

import org.gongtong.core.decision.Channel;
import org.gongtong.server.ui.text.MessageKey;

/** How a ballot came in, as people say it. */
public enum ChannelName implements MessageKey {
  WEB("web"),
  PAPER("paper"),
  MEETING("meeting"),
  VISIT("visit");

  private final String code;

  ChannelName(String code) {
    this.code = code;
  }

  /** The name of a channel. */
  public static ChannelName of(Channel channel) {
    return switch (channel) {
      case WEB -> WEB;
      case PAPER -> PAPER;
      case MEETING -> MEETING;
      case VISIT -> VISIT;
    };
  }

  /** The code in forms and files. */
  public String code() {
    return code;
  }

  @Override
  public String messageKey() {
    return "channel." + code;
  }
}
