package org.gongtong.core.decision;

import java.util.Optional;

/** How a ballot came in. All channels make one turnout. */
public enum Channel {
  /** The voting page. */
  WEB("web"),
  /** A paper ballot handed in. */
  PAPER("paper"),
  /** At a meeting. */
  MEETING("meeting"),
  /** At the door. */
  VISIT("visit");

  private final String code;

  Channel(String code) {
    this.code = code;
  }

  /** As it stands in ballot files. */
  public String code() {
    return code;
  }

  /** The channel of a code, exactly as written. */
  public static Optional<Channel> find(String code) {
    for (Channel channel : values()) {
      if (channel.code.equals(code)) {
        return Optional.of(channel);
      }
    }
    return Optional.empty();
  }
}
