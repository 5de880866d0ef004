package org.gongtong.core.audit.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.audit.tree.TreeProof;
import org.gongtong.core.kernel.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of a log: their names, what they hold, and that a log goes on from them. */
class TileWriterTest {

  /** Keeps files as a folder would, and refuses another one under a name. */
  private static final class Kept implements TileStore {
    private final Map<String, byte[]> files = new HashMap<>();

    @Override
    public void put(TileId id, byte[] bytes) {
      byte[] there = files.putIfAbsent(id.path(), bytes);
      if (there != null && !Arrays.equals(there, bytes)) {
        throw new IllegalStateException("another file is there: " + id.path());
      }
    }

    @Override
    public Optional<byte[]> find(TileId id) {
      return Optional.ofNullable(files.get(id.path()));
    }
  }

  private static byte[] entry(long i) {
    return ("event-" + i).getBytes(StandardCharsets.UTF_8);
  }

  private static TreeHead head(long size) {
    MerkleTree tree = new MerkleTree();
    for (long i = 0; i < size; i++) {
      tree.add(entry(i));
    }
    return tree.head();
  }

  /** The examples of C2SP tlog-tiles, and the edges of a tile. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 0, 1, tile/0/000.p/1",
    "1, 999, 256, tile/1/999",
    "0, 1000, 255, tile/0/x001/000.p/255",
    "0, 1234067, 8, tile/0/x001/x234/067.p/8",
    "-1, 1234067, 256, tile/entries/x001/x234/067",
    "7, 0, 256, tile/7/000",
  })
  void aFileHasOnePath(int level, long index, int width, String path) {
    TileId id = new TileId(level, index, width);
    assertThat(id.path()).isEqualTo(path);
    assertThat(TileId.parse(path)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/0/0",
        "tile/8/000",
        "tile/-1/000",
        "tile/0/x000/000",
        "tile/0/001/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/999",
        "tile/0/000.p/01",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/../000",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/999",
        "tile/０/000"
      })
  void whatIsNoPathNamesNothing(String path) {
    assertThat(TileId.parse(path)).isEmpty();
  }

  @Test
  void aBundleIsItsEntries() {
    List<byte[]> entries = List.of(new byte[0], entry(1), new byte[EntryBundle.LONGEST]);
    byte[] bundle = EntryBundle.write(entries);
    assertThat(bundle).startsWith(0, 0, 0, 7, 'e');
    assertThat(EntryBundle.read(bundle)).usingRecursiveComparison().isEqualTo(entries);
    for (int cut : new int[] {1, 3, 5, bundle.length - 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EntryBundle.read(Arrays.copyOf(bundle, cut)));
    }
    byte[] tooLong = new byte[EntryBundle.LONGEST + 1];
    assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.write(List.of(tooLong)));
    assertThatIllegalArgumentException().isThrownBy(() -> new TileWriter(new Kept()).add(tooLong));
  }

  @Test
  void tilesHoldTheHashesOfTheirLevel() {
    Kept kept = new Kept();
    TileWriter writer = new TileWriter(kept);
    int size = 256 * 257 + 3;
    for (int i = 0; i < size; i++) {
      writer.add(entry(i));
    }
    assertThat(writer.flush()).isEqualTo(head(size));
    assertThat(kept.files)
        .containsOnlyKeys(
            Stream.of(
                    IntStream.range(0, 257).mapToObj(i -> new TileId(0, i, 256).path()),
                    IntStream.range(0, 257).mapToObj(i -> new TileId(-1, i, 256).path()),
                    Stream.of(
                        "tile/0/257.p/3",
                        "tile/entries/257.p/3",
                        "tile/1/000",
                        "tile/1/001.p/1",
                        "tile/2/000.p/1"))
                .flatMap(paths -> paths)
                .toArray(String[]::new));
    byte[] tile = kept.files.get("tile/0/256");
    List<byte[]> entries = EntryBundle.read(kept.files.get("tile/entries/256"));
    assertThat(entries).hasSize(256);
    for (int i = 0; i < 256; i++) {
      assertThat(entries.get(i)).isEqualTo(entry(256 * 256 + i));
      assertThat(hex(tile, i)).isEqualTo(TreeProof.leaf(entries.get(i)));
    }
    byte[] above = kept.files.get("tile/1/001.p/1");
    assertThat(MerkleTree.rootOf(tile, 0, 256)).isEqualTo(above);
    assertThat(MerkleTree.rootOf(kept.files.get("tile/1/000"), 0, 256))
        .isEqualTo(kept.files.get("tile/2/000.p/1"));
  }

  private static ContentHash hex(byte[] tile, int at) {
    return new ContentHash(HexFormat.of().formatHex(tile, at * 32, at * 32 + 32));
  }

  /** Stopped and started again at any size, with checkpoints now and then, it is the same log. */
  @Test
  void aLogGoesOnFromItsFiles() {
    SplittableRandom random = new SplittableRandom(11);
    Kept kept = new Kept();
    TileWriter writer = new TileWriter(kept);
    MerkleTree whole = new MerkleTree();
    for (int turn = 0; turn < 60; turn++) {
      int more = turn % 7 == 0 ? random.nextInt(3_000) : random.nextInt(300);
      for (int i = 0; i < more; i++) {
        writer.add(entry(whole.size()));
        whole.add(entry(whole.size()));
      }
      TreeHead head = writer.flush();
      assertThat(head).isEqualTo(whole.head());
      if (random.nextBoolean()) {
        writer = TileWriter.resumed(kept, head);
        assertThat(writer.size()).isEqualTo(head.size());
      }
    }
    for (long size : new long[] {0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537}) {
      Kept again = new Kept();
      TileWriter first = new TileWriter(again);
      for (long i = 0; i < size; i++) {
        first.add(entry(i));
      }
      TileWriter second = TileWriter.resumed(again, first.flush());
      second.add(entry(size));
      assertThat(second.flush()).as("from " + size).isEqualTo(head(size + 1));
    }
  }

