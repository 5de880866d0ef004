package org.gongtong.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * Puts checked ballots into the store under a slot that only one of them can have, each with its
 * event. Thread-safe.
 */
final class BallotFiling {

  /** How often a slot that somebody else took is sought again. */
  private static final int ATTEMPTS = 5;

  private final MotionStore motions;
  private final BallotStore ballots;
  private final AuditLog audit;
  private final IdSource ids;

  BallotFiling(MotionStore motions, BallotStore ballots, AuditLog audit, IdSource ids) {
    this.motions = motions;
    this.ballots = ballots;
    this.audit = audit;
    this.ids = ids;
  }

  /**
   * The slot of a party's first row, whatever its kind: who gets it knows without looking that the
   * party had none.
   */
  static final String FIRST = "first";

  /**
   * The slot of a ballot. After a party's first row there is one a channel, and a further one for
   * each ballot of this channel that is there or was taken back, or that a later one may replace.
   * Two of a channel who come at once seek the same slot, whatever comes in on other channels.
   */
  static String slot(Ballot ballot, List<RecordedBallot> rows) {
    if (rows.isEmpty()) {
      return FIRST;
    }
    String kind = kindOf(ballot);
    long earlier =
        rows.stream()
            .filter(row -> row.correction() == null && kindOf(row.ballot()).equals(kind))
            .count();
    return earlier == 0 ? kind : kind + ":" + (earlier + 1);
  }

  /** The first slot of a ballot: signing without a choice is one thing whatever the channel. */
  static String kindOf(Ballot ballot) {
    return ballot.choice().isEmpty() ? "signed" : ballot.channel().code();
  }

  /** What is wrong with an entry whatever the box holds. */
  static Optional<Reason> entryFault(OpenVote vote, BallotEntry entry, Instant now) {
    if (entry.castAt().isAfter(now)) {
      return Optional.of(
          BallotReason.CAST_IN_FUTURE
              .because()
              .figure("cast", entry.castAt().atZone(vote.motion().zone()))
              .refuses());
    }
    return ProxyPeriod.fault(
        vote.motion().zone(), vote.rule(), entry.castAt(), entry.proxy(), entry.proxyUntil());
  }

  /** Puts a ballot in that no proxy cast, or whose proxy states no end. */
  Outcome<RecordedBallot> put(
      Transaction transaction, OpenVote vote, RecordedBallot row, String voter) {
    return put(transaction, vote, row, voter, null);
  }

  /**
   * Puts a ballot in, or says why not.
   *
   * @param row in the slot {@link #FIRST}; it gets another one if its party has rows
   * @param proxyUntil the last day of a written proxy, which its event commits to; or null
   */
  Outcome<RecordedBallot> put(
      Transaction transaction,
      OpenVote vote,
      RecordedBallot row,
      String voter,
      @Nullable LocalDate proxyUntil) {
    Optional<BallotCode> flaw = flawOf(vote, row.ballot(), voter);
    if (flaw.isPresent()) {
      return refused(flaw.get());
    }
    inTurn(transaction, row.motionId(), row.ballot());
    boolean blank = row.ballot().choice().isEmpty();
    boolean web = row.ballot().channel() == Channel.WEB;
    if (web && !blank && ballots.add(transaction, row, true)) {
      return Outcome.accepted(appended(transaction, vote, row, "ballot-cast", null));
    }
    if (web && isCounted(transaction, row.motionId())) {
      return refused(BallotCode.TOO_LATE);
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<RecordedBallot> there = ballots.find(transaction, row.id());
      if (there.isPresent()) {
        return replay(there.get(), row);
      }
      List<RecordedBallot> rows = ballots.ofParty(transaction, row.motionId(), row.party());
      if (!blank && isTaken(vote, row.ballot(), rows)) {
        return refused(BallotCode.DUPLICATE);
      }
      Optional<RecordedBallot> shown = blank ? shownAlready(row.ballot(), rows) : Optional.empty();
      if (shown.isPresent()) {
        // A second sheet would have another's ballot for its own, and might take it back.
        return web ? Outcome.accepted(shown.get()) : refused(BallotCode.DUPLICATE);
      }
      if (overCap(transaction, vote, row)) {
        return refused(BallotCode.PROXY_OVER_CAP);
      }
      RecordedBallot candidate = row.inSlot(slot(row.ballot(), rows));
      if (ballots.add(transaction, candidate, false)) {
        return Outcome.accepted(appended(transaction, vote, candidate, "ballot-cast", proxyUntil));
      }
    }
    return refused(BallotCode.DUPLICATE);
  }

