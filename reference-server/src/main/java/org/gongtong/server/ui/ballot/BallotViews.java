package org.gongtong.server.ui.ballot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.decision.BallotReceipt;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.Tally;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.PlaceWords;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** Fills the ballot's pages with what the core says. Thread-safe. */
public final class BallotViews {
  /** A developer may hold hundreds. */
  private static final int MOST_PARTS = 20;

  private final MotionViews motions;
  private final RollParts parts;

  public BallotViews(MotionViews motions, RollParts parts) {
    this.motions = motions;
    this.parts = parts;
  }

  /** What a voter decides, and with which parts. */
  public BallotSubject subject(
      Messages text, Community community, Motion motion, Party party, Instant now) {
    List<String> first = party.parts().subList(0, Math.min(MOST_PARTS, party.parts().size()));
    Map<String, String> names = new HashMap<>();
    for (ExclusivePart part : parts.find(motion, first)) {
      names.put(part.id(), PlaceWords.part(text, part));
    }
    List<String> lines = new ArrayList<>();
    first.forEach(id -> lines.add(names.getOrDefault(id, id)));
    int more = party.parts().size() - first.size();
    if (more > 0) {
      lines.add(text.of("ballot.more-parts", text.number(more)));
    }
    return new BallotSubject(
        motions.head(text, community, motion, now), lines, party.weight().hundredths());
  }

  /** What was decided on, without the parts: for a receipt whose reader may be anybody. */
  BallotSubject withoutParts(Messages text, Community community, Motion motion, Instant now) {
    return new BallotSubject(motions.head(text, community, motion, now), List.of(), 0);
  }

  MotionHead head(Messages text, Community community, Motion motion, Instant now) {
    return motions.head(text, community, motion, now);
  }

  /** A ballot in the box, as it is shown. */
  static BallotNoticePage.Cast cast(Motion motion, BallotReceipt receipt, String number) {
    return new BallotNoticePage.Cast(
        number, ChannelName.of(receipt.channel()), receipt.recordedAt().atZone(motion.zone()));
  }

  /**
   * Whether signing in counts, as taking part or as having been reached: then opening the ballot is
   * recorded.
   */
  static boolean signingInCounts(Motion motion) {
    return tally(motion).filter(tally -> tally.takesBlank(Channel.WEB)).isPresent();
  }

  /** What signing in counts as; empty if as nothing. */
  static String tookPart(Messages text, Motion motion) {
    return tally(motion)
        .filter(tally -> tally.takesBlank(Channel.WEB))
        .map(
            tally ->
                text.of(
                    tally.blankAbstains(Channel.WEB)
                        ? "ballot.took-part"
                        : "ballot.goes-with-majority"))
        .orElse("");
  }

  private static Optional<Tally> tally(Motion motion) {
    DecisionRule rule = motion.rule();
    VotingWindow window = motion.window();
    return rule == null || window == null
        ? Optional.empty()
        : Optional.of(Tally.of(motion, rule, window));
  }

  /** Whether a later ballot of a party takes the place of an earlier one. */
  static boolean lastCounts(@Nullable DecisionRule rule) {
    return rule != null && rule.precedence() == Precedence.LAST;
  }
}
