package org.gongtong.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.gongtong.core.audit.Witness.Answer;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.KeyKind;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final NoteSigner LOG = NoteSigner.generate("log.example", new Random(1));
  private static final NoteSigner OTHER = NoteSigner.generate("log.example", new Random(2));
  private static final NoteSigner SIGNER =
      NoteSigner.generate("witness.example", KeyKind.WITNESS, new Random(3));

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryWitnessStore store = new MemoryWitnessStore(work);
  private final Witness witness =
      new Witness(work, store, List.of(LOG.verifier()), SIGNER, () -> NOW);

  private static MerkleTree filled(MerkleTree tree, long size, String past) {
    for (long i = 0; i < size; i++) {
      tree.add((past + i).getBytes(StandardCharsets.UTF_8));
    }
    return tree;
  }

  private static String note(long size, String past, NoteSigner signer) {
    Checkpoint checkpoint =
        new Checkpoint("log.example", filled(new MerkleTree(), size, past).head(), List.of());
    return SignedNote.of(checkpoint.text(), signer).write();
  }

  private static String request(long old, long size, String past) {
    List<ContentHash> proof =
        old == 0 ? List.of() : filled(MerkleTree.provingConsistency(old), size, past).proof();
    return "old "
        + old
        + "\n"
        + proof.stream()
            .map(h -> Base64.getEncoder().encodeToString(HexFormat.of().parseHex(h.hex())) + "\n")
            .collect(Collectors.joining())
        + "\n"
        + note(size, past, LOG);
  }

  @Test
  void whatGoesOnIsCosigned() {
    Answer.Cosigned first = (Answer.Cosigned) witness.add(request(0, 5, "a"));
    SignedNote joined = SignedNote.parse(note(5, "a", LOG) + first.lines());
    NoteVerifier published = NoteVerifier.parse(SIGNER.verifier().toString());
    assertThat(joined.verifiedBy(List.of(LOG.verifier(), published)))
        .containsExactly(LOG.verifier(), published);
    assertThat(witness.add(request(5, 9, "a"))).isInstanceOf(Answer.Cosigned.class);
    assertThat(witness.add(request(9, 9, "a"))).isInstanceOf(Answer.Cosigned.class);
    assertThat(witness.add(request(9, 300, "a"))).isInstanceOf(Answer.Cosigned.class);
  }

  @Test
  void aLogWithTwoPastsGetsOneOfThemSigned() {
    witness.add(request(0, 5, "a"));
    assertThat(witness.add(request(0, 5, "b"))).isEqualTo(new Answer.OtherSize(5));
    assertThat(witness.add(request(5, 9, "b"))).isInstanceOf(Answer.NotContinued.class);
    assertThat(witness.add(request(5, 5, "b"))).isInstanceOf(Answer.NotContinued.class);
    assertThat(witness.add(request(3, 9, "a"))).isEqualTo(new Answer.OtherSize(5));
    assertThat(witness.add(request(5, 9, "a"))).isInstanceOf(Answer.Cosigned.class);
  }

  private void restored() {
    work.write(
        transaction -> {
          store.markRestored(transaction);
          return transaction;
        });
  }

  /** It may have signed past "a" before the loss: past "b" is not signed until that is known. */
  @Test
  void aRestoredWitnessSignsNoSecondPast() {
    Answer.Cosigned last = (Answer.Cosigned) witness.add(request(0, 9, "a"));
    MemoryUnitOfWork older = new MemoryUnitOfWork();
    MemoryWitnessStore known = new MemoryWitnessStore(older);
    Witness again = new Witness(older, known, List.of(LOG.verifier()), SIGNER, () -> NOW);
    again.add(request(0, 5, "a"));
    older.write(
        transaction -> {
          known.markRestored(transaction);
          return transaction;
        });
    assertThat(again.add(request(5, 9, "a"))).isInstanceOf(Answer.Restored.class);
    assertThat(again.confirm(note(9, "a", LOG))).isEqualTo(Witness.Confirmed.NOT_OURS);
    assertThat(again.confirm("nothing")).isEqualTo(Witness.Confirmed.NOT_OURS);
    assertThat(again.confirmNothing("log.example")).isEqualTo(Witness.Confirmed.OLDER);
    assertThat(again.add(request(5, 9, "b"))).isInstanceOf(Answer.Restored.class);
    assertThat(again.confirm(note(9, "a", LOG) + last.lines())).isEqualTo(Witness.Confirmed.DONE);
    assertThat(again.add(request(5, 9, "b"))).isEqualTo(new Answer.OtherSize(9));
    assertThat(again.add(request(9, 12, "b"))).isInstanceOf(Answer.NotContinued.class);
    assertThat(again.add(request(9, 12, "a"))).isInstanceOf(Answer.Cosigned.class);
  }

  @Test
  void anOlderNoteOrAForgottenLogAfterARestore() {
    Answer.Cosigned first = (Answer.Cosigned) witness.add(request(0, 5, "a"));
    witness.add(request(5, 9, "a"));
    restored();
    String older = note(5, "a", LOG) + first.lines();
    assertThat(witness.confirm(older)).isEqualTo(Witness.Confirmed.OLDER);
    MemoryUnitOfWork empty = new MemoryUnitOfWork();
    MemoryWitnessStore none = new MemoryWitnessStore(empty);
    Witness again = new Witness(empty, none, List.of(LOG.verifier()), SIGNER, () -> NOW);
    empty.write(
        transaction -> {
          none.markRestored(transaction);
          return transaction;
        });
    assertThat(again.add(request(0, 5, "b"))).isInstanceOf(Answer.Restored.class);
    assertThat(again.confirmNothing("elsewhere.example")).isEqualTo(Witness.Confirmed.NOT_OURS);
    assertThat(again.confirm(older)).isEqualTo(Witness.Confirmed.DONE);
    assertThat(again.add(request(5, 9, "b"))).isInstanceOf(Answer.NotContinued.class);
  }

  @Test
  void otherLogsAndOtherKeysAreNotSigned() {
    assertThat(witness.add("old 0\n\n" + note(5, "a", OTHER))).isInstanceOf(Answer.NotSigned.class);
    NoteSigner stranger = NoteSigner.generate("elsewhere.example", new Random(4));
    Checkpoint checkpoint = new Checkpoint("elsewhere.example", new MerkleTree().head(), List.of());
    assertThat(witness.add("old 0\n\n" + SignedNote.of(checkpoint.text(), stranger).write()))
        .isInstanceOf(Answer.UnknownLog.class);
    String changed = request(0, 5, "a").replaceFirst("\n5\n", "\n6\n");
    assertThat(witness.add(changed)).isInstanceOf(Answer.NotSigned.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "old 5",
        "old -1\n\nx\n",
        "old 05\n\n",
        "old 99999999999999999999\n\n",
        "new 0\n\n",
        "old 0\n\nno note",
        "old 1\nnot base64!\n\nx\n\n\u2014 a AAAAAAA=\n"
      })
  void whatIsNoRequestIsMalformed(String body) {
    assertThat(witness.add(body)).isInstanceOf(Answer.Malformed.class);
  }

  @Test
  void aSizeBeyondTheCheckpointIsMalformed() {
    assertThat(witness.add("old 9\n\n" + note(5, "a", LOG))).isInstanceOf(Answer.Malformed.class);
  }

  /** The time is signed with the rest. */
  @Test
  void aCosignatureIsOfItsTime() {
    SignedNote note = SignedNote.parse(note(5, "a", LOG)).cosignedBy(SIGNER, NOW);
    SignedNote.Signed signed = note.signatures().get(1);
    assertThat(signed.hex()).startsWith("0000000069a38180").hasSize(2 * 72);
    String later = "0000000069a38181" + signed.hex().substring(16);
    SignedNote moved =
        new SignedNote(
            note.text(), List.of(new SignedNote.Signed(signed.name(), signed.hash(), later)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> moved.verifiedBy(List.of(SIGNER.verifier())));
  }

  @Test
  void keysOfLogsAndWitnessesAreNotMistaken() {
    NoteVerifier key = NoteVerifier.parse(SIGNER.verifier().toString());
    assertThat(key.kind()).isEqualTo(KeyKind.WITNESS);
    assertThat(NoteSigner.parse(SIGNER.secret()).verifier()).isEqualTo(SIGNER.verifier());
    assertThat(SIGNER.verifier().hash()).isNotEqualTo(LOG.verifier().hash());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoteVerifier.parse("a+00000000+" + "A".repeat(44)));
  }
}
