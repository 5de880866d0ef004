package org.gongtong.core.decision.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.BallotCode;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.BallotRows;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.ProxyPeriod;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ReasonCode;

/** Says what is wrong with each line of a sheet, before the box is asked to take it. */
final class SheetCheck {

  private static final int LONGEST_PROXY = 64;

  private final PaperStore papers;
  private final BallotStore ballots;
  private final StaffOwners own;

  /**
   * @param own which owners a member of staff is himself
   */
  SheetCheck(PaperStore papers, BallotStore ballots, StaffOwners own) {
    this.papers = papers;
    this.ballots = ballots;
    this.own = own;
  }

  /** Refuses lines of a party that the one who types them belongs to. */
  Outcome<PaperVote> notOwn(
      Transaction transaction, PaperVote vote, Actor actor, List<SheetLine> lines) {
    List<Reason> faults = new ArrayList<>();
    for (SheetLine line : lines) {
      OptionalInt party = line.isNone() ? OptionalInt.empty() : vote.roll().findParty(line.part());
      if (party.isPresent()
          && own.isOne(
              transaction,
              vote.motion().id(),
              actor,
              vote.roll().parties().get(party.getAsInt() - 1).owners())) {
        faults.add(at(line, PaperReason.OWN_PARTY).refuses());
      }
    }
    return faults.isEmpty() ? Outcome.accepted(vote) : Outcome.refused(faults);
  }

  /**
   * What is wrong with the lines, in their order; each reason has the figure {@code line}.
   *
   * @param sheet the number of the sheet they stand on, which is not compared with itself
   */
  List<Reason> faults(
      Transaction transaction,
      PaperVote vote,
      int sheet,
      Channel channel,
      List<SheetLine> lines,
      Instant now) {
    Map<Integer, SheetPlace> elsewhere =
        vote.onePaperEach() ? openPlaces(transaction, vote, sheet, channel) : Map.of();
    Map<Integer, Integer> here = new HashMap<>();
    List<Reason> faults = new ArrayList<>();
    for (SheetLine line : lines) {
      if (line.isNone()) {
        continue;
      }
      List<Reason> own = lineFaults(vote, channel, line, now);
      faults.addAll(own);
      OptionalInt party = vote.roll().findParty(line.part());
      if (party.isPresent()) {
        Integer other = here.putIfAbsent(party.getAsInt(), line.number());
        if (other != null) {
          faults.add(at(line, PaperReason.PARTY_TWICE).figure("other", other).refuses());
        } else if (vote.onePaperEach() || line.choice().isEmpty()) {
          twin(transaction, vote, channel, line, party.getAsInt(), elsewhere)
              .ifPresent(faults::add);
        }
      }
    }
    return faults;
  }

  private static List<Reason> lineFaults(
      PaperVote vote, Channel channel, SheetLine line, Instant now) {
    List<Reason> faults = new ArrayList<>();
    if (line.part().isBlank()) {
      faults.add(at(line, PaperReason.PART_MISSING).refuses());
    } else {
      flaws(vote, channel, line).forEach(code -> faults.add(at(line, code).refuses()));
    }
    if (line.receivedAt() == null) {
      faults.add(at(line, PaperReason.RECEIVED_MISSING).refuses());
    } else if (line.receivedAt().isAfter(now)) {
      faults.add(
          at(line, BallotReason.CAST_IN_FUTURE)
              .figure("cast", line.receivedAt().atZone(vote.motion().zone()).toLocalDateTime())
              .refuses());
    } else {
      ProxyPeriod.fault(
              vote.motion().zone(), vote.rule(), line.receivedAt(), line.proxy(), line.proxyUntil())
          .map(reason -> atLine(reason, line.number()))
          .ifPresent(faults::add);
    }
    if (line.proxy() != null && line.proxy().length() > LONGEST_PROXY) {
      faults.add(at(line, PaperReason.PROXY_TOO_LONG).refuses());
    }
    return faults;
  }

