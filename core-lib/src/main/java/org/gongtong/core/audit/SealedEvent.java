package org.gongtong.core.audit;

import java.nio.charset.StandardCharsets;
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

  /** Stands where an actor was erased. */
  public static final Actor ERASED = Actor.resident("erased");

  /** Seals an event under salts of its own. */
  public static SealedEvent of(AuditEvent event, RandomGenerator random) {
    return new SealedEvent(
        event, Commitment.to(event.who(), random), Commitment.to(event.canonicalWhat(), random));
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

  /** The bytes of a sealed event's entry, from its two commitments. */
  public static byte[] sealedLeaf(ContentHash what, ContentHash who) {
    return sealedLeaf(what.hex(), who.hex());
  }

  private static byte[] sealedLeaf(String what, String who) {
    return ("{\"v\":" + FORM + ",\"what\":\"" + what + "\",\"who\":\"" + who + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes of the log's entry, after RFC 8785: what is published and hashed. */
  public byte[] leaf() {
    if (event.disclosure() == Disclosure.SEALED) {
      return sealedLeaf(what.hex(), who.hex());
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
}
