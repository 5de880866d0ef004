package org.gongtong.core.timebank;

import java.time.Duration;
import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/**
 * How the time a service took becomes the minutes that are credited for it. It is applied once,
 * when the service is confirmed, and the entry keeps its name: nothing is ever rounded again.
 */
public enum Rounding {
  /** As many full minutes as it took. */
  EXACT("exact", 1, false, "按实际分钟计，不足一分钟不计", "every full minute"),
  /** Full quarters of an hour. */
  QUARTER_HOUR_DOWN("quarter-hour-down", 15, false, "按整刻钟计，不足不计", "full quarters of an hour"),
  /** To the nearest quarter of an hour. */
  QUARTER_HOUR_HALF_UP(
      "quarter-hour-half-up", 15, true, "按刻钟计，过半进位", "to the nearest quarter of an hour"),
  /** Full half hours. */
  HALF_HOUR_DOWN("half-hour-down", 30, false, "按整半小时计，不足不计", "full half hours"),
  /** To the nearest half hour; 15 minutes are one. */
  HALF_HOUR_HALF_UP(
      "half-hour-half-up", 30, true, "按半小时计，满15分钟进位", "to the nearest half hour, 15 minutes up"),
  /** Full hours. */
  HOUR_DOWN("hour-down", 60, false, "按整小时计，不足不计", "full hours"),
  /** To the nearest hour; 30 minutes are one. */
  HOUR_HALF_UP("hour-half-up", 60, true, "按小时计，满30分钟进位", "to the nearest hour, 30 minutes up");

  private static final Duration LONGEST = Duration.ofMinutes(Transfer.MOST_MINUTES);

  private final String code;
  private final int step;
  private final boolean halfUp;
  private final LocalizedText text;

  Rounding(String code, int step, boolean halfUp, String zh, String en) {
    this.code = code;
    this.step = step;
    this.halfUp = halfUp;
    this.text = LocalizedText.of(zh, en);
  }

  /** The rule of a code. */
  public static Optional<Rounding> find(String code) {
    for (Rounding rounding : values()) {
      if (rounding.code.equals(code)) {
        return Optional.of(rounding);
      }
    }
    return Optional.empty();
  }

  /**
   * The minutes credited for a service that took so long: seconds that make no full minute are
   * rounded together with the minutes, not before.
   *
   * @param lasted 0 to {@link Transfer#MOST_MINUTES}
   * @throws IllegalArgumentException if it is out of that range
   */
  public long minutes(Duration lasted) {
    if (lasted.isNegative() || lasted.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("no service takes so long: " + lasted);
    }
    long seconds = Duration.ofMinutes(step).toSeconds();
    long more = halfUp ? seconds / 2 : 0;
    return (lasted.toSeconds() + more) / seconds * step;
  }

  /** The name that entries keep. */
  public String code() {
    return code;
  }

  /** What it is called. */
  public LocalizedText text() {
    return text;
  }
}
