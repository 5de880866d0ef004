package org.gongtong.core.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.tree.TreeProof;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;

/**
 * An event as it goes into the log: with its commitments to who did it and to what happened.
 * Immutable.
 *
 * <p>The two are apart, so that erasing a person takes back who voted and leaves the vote, and so
 * that a recount is shown what was cast and not by whom.
 *
 * @param event the event, as far as it was not erased
 * @param who commitment to {@link AuditEvent#who}
 * @param what commitment to {@link AuditEvent#canonicalWhat}
 */
public record SealedEvent(AuditEvent event, Commitment who, Commitment what) {

  /** Version of the form of leaves. */
  static final int FORM = 1;

  private static final byte[] WHAT_FOLLOWS = ascii("{\"v\":" + FORM + ",\"what\":\"");
  private static final byte[] WHO_FOLLOWS = ascii("\",\"who\":\"");
  private static final byte[] END = ascii("\"}");
  private static final int SEALED_SIZE =
      WHAT_FOLLOWS.length + WHO_FOLLOWS.length + END.length + 4 * Commitment.BYTES;

  /** Stands where an actor was erased. */
  public static final Actor ERASED = Actor.resident("erased");

  /** Seals an event under salts of its own. */
  public static SealedEvent of(AuditEvent event, RandomGenerator random) {
    // One draw for both: a secure generator costs by the call.
    byte[] salts = new byte[2 * Commitment.BYTES];
    random.nextBytes(salts);
    return new SealedEvent(
        event,
        Commitment.to(event.who(), Arrays.copyOf(salts, Commitment.BYTES)),
        Commitment.to(
            event.canonicalWhat(), Arrays.copyOfRange(salts, Commitment.BYTES, salts.length)));
  }

  /** This event when it is erased who did it: its entry in the log stays as it is. */
  public SealedEvent withoutWho() {
    return new SealedEvent(with(ERASED, event.data()), Commitment.kept(who.bytes(), null), what);
  }

  /**
   * This event when its particulars are erased: its entry in the log stays as it is.
   *
   * @throws IllegalStateException if it is public
   */
  public SealedEvent withoutWhat() {
    if (event.disclosure() == Disclosure.PUBLIC) {
      throw new IllegalStateException("a public event is published for ever: " + event.id());
    }
    return new SealedEvent(with(event.actor(), Map.of()), who, Commitment.kept(what.bytes(), null));
  }

  private AuditEvent with(Actor actor, Map<String, Object> data) {
    return new AuditEvent(
        event.id(),
        event.disclosure(),
        event.area(),
        event.type(),
        event.subject(),
        actor,
        event.effectiveAt(),
        event.recordedAt(),
        data);
  }

  /** The hash of the log's entry: what a receipt names, and what a proof of inclusion is of. */
  public ContentHash leafHash() {
    return TreeProof.leaf(leaf());
  }

  /** As {@link #leafHash}, its 32 bytes. */
  public byte[] leafHashBytes() {
    return TreeProof.leafBytes(leaf());
  }

  /** The bytes of a sealed event's entry, from its two commitments. */
  public static byte[] sealedLeaf(ContentHash what, ContentHash who) {
    return sealedLeaf(
        Commitment.kept(HexFormat.of().parseHex(what.hex()), null),
        Commitment.kept(HexFormat.of().parseHex(who.hex()), null));
  }

  /** As {@link #sealedLeaf(ContentHash, ContentHash)}. */
  public static byte[] sealedLeaf(Commitment what, Commitment who) {
    byte[] leaf = new byte[SEALED_SIZE];
    System.arraycopy(WHAT_FOLLOWS, 0, leaf, 0, WHAT_FOLLOWS.length);
    int at = WHAT_FOLLOWS.length;
    what.writeHex(leaf, at);
    at += 2 * Commitment.BYTES;
    System.arraycopy(WHO_FOLLOWS, 0, leaf, at, WHO_FOLLOWS.length);
    at += WHO_FOLLOWS.length;
    who.writeHex(leaf, at);
    at += 2 * Commitment.BYTES;
    System.arraycopy(END, 0, leaf, at, END.length);
    return leaf;
  }

  /** The bytes of the log's entry, after RFC 8785: what is published and hashed. */
  public byte[] leaf() {
    if (event.disclosure() == Disclosure.SEALED) {
      return sealedLeaf(what, who);
    }
    String text = event.canonicalWhat();
    return (text.substring(0, text.length() - 1)
            + ",\"v\":"
            + FORM
            + ",\"who\":\""
            + who.hex()
            + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
