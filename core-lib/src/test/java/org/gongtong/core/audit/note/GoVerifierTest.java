package org.gongtong.core.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checkpoints and proofs in the hands of a verifier that was not written here: Go's sumdb/note and
 * sumdb/tlog. Runs where Go and Debian's {@code golang-golang-x-mod-dev} are installed.
 */
class GoVerifierTest {
  private static final Path LIBRARY = Path.of("/usr/share/gocode");
  private static final int SIZE = 1_025;

  @TempDir Path folder;

  @Test
  void anotherClientVerifiesWhatThisLogSays() throws IOException, InterruptedException {
    assumeTrue(isInstalled(), "no Go, or no golang-golang-x-mod-dev: nothing to verify with");
    NoteSigner signer = NoteSigner.generate("log.example/gongtong", new SecureRandom());
    TreeHead head = filled(new MerkleTree(), SIZE).head();
    String note =
        SignedNote.of(new Checkpoint(signer.verifier().name(), head, List.of()).text(), signer)
            .write();
    StringBuilder said = new StringBuilder();
    said.append(signer.verifier()).append('\n');
    said.append(Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8)));
    said.append('\n');
    List<Integer> places = List.of(0, 1, 2, 511, 512, 1_022, 1_023, 1_024);
    for (int index : places) {
      List<ContentHash> proof = filled(MerkleTree.provingInclusion(index), SIZE).proof();
      line(said, "record", index, entry(index), proof);
    }
    for (int size : places.subList(1, places.size())) {
      List<ContentHash> proof = filled(MerkleTree.provingConsistency(size), SIZE).proof();
      line(said, "tree", size, filled(new MerkleTree(), size).head().root().hex(), proof);
    }
    assertThat(go(said.toString())).isEqualTo("log.example/gongtong 1025 15\n");
    // It does refuse what is wrong.
    assertThat(go(said.toString().replace("record 511 ", "record 510 "))).contains("record 510");
  }

  private static void line(
      StringBuilder said, String kind, int number, String subject, List<ContentHash> proof) {
    String hashes = proof.stream().map(hash -> " " + hash.hex()).collect(Collectors.joining());
    said.append(kind).append(' ').append(number).append(' ').append(subject);
    said.append(hashes).append('\n');
  }

  private static String entry(int index) {
    return "event-" + index;
  }

  private static MerkleTree filled(MerkleTree tree, int size) {
    for (int i = 0; i < size; i++) {
      tree.add(entry(i).getBytes(StandardCharsets.UTF_8));
    }
    return tree;
  }

  private static boolean isInstalled() {
    boolean go =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "go")));
    return go && Files.isDirectory(LIBRARY.resolve("src/golang.org/x/mod/sumdb/tlog"));
  }

  private String go(String input) throws IOException, InterruptedException {
    Path program = folder.resolve("verify.go");
    try (InputStream source = GoVerifierTest.class.getResourceAsStream("verify.go")) {
      Files.write(program, source.readAllBytes());
    }
    Path said = Files.writeString(folder.resolve("input.txt"), input);
    Path answer = folder.resolve("answer.txt");
    ProcessBuilder run = new ProcessBuilder(Arrays.asList("go", "run", program.toString()));
    run.environment().put("GO111MODULE", "off");
    run.environment().put("GOPATH", LIBRARY.toString());
    run.environment().put("GOCACHE", Path.of("target", "go-cache").toAbsolutePath().toString());
    run.redirectInput(said.toFile()).redirectErrorStream(true).redirectOutput(answer.toFile());
    run.start().waitFor();
    return Files.readString(answer);
  }
}
