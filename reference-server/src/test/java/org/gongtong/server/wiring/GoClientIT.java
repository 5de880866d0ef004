package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The public log of a real server, read whole by a client that was not written here: Go's sumdb.
 * Runs where Go and Debian's {@code golang-golang-x-mod-dev} are installed.
 */
@Timeout(180)
class GoClientIT {
  private static final Path LIBRARY = Path.of("/usr/share/gocode");
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));

  @TempDir Path folder;

  @Test
  void anotherClientReadsTheWholeLog() throws Exception {
    assumeTrue(isInstalled(), "no Go, or no golang-golang-x-mod-dev: nothing to read with");
    VotingHall hall = new VotingHall(CLOCK);
    LogIT.Keeper keeper = new LogIT.Keeper();
    try (TestServer server = TestServer.start(GoClientIT.class, Map.of(), CLOCK, hall, keeper)) {
      // More than a tile, and a part of another.
      for (int i = 0; i < 300; i++) {
        hall.community("c" + i, "cn-42");
      }
      keeper.turn();
      String address = server.running().address() + "/log";
      String key = server.visitor().get("/log/key").body().strip();
      String name = key.substring(0, key.indexOf('+'));
      assertThat(go(address, key)).isEqualTo(name + " 600\n");
      String wrong = key.substring(0, key.length() - 2) + "A=";
      assertThat(go(address, wrong)).doesNotContain(" 600");
    }
  }

  private static boolean isInstalled() {
    boolean go =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "go")));
    return go && Files.isDirectory(LIBRARY.resolve("src/golang.org/x/mod/sumdb/tlog"));
  }

  private String go(String address, String key) throws IOException, InterruptedException {
    Path program = folder.resolve("tiles.go");
    try (InputStream source = GoClientIT.class.getResourceAsStream("tiles.go")) {
      Files.write(program, source.readAllBytes());
    }
    Path answer = folder.resolve("answer.txt");
    ProcessBuilder run = new ProcessBuilder(List.of("go", "run", program.toString(), address, key));
    run.environment().put("GO111MODULE", "off");
    run.environment().put("GOPATH", LIBRARY.toString());
    run.environment().put("GOCACHE", Path.of("target", "go-cache").toAbsolutePath().toString());
    run.redirectErrorStream(true).redirectOutput(answer.toFile());
    run.start().waitFor();
    return Files.readString(answer);
  }
}
