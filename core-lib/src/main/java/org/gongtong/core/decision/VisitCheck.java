package org.gongtong.core.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;

/** Whether somebody at his door could vote for his party there. Immutable. */
final class VisitCheck {
  private final BallotStore ballots;
  private final OpenVote vote;

  VisitCheck(BallotStore ballots, OpenVote vote) {
    this.ballots = ballots;
    this.vote = vote;
  }

  Outcome<Party> mayCast(Transaction transaction, String part, String who, Instant now) {
    OptionalInt number = vote.roll().findParty(part);
    if (number.isEmpty()) {
      return BallotFiling.refused(BallotCode.UNKNOWN_PART);
    }
    Party party = vote.roll().parties().get(number.getAsInt() - 1);
    Optional<String> voter = voterOf(transaction, party);
    if (voter.isEmpty()) {
      return BallotFiling.refused(BallotCode.VOTER_NOT_NAMED);
    }
    // Whatever the precedence: nobody who voted is voted over by somebody who came to his door.
    if (!BallotRows.withChoice(ballots.ofParty(transaction, vote.motion().id(), party.number()))
        .isEmpty()) {
      return BallotFiling.refused(BallotCode.DUPLICATE);
    }
    Ballot trial = Ballot.of("trial", part, who, Channel.VISIT, now, "for");
    return BallotFiling.flawOf(vote, trial, voter.get())
        .<Outcome<Party>>map(BallotFiling::refused)
        .orElseGet(() -> Outcome.accepted(party));
  }

  private Optional<String> voterOf(Transaction transaction, Party party) {
    return Optional.ofNullable(party.voter())
        .or(
            () ->
                ballots.namings(transaction, vote.motion().id()).stream()
                    .filter(naming -> naming.party() == party.number())
                    .map(VoterNaming::voter)
                    .reduce((earlier, later) -> later));
  }
}
