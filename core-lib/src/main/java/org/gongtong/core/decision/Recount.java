package org.gongtong.core.decision;

import java.util.List;
import org.gongtong.core.place.Roster;

/**
 * All that anybody needs to count a motion again and get the same result. Immutable.
 *
 * @param motion the motion, counted; its window and rule say how
 * @param roster the parts on its roll as they stood when it froze, with the voters named since
 * @param ballots the ballots that were counted, in the order they were added
 */
public record Recount(Motion motion, Roster roster, List<RecordedBallot> ballots) {

  public Recount {
    ballots = List.copyOf(ballots);
  }
}
