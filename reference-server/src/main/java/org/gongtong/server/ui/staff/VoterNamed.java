package org.gongtong.server.ui.staff;

import org.gongtong.core.kernel.Actor;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;

/**
 * Hears of voters named in the roster, so that votes whose roll is frozen can take them over. Port:
 * the area of decisions listens, once it is there. Called after the roster was written, again when
 * the same form is sent twice, and for a voter the roster has already: the server may have stopped
 * between the roster and the votes.
 */
@FunctionalInterface
public interface VoterNamed {

  /**
   * Somebody was named. Called twice it does no more than once.
   *
   * @param part one of the parts of the co-owners
   * @return how many votes took the voter over by this call
   */
  int named(Actor actor, Community community, ExclusivePart part, String voter, String evidence);
}
