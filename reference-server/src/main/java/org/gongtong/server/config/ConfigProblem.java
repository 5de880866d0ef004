package org.gongtong.server.config;

/**
 * One mistake in the settings.
 *
 * @param place file and line, variable, property or option
 * @param chinese what is wrong and what to do, in Chinese
 * @param english the same in English
 */
public record ConfigProblem(String place, String chinese, String english) {
  @Override
  public String toString() {
    return place + "：" + chinese + System.lineSeparator() + place + ": " + english;
  }
}