  /** Proxies are numbered in the order in which they come: of two who come at once one waits. */
  private void inTurn(Transaction transaction, UUID motionId, Ballot ballot) {
    if (ballot.proxy() != null) {
      motions.findToChange(transaction, motionId);
    }
  }

  /** What shows already what a ballot without a choice would show. */
  private static Optional<RecordedBallot> shownAlready(Ballot blank, List<RecordedBallot> rows) {
    return BallotRows.inForce(rows).stream()
        .filter(row -> blank.channel() == Channel.WEB || row.ballot().channel() == blank.channel())
        .findFirst();
  }

  /** Whether the votes are counted; if not, they are not before this transaction ends. */
  private boolean isCounted(Transaction transaction, UUID motionId) {
    return motions.findToVote(transaction, motionId).filter(Motion::isCounted).isPresent();
  }

  /** Whether a ballot that is there makes this one pointless or impossible. */
  private static boolean isTaken(OpenVote vote, Ballot ballot, List<RecordedBallot> rows) {
    if (vote.precedence() == Precedence.LAST) {
      return false;
    }
    return BallotRows.withChoice(rows).stream()
        .anyMatch(
            row -> ballot.channel() == Channel.WEB || row.ballot().channel() == ballot.channel());
  }

  private boolean overCap(Transaction transaction, OpenVote vote, RecordedBallot row) {
    Integer cap = vote.rule().procedure().find(DecisionParameters.PROXY_CAP).orElse(null);
    String proxy = row.ballot().proxy();
    if (cap == null || proxy == null) {
      return false;
    }
    // Of two that come at once neither would see the other.
    motions.findToChange(transaction, row.motionId());
    // As in the count, a cap is used up by the ballots that stand, and by no others.
    Map<Integer, Ballot> standing = new HashMap<>();
    for (RecordedBallot other :
        BallotRows.withChoice(ballots.ofMotion(transaction, row.motionId()))) {
      standing.merge(other.party(), other.ballot(), (a, b) -> vote.tally().precedes(b, a) ? b : a);
    }
    Ballot own = standing.remove(row.party());
    if (own != null && !vote.tally().precedes(row.ballot(), own)) {
      return false;
    }
    return standing.values().stream().filter(other -> proxy.equals(other.proxy())).count() >= cap;
  }

  /** The flaw of a ballot, where the roll does not know the voter named since. */
  static Optional<BallotCode> flawOf(OpenVote vote, Ballot ballot, String voter) {
    if (!voter.equals(ballot.voter())) {
      return Optional.of(BallotCode.NOT_THE_VOTER);
    }
    Optional<BallotCode> flaw = vote.tally().flaw(vote.roll(), ballot);
    if (flaw.isPresent() && flaw.get() == BallotCode.VOTER_NOT_NAMED) {
      // A roll of this party alone: the whole one would be made anew for one name.
      Party party =
          vote.roll().parties().get(vote.roll().findParty(ballot.part()).orElseThrow() - 1);
      Party named =
          new Party(1, party.owners(), voter, party.parts(), party.heads(), party.weight());
      return vote.tally().flaw(new ElectoralRoll(List.of(named)), ballot);
    }
    return flaw;
  }

  private static Outcome<RecordedBallot> replay(RecordedBallot there, RecordedBallot again) {
    boolean same =
        there.motionId().equals(again.motionId())
            && there.party() == again.party()
            && there.ballot().choice().equals(again.ballot().choice())
            && there.ballot().channel() == again.ballot().channel()
            && Objects.equals(there.correction(), again.correction());
    return same
        ? Outcome.accepted(there)
        : Outcome.refused(BallotReason.BALLOT_ID_TAKEN.because().refuses());
  }

  private RecordedBallot appended(
      Transaction transaction,
      OpenVote vote,
      RecordedBallot row,
      String type,
      @Nullable LocalDate proxyUntil) {
    Party party = vote.roll().parties().get(row.party() - 1);
    int voter = party.placeOf(row.ballot().voter());
    audit.append(
        transaction,
        BallotEvent.of(type, row, voter, proxyNumber(transaction, vote, row), proxyUntil));
    return row;
  }

