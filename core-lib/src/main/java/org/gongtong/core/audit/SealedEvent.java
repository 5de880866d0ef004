package org.gongtong.core.audit;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.tree.TreeProof;
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

  /** Seals an event under salts of its own. */
  public static SealedEvent of(AuditEvent event, RandomGenerator random) {
    return new SealedEvent(
        event, Commitment.to(event.who(), random), Commitment.to(event.canonicalWhat(), random));
  }

  /** The hash of the log's entry: what a receipt names, and what a proof of inclusion is of. */
  public ContentHash leafHash() {
    return TreeProof.leaf(leaf());
  }

  /** The bytes of the log's entry, after RFC 8785: what is published and hashed. */
  public byte[] leaf() {
    StringBuilder leaf = new StringBuilder(512);
    if (event.disclosure() == Disclosure.PUBLIC) {
      String what = event.canonicalWhat();
      leaf.append(what, 0, what.length() - 1);
      leaf.append(",\"v\":").append(FORM);
    } else {
      leaf.append("{\"v\":").append(FORM);
      leaf.append(",\"what\":\"").append(what.hex()).append('"');
    }
    leaf.append(",\"who\":\"").append(who.hex()).append("\"}");
    return leaf.toString().getBytes(StandardCharsets.UTF_8);
  }
}
