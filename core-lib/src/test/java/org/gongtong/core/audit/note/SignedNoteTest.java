package org.gongtong.core.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed notes, against the example in the documentation of Go's sumdb/note. */
class SignedNoteTest {

  private static final String SECRET =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";
  private static final String NOTE =
      TEXT
          + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private static final NoteVerifier PETER = NoteVerifier.parse(KEY);

  private static NoteSigner signer(String name) {
    return NoteSigner.generate(name, new SecureRandom());
  }

  @Test
  void theKnownKeyMakesTheKnownNote() {
    NoteSigner peter = NoteSigner.parse(SECRET);
    assertThat(peter.verifier().toString()).isEqualTo(KEY).isEqualTo(PETER.toString());
    assertThat(peter.secret()).isEqualTo(SECRET);
    assertThat(peter.toString()).doesNotContain("AYEKFALV");
    assertThat(SignedNote.of(TEXT, peter).write()).isEqualTo(NOTE);
    assertThat(SignedNote.parse(NOTE).verifiedBy(List.of(PETER))).containsExactly(PETER);
    assertThat(SignedNote.parse(NOTE).write()).isEqualTo(NOTE);
  }

  @Test
  void signaturesOfOthersArePassedOver() {
    NoteSigner log = signer("log.example/gongtong");
    NoteSigner witness = signer("witness");
    SignedNote note = SignedNote.parse(SignedNote.of("x\n", log, witness, log).write());
    assertThat(note.verifiedBy(List.of(PETER))).isEmpty();
    assertThat(note.verifiedBy(List.of(witness.verifier(), PETER)))
        .containsExactly(witness.verifier());
    assertThat(note.verifiedBy(List.of(witness.verifier(), log.verifier())))
        .containsExactly(log.verifier(), witness.verifier());
    // Another key of that name is another key.
    assertThat(note.verifiedBy(List.of(signer("witness").verifier()))).isEmpty();
  }

  @Test
  void whatWasChangedIsNotVerified() {
    for (int at = 0; at < TEXT.length() - 1; at++) {
      char other = TEXT.charAt(at) == 'x' ? 'y' : 'x';
      SignedNote changed = SignedNote.parse(NOTE.substring(0, at) + other + NOTE.substring(at + 1));
      assertThatIllegalArgumentException().isThrownBy(() -> changed.verifiedBy(List.of(PETER)));
    }
    SignedNote shorter =
        new SignedNote(TEXT, List.of(new SignedNote.Signed("PeterNeumann", PETER.hash(), "00")));
    assertThatIllegalArgumentException().isThrownBy(() -> shorter.verifiedBy(List.of(PETER)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "x\n",
        "x\n\n",
        "x\n\n\u2014 a\n",
        "x\n\n\u2014 a AAAA\n",
        "x\n\n- a AAAAAAAA\n",
        "x\n\n\u2014 a+b AAAAAAAA\n",
        "x\n\n\u2014 a AAAAAAAA",
        "x\n\n\u2014 a AAAAAAA!\n",
        "x\u0007\n\n\u2014 a AAAAAAAA\n"
      })
  void whatIsNoNoteIsRefused(String note) {
    assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(note));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcU"
      })
  void whatIsNoKeyIsRefused(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> NoteVerifier.parse(key));
    assertThatIllegalArgumentException().isThrownBy(() -> NoteSigner.parse("PRIVATE+KEY+" + key));
    assertThatIllegalArgumentException().isThrownBy(() -> NoteSigner.parse(key));
  }

  @Test
  void namesHaveNoSpaceAndNoPlus() {
    for (String name : List.of("", "a b", "a+b", "a\u00a0b", "a\u3000b")) {
      assertThatIllegalArgumentException().isThrownBy(() -> signer(name));
    }
    assertThat(signer("社区.example").verifier().name()).isEqualTo("社区.example");
  }

  @Test
  void aCheckpointIsItsLines() {
    Checkpoint checkpoint =
        new Checkpoint(
            "log.example/gongtong", new TreeHead(15_368_405, ContentHash.of("root")), List.of());
    String root =
        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(ContentHash.of("root").hex()));
    assertThat(checkpoint.text()).isEqualTo("log.example/gongtong\n15368405\n" + root + "\n");
    assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    Checkpoint extended =
        new Checkpoint(checkpoint.origin(), checkpoint.head(), List.of("更多", "lines"));
    assertThat(Checkpoint.parse(extended.text())).isEqualTo(extended);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "o\n1\n",
        "o\n1\nAAAA\n",
        "\n1\nR\n",
        "o\n01\nR\n",
        "o\n+1\nR\n",
        "o\n-1\nR\n",
        "o\n1\nR",
        "o\n1\nR\n\n",
        "o\n9999999999999999999\nR\n",
        "o\n1\nR!\n"
      })
  void whatIsNoCheckpointIsRefused(String text) {
    String root = "A".repeat(43) + "=";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checkpoint.parse(text.replace("R", root)));
    assertThat(Checkpoint.parse("o\n1\n" + root + "\n").head().size()).isEqualTo(1);
  }
}
