package org.gongtong.server.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the log is kept besides the console, one file a day.
 *
 * @param folder absolute; empty when others keep what the console gets
 * @param days how many days' files are kept, at least {@link #FEWEST_DAYS}
 */
public record LogFiles(Optional<Path> folder, int days) {
  /** Six months at their longest: 网络安全法 (in force since 2026-01-01) article 23(3). */
  public static final int FEWEST_DAYS = 184;

  /** The source of {@link #FEWEST_DAYS}, as it is told to an operator. */
  public static final String LAW_ZH = "《网络安全法》第二十三条第（三）项：网络日志留存不少于六个月";

  /** As {@link #LAW_ZH}. */
  public static final String LAW_EN =
      "Cybersecurity Law of China, article 23(3): network logs are kept for at least six months";
}
