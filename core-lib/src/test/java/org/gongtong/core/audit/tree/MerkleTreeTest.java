package org.gongtong.core.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongtong.core.kernel.ContentHash;
import org.junit.jupiter.api.Test;

/** Trees and proofs against the recursive definitions of RFC 9162, section 2.1, word by word. */
class MerkleTreeTest {
  private static final int MOST = 70;
  private static final TreeHasher HASHER = new TreeHasher();

  private static byte[] entry(int i) {
    return ("event-" + i).getBytes(StandardCharsets.UTF_8);
  }

  private static MerkleTree filled(MerkleTree tree, int size) {
    for (int i = 0; i < size; i++) {
      tree.add(entry(i));
    }
    return tree;
  }

  /** MTH(D[from:to]). */
  private static byte[] root(int from, int to) {
    if (to - from == 1) {
      return HASHER.leaf(entry(from));
    }
    int half = half(to - from);
    return HASHER.node(root(from, from + half), root(from + half, to));
  }

  private static int half(int size) {
    return Integer.highestOneBit(size - 1);
  }

  /** PATH(m, D[from:to]). */
  private static Stream<ContentHash> path(int m, int from, int to) {
    if (to - from == 1) {
      return Stream.empty();
    }
    int middle = from + half(to - from);
    return from + m < middle
        ? Stream.concat(path(m, from, middle), hashOf(middle, to))
        : Stream.concat(path(from + m - middle, middle, to), hashOf(from, middle));
  }

  /** SUBPROOF(m, D[from:to], b). */
  private static Stream<ContentHash> subproof(int m, int from, int to, boolean whole) {
    if (m == to - from) {
      return whole ? Stream.empty() : hashOf(from, to);
    }
    int half = half(to - from);
    return m <= half
        ? Stream.concat(subproof(m, from, from + half, whole), hashOf(from + half, to))
        : Stream.concat(subproof(m - half, from + half, to, false), hashOf(from, from + half));
  }

  private static Stream<ContentHash> hashOf(int from, int to) {
    return Stream.of(MerkleTree.hash(root(from, to)));
  }

  @Test
  void theRootOfNothingIsTheHashOfNothing() {
    assertThat(new MerkleTree().head()).isEqualTo(new TreeHead(0, ContentHash.of("")));
  }

  @Test
  void rootsAndProofsAreThoseOfTheDefinition() {
    for (int size = 1; size <= MOST; size++) {
      TreeHead head = filled(new MerkleTree(), size).head();
      assertThat(head).isEqualTo(new TreeHead(size, MerkleTree.hash(root(0, size))));
      for (int index = 0; index < size; index++) {
        List<ContentHash> proof = filled(MerkleTree.provingInclusion(index), size).proof();
        assertThat(proof).as(index + " of " + size).isEqualTo(path(index, 0, size).toList());
        assertThat(TreeProof.isIncluded(TreeProof.leaf(entry(index)), index, head, proof)).isTrue();
      }
      for (int first = 1; first <= size; first++) {
        TreeHead before = new TreeHead(first, MerkleTree.hash(root(0, first)));
        List<ContentHash> proof = filled(MerkleTree.provingConsistency(first), size).proof();
        assertThat(proof)
            .as(first + " to " + size)
            .isEqualTo(subproof(first, 0, size, true).toList());
        assertThat(TreeProof.isConsistent(before, head, proof)).isTrue();
      }
    }
  }

  @Test
  void nothingElseIsProved() {
    for (int size = 1; size <= 20; size++) {
      TreeHead head = filled(new MerkleTree(), size).head();
      for (int index = 0; index < size; index++) {
        List<ContentHash> proof = filled(MerkleTree.provingInclusion(index), size).proof();
        ContentHash leaf = TreeProof.leaf(entry(index));
        for (int other = -1; other <= size; other++) {
          assertThat(TreeProof.isIncluded(leaf, other, head, proof)).isEqualTo(other == index);
        }
        assertThat(TreeProof.isIncluded(TreeProof.leaf(entry(size)), index, head, proof)).isFalse();
        for (List<ContentHash> wrong : spoilt(proof)) {
          assertThat(TreeProof.isIncluded(leaf, index, head, wrong)).as("%s", wrong).isFalse();
        }
      }
      for (int first = 1; first <= size; first++) {
        TreeHead before = filled(new MerkleTree(), first).head();
        List<ContentHash> proof = filled(MerkleTree.provingConsistency(first), size).proof();
        TreeHead forked = new TreeHead(first, ContentHash.of("forked"));
        assertThat(TreeProof.isConsistent(forked, head, proof)).isFalse();
        assertThat(TreeProof.isConsistent(before, new TreeHead(size, forked.root()), proof))
            .isFalse();
        for (List<ContentHash> wrong : spoilt(proof)) {
          assertThat(TreeProof.isConsistent(before, head, wrong)).as("%s", wrong).isFalse();
        }
      }
      assertThat(TreeProof.isConsistent(new MerkleTree().head(), head, List.of())).isFalse();
      assertThat(TreeProof.isConsistent(new TreeHead(size + 1, head.root()), head, List.of()))
          .isFalse();
    }
  }

  /** A proof with one hash more, less, or another, at every place. */
  private static List<List<ContentHash>> spoilt(List<ContentHash> proof) {
    List<List<ContentHash>> all = new ArrayList<>();
    for (int at = 0; at <= proof.size(); at++) {
      List<ContentHash> longer = new ArrayList<>(proof);
      longer.add(at, ContentHash.of("more"));
      all.add(longer);
      if (at < proof.size()) {
        List<ContentHash> shorter = new ArrayList<>(proof);
        shorter.remove(at);
        all.add(shorter);
        List<ContentHash> other = new ArrayList<>(proof);
        other.set(at, ContentHash.of("other"));
        all.add(other);
      }
    }
    return all;
  }

  @Test
  void anEntryMayComePieceByPiece() {
    MerkleTree whole = filled(new MerkleTree(), 5);
    MerkleTree pieces = new MerkleTree();
    IntStream.range(0, 5)
        .forEach(
            i -> {
              byte[] entry = entry(i);
              pieces.begin();
              for (int at = 0; at < entry.length; at++) {
                pieces.more(entry, at, 1);
              }
              pieces.end();
            });
    assertThat(pieces.head()).isEqualTo(whole.head());
  }

  @Test
  void whatIsNotThereCannotBeProved() {
    assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.provingInclusion(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.provingConsistency(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new TreeHead(-1, ContentHash.of("")));
    assertThatIllegalStateException()
        .isThrownBy(() -> filled(MerkleTree.provingInclusion(3), 3).proof());
    assertThatIllegalStateException()
        .isThrownBy(() -> filled(MerkleTree.provingConsistency(4), 3).proof());
    assertThat(filled(new MerkleTree(), 3).proof()).isEmpty();
  }
}
