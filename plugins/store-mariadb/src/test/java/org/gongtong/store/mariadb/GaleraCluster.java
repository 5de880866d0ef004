package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gongtong.store.mariadb.embedded.DatabaseAccess;

/** Three nodes on loopback, by the script that people use ({@code src/test/galera/cluster.sh}). */
final class GaleraCluster implements AutoCloseable {

  /** The numbers of its nodes. */
  static final List<Integer> NODES = List.of(1, 2, 3);

  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  private final Path folder;

  private GaleraCluster(Path folder) {
    this.folder = folder;
  }

  /**
   * Fails, and does not skip, where the packages are not installed: whoever asks for it is told.
   */
  static GaleraCluster start() throws Exception {
    String folder = System.getProperty("galera.folder", MODULE.resolve("target/galera").toString());
    GaleraCluster cluster = new GaleraCluster(Path.of(folder).toAbsolutePath());
    cluster.run("start");
    return cluster;
  }

  /** The way in, at the first of these nodes that answers. */
  DatabaseAccess access(int... nodes) throws Exception {
    List<String> words = new ArrayList<>(List.of("url"));
    Arrays.stream(nodes).forEach(node -> words.add("" + node));
    String url = run(words.toArray(String[]::new)).strip();
    return new DatabaseAccess(url, "gongtong", run("password").strip());
  }

  /** Ends a node at once. */
  void kill(int node) throws Exception {
    run("kill", "" + node);
  }

  /** Has nodes join again, and returns when they take commands. */
  void join(int... nodes) throws Exception {
    List<String> words = new ArrayList<>(List.of("start"));
    Arrays.stream(nodes).forEach(node -> words.add("" + node));
    run(words.toArray(String[]::new));
  }

  @Override
  public void close() throws Exception {
    run("stop");
  }

  private String run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("bash");
    command.add(MODULE.resolve("src/test/galera/cluster.sh").toString());
    command.add(folder.toString());
    command.addAll(List.of(words));
    // Not a pipe: nodes would hold it open as long as they live.
    Path output = folder.resolveSibling("galera.output");
    Files.createDirectories(folder.getParent());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
    String told = Files.readString(output, StandardCharsets.UTF_8);
    if (process.exitValue() != 0) {
      fail(String.join(" ", command) + " ended with " + process.exitValue() + ": " + told);
    }
    return told;
  }
}
