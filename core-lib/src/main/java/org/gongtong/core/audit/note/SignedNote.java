package org.gongtong.core.audit.note;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * A text and the signatures below it (C2SP signed-note). Immutable.
 *
 * @param text what is signed: lines of printable text, each with its line end, and no empty line at
 *     the end
 * @param signatures in the order they stand
 */
public record SignedNote(String text, List<Signed> signatures) {

  private static final int LONGEST = 1_000_000;
  private static final int MOST_SIGNATURES = 100;
  private static final String DASH = "\u2014 ";

  /**
   * One signature.
   *
   * @param name whose
   * @param hash which of his keys
   * @param hex its bytes in hexadecimal
   */
  public record Signed(String name, int hash, String hex) {}

  /**
   * @throws IllegalArgumentException if the text is not as said
   */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || text.length() > LONGEST || !isPrintable(text)) {
      throw new IllegalArgumentException("a note's text is lines of printable text");
    }
  }

  private static boolean isPrintable(String text) {
    return text.chars().noneMatch(c -> c < 0x20 && c != '\n' || c == 0x7f || c == 0xfffd);
  }

  /** A text signed by some keys. */
  public static SignedNote of(String text, NoteSigner... signers) {
    SignedNote note = new SignedNote(text, List.of());
    for (NoteSigner signer : signers) {
      note = note.signedBy(signer);
    }
    return note;
  }

  /** The same with a further signature. */
  public SignedNote signedBy(NoteSigner signer) {
    List<Signed> all = new ArrayList<>(signatures);
    NoteVerifier own = signer.verifier();
    all.add(new Signed(own.name(), own.hash(), HexFormat.of().formatHex(signer.sign(text))));
    return new SignedNote(text, all);
  }

  /** The same with the signature of a witness, who saw it at a time (to the second). */
  public SignedNote cosignedBy(NoteSigner witness, Instant at) {
    List<Signed> all = new ArrayList<>(signatures);
    NoteVerifier own = witness.verifier();
    String hex = HexFormat.of().formatHex(witness.cosign(text, at));
    all.add(new Signed(own.name(), own.hash(), hex));
    return new SignedNote(text, all);
  }

  /** The same with the signatures of another note of this text that this one lacks. */
  public SignedNote joined(SignedNote other) {
    if (!other.text.equals(text)) {
      throw new IllegalArgumentException("a note of another text");
    }
    List<Signed> all = new ArrayList<>(signatures);
    other.signatures.stream().filter(signed -> !all.contains(signed)).forEach(all::add);
    return new SignedNote(text, all);
  }

  /** The text, an empty line, and the signatures. */
  public String write() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (Signed signed : signatures) {
      byte[] signature = HexFormat.of().parseHex(signed.hex());
      byte[] whole =
          ByteBuffer.allocate(Integer.BYTES + signature.length)
              .putInt(signed.hash())
              .put(signature)
              .array();
      note.append(DASH)
          .append(signed.name())
          .append(' ')
          .append(Base64.getEncoder().encodeToString(whole))
          .append('\n');
    }
    return note.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is no signed note
   */
  public static SignedNote parse(String note) {
    int split = note.lastIndexOf("\n\n");
    if (split < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException("a note is a text, an empty line and signatures");
    }
    String below = note.substring(split + 2);
    String[] lines = below.isEmpty() ? new String[0] : below.split("\n", -1);
    if (lines.length - 1 > MOST_SIGNATURES || lines.length == 0) {
      throw new IllegalArgumentException("a note has 1 to 100 signatures");
    }
    List<Signed> signatures = new ArrayList<>();
    for (String line : Arrays.asList(lines).subList(0, lines.length - 1)) {
      signatures.add(signed(line));
    }
    return new SignedNote(note.substring(0, split + 1), signatures);
  }

  private static Signed signed(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space < DASH.length()) {
      throw new IllegalArgumentException("a signature is a dash, a name and base64");
    }
    String name = line.substring(DASH.length(), space);
    byte[] whole = Base64.getDecoder().decode(line.substring(space + 1));
    if (!NoteKeys.isName(name) || whole.length <= Integer.BYTES) {
      throw new IllegalArgumentException("a signature is a dash, a name and base64");
    }
    ByteBuffer bytes = ByteBuffer.wrap(whole);
    int hash = bytes.getInt();
    return new Signed(name, hash, HexFormat.of().formatHex(whole, Integer.BYTES, whole.length));
  }

  /**
   * Which of some keys have signed it; signatures of other keys are passed over.
   *
   * @throws IllegalArgumentException if a signature names one of the keys and is not of it:
   *     somebody has changed the note
   */
  public List<NoteVerifier> verifiedBy(Collection<NoteVerifier> known) {
    List<NoteVerifier> verified = new ArrayList<>();
    for (Signed signed : signatures) {
      for (NoteVerifier verifier : known) {
        if (!verifier.name().equals(signed.name()) || verifier.hash() != signed.hash()) {
          continue;
        }
        if (!verifier.verifies(text, HexFormat.of().parseHex(signed.hex()))) {
          throw new IllegalArgumentException("a signature is not that of " + signed.name());
        }
        if (!verified.contains(verifier)) {
          verified.add(verifier);
        }
      }
    }
    return verified;
  }
}
