package org.gongtong.server.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings an operator may make. The reference page {@code docs/reference/config.md} is this
 * list.
 */
public enum Setting {
  SERVER_HOST(
      "server.host",
      "127.0.0.1",
      "网页监听的地址；0.0.0.0 表示所有网卡",
      "address the pages listen on; 0.0.0.0 means every interface"),
  SERVER_PORT("server.port", "7070", "网页端口；0 表示任意空闲端口", "port of the pages; 0 means any free one"),
  SERVER_BASE_URL(
      "server.base-url",
      "",
      "居民看到的网址（二维码、信件用）；默认由地址和端口得出",
      "address residents see (letters, QR codes); made from host and port when empty"),
  SERVER_TRUSTED_PROXIES(
      "server.trusted-proxies",
      "",
      "反向代理的地址，可写多个，也可写网段（如 127.0.0.1, 10.0.0.0/8）；只有它们的 X-Forwarded-For 可信",
      "addresses of reverse proxies, or ranges (127.0.0.1, 10.0.0.0/8); nobody else's X-Forwarded-For is believed"),
  SERVER_REQUEST_TIMEOUT(
      "server.request-timeout",
      "30",
      "一个请求必须在多少秒内发完请求头；正文平均每秒不得少于 1 KiB",
      "seconds within which the head of a request must have come; its body must bring 1 KiB a second on average"),
  SERVER_STOP_TIMEOUT(
      "server.stop-timeout",
      "20",
      "停止时等待进行中请求的秒数",
      "seconds that running requests are waited for when stopping"),
  ADMIN_PORT(
      "admin.port",
      "7071",
      "管理端口（/livez /readyz /metrics），只在本机监听；0 表示任意空闲端口",
      "port of /livez, /readyz and /metrics, on loopback only; 0 means any free one"),
  DB_URL(
      "db.url",
      "",
      "外部 MariaDB（10.11 或更新）的 JDBC 地址；空则使用内置数据库",
      "JDBC URL of your own MariaDB (10.11 or newer); the embedded one is used when empty"),
  DB_USER("db.user", "", "外部数据库用户", "user of your own database"),
  DB_PASSWORD("db.password", "", "外部数据库口令", "password of your own database"),
  DB_POOL_SIZE("db.pool-size", "16", "数据库连接数", "number of database connections"),
  DB_DATA(
      "db.data",
      "data",
      "内置数据库的数据文件夹，相对于主目录",
      "data folder of the embedded database, relative to the home folder"),
  DB_PORT(
      "db.port", "0", "内置数据库的端口；0 表示任意空闲端口", "port of the embedded database; 0 means any free one"),
  PLUGINS(
      "plugins", "plugins", "规则包文件夹，相对于主目录", "folder of rule packs, relative to the home folder"),
  KEYS_FOLDER(
      "keys.folder",
      "keys",
      "密钥文件夹，相对于主目录；只有服务器用户可读，与数据分开备份",
      "folder of keys, relative to the home folder; for the server's user alone, backed up apart from the data"),
  LOG_WITNESSES(
      "log.witnesses",
      "",
      "公开记录的见证方：公钥 网址，用空格分隔，可写几对",
      "witnesses of the public log: key and address, one pair or more, with spaces between"),
  WITNESS_LOGS(
      "witness.logs",
      "",
      "本服务器为哪些公开记录作见证：它们的公钥，用空格分隔",
      "logs that this server witnesses: their keys, with spaces between"),
  LOG_FORMAT(
      "log.format",
      "auto",
      "日志格式：text、json，或 auto（终端上为 text，否则为 json）",
      "format of the log: text, json, or auto (text on a terminal, JSON otherwise)"),
  LOG_FOLDER(
      "log.folder",
      "logs",
      "日志文件夹，每天一个文件，相对于主目录；空则不写文件，须由他处留存六个月",
      "folder of the log, one file a day, relative to the home folder; none when empty, and then others must keep six months"),
  LOG_DAYS(
      "log.days",
      "184",
      "日志文件保留天数，不少于 184（《网络安全法》第二十三条）",
      "days the files of the log are kept, at least 184 (Cybersecurity Law, article 23)"),
  LIMIT_ADDRESS(
      "limit.address",
      "1200",
      "每个地址每分钟的请求数上限；0 表示不限；本机直接发来的请求不计",
      "requests a minute from one address; 0 means any number; those from this machine itself are not counted"),
  LIMIT_ACCOUNT(
      "limit.account",
      "1200",
      "每个登录（或投票会话）每分钟的请求数上限；0 表示不限",
      "requests a minute of one login or voting session; 0 means any number"),
  PLACE_ZONE(
      "place.zone", "Asia/Shanghai", "没有注明时区的社区所用的时区", "time zone of communities that name none"),
  OFFICE_PHONE(
      "office.phone",
      "",
      "居委会（服务站）电话，显示在每个页面上方；演示模式不填时是 0000-0000000",
      "telephone of the neighbourhood office, shown on top of every page; in demo mode 0000-0000000 unless set"),
  STAFF_PASSWORD_LEAST(
      "staff.password-least",
      "12",
      "工作人员新密码至少的字符数",
      "fewest characters of a new password of staff"),
  STAFF_PASSWORD_KINDS(
      "staff.password-kinds",
      "1",
      "新密码至少混用几类字符（小写字母、大写字母、数字、其他），1 至 4",
      "how many kinds a new password mixes at least: small letters, capitals, digits, others; 1 to 4"),
  STAFF_ATTEMPTS_OF_LOGIN(
      "staff.attempts-of-login",
      "10",
      "同一账号在限定时间内允许的失败次数",
      "failures of one login that are let pass within the span"),
  STAFF_ATTEMPTS_OF_ADDRESS(
      "staff.attempts-of-address",
      "30",
      "同一来源地址在限定时间内允许的失败次数",
      "failures from one address that are let pass within the span"),
  STAFF_ATTEMPTS_MINUTES(
      "staff.attempts-minutes",
      "15",
      "失败次数的限定时间，单位分钟",
      "the span in which failures are counted, in minutes"),
  STAFF_SESSION_IDLE_MINUTES(
      "staff.session-idle-minutes",
      "30",
      "登录后多少分钟没有操作即失效",
      "minutes without a request after which a session ends"),
  STAFF_SESSION_HOURS(
      "staff.session-hours", "12", "登录后最多多少小时即失效", "hours after which a session ends in any case"),
  STAFF_LINK_HOURS(
      "staff.link-hours",
      "72",
      "邀请和重设密码的链接多少小时内有效",
      "hours in which an invitation or a reset link can be taken up"),
  STAFF_ASSIST_MINUTES(
      "staff.assist-minutes",
      "30",
      "一次上门协助最多多少分钟，不超过 30",
      "minutes that an assisted session at a door lasts, at most 30"),
  STAFF_CALLBACK_LEAST(
      "staff.callback-least",
      "10",
      "每次表决至少回访多少张上门协助票，不足的全部回访",
      "assisted ballots of a vote that are called back at least, or all if there are fewer"),
  STAFF_CALLBACK_PERCENT(
      "staff.callback-percent",
      "10",
      "每次表决至少回访上门协助票的百分之几",
      "share of the assisted ballots of a vote that is called back at least, in percent"),
  STAFF_SECOND_FACTOR(
      "staff.second-factor",
      "off",
      "第二重验证：off 由各人自定，required 人人必须",
      "second factor: off leaves it to each, required asks it of everybody"),
  RETENTION_PERIODS(
      "retention.periods",
      "",
      "各类数据的保存期限，逗号分隔，例如 sign-in=12 months, person=2 years；超出规则包允许的范围时按规则包；空则按规则包",
      "how long classes of data are kept, commas between: sign-in=12 months, person=2 years; cut to what the rule packs allow, and theirs when empty"),
  RETENTION_MOST_IDLE_DAYS(
      "retention.most-idle-days",
      "31",
      "系统时间比最近一次清理、最近一条记录晚这么多天以上时不清理：可能是时钟错了",
      "nothing is deleted when the clock is more than so many days after the newest run and the newest event: it may be wrong"),
  KEYS_FIELDS(
      "keys.fields",
      "keys/field-keys",
      "加密字段的密钥文件，相对于主目录；首次启动时生成，须与数据分开备份",
      "key file of encrypted fields, relative to the home folder; made at the first start, to be backed up apart from the data"),
  OIDC_ISSUER(
      "oidc.issuer",
      "",
      "单位统一登录（OpenID Connect）的签发者网址；空则不用",
      "address of the OpenID Connect issuer; no single sign-on when empty"),
  OIDC_CLIENT_ID("oidc.client-id", "", "在统一登录处登记的客户端编号", "client id registered with the issuer"),
  OIDC_CLIENT_SECRET("oidc.client-secret", "", "客户端密码", "secret of the client"),
  OIDC_GROUPS_CLAIM(
      "oidc.groups-claim",
      "groups",
      "ID 令牌中列出所属组的字段",
      "claim of the ID token that lists a person's groups"),
  OIDC_GROUPS(
      "oidc.groups",
      "",
      "哪个组对应哪种任职和范围，逗号分隔，例如 street-office=subdistrict-officer, grid-3=grid-worker@heping/C01/6；其他人不能登录",
      "which group stands for which mandate and place, commas between: street-office=subdistrict-officer, grid-3=grid-worker@heping/C01/6; nobody else is let in"),
  OIDC_BUTTON(
      "oidc.button",
      "单位统一登录 / Single sign-on",
      "登录页上统一登录按钮的文字",
      "what the button on the sign-in page says"),
  WEBHOOK_ALLOW(
      "webhook.allow",
      "",
      "允许向哪些非公网地址推送（webhook）和跨社区结算，可写多个，也可写网段（如 10.1.2.3, 10.20.0.0/16）；空则只到公网地址",
      "addresses outside public networks that webhooks and settlement may be sent to, or ranges (10.1.2.3, 10.20.0.0/16); public ones alone when empty"),
  WEBHOOK_HTTP(
      "webhook.http",
      "false",
      "是否允许不加密的 http:// 推送和结算地址：true 或 false",
      "whether webhooks and settlement may go to http:// addresses, without encryption: true or false"),
  WEBHOOK_PORTS(
      "webhook.ports",
      "443, 8443",
      "推送和结算地址允许的端口",
      "ports that webhooks and settlement may be sent to"),
  SETTLEMENT_RECALL_DAYS(
      "settlement.recall-days",
      "3",
      "发往其他社区的结算几天没有答复就自动请求撤回；0 表示从不",
      "days without an answer after which an order to another community is asked back; 0 means never"),
  TIMEBANK_BATCH(
      "timebank.batch",
      "500",
      "同一社区时间银行同时到来的指令，至多多少条一起提交；1 表示逐条提交；不为凑数而等待",
      "most commands to one time bank that come at once and are committed together; 1: each by itself; nobody waits for others to come"),
  DEMO("demo", "false", "演示模式：true 或 false", "demo mode: true or false");

  private final String key;
  private final String defaultValue;
  private final String chinese;
  private final String english;

  Setting(String key, String defaultValue, String chinese, String english) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.chinese = chinese;
    this.english = english;
  }

  /** Its name in the file and on the command line. */
  public String key() {
    return key;
  }

  /** Its name in the environment. */
  public String variable() {
    return "GONGTONG_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The value when nobody sets it; empty means none. */
  public String defaultValue() {
    return defaultValue;
  }

  /** What it is, in Chinese. */
  public String chinese() {
    return chinese;
  }

  /** What it is, in English. */
  public String english() {
    return english;
  }

  /** Whether its value must appear in no message and may stand in a file of its own. */
  public boolean secret() {
    return this == DB_PASSWORD || this == OIDC_CLIENT_SECRET;
  }

  /** The name of the setting that names the file with this secret. */
  String fileKey() {
    return key + ".file";
  }

  static Optional<Setting> find(String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
  }

  /** The known name that is the fewest typing mistakes away. */
  static String nearest(String key) {
    return Nearest.of(Arrays.stream(values()).map(Setting::key).toList(), key);
  }
}
