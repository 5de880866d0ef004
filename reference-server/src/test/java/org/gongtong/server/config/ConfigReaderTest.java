package org.gongtong.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.rules.LegalPeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  @TempDir private Path home;

  @Test
  void hasDefaultsThatServeThisMachineOnly() {
    ServerConfig config = read(Map.of(), Map.of(), Map.of());
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(7070);
    assertThat(config.adminPort()).isEqualTo(7071);
    assertThat(config.demo()).isFalse();
    assertThat(config.database())
        .isEqualTo(new DatabaseConfig.Embedded(home.resolve("data").toAbsolutePath(), 0));
    assertThat(config.baseUrl(7070)).hasToString("http://127.0.0.1:7070");
  }

  @Test
  void aDemoShowsWhereTheTelephoneNumberStands() {
    assertThat(read(Map.of(), Map.of(), Map.of()).officePhone()).isEmpty();
    assertThat(read(Map.of(), Map.of(), Map.of("demo", "true")).officePhone())
        .isEqualTo("0000-0000000");
    assertThat(
            read(Map.of(), Map.of(), Map.of("demo", "true", "office.phone", "027-12"))
                .officePhone())
        .isEqualTo("027-12");
  }

  @Test
  void noPeriodIsNothingAndNoFileGoesWhileItsFormIsOpen() {
    for (String wrong : List.of("sign-in=0 days", "sign-in=00 months", "unused-file=1 days")) {
      assertThat(refusal(Map.of(), Map.of(), Map.of("retention.periods", wrong)).problems())
          .as(wrong)
          .extracting(ConfigProblem::place)
          .containsExactly("--set retention.periods");
    }
    assertThat(
            read(
                    Map.of(),
                    Map.of(),
                    Map.of("retention.periods", "sign-in=1 days, unused-file=2 days"))
                .retention())
        .isEqualTo(Map.of("sign-in", LegalPeriod.days(1), "unused-file", LegalPeriod.days(2)));
  }

  @Test
  void letsTheLaterPlaceWin() throws IOException {
    file("\uFEFF# 注释\nserver.port = 1001\nadmin.port=1002\ndb.pool-size=3\nlog.format=json\n");
    ServerConfig config =
        read(
            Map.of("GONGTONG_ADMIN_PORT", "2002", "GONGTONG_DB_POOL_SIZE", "4", "PATH", "x"),
            Map.of("gongtong.db.pool-size", "5", "gongtong.home", "ignored", "user.home", "x"),
            Map.of());
    assertThat(config.port()).isEqualTo(1001);
    assertThat(config.adminPort()).isEqualTo(2002);
    assertThat(config.poolSize()).isEqualTo(5);
    assertThat(config.logFormat()).isEqualTo(LogFormat.JSON);
    assertThat(
            read(Map.of(), Map.of("gongtong.db.pool-size", "5"), Map.of("db.pool-size", "6"))
                .poolSize())
        .isEqualTo(6);
  }

  @Test
  void namesPlaceAndNearestNameOfEveryMistakeAtOnce() throws IOException {
    file("server.prot = 7070\n\nserver.port = 70700\nserver.port = 1\nnonsense\n");
    ConfigException refusal =
        refusal(
            Map.of("GONGTONG_DB_POOLSIZE", "3", "GONGTONG_HOME", "x"),
            Map.of("gongtong.log.format", "xml"),
            Map.of("demo", "yes"));
    String file = home.resolve("conf/gongtong.properties").toString();
    assertThat(refusal.problems())
        .extracting(ConfigProblem::place)
        .containsExactlyInAnyOrder(
            file + ":1",
            file + ":4",
            file + ":5",
            "GONGTONG_DB_POOLSIZE",
            "-Dgongtong.log.format",
            "--set demo");
    assertThat(refusal.getMessage())
        .contains("是否想写 server.port？")
        .contains("did you mean server.port?")
        .contains("did you mean GONGTONG_DB_POOL_SIZE?")
        .contains("server.port is already set in line 3")
        .contains("must be one of auto, text, json, not “xml”")
        .contains("must be one of false, true, not “yes”");
  }

  @Test
  void commandsToATimeBankGoTogetherUnlessItIsSwitchedOff() {
    assertThat(read(Map.of(), Map.of(), Map.of()).timeBankBatch()).isEqualTo(500);
    assertThat(read(Map.of(), Map.of(), Map.of("timebank.batch", "1")).timeBankBatch())
        .isEqualTo(1);
    for (String wrong : List.of("0", "501", "off")) {
      assertThat(refusal(Map.of(), Map.of(), Map.of("timebank.batch", wrong)).getMessage())
          .contains("--set timebank.batch: must be a whole number from 1 to 500");
    }
  }

  @Test
  void refusesNumbersOutOfRangeWithPlace() {
    assertThat(refusal(Map.of(), Map.of(), Map.of("server.port", "65536")).getMessage())
        .contains("--set server.port: must be a whole number from 0 to 65535, not “65536”");
    assertThat(refusal(Map.of(), Map.of(), Map.of("server.port", "-1")).problems()).hasSize(1);
    assertThat(refusal(Map.of(), Map.of(), Map.of("server.port", "７０７０")).problems()).hasSize(1);
    assertThat(read(Map.of(), Map.of(), Map.of("server.port", "65535")).port()).isEqualTo(65535);
    assertThat(refusal(Map.of(), Map.of(), Map.of("admin.port", "7070")).getMessage())
        .contains("is the same as server.port (7070)");
    assertThat(read(Map.of(), Map.of(), Map.of("admin.port", "0", "server.port", "0")).port())
        .isZero();
  }

  @Test
  void readsASecretFromItsOwnFileAndShowsItNowhere() throws IOException {
    Path secret = Files.writeString(home.resolve("secret"), "correct horse\n");
    ServerConfig config =
        read(
            Map.of("GONGTONG_DB_PASSWORD_FILE", secret.toString()),
            Map.of(),
            Map.of("db.url", "jdbc:mariadb://db/gongtong?password=other", "db.user", "app"));
    assertThat(config.database())
        .isEqualTo(
            new DatabaseConfig.External(
                "jdbc:mariadb://db/gongtong?password=other", "app", "correct horse"));
    assertThat(config.toString()).doesNotContain("horse", "other");
    assertThat(
            refusal(Map.of("GONGTONG_DB_PASSWORD_FILE", "/nowhere"), Map.of(), Map.of())
                .getMessage())
        .contains("GONGTONG_DB_PASSWORD_FILE: cannot read /nowhere");
    assertThat(refusal(Map.of(), Map.of(), Map.of("db.url", "jdbc:h2:mem:secret")).getMessage())
        .contains("must begin with jdbc:mariadb:")
        .doesNotContain("secret");
  }

  @Test
  void refusesDatabaseUsersWithoutADatabaseAndAddressesThatAreNone() {
    assertThat(refusal(Map.of(), Map.of(), Map.of("db.user", "app")).getMessage())
        .contains("set db.url as well");
    assertThat(refusal(Map.of(), Map.of(), Map.of("server.base-url", "vote.example")).getMessage())
        .contains("must look like https://host");
    assertThat(
            read(Map.of(), Map.of(), Map.of("server.base-url", "https://vote.example/"))
                .baseUrl(7070))
        .hasToString("https://vote.example");
    assertThat(read(Map.of(), Map.of(), Map.of("server.host", "::1")).baseUrl(80))
        .hasToString("http://[::1]:80");
  }

  @Test
  void saysThatAFileIsNotUtf8() throws IOException {
    Files.createDirectories(home.resolve("conf"));
    Files.write(
        home.resolve("conf/gongtong.properties"), "# 端口\n".getBytes(Charset.forName("GBK")));
    assertThat(refusal(Map.of(), Map.of(), Map.of()).getMessage()).contains("save it as UTF-8");
  }

  private void file(String text) throws IOException {
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(home.resolve("conf/gongtong.properties"), text);
  }

  private ServerConfig read(
      Map<String, String> environment, Map<String, String> properties, Map<String, String> flags) {
    return new ConfigReader(environment, properties).read(Optional.of(home), flags);
  }

  private ConfigException refusal(
      Map<String, String> environment, Map<String, String> properties, Map<String, String> flags) {
    return catchThrowableOfType(ConfigException.class, () -> read(environment, properties, flags));
  }
}
