package org.gongtong.server.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the settings; see the package's page for the places and their order. */
public final class ConfigReader {
  /** Shows on the pages and letters of a demo where the number stands; nobody answers it. */
  private static final String DEMO_PHONE = "0000-0000000";

  /** Whether the launcher found standard error to be a terminal. */
  static final String TERMINAL = "gongtong.terminal";

  private static final String FILE = "conf/gongtong.properties";

  private final Map<String, String> environment;
  private final Map<String, String> properties;

  /**
   * @param environment as {@link System#getenv()}
   * @param properties as {@link System#getProperties()}
   */
  public ConfigReader(Map<String, String> environment, Map<String, String> properties) {
    this.environment = Map.copyOf(environment);
    this.properties = Map.copyOf(properties);
  }

  /** A reader of this process's environment and system properties. */
  public static ConfigReader ofThisProcess() {
    Map<String, String> properties = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      properties.put(name, System.getProperty(name, ""));
    }
    return new ConfigReader(System.getenv(), properties);
  }

  /**
   * Reads everything.
   *
   * @param homeFlag the home folder named on the command line, if any; else {@code gongtong.home}
   *     (the launcher sets it), {@code GONGTONG_HOME} or the working folder
   * @param flags settings by name from the command line
   * @throws ConfigException naming every mistake
   */
  public ServerConfig read(Optional<Path> homeFlag, Map<String, String> flags) {
    return examine(homeFlag, flags).config();
  }

  /**
   * As {@link #read}, with the place of each value and what is unwise about them.
   *
   * @throws ConfigException naming every mistake
   */
  public ConfigReport examine(Optional<Path> homeFlag, Map<String, String> flags) {
    Path home = homeFlag.orElseGet(this::home).toAbsolutePath().normalize();
    SettingValues values = new SettingValues(home);
    Path file = home.resolve(FILE);
    if (Files.exists(file)) {
      values.readFile(file);
    }
    values.readEnvironment(environment);
    values.readProperties(properties);
    values.readFlags(flags);
    ServerConfig config = check(home, values);
    if (!values.problems().isEmpty()) {
      throw new ConfigException(values.problems());
    }
    warn(config, values);
    return new ConfigReport(
        config,
        Arrays.stream(Setting.values()).map(setting -> line(setting, values)).toList(),
        values.warnings());
  }

  private static ConfigReport.Line line(Setting setting, SettingValues values) {
    SettingValues.Value value = values.get(setting);
    String shown = value.text();
    if (setting.secret() && !shown.isEmpty()) {
      shown = ConfigReport.REDACTED;
    } else if (setting == Setting.DB_URL) {
      shown = shown.replaceAll("(?i)(password|user)=[^&]*", "$1=" + ConfigReport.REDACTED);
    }
    return new ConfigReport.Line(setting, shown, value.given() ? value.place() : "");
  }

  private static void warn(ServerConfig config, SettingValues values) {
    if (config.logFiles().folder().isEmpty()) {
      values.warning(
          values.get(Setting.LOG_FOLDER).place(),
          "不写日志文件；请确认收集日志的一方留存六个月以上。" + LogFiles.LAW_ZH,
          "no files of the log are written; see that whoever collects it keeps six months. "
              + LogFiles.LAW_EN);
    }
    if (config.https() && config.trustedProxies().isEmpty()) {
      values.warning(
          values.get(Setting.SERVER_TRUSTED_PROXIES).place(),
          "网址是 https，却没有可信的反向代理：所有居民会被看作来自同一个地址",
          "the address is https, yet no proxy is trusted: all visitors seem to come from one address");
    }
  }

  private Path home() {
    // The variable is the operator's word, the property the launcher's guess.
    String named = environment.getOrDefault("GONGTONG_HOME", "");
    return Path.of(named.isBlank() ? properties.getOrDefault("gongtong.home", ".") : named);
  }

  private ServerConfig check(Path home, SettingValues values) {
    String host = values.get(Setting.SERVER_HOST).text();
    if (host.isEmpty()) {
      values.problem(
          values.get(Setting.SERVER_HOST).place(),
          "不能为空；只在本机使用请写 127.0.0.1",
          "must not be empty; write 127.0.0.1 for this machine only");
    }
    int port = values.number(Setting.SERVER_PORT, 0, 65_535);
    int adminPort = values.number(Setting.ADMIN_PORT, 0, 65_535);
    if (port == adminPort && port != 0) {
      values.problem(
          values.get(Setting.ADMIN_PORT).place(),
          "与 server.port 相同（" + port + "），请改用另一个端口",
          "is the same as server.port (" + port + "); choose another port");
    }
    return new ServerConfig(
        home,
        host,
        port,
        adminPort,
        baseUrl(values),
        trustedProxies(values),
        Duration.ofSeconds(values.number(Setting.SERVER_STOP_TIMEOUT, 0, 3_600)),
        database(home, values),
        values.number(Setting.DB_POOL_SIZE, 1, 1_000),
        path(home, values, Setting.PLUGINS),
        path(home, values, Setting.KEYS_FOLDER),
        Witnessing.read(values),
        logFormat(values),
        new LogFiles(
            logFolder(home, values),
            values.number(
                Setting.LOG_DAYS, LogFiles.FEWEST_DAYS, 36_500, LogFiles.LAW_ZH, LogFiles.LAW_EN)),
        new RequestLimits(
            values.number(Setting.LIMIT_ADDRESS, 0, 1_000_000),
            values.number(Setting.LIMIT_ACCOUNT, 0, 1_000_000),
            Duration.ofSeconds(values.number(Setting.SERVER_REQUEST_TIMEOUT, 1, 600))),
        zone(values),
        officePhone(values),
        StaffConfig.of(values),
        path(home, values, Setting.KEYS_FIELDS),
        OpenIdConfig.of(values),
        RetentionSetting.of(values),
        Duration.ofDays(values.number(Setting.RETENTION_MOST_IDLE_DAYS, 1, 36_500)),
        WebhookConfig.of(values),
        Duration.ofDays(values.number(Setting.SETTLEMENT_RECALL_DAYS, 0, 3_650)),
        values.number(Setting.TIMEBANK_BATCH, 1, 500),
        values.word(Setting.DEMO, "false", "true").equals("true"));
  }

  private LogFormat logFormat(SettingValues values) {
    return switch (values.word(Setting.LOG_FORMAT, "auto", "text", "json")) {
      case "text" -> LogFormat.TEXT;
      case "json" -> LogFormat.JSON;
      default ->
          properties.getOrDefault(TERMINAL, "").equals("true") ? LogFormat.TEXT : LogFormat.JSON;
    };
  }

  private static Optional<Path> logFolder(Path home, SettingValues values) {
    return values.get(Setting.LOG_FOLDER).text().isEmpty()
        ? Optional.empty()
        : Optional.of(path(home, values, Setting.LOG_FOLDER));
  }

  private static List<AddressRange> trustedProxies(SettingValues values) {
    SettingValues.Value value = values.get(Setting.SERVER_TRUSTED_PROXIES);
    Optional<List<AddressRange>> ranges = AddressRange.parseAll(value.text());
    if (ranges.isEmpty()) {
      values.problem(
          value.place(),
          "应为以逗号分隔的地址或网段，例如 127.0.0.1, 10.0.0.0/8，而不是“" + value.text() + "”",
          "must be addresses or ranges separated by commas, 127.0.0.1, 10.0.0.0/8 for instance, not “"
              + value.text()
              + "”");
    }
    return ranges.orElse(List.of());
  }

  private static boolean isDemo(SettingValues values) {
    return values.get(Setting.DEMO).text().equals("true");
  }

  private static Optional<URI> baseUrl(SettingValues values) {
    SettingValues.Value value = values.get(Setting.SERVER_BASE_URL);
    if (value.text().isEmpty()) {
      return Optional.empty();
    }
    if (value.text().matches("https?://[^/?#\\s]+/?")) {
      try {
        return Optional.of(URI.create(value.text().replaceFirst("/$", "")));
      } catch (IllegalArgumentException e) {
        // Told below, as any other text that is no address.
      }
    }
    values.problem(
        value.place(),
        "应为 https://主机名 的形式，而不是“" + value.text() + "”",
        "must look like https://host, not “" + value.text() + "”");
    return Optional.empty();
  }

  private static ZoneId zone(SettingValues values) {
    SettingValues.Value value = values.get(Setting.PLACE_ZONE);
    try {
      return ZoneId.of(value.text());
    } catch (DateTimeException e) {
      values.problem(
          value.place(),
          "不认识的时区“" + value.text() + "”，请写 Asia/Shanghai 这样的名称",
          "unknown time zone “" + value.text() + "”; write a name such as Asia/Shanghai");
      return ZoneOffset.UTC;
    }
  }

  private static String officePhone(SettingValues values) {
    SettingValues.Value value = values.get(Setting.OFFICE_PHONE);
    if (!value.text().matches("[-+ 0-9()（）转]{0,30}")) {
      values.problem(
          value.place(),
          "应为电话号码，而不是“" + value.text() + "”",
          "must be a telephone number, not “" + value.text() + "”");
    }
    return value.text().isEmpty() && isDemo(values) ? DEMO_PHONE : value.text();
  }

  private static DatabaseConfig database(Path home, SettingValues values) {
    SettingValues.Value url = values.get(Setting.DB_URL);
    String user = values.get(Setting.DB_USER).text();
    String password = values.get(Setting.DB_PASSWORD).text();
    int embeddedPort = values.number(Setting.DB_PORT, 0, 65_535);
    Path data = path(home, values, Setting.DB_DATA);
    if (url.text().isEmpty()) {
      if (!user.isEmpty() || !password.isEmpty()) {
        values.problem(
            values.get(user.isEmpty() ? Setting.DB_PASSWORD : Setting.DB_USER).place(),
            "只用于外部数据库，请同时设置 db.url",
            "serves an external database only; set db.url as well");
      }
      return new DatabaseConfig.Embedded(data, embeddedPort);
    }
    if (!url.text().startsWith("jdbc:mariadb:")) {
      // The value itself may carry a password, so it is not repeated.
      values.problem(
          url.place(),
          "应以 jdbc:mariadb: 开头，例如 jdbc:mariadb://db.example:3306/gongtong",
          "must begin with jdbc:mariadb:, for instance jdbc:mariadb://db.example:3306/gongtong");
    }
    return new DatabaseConfig.External(url.text(), user, password);
  }

  private static Path path(Path home, SettingValues values, Setting setting) {
    SettingValues.Value value = values.get(setting);
    try {
      if (!value.text().isEmpty()) {
        return home.resolve(value.text()).normalize();
      }
      values.problem(value.place(), "不能为空", "must not be empty");
    } catch (InvalidPathException e) {
      values.problem(value.place(), "不是有效的路径：" + e.getReason(), "is no path: " + e.getReason());
    }
    return home;
  }
}
