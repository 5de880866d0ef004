package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  @TempDir private Path home;

  private CliRun run(String command, String... more) {
    String[] all = new String[4 + more.length];
    all[0] = "config";
    all[1] = command;
    all[2] = "--home";
    all[3] = home.toString();
    System.arraycopy(more, 0, all, 4, more.length);
    return CliRun.of(all);
  }

  private Path file(String text) throws IOException {
    Files.createDirectories(home.resolve("conf"));
    return Files.writeString(home.resolve("conf/gongtong.properties"), text);
  }

  @Test
  void showsEachValueWithItsOriginAndNoSecret() throws IOException {
    Path settings =
        file("server.port = 9000\ndb.url = jdbc:mariadb://db/g?user=app&password=url-secret&x=1\n");
    Files.writeString(home.resolve("secret"), "file-secret\n");
    CliRun shown =
        run("show", "--redacted", "--set", "db.password.file=secret", "--set", "db.pool-size=3");
    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out())
        .contains(
            "server.port = 9000   # " + settings + ":1",
            "db.url = jdbc:mariadb://db/g?user=******&password=******&x=1   # " + settings + ":2",
            "db.password = ******   # --set db.password.file",
            "db.pool-size = 3   # --set db.pool-size",
            "admin.port = 7071   # 默认 default")
        .doesNotContain("url-secret", "file-secret");
  }

  @Test
  void checkTellsTheNearestNameAndEndsWithTwo() throws IOException {
    file("sever.port = 9000\nlog.days = 100\n");
    CliRun checked = run("check");
    assertThat(checked.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(checked.err())
        .contains("unknown setting sever.port; did you mean server.port?", "gongtong.properties:1")
        .contains("must be a whole number from 184", "网络安全法", "Cybersecurity Law");
  }

  @Test
  void checkShowsHowLongTheLogIsKept() {
    CliRun checked = run("check");
    assertThat(checked.code()).isZero();
    assertThat(checked.out()).contains(home.resolve("logs") + "，保留 184 天", "《网络安全法》第二十三条", "没有问题");
    CliRun without = run("check", "--set", "log.folder=");
    assertThat(without.code()).isZero();
    assertThat(without.out())
        .contains("注意 note: --set log.folder", "whoever collects it keeps six months")
        .doesNotContain("没有问题");
  }

  @Test
  void checkNamesTheNearestMandateOfAGroup() throws IOException {
    file(
        """
        oidc.issuer = https://sso.example/realms/street
        oidc.client-id = gongtong
        oidc.client-secret = s
        """);
    assertThat(groups("a=auditor, b=auditr, c=subdistrict-oficer@heping").err())
        .contains("there is no mandate “auditr”; did you mean auditor?")
        .contains("there is no mandate “subdistrict-oficer”; did you mean subdistrict-officer?");
    assertThat(groups("a=break-glass").err()).contains("there is no mandate “break-glass”");
    assertThat(groups("a=auditor@heping").err()).contains("drop the part from @ on");
    assertThat(groups("a=committee-staff").err()).contains("write @community after it");
    assertThat(groups("a=committee-staff@heping/C01").err()).contains("write @community after it");
    assertThat(groups("a=grid-worker@He Ping").err()).contains("“@He Ping” is no place");
    assertThat(groups("a=grid-worker@heping/C01//2").err()).contains("is no place");
    assertThat(groups("auditor").err()).contains("must be “group=mandate”");
    CliRun right = groups("/street/a=auditor, b = grid-worker@heping/C01/6 , c=auditor");
    assertThat(right.code()).as(right.err()).isZero();
    assertThat(right.out()).contains("there is no database to look into");
    assertThat(groups("a=auditor").out()).doesNotContain("there is no database");
  }

  private CliRun groups(String value) {
    return run("check", "--set", "oidc.groups=" + value);
  }

  @Test
  void checkRefusesProxiesThatAreNoAddresses() {
    assertThat(run("check", "--set", "server.trusted-proxies=proxy.example").err())
        .contains("must be addresses or ranges separated by commas");
    assertThat(run("check", "--set", "server.base-url=https://vote.example").out())
        .contains("all visitors seem to come from one address");
    assertThat(
            run(
                    "check",
                    "--set",
                    "server.base-url=https://vote.example",
                    "--set",
                    "server.trusted-proxies=127.0.0.1, ::1")
                .out())
        .contains("没有问题");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void pointsOutSecretsThatOthersCanRead() throws IOException {
    Path settings = file("db.url = jdbc:mariadb://db/g\ndb.password = hunter2\n");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));
    CliRun open = run("check");
    assertThat(open.code()).isZero();
    assertThat(open.out())
        .contains(settings + ":2", "chmod 600 " + settings)
        .doesNotContain("hunter2");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
    assertThat(run("check").out()).contains("没有问题");

    Path secret = Files.writeString(home.resolve("secret"), "hunter3");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(run("check", "--set", "db.password.file=secret").out())
        .contains("chmod 600 " + secret)
        .doesNotContain("hunter3");
    assertThat(run("check", "--set", "db.password=hunter4").out())
        .contains("everybody on this machine can see a secret on the command line")
        .doesNotContain("hunter4");
  }
}
