package org.gongtong.core.timebank;

import java.math.BigInteger;
import org.gongtong.core.kernel.LocalizedText;

/**
 * Shows minutes as hours, and as the coins of a policy: 90 minutes are 1小时30分钟 and, at 60 minutes a
 * coin, 1又1/2个时间币. Exact: what is no whole number of coins is shown as a reduced fraction.
 * Immutable.
 *
 * @param minutesPerCoin how many minutes a coin is worth, at least 1
 */
public record TimeDisplay(int minutesPerCoin) {

  private static final long MINUTES_PER_HOUR = 60;
  private static final String MINUS = "\u2212";

  /**
   * @throws IllegalArgumentException if a coin is worth less than a minute
   */
  public TimeDisplay {
    if (minutesPerCoin < 1) {
      throw new IllegalArgumentException("a coin is worth a minute or more: " + minutesPerCoin);
    }
  }

  /** In hours and minutes: 1小时30分钟 / 1 h 30 min. */
  public LocalizedText hours(long minutes) {
    BigInteger[] parts = parts(minutes, MINUTES_PER_HOUR);
    boolean noHours = parts[0].signum() == 0;
    boolean noMinutes = parts[1].signum() == 0 && !noHours;
    String zh = (noHours ? "" : parts[0] + "小时") + (noMinutes ? "" : parts[1] + "分钟");
    String en =
        (noHours ? "" : parts[0] + " h")
            + (noHours || noMinutes ? "" : " ")
            + (noMinutes ? "" : parts[1] + " min");
    return signed(minutes, zh, en);
  }

  /** In coins: 1又1/2个时间币 / 1 1/2 coins. */
  public LocalizedText coins(long minutes) {
    BigInteger[] parts = parts(minutes, minutesPerCoin);
    BigInteger whole = parts[0];
    if (parts[1].signum() == 0) {
      return signed(minutes, whole + "个时间币", whole + (isOne(whole) ? " coin" : " coins"));
    }
    BigInteger unit = BigInteger.valueOf(minutesPerCoin);
    BigInteger common = parts[1].gcd(unit);
    String fraction = parts[1].divide(common) + "/" + unit.divide(common);
    return whole.signum() == 0
        ? signed(minutes, fraction + "个时间币", fraction + " coin")
        : signed(minutes, whole + "又" + fraction + "个时间币", whole + " " + fraction + " coins");
  }

  /** In both: 1小时30分钟（1又1/2个时间币） / 1 h 30 min (1 1/2 coins). */
  public LocalizedText both(long minutes) {
    LocalizedText hours = hours(minutes);
    LocalizedText coins = coins(minutes);
    return LocalizedText.of(
        hours.zh() + "（" + coins.zh() + "）", hours.en() + " (" + coins.en() + ")");
  }

  /** Whole units and the minutes left, both without a sign. */
  private static BigInteger[] parts(long minutes, long unit) {
    return BigInteger.valueOf(minutes).abs().divideAndRemainder(BigInteger.valueOf(unit));
  }

  private static boolean isOne(BigInteger number) {
    return number.equals(BigInteger.ONE);
  }

  private static LocalizedText signed(long minutes, String zh, String en) {
    String sign = minutes < 0 ? MINUS : "";
    return LocalizedText.of(sign + zh, sign + en);
  }
}
