package org.gongtong.server.ui.text;

import java.util.Locale;
import org.gongtong.core.timebank.TimeDisplay;
import org.jspecify.annotations.Nullable;

/** Minutes as people say them: 12 小时 30 分钟, 12 hours 30 minutes. */
public final class MinuteWords {
  private static final int HOUR = 60;

  private MinuteWords() {}

  /** So many minutes; their sign is left out. */
  public static String of(Messages text, long minutes) {
    long hours = Math.abs(minutes / HOUR);
    long rest = Math.abs(minutes % HOUR);
    if (hours == 0) {
      return text.count("time.minutes", rest);
    }
    String said = text.count("time.hours", hours);
    return rest == 0 ? said : text.of("time.both", said, text.count("time.minutes", rest));
  }

  /** As a figure of a table, hours and minutes: 12:05, −0:30. */
  public static String clock(long minutes) {
    long whole = Math.abs(minutes);
    return String.format(
        Locale.ROOT, "%s%,d:%02d", minutes < 0 ? "\u2212" : "", whole / HOUR, whole % HOUR);
  }

  /**
   * What somebody has: "您有 12 小时 30 分钟", "You have used 30 minutes more than you gave", "You have
   * no hours at the moment".
   */
  public static String balance(Messages text, long minutes) {
    if (minutes == 0) {
      return text.of("balance.none");
    }
    return text.of(minutes > 0 ? "balance.has" : "balance.owes", of(text, minutes));
  }

  /** The same in the coins of a policy; empty for none, and where nothing is there to count. */
  public static String coins(Messages text, long minutes, @Nullable TimeDisplay display) {
    return display == null || minutes <= 0
        ? ""
        : text.of("balance.coins", display.coins(minutes).in(text.language().inCore()));
  }
}
