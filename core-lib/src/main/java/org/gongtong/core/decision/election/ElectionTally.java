package org.gongtong.core.decision.election;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.gongtong.core.decision.MeetingCount;
import org.gongtong.core.decision.Requirement;
import org.gongtong.core.decision.election.ElectionResult.CandidateResult;
import org.gongtong.core.decision.election.ElectionResult.Standing;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The count itself: values in, values out. Stateless and thread-safe.
 *
 * <p>Each ballot is one vote for every candidate on it. A candidate needs the rule's share of all
 * who voted, with blank and invalid papers among them ({@link MeetingCount}); of those who have it,
 * the ones with most votes take the seats. Where several have as many votes and not all of them
 * fit, none of them is elected: the seats stay open for another round, and no lot is drawn.
 */
public final class ElectionTally {

  private ElectionTally() {}

  /**
   * Adds up.
   *
   * @param content the election
   * @param entitled how many could vote
   * @param onWeb how many took part on the web
   * @param onPaper how many were given a paper
   * @param papers what was found in the box of papers
   * @param opened the ballots to be published: those of the web, and papers read one by one
   * @throws IllegalArgumentException if a ballot does not fit the election
   */
  public static ElectionFigures count(
      ElectionContent content,
      int entitled,
      int onWeb,
      int onPaper,
      PaperBox papers,
      OpenedBallots opened) {
    PaperBox.Sums sums = papers instanceof PaperBox.Sums given ? given : null;
    int[] votes = votes(content, sums, opened);
    return new ElectionFigures(
        entitled,
        onWeb,
        onPaper,
        papers.found(),
        papers.invalid(),
        sums,
        opened.ballots().size(),
        opened.root(),
        votes[0],
        list(votes));
  }

  /**
   * Adds up again from published ballots: what the figures would be, had these been counted.
   *
   * @param figures as they were published; numbers of voters and sums of papers are taken from them
   * @throws IllegalArgumentException if a ballot does not fit the election
   */
  public static ElectionFigures recount(
      ElectionContent content, ElectionFigures figures, OpenedBallots opened) {
    int[] votes = votes(content, figures.papers(), opened);
    return new ElectionFigures(
        figures.entitled(),
        figures.onWeb(),
        figures.onPaper(),
        figures.papersFound(),
        figures.invalid(),
        figures.papers(),
        opened.ballots().size(),
        opened.root(),
        votes[0],
        list(votes));
  }

  /** Blank ballots at 0, then the votes of candidate 1, 2, 3, … */
  private static int[] votes(
      ElectionContent content, PaperBox.@Nullable Sums sums, OpenedBallots opened) {
    int candidates = content.candidates().size();
    int[] votes = new int[candidates + 1];
    for (ElectionBallot ballot : opened.ballots()) {
      if (!ballot.fits(candidates, content.seats())) {
        throw new IllegalArgumentException("a ballot that does not fit: " + ballot);
      }
      votes[0] += ballot.isBlank() ? 1 : 0;
      ballot.choices().forEach(choice -> votes[choice]++);
    }
    if (sums != null) {
      votes[0] += sums.blank();
      for (int i = 0; i < candidates; i++) {
        votes[i + 1] += sums.votes().get(i);
      }
    }
    return votes;
  }

  private static List<Integer> list(int[] votes) {
    return Arrays.stream(votes).skip(1).boxed().toList();
  }

  /**
   * Judges what was counted.
   *
   * @param rule as it froze at the opening; {@link ElectionRule#resolve} saw to it that it has all
   *     that is needed
   */
  public static ElectionResult judge(
      ElectionContent content, ElectionRule rule, ElectionFigures figures) {
    List<MeetingCount.Result> judged = new ArrayList<>();
    for (Candidate candidate : content.candidates()) {
      judged.add(judge(content, rule, figures, figures.votes().get(candidate.number() - 1)));
    }
    MeetingCount.Result none = judge(content, rule, figures, 0);
    Requirement quorum = none.requirements().get(0);
    List<Reason> reasons = new ArrayList<>(List.of(none.verdict().reasons().get(0)));
    List<Integer> enough = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      reasons.add(judged.get(i).verdict().reasons().get(1));
      if (quorum.met() && judged.get(i).requirements().get(1).met()) {
        enough.add(figures.votes().get(i));
      }
    }
    enough.sort(Comparator.reverseOrder());
    List<CandidateResult> candidates = new ArrayList<>();
    int elected = 0;
    for (int i = 0; i < judged.size(); i++) {
      int votes = figures.votes().get(i);
      Requirement needed = judged.get(i).requirements().get(1);
      Standing standing =
          !quorum.met()
              ? Standing.NO_ELECTION
              : !needed.met() ? Standing.TOO_FEW : standing(votes, enough, content.seats());
      elected += standing == Standing.ELECTED ? 1 : 0;
      candidates.add(new CandidateResult(content.candidates().get(i), votes, needed, standing));
    }
    return new ElectionResult(
        figures, content.seats(), quorum, candidates, content.seats() - elected, reasons);
  }

  private static MeetingCount.Result judge(
      ElectionContent content, ElectionRule rule, ElectionFigures figures, int votes) {
    MeetingCount count = new MeetingCount(figures.entitled(), figures.participated(), votes);
    return (content.round() == ElectionRound.FIRST
            ? count.judge(rule.election())
            : count.judgeSecondRound(rule.election()))
        .orThrow();
  }

  /**
   * @param enough the votes of all who have enough, the most first
   */
  private static Standing standing(int votes, List<Integer> enough, int seats) {
    long more = enough.stream().filter(other -> other > votes).count();
    long alike = enough.stream().filter(other -> other == votes).count();
    if (more >= seats) {
      return Standing.OUTVOTED;
    }
    return more + alike <= seats ? Standing.ELECTED : Standing.TIED;
  }
}
