package org.gongtong.server.wiring;

import java.util.EnumSet;
import java.util.OptionalInt;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.server.ui.staff.VoterNamed;

/** Takes a voter named in the roster over into the votes that are open. Thread-safe. */
record VotersOfOpenVotes(MotionReader reader, BallotBox box) implements VoterNamed {

  /** What a naming of a motion may have; one of the roster may be longer. */
  private static final int LONGEST_EVIDENCE = 200;

  @Override
  public int named(
      Actor actor, Community community, ExclusivePart part, String voter, String evidence) {
    String brief =
        evidence.length() <= LONGEST_EVIDENCE ? evidence : evidence.substring(0, LONGEST_EVIDENCE);
    int taken = 0;
    CommunityMotions motions = new CommunityMotions(reader);
    for (Motion motion : motions.in(community.id(), EnumSet.of(MotionState.OPEN))) {
      // A refusal means that the part is not on that roll, or that its party has voted or is bound
      // by the voter it named before.
      if (!votes(motion, part, voter)
          && box.nameVoter(actor, motion.id(), part.id(), voter, brief).isAccepted()) {
        taken++;
      }
    }
    return taken;
  }

  /** Whether the roll names this very voter already, from the opening or since. */
  private boolean votes(Motion motion, ExclusivePart part, String voter) {
    return reader
        .findRollWithVoters(motion.id())
        .filter(roll -> voter.equals(voterOf(roll, part)))
        .isPresent();
  }

  private static String voterOf(ElectoralRoll roll, ExclusivePart part) {
    OptionalInt party = roll.findParty(part.id());
    String voter = party.isEmpty() ? null : roll.parties().get(party.getAsInt() - 1).voter();
    return voter == null ? "" : voter;
  }
}
