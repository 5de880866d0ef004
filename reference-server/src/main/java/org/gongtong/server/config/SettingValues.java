package org.gongtong.server.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
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

  private static final List<String> OTHER_PROPERTIES =
      List.of("gongtong.home", ConfigReader.TERMINAL);

  /**
   * A value as it was read.
   *
   * @param place for messages
   * @param given whether it is more than the default
   */
  record Value(String text, String place, boolean given) {}

  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final List<ConfigProblem> warnings = new ArrayList<>();
  private final Path home;

  /**
   * @param home the folder that paths of secrets are relative to
   */
  SettingValues(Path home) {
    this.home = home;
    for (Setting setting : Setting.values()) {
      values.put(setting, new Value(setting.defaultValue(), setting.key(), false));
    }
  }

  List<ConfigProblem> problems() {
    return problems;
  }

  /** What is allowed, and unwise. */
  List<ConfigProblem> warnings() {
    return warnings;
  }

  void warning(String place, String chinese, String english) {
    warnings.add(new ConfigProblem(place, chinese, english));
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
    boolean open = readableByOthers(file);
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
      if (open && Setting.find(key).filter(Setting::secret).isPresent()) {
        warnReadable(place, file);
      }
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
    new TreeMap<>(flags)
        .forEach(
            (key, value) -> {
              set(key, value, "--set " + key);
              if (Setting.find(key).filter(Setting::secret).isPresent()) {
                warning(
                    "--set " + key,
                    "命令行上的口令对本机所有用户可见；请改用 " + key + ".file",
                    "everybody on this machine can see a secret on the command line; use "
                        + key
                        + ".file");
              }
            });
  }

  private void set(String key, String value, String place) {
    for (Setting setting : Setting.values()) {
      if (setting.key().equals(key)) {
        values.put(setting, new Value(value.strip(), place, true));
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

  private void readSecret(Setting setting, String name, String place) {
    try {
      Path file = home.resolve(name);
      values.put(setting, new Value(Files.readString(file).strip(), place, true));
      if (readableByOthers(file)) {
        warnReadable(place, file);
      }
    } catch (IOException | InvalidPathException e) {
      problem(place, "无法读取 " + name + "：" + e, "cannot read " + name + ": " + e);
    }
  }

  private void warnReadable(String place, Path file) {
    warning(
        place,
        file + " 含有口令，却可被其他用户读取；请执行 chmod 600 " + file,
        file + " holds a secret and can be read by others; run chmod 600 " + file);
  }

  /** Where a file system has no such rights, nothing can be said. */
  private static boolean readableByOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  int number(Setting setting, int from, int to) {
    return number(setting, from, to, "", "");
  }

  /** As above; the refusal says why the bounds are what they are. */
  int number(Setting setting, int from, int to, String whyChinese, String whyEnglish) {
    Value value = get(setting);
    if (value.text().matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(value.text());
      if (number >= from && number <= to) {
        return number;
      }
    }
    problem(
        value.place(),
        "应为 " + from + " 到 " + to + " 的整数，而不是“" + value.text() + "”" + because("。", whyChinese),
        "must be a whole number from "
            + from
            + " to "
            + to
            + ", not “"
            + value.text()
            + "”"
            + because(". ", whyEnglish));
    return from;
  }

  private static String because(String separator, String why) {
    return why.isEmpty() ? "" : separator + why;
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