  private static List<BallotCode> flaws(PaperVote vote, Channel channel, SheetLine line) {
    // A time that could not be read has a reason of its own; any time in the window stands for it,
    // and for one outside the window, so that what else is wrong is said as well.
    Instant inTime = vote.window().opensAt();
    Instant received = line.receivedAt() == null ? inTime : line.receivedAt();
    List<BallotCode> flaws = new ArrayList<>();
    flaw(vote, channel, line, received).ifPresent(flaws::add);
    if (flaws.contains(BallotCode.TOO_EARLY) || flaws.contains(BallotCode.TOO_LATE)) {
      flaw(vote, channel, line, inTime).ifPresent(flaws::add);
    }
    return flaws;
  }

  private static Optional<BallotCode> flaw(
      PaperVote vote, Channel channel, SheetLine line, Instant received) {
    OptionalInt number = vote.roll().findParty(line.part());
    if (number.isEmpty()) {
      return Optional.of(BallotCode.UNKNOWN_PART);
    }
    Party party = vote.roll().parties().get(number.getAsInt() - 1);
    String voter = party.voter() == null ? "" : party.voter();
    return vote.tally()
        .flaw(
            vote.roll(),
            new Ballot("line", line.part(), voter, channel, received, line.choice(), line.proxy()));
  }

  /** Another paper of the same party: on a sheet not checked yet, or in the box. */
  private Optional<Reason> twin(
      Transaction transaction,
      PaperVote vote,
      Channel channel,
      SheetLine line,
      int party,
      Map<Integer, SheetPlace> elsewhere) {
    boolean blank = line.choice().isEmpty();
    SheetPlace open = blank ? null : elsewhere.get(party);
    if (open != null) {
      return Optional.of(
          at(line, PaperReason.PARTY_ON_OTHER_SHEET)
              .figure("sheet", open.sheet())
              .figure("other", open.line())
              .refuses());
    }
    // A paper that was signed for comes back marked; one that came back needs no signature.
    List<RecordedBallot> rows = ballots.ofParty(transaction, vote.motion().id(), party);
    return (blank ? BallotRows.inForce(rows) : BallotRows.withChoice(rows))
        .stream()
            .filter(row -> row.ballot().channel() == channel)
            .findFirst()
            .map(
                row ->
                    at(line, PaperReason.PARTY_VOTED)
                        .figure("place", row.evidence().reference())
                        .refuses());
  }

  private Map<Integer, SheetPlace> openPlaces(
      Transaction transaction, PaperVote vote, int sheet, Channel channel) {
    Map<Integer, SheetPlace> places = new HashMap<>();
    for (Sheet other : papers.sheets(transaction, vote.motion().id())) {
      if (other.number() == sheet
          || other.channel() != channel
          || other.state() == SheetState.CHECKED) {
        continue;
      }
      for (SheetLine line : undisputed(other)) {
        vote.roll()
            .findParty(line.part())
            .ifPresent(
                party -> places.putIfAbsent(party, new SheetPlace(other.number(), line.number())));
      }
    }
    return places;
  }

  /** A line on which two people differ keeps nobody from another sheet. */
  private static List<SheetLine> undisputed(Sheet sheet) {
    return sheet.state() == SheetState.ENTERED
        ? sheet.lines()
        : sheet.agreement().ballots().stream().map(SheetAgreement.Agreed::line).toList();
  }

  private record SheetPlace(int sheet, int line) {}

  private static Reason.Draft at(SheetLine line, ReasonCode code) {
    return code.because().figure("line", line.number());
  }

  /** The same reason, about a line. */
  static Reason atLine(Reason reason, int line) {
    Map<String, String> figures = new LinkedHashMap<>(reason.figures());
    figures.put("line", Integer.toString(line));
    return new Reason(
        reason.code(),
        reason.met(),
        reason.rule(),
        reason.citation(),
        figures,
        reason.text(),
        reason.remedy());
  }
}
