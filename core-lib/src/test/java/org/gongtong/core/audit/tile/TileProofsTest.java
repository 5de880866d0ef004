package org.gongtong.core.audit.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.audit.tree.MerkleTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs from tiles are those of the whole log, which has its own vectors. */
class TileProofsTest {

  private static final class Files implements TileStore {
    private final Map<TileId, byte[]> files = new HashMap<>();

    @Override
    public void put(TileId id, byte[] bytes) {
      files.put(id, bytes);
    }

    @Override
    public Optional<byte[]> find(TileId id) {
      return Optional.ofNullable(files.get(id));
    }
  }

  private static Files log(long size) {
    Files files = new Files();
    TileWriter writer = new TileWriter(files);
    for (long i = 0; i < size; i++) {
      writer.add(entry(i));
    }
    writer.flush();
    return files;
  }

  private static byte[] entry(long i) {
    return ("event-" + i).getBytes(StandardCharsets.UTF_8);
  }

  private static MerkleTree filled(MerkleTree tree, long size) {
    for (long i = 0; i < size; i++) {
      tree.add(entry(i));
    }
    return tree;
  }

  @Test
  void everyProofOfSmallLogs() {
    for (long size = 1; size <= 40; size++) {
      TileProofs proofs = new TileProofs(log(size), size);
      assertThat(proofs.head()).isEqualTo(filled(new MerkleTree(), size).head());
      for (long i = 0; i < size; i++) {
        assertThat(proofs.inclusion(i))
            .isEqualTo(filled(MerkleTree.provingInclusion(i), size).proof());
        assertThat(proofs.consistency(i + 1))
            .isEqualTo(filled(MerkleTree.provingConsistency(i + 1), size).proof());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {255, 256, 257, 511, 1000, 65_536, 65_541})
  void someProofsOfGreaterOnes(long size) {
    TileProofs proofs = new TileProofs(log(size), size);
    for (long i : new long[] {0, 1, 254, 127, size / 2, size - 2, size - 1}) {
      assertThat(proofs.inclusion(i))
          .isEqualTo(filled(MerkleTree.provingInclusion(i), size).proof());
      assertThat(proofs.consistency(i + 1))
          .isEqualTo(filled(MerkleTree.provingConsistency(i + 1), size).proof());
    }
  }

  @Test
  void aLogWithoutEntriesHasAHead() {
    assertThat(new TileProofs(new Files(), 0).head()).isEqualTo(new MerkleTree().head());
  }

  @Test
  void whatIsNotThereIsNotProved() {
    TileProofs proofs = new TileProofs(log(5), 5);
    assertThatIllegalArgumentException().isThrownBy(() -> proofs.inclusion(5));
    assertThatIllegalArgumentException().isThrownBy(() -> proofs.inclusion(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> proofs.consistency(0));
    assertThatIllegalArgumentException().isThrownBy(() -> proofs.consistency(6));
    assertThatIllegalStateException()
        .isThrownBy(() -> new TileProofs(new Files(), 5).inclusion(2))
        .withMessageContaining("tile/0/000");
  }
}
