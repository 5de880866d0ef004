package org.gongtong.core.decision.election;

import java.util.List;
import org.gongtong.core.decision.Requirement;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Reason;

/**
 * Who is elected, and why. Immutable.
 *
 * @param figures what was counted
 * @param seats how many there were to elect
 * @param quorum whether enough took part; if not, nobody is elected
 * @param candidates in the order of their numbers
 * @param open seats that stay open
 * @param reasons all that was looked at, in both languages: first how many took part, then each
 *     candidate in the order of the numbers
 */
public record ElectionResult(
    ElectionFigures figures,
    int seats,
    Requirement quorum,
    List<CandidateResult> candidates,
    int open,
    List<Reason> reasons) {

  /** What became of a candidate. */
  public enum Standing {
    /** Elected. */
    ELECTED("当选", "elected"),
    /** Has votes enough, and as many as another one where only some of them fit. */
    TIED("票数相等，未决", "tied for the last seat"),
    /** Has votes enough, and others have more for all seats. */
    OUTVOTED("得票够数，名额已满", "enough votes, and the seats went to others"),
    /** Has too few votes. */
    TOO_FEW("得票不足", "too few votes"),
    /** Too few took part: nobody is elected. */
    NO_ELECTION("选举无效", "no valid election");

    private final LocalizedText text;

    Standing(String zh, String en) {
      this.text = LocalizedText.of(zh, en);
    }

    /** What it is called. */
    public LocalizedText text() {
      return text;
    }
  }

  /**
   * A candidate's votes. Immutable.
   *
   * @param candidate who
   * @param votes how many ballots choose him
   * @param needed the share that is asked for, met or not
   * @param standing what became of it
   */
  public record CandidateResult(
      Candidate candidate, int votes, Requirement needed, Standing standing) {}

  public ElectionResult {
    candidates = List.copyOf(candidates);
    reasons = List.copyOf(reasons);
  }

  /** Whether enough took part. */
  public boolean isValid() {
    return quorum.met();
  }

  /** The candidates of a standing, those with most votes first. */
  public List<CandidateResult> of(Standing standing) {
    return candidates.stream()
        .filter(candidate -> candidate.standing() == standing)
        .sorted((a, b) -> Integer.compare(b.votes(), a.votes()))
        .toList();
  }

  /** Those elected, those with most votes first. */
  public List<CandidateResult> elected() {
    return of(Standing.ELECTED);
  }
}