  private int proxyNumber(Transaction transaction, OpenVote vote, RecordedBallot row) {
    String proxy = row.ballot().proxy();
    if (proxy == null) {
      return 0;
    }
    return BallotRows.proxies(ballots.ofMotion(transaction, vote.motion().id()))
        .getOrDefault(proxy, 0);
  }

  AuditEvent event(String type, UUID motionId, Actor actor, Instant now, Map<String, Object> data) {
    return new AuditEvent(
        ids.next(),
        Disclosure.SEALED,
        "decision",
        type,
        motionId.toString(),
        actor,
        now,
        now,
        data);
  }

  /**
   * Puts a correction in, or says why not.
   *
   * @param voter who votes for the party now: another one may have been named since a ballot was
   *     taken back
   */
  Outcome<RecordedBallot> putCorrection(
      Transaction transaction,
      OpenVote vote,
      RecordedBallot wrong,
      String voter,
      UUID correctionId,
      @Nullable String choice,
      Correction correction,
      Evidence evidence,
      Instant now) {
    Ballot was = wrong.ballot();
    Ballot is =
        new Ballot(
            correctionId.toString(),
            was.part(),
            was.voter(),
            was.channel(),
            was.castAt(),
            choice == null ? was.choice() : choice,
            was.proxy());
    Optional<BallotCode> flaw = flawOf(vote, is, voter);
    if (flaw.isPresent()) {
      return refused(flaw.get());
    }
    RecordedBallot row =
        new RecordedBallot(
            correctionId,
            wrong.motionId(),
            wrong.party(),
            is,
            "corrects:" + wrong.id(),
            now,
            evidence,
            correction);
    inTurn(transaction, row.motionId(), is);
    Optional<ReasonCode> objection =
        bringsAChoiceIn(wrong, row)
            ? objectionToBringingIn(transaction, vote, row)
            : Optional.empty();
    if (objection.isPresent()) {
      return refused(objection.get());
    }
    if (ballots.add(transaction, row, false)) {
      return Outcome.accepted(appended(transaction, vote, row, "ballot-corrected", null));
    }
    return ballots
        .find(transaction, correctionId)
        .map(there -> replay(there, row))
        .orElseGet(() -> Outcome.refused(BallotReason.CORRECTED_ALREADY.because().refuses()));
  }

  private static boolean bringsAChoiceIn(RecordedBallot wrong, RecordedBallot row) {
    return wrong.voids() || wrong.ballot().choice().isEmpty() && !row.ballot().choice().isEmpty();
  }

  /**
   * Why a ballot that was taken back, or that was none so far, does not come in. It would have the
   * time it came in first, and so stand before what the party cast in the meantime: whatever was
   * cast stays as it is.
   */
  private Optional<ReasonCode> objectionToBringingIn(
      Transaction transaction, OpenVote vote, RecordedBallot row) {
    if (row.voids()) {
      return Optional.of(BallotReason.CORRECTED_ALREADY);
    }
    List<RecordedBallot> rows = ballots.ofParty(transaction, row.motionId(), row.party());
    if (!row.ballot().choice().isEmpty() && !BallotRows.withChoice(rows).isEmpty()) {
      return Optional.of(BallotCode.DUPLICATE);
    }
    return overCap(transaction, vote, row)
        ? Optional.of(BallotCode.PROXY_OVER_CAP)
        : Optional.empty();
  }

  /**
   * What to answer to a command that was refused: if it was done when it was sent before, the row
   * that is there, whatever happened since.
   */
  Outcome<RecordedBallot> orAsBefore(
      Transaction transaction,
      Outcome<RecordedBallot> outcome,
      UUID id,
      Predicate<RecordedBallot> same) {
    if (outcome.isAccepted()) {
      return outcome;
    }
    return ballots
        .find(transaction, id)
        .filter(same)
        .<Outcome<RecordedBallot>>map(Outcome::accepted)
        .orElse(outcome);
  }

  static <T> Outcome<T> refused(ReasonCode code) {
    return Outcome.refused(code.because().refuses());
  }
}
