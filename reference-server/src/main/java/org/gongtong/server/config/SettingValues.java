package org.gongtong.server.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Gathers values from the places they may come from; remembers the place of each, for messages. */
final class SettingValues {
  /** Variables of the launcher and of the embedded database, read before or beside the settings. */
  private static final List<String> OTHER_VARIABLES =
      List.of("GONGTONG_HOME", "GONGTONG_CACHE_DIR", "GONGTONG_JAVA_OPTS");

  private static final List<String> OTHER_PROPERTIES = List.of("gongtong.home");

  record Value(String text, String place) {}

  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
  private final List<ConfigProblem> problems = new ArrayList<>();

  SettingValues() {
    for (Setting setting : Setting.values()) {
      values.put(setting, new Value(setting.defaultValue(), setting.key()));
    }
  }

  List<ConfigProblem> problems() {
    return problems;
  }

  void problem(String place, String chinese, String english) {
    problems.add(new ConfigProblem(place, chinese, english));
  }

  Value get(Setting setting) {
    Value value = values.get(setting);
    if (value == null) {
      throw new IllegalStateException("every setting has a default: " + setting);
    }
    return value;
  }

  void readFile(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      problem(file.toString(), "不是 UTF-8 编码，请另存为 UTF-8", "is not UTF-8; save it as UTF-8");
      return;
    } catch (IOException e) {
      problem(file.toString(), "无法读取：" + e, "cannot be read: " + e);
      return;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      // An editor's byte order mark belongs to no name.
      String line = (i == 0 ? lines.get(i).replaceFirst("^\uFEFF", "") : lines.get(i)).strip();
      String place = file + ":" + (i + 1);
      int equals = line.indexOf('=');
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (equals <= 0) {
        problem(place, "应为“名称 = 值”", "expected “name = value”");
        continue;
      }
      String key = line.substring(0, equals).strip();
      Integer before = seen.putIfAbsent(key, i + 1);
      if (before != null) {
        problem(place, key + " 已在第 " + before + " 行设置", key + " is already set in line " + before);
      }
      set(key, line.substring(equals + 1).strip(), place);
    }
  }

  void readEnvironment(Map<String, String> environment) {
    Map<String, String> keys = new HashMap<>();
    for (Setting setting : Setting.values()) {
      keys.put(setting.variable(), setting.key());
      if (setting.secret()) {
        keys.put(setting.variable() + "_FILE", setting.fileKey());
      }
    }
    for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
      String name = entry.getKey();
      if (!name.startsWith("GONGTONG_") || OTHER_VARIABLES.contains(name)) {
        continue;
      }
      String key = keys.get(name);
      if (key == null) {
        String guess =
            Setting.nearest(
                name.substring("GONGTONG_".length()).toLowerCase(Locale.ROOT).replace('_', '.'));
        String nearest = Setting.find(guess).orElseThrow().variable();
        problem(
            name,
            "未知的环境变量；是否想写 " + nearest + "？",
            "unknown variable; did you mean " + nearest + "?");
      } else {
        set(key, entry.getValue(), name);
      }
    }
  }

  void readProperties(Map<String, String> properties) {
    for (Map.Entry<String, String> entry : new TreeMap<>(properties).entrySet()) {
      String name = entry.getKey();
      if (name.startsWith("gongtong.") && !OTHER_PROPERTIES.contains(name)) {
        set(name.substring("gongtong.".length()), entry.getValue(), "-D" + name);
      }
    }
  }

  void readFlags(Map<String, String> flags) {
    new TreeMap<>(flags).forEach((key, value) -> set(key, value, "--set " + key));
  }

  private void set(String key, String value, String place) {
    for (Setting setting : Setting.values()) {
      if (setting.key().equals(key)) {
        values.put(setting, new Value(value.strip(), place));
        return;
      }
      if (setting.secret() && setting.fileKey().equals(key)) {
        readSecret(setting, value.strip(), place);
        return;
      }
    }
    String nearest = Setting.nearest(key);
    problem(
        place,
        "未知的设置 " + key + "；是否想写 " + nearest + "？",
        "unknown setting " + key + "; did you mean " + nearest + "?");
  }

  private void readSecret(Setting setting, String file, String place) {
    try {
      values.put(setting, new Value(Files.readString(Path.of(file)).strip(), place));
    } catch (IOException e) {
      problem(place, "无法读取 " + file + "：" + e, "cannot read " + file + ": " + e);
    }
  }

  int number(Setting setting, int from, int to) {
    Value value = get(setting);
    if (value.text().matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(value.text());
      if (number >= from && number <= to) {
        return number;
      }
    }
    problem(
        value.place(),
        "应为 " + from + " 到 " + to + " 的整数，而不是“" + value.text() + "”",
        "must be a whole number from " + from + " to " + to + ", not “" + value.text() + "”");
    return from;
  }

  /** The chosen word; the first one when the value is none of them, which is noted as a problem. */
  String word(Setting setting, String... words) {
    Value value = get(setting);
    if (Arrays.asList(words).contains(value.text())) {
      return value.text();
    }
    String list = String.join(", ", words);
    problem(
        value.place(),
        "应为 " + list + " 之一，而不是“" + value.text() + "”",
        "must be one of " + list + ", not “" + value.text() + "”");
    return words[0];
  }
}
