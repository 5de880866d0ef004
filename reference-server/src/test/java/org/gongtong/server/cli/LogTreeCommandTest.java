package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.audit.tree.TreeProof;
import org.gongtong.core.kernel.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code log tree} against the vectors of RFC 6962 and of the transparency-dev library. */
class LogTreeCommandTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;

  private static CliRun tree(Path leaves, Object... options) {
    List<String> arguments = new ArrayList<>(List.of("log", "tree", "--leaves", leaves.toString()));
    for (Object option : options) {
      arguments.add(option.toString());
    }
    return CliRun.of(arguments.toArray(String[]::new));
  }

  private Path file(byte[]... pieces) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      bytes.write(piece);
    }
    return Files.write(folder.resolve("leaves.txt"), bytes.toByteArray());
  }

  private Path events(int count) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String number = Integer.toString(i);
      lines.append("event-").append("0".repeat(8 - number.length())).append(number).append('\n');
    }
    return file(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode vectors(String name) throws IOException {
    try (InputStream in = LogTreeCommandTest.class.getResourceAsStream("/merkle/" + name)) {
      return MAPPER.readTree(in);
    }
  }

  @Test
  void theClassicLeavesGiveTheClassicRootsAndProofs() throws IOException {
    JsonNode classic = vectors("rfc6962_canonical8.json");
    List<byte[]> pieces = new ArrayList<>();
    for (JsonNode leaf : classic.get("leaf_inputs_hex")) {
      // None of them has the byte of a line's end.
      pieces.add(HexFormat.of().parseHex(leaf.asText()));
      pieces.add(new byte[] {'\n'});
    }
    Path leaves = file(pieces.toArray(byte[][]::new));
    for (int size = 0; size <= 8; size++) {
      assertThat(tree(leaves, "--size", size).json().get("root"))
          .isEqualTo(classic.get("roots_by_size").get(size));
    }
    proofs(classic, leaves);
  }

  @Test
  void generatedTreesGiveTheirRootsAndProofs() throws IOException {
    JsonNode generated = vectors("rfc6962_generated_upto1025.json");
    Path leaves = events(1_025);
    generated
        .get("roots_by_size")
        .fields()
        .forEachRemaining(
            root -> {
              try {
                JsonNode told = tree(leaves, "--size", root.getKey()).json();
                assertThat(told.get("root")).as(root.getKey()).isEqualTo(root.getValue());
                assertThat(told.get("size").asText()).isEqualTo(root.getKey());
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    proofs(generated, leaves);
  }

  private void proofs(JsonNode known, Path leaves) throws IOException {
    for (JsonNode wanted : known.get("inclusion")) {
      String size = wanted.get("size").asText();
      JsonNode told =
          tree(leaves, "--size", size, "--inclusion", wanted.get("index").asText()).json();
      assertThat(told.get("proof")).as(wanted.toString()).isEqualTo(wanted.get("proof"));
    }
    for (JsonNode wanted : known.get("consistency")) {
      String size = wanted.get("size2").asText();
      JsonNode told =
          tree(leaves, "--size", size, "--consistency", wanted.get("size1").asText()).json();
      assertThat(told.get("proof")).as(wanted.toString()).isEqualTo(wanted.get("proof"));
    }
  }

  @Test
  void everyInclusionVectorIsJudgedAsTheLibraryJudgesIt() throws IOException {
    for (JsonNode vector : vectors("vectors_inclusion.json")) {
      boolean included;
      try {
        included =
            TreeProof.isIncluded(
                hash(vector.get("leafHash")),
                index(vector.get("leafIdx")),
                new TreeHead(index(vector.get("treeSize")), hash(vector.get("root"))),
                hashes(vector.get("proof")));
      } catch (IllegalArgumentException refused) {
        included = false;
      }
      assertThat(included).as(vector.toString()).isNotEqualTo(vector.get("wantErr").asBoolean());
    }
  }

  @Test
  void everyConsistencyVectorIsJudgedAsTheLibraryJudgesIt() throws IOException {
    for (JsonNode vector : vectors("vectors_consistency.json")) {
      boolean consistent;
      try {
        consistent =
            TreeProof.isConsistent(
                new TreeHead(index(vector.get("size1")), hash(vector.get("root1"))),
                new TreeHead(index(vector.get("size2")), hash(vector.get("root2"))),
                hashes(vector.get("proof")));
      } catch (IllegalArgumentException refused) {
        consistent = false;
      }
      assertThat(consistent).as(vector.toString()).isNotEqualTo(vector.get("wantErr").asBoolean());
    }
  }

  /** Their numbers have no sign; what is beyond ours is as negative as it is wrong. */
  private static long index(JsonNode number) {
    return new BigInteger(number.asText()).longValue();
  }

  private static ContentHash hash(JsonNode base64) {
    byte[] bytes = Base64.getDecoder().decode(base64.isNull() ? "" : base64.asText());
    return new ContentHash(HexFormat.of().formatHex(bytes));
  }

  private static List<ContentHash> hashes(JsonNode proof) {
    List<ContentHash> hashes = new ArrayList<>();
    proof.forEach(hash -> hashes.add(hash(hash)));
    return hashes;
  }

  @Test
  void aLineIsItsBytesWithoutTheNewline() throws IOException {
    byte[] odd = {'a', '\r', '\n', '\n', (byte) 0xff, 'b'};
    JsonNode told = tree(file(odd)).json();
    // "a\r", an empty one, and a last one without a newline.
    assertThat(told.get("size").asInt()).isEqualTo(3);
    assertThat(told.get("proof")).isEmpty();
    assertThat(tree(file(odd, new byte[] {'\n'})).json()).isEqualTo(told);
    assertThat(tree(file(odd, new byte[] {'\n', '\n'})).json().get("size").asInt()).isEqualTo(4);
    assertThat(tree(file()).json().get("size").asInt()).isZero();
    ContentHash leaf = TreeProof.leaf(new byte[] {'a', '\r'});
    JsonNode proof = tree(file(odd), "--inclusion", 0).json();
    assertThat(
            TreeProof.isIncluded(
                leaf,
                0,
                new TreeHead(3, new ContentHash(proof.get("root").asText())),
                List.of(
                    new ContentHash(proof.get("proof").get(0).asText()),
                    new ContentHash(proof.get("proof").get(1).asText()))))
        .isTrue();
  }

  @Test
  void aLineMayBeLongerThanAPiece() throws IOException {
    byte[] giant = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    JsonNode told = tree(file(giant, new byte[] {'\n'}, giant)).json();
    assertThat(told.get("size").asInt()).isEqualTo(2);
    assertThat(tree(file(giant)).json().get("root").asText())
        .isEqualTo(TreeProof.leaf(giant).hex());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--size 4",
        "--size -1",
        "--inclusion 3",
        "--inclusion -1",
        "--size 2 --inclusion 2",
        "--consistency 0",
        "--consistency 4",
        "--size 2 --consistency 3",
        "--inclusion 1 --consistency 1",
        "--inclusion one",
        "--size 9223372036854775807"
      })
  void whatIsNotThereIsRefused(String options) throws IOException {
    CliRun run = tree(events(3), (Object[]) options.split(" "));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(options.substring(options.lastIndexOf("--")).split(" ")[0]);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    CliRun run = tree(folder.resolve("nowhere.txt"));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("nowhere.txt", "无法读取");
  }
}
