package org.gongtong.server.config;

import java.util.List;

/**
 * The settings with their origin, fit to be shown: no secret stands in it.
 *
 * @param config what they come to
 * @param lines one for each {@link Setting}, in its order
 * @param warnings what is allowed, and unwise
 */
public record ConfigReport(ServerConfig config, List<Line> lines, List<ConfigProblem> warnings) {
  /** What stands where a secret is. */
  public static final String REDACTED = "******";

  /**
   * One setting.
   *
   * @param shown its value; {@link #REDACTED} in place of a secret
   * @param place file and line, variable, property or option; empty for the default
   */
  public record Line(Setting setting, String shown, String place) {}

  public ConfigReport {
    lines = List.copyOf(lines);
    warnings = List.copyOf(warnings);
  }

  /** Where a setting came from; its name where it has its default. */
  public String placeOf(Setting setting) {
    return lines.stream()
        .filter(line -> line.setting() == setting && !line.place().isEmpty())
        .map(Line::place)
        .findFirst()
        .orElse(setting.key());
  }
}
