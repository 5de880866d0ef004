package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class GongtongCliTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return GongtongCli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void helpsInBothLanguages() {
    assertThat(run("--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("启动服务 / start the server", "migrate");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void refusesNoCommandAndAnUnknownOne() {
    assertThat(run()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("sevre")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("Did you mean: ", "gongtong serve");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void tellsWrongSettingsWithoutAStackTrace() {
    assertThat(run("serve", "--port", "x", "--set", "sevrer.host=0.0.0.0"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("did you mean server.host?", "not “x”")
        .doesNotContain("Exception", "\tat ");
  }
}
