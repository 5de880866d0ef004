package org.gongtong.core.decision.election;

import static org.gongtong.core.decision.DecisionParameters.CANDIDATES_EXCEED_SEATS;
import static org.gongtong.core.decision.DecisionParameters.NOTICE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;

/**
 * The steps of an election: {@code drafted → announced → open → closed → counted}, withdrawn before
 * the opening, and void after it. Pure: each step takes the time and gives the next version or the
 * reasons against it. Immutable and thread-safe.
 */
public final class ElectionLifecycle {

  private final RuleBook book;

  public ElectionLifecycle(RuleBook book) {
    this.book = book;
  }

  /**
   * Announces a draft: content and window freeze, and the list of voters is published. The rules of
   * the opening day say how long before it that must be; every reason against it is given at once.
   *
   * @param isPublished whether this list of voters has been published long enough already, as that
   *     of the election a further round follows
   */
  public Outcome<Election> announce(
      Election election, Instant now, Instant opensAt, Instant closesAt, boolean isPublished) {
    if (election.state() != ElectionState.DRAFTED) {
      return wrongState(election);
    }
    if (!closesAt.isAfter(opensAt)) {
      return Outcome.refused(ElectionReason.ELECTION_WINDOW_REVERSED.because().refuses());
    }
    RollReference roll = election.roll();
    return ruleOf(election, day(election, opensAt))
        .flatMap(
            rule -> {
              List<Reason> reasons = new ArrayList<>();
              if (roll == null || roll.entitled() == 0) {
                reasons.add(ElectionReason.VOTERS_MISSING.because().refuses());
              }
              checkCandidates(election.content(), rule.procedure(), reasons);
              if (!isPublished) {
                checkNotice(election, rule.procedure(), now, opensAt, reasons);
              }
              if (opensAt.isBefore(now)) {
                reasons.add(
                    ElectionReason.ELECTION_OPENS_IN_THE_PAST
                        .because()
                        .figure("opens", opensAt.atZone(election.zone()).toLocalDateTime())
                        .refuses());
              }
              return reasons.isEmpty()
                  ? Outcome.accepted(election.announced(new VotingWindow(now, opensAt, closesAt)))
                  : Outcome.refused(reasons);
            });
  }

  private static void checkCandidates(
      ElectionContent content, ResolvedRule procedure, List<Reason> reasons) {
    boolean mustExceed =
        content.round() == ElectionRound.FIRST && procedure.get(CANDIDATES_EXCEED_SEATS, false);
    if (mustExceed && content.candidates().size() <= content.seats()) {
      reasons.add(
          ElectionReason.CANDIDATES_TOO_FEW
              .because()
              .under(procedure.id())
              .citing(procedure.citationOf(CANDIDATES_EXCEED_SEATS))
              .figure("candidates", content.candidates().size())
              .figure("seats", content.seats())
              .refuses());
    }
  }

  private void checkNotice(
      Election election,
      ResolvedRule procedure,
      Instant now,
      Instant opensAt,
      List<Reason> reasons) {
    Optional<LegalPeriod> notice = procedure.find(NOTICE);
    if (notice.isEmpty()) {
      return;
    }
    LocalDate opening = day(election, opensAt);
    Outcome<LocalDate> earliest =
        book.calendar(election.jurisdiction()).firstDayAfter(day(election, now), notice.get());
    reasons.addAll(earliest.refusals());
    earliest
        .asOptional()
        .filter(opening::isBefore)
        .ifPresent(
            day ->
                reasons.add(
                    ElectionReason.ELECTION_NOTICE_PERIOD
                        .because()
                        .under(procedure.id())
                        .citing(procedure.citationOf(NOTICE))
                        .figure("period", notice.get().text())
                        .figure("earliest", day)
                        .figure("opens", opening)
                        .refuses()));
  }

  /** Takes an election back before it opens. */
  public Outcome<Election> withdraw(Election election, Instant now, String why) {
    VotingWindow window = election.window();
    if (!EnumSet.of(ElectionState.DRAFTED, ElectionState.ANNOUNCED).contains(election.state())) {
      return wrongState(election);
    }
    // Without a key of each trustee it cannot open, and would stay announced for ever.
    boolean hasCome = window != null && !now.isBefore(window.opensAt());
    return hasCome && election.withoutKey().isEmpty()
        ? Outcome.refused(ElectionReason.ELECTION_WITHDRAWAL_TOO_LATE.because().refuses())
        : ended(election, ElectionState.WITHDRAWN, why);
  }

  /** Opens the election once its time has come and each trustee has made his key. */
  public Outcome<Election> open(Election election, Instant now) {
    VotingWindow window = election.window();
    if (election.state() != ElectionState.ANNOUNCED || window == null) {
      return wrongState(election);
    }
    if (now.isBefore(window.opensAt())) {
      return Outcome.refused(ElectionReason.ELECTION_NOT_YET_OPENING.because().refuses());
    }
    List<Trustee> missing = election.withoutKey();
    if (!missing.isEmpty()) {
      return Outcome.refused(
          ElectionReason.KEYS_MISSING
              .because()
              .figure("count", missing.size())
              .figure("names", String.join(", ", missing.stream().map(Trustee::name).toList()))
              .refuses());
    }
    return ruleOf(election, day(election, window.opensAt())).map(election::opened);
  }

  /**
   * Closes the election after its last instant.
   *
   * @param box what lies in the box
   */
  public Outcome<Election> close(Election election, Instant now, SealedBox box) {
    VotingWindow window = election.window();
    if (election.state() != ElectionState.OPEN || window == null) {
      return wrongState(election);
    }
    return now.isAfter(window.closesAt())
        ? Outcome.accepted(election.closed(box))
        : Outcome.refused(ElectionReason.ELECTION_STILL_OPEN.because().refuses());
  }

  /** Declares an election void, whatever it has come to since it opened. */
  public Outcome<Election> declareVoid(Election election, String why) {
    return EnumSet.of(ElectionState.OPEN, ElectionState.CLOSED, ElectionState.COUNTED)
            .contains(election.state())
        ? ended(election, ElectionState.VOID, why)
        : wrongState(election);
  }

  private static Outcome<Election> ended(Election election, ElectionState next, String why) {
    return why.isBlank()
        ? Outcome.refused(ElectionReason.ELECTION_REMARK_MISSING.because().refuses())
        : Outcome.accepted(election.ended(next, why.strip()));
  }

  /** What holds for an election that opens on a day. */
  Outcome<ElectionRule> ruleOf(Election election, LocalDate day) {
    return ElectionRule.resolve(book, election.content().rule(), election.jurisdiction(), day);
  }

  static LocalDate day(Election election, Instant instant) {
    return instant.atZone(election.zone()).toLocalDate();
  }

  static <T> Outcome<T> wrongState(Election election) {
    return Outcome.refused(ElectionReason.notInState(election));
  }
}