  /** What was added after the last checkpoint and is not in a full file is added again. */
  @Test
  void whatWasLostSinceACheckpointComesAgain() {
    Kept kept = new Kept();
    TileWriter writer = new TileWriter(kept);
    for (int i = 0; i < 200; i++) {
      writer.add(entry(i));
    }
    TreeHead head = writer.flush();
    for (int i = 200; i < 700; i++) {
      writer.add(entry(i));
    }
    TileWriter again = TileWriter.resumed(kept, head);
    for (int i = 200; i < 700; i++) {
      again.add(entry(i));
    }
    assertThat(again.flush()).isEqualTo(head(700));
    TileWriter forked = TileWriter.resumed(kept, head);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> {
              for (int i = 200; i < 256; i++) {
                forked.add(entry(i + 1));
              }
            });
  }

  @Test
  void filesThatAreMissingOrWrongAreNotGoneOnFrom() {
    Kept kept = new Kept();
    TileWriter writer = new TileWriter(kept);
    for (int i = 0; i < 300; i++) {
      writer.add(entry(i));
    }
    TreeHead head = writer.flush();
    TreeHead other = new TreeHead(300, ContentHash.of("x"));
    assertThatIllegalStateException().isThrownBy(() -> TileWriter.resumed(kept, other));
    for (String needed : List.of("tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44")) {
      byte[] file = kept.files.remove(needed);
      assertThatIllegalStateException()
          .isThrownBy(() -> TileWriter.resumed(kept, head))
          .withMessageContaining(needed);
      kept.files.put(needed, file);
    }
    byte[] spoilt = kept.files.get("tile/0/001.p/44").clone();
    spoilt[7] ^= 1;
    kept.files.put("tile/0/001.p/44", spoilt);
    assertThatIllegalStateException().isThrownBy(() -> TileWriter.resumed(kept, head));
    spoilt[7] ^= 1;
    byte[] bundle = kept.files.get("tile/entries/001.p/44");
    bundle[9] ^= 1;
    assertThatIllegalStateException()
        .isThrownBy(() -> TileWriter.resumed(kept, head))
        .withMessageContaining("tile/entries/001.p/44");
    kept.files.put("tile/entries/001.p/44", new byte[0]);
    assertThatIllegalStateException().isThrownBy(() -> TileWriter.resumed(kept, head));
  }
}
