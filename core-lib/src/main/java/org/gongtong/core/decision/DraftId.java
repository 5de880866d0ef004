package org.gongtong.core.decision;

import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;

/**
 * The id of a draft that was sent with a form, made from the key of the form: sent again, the form
 * finds the draft that is there. Made by a hash, so that nobody can choose a key such that the
 * draft has the id of something else.
 */
public final class DraftId {

  private DraftId() {}

  /**
   * @param key the key of the form, which its sender chose
   */
  public static UUID ofMotion(Actor sender, UUID key) {
    return of("motion", sender, key);
  }

  /**
   * @param key the key of the form, which its sender chose
   */
  public static UUID ofElection(Actor sender, UUID key) {
    return of("election", sender, key);
  }

  private static UUID of(String kind, Actor sender, UUID key) {
    return ContentHash.of(kind + "-draft " + key + " " + sender.id()).toId();
  }
}
