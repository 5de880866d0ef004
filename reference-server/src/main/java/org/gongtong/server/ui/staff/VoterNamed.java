package org.gongtong.server.ui.staff;

import org.gongtong.core.kernel.Actor;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;

/**
 * Hears of voters named in the roster, so that votes whose roll is frozen can take them over. Port:
 * the area of decisions listens, once it is there. Called after the roster was written, and again
 * when the same form is sent twice.
 */
@FunctionalInterface
public interface VoterNamed {

  /**
   * Somebody was named.
   *
   * @param part one of the parts of the co-owners
   */
  void named(Actor actor, Community community, ExclusivePart part, String voter, String evidence);
}
