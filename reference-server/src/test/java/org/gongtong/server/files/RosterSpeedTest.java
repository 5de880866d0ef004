package org.gongtong.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 100,000 rows in five seconds and 256 MiB, in a process with that heap; the short form with less
 * of each.
 */
final class RosterSpeedTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void readsAnEstatesRosterInASmallHeap(String format) throws IOException, InterruptedException {
    assertThat(milliseconds(format, 20_000, "64m")).isLessThan(2_500);
  }

  @Tag("endurance")
  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void readsACitysRosterWithinTheBar(String format) throws IOException, InterruptedException {
    assertThat(milliseconds(format, 100_000, "256m")).isLessThan(5_000);
  }

  private long milliseconds(String format, int rows, String heap)
      throws IOException, InterruptedException {
    File output = folder.resolve("out.txt").toFile();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(RosterReadingRun.class.getName());
    command.add(format);
    command.add(Integer.toString(rows));
    command.add(folder.resolve("roster." + format).toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String[] printed =
        java.nio.file.Files.readString(output.toPath(), StandardCharsets.UTF_8).strip().split(" ");
    assertThat(printed).as(String.join(" ", printed)).hasSize(2);
    assertThat(printed[0]).isEqualTo(Integer.toString(rows));
    return Long.parseLong(printed[1]);
  }
}
