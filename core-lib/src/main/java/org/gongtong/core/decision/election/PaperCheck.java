package org.gongtong.core.decision.election;

import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.rules.Reason;

/** Whether what counters say of the box of papers can be. Immutable. */
final class PaperCheck {

  private final SmallCells cells;

  PaperCheck(SmallCells cells) {
    this.cells = cells;
  }

  List<Reason> faults(ElectionContent content, ParticipationCount took, PaperBox papers) {
    List<Reason> faults = new ArrayList<>();
    if (papers instanceof PaperBox.Sums sums) {
      sums(content, sums, faults);
      boolean tells = !cells.mayTell(sums.found()) || !cells.mayTell(took.onWeb());
      if (sums.found() > 0 && tells) {
        faults.add(
            ElectionBoxReason.PAPERS_TELL_WHOSE
                .because()
                .figure("fewest", cells.fewest())
                .refuses());
      }
    } else if (papers instanceof PaperBox.Read read) {
      range(LocalizedText.of("无效票", "invalid"), read.invalid(), 0, Integer.MAX_VALUE, faults);
      for (int i = 0; i < read.ballots().size(); i++) {
        if (!read.ballots().get(i).fits(content.candidates().size(), content.seats())) {
          faults.add(
              ElectionBoxReason.PAPER_BALLOT_INVALID
                  .because()
                  .figure("position", i + 1)
                  .figure("seats", content.seats())
                  .figure("candidates", content.candidates().size())
                  .refuses());
        }
      }
    }
    if (papers.found() > took.onPaper()) {
      faults.add(
          ElectionBoxReason.BOX_PAPERS_TOO_MANY
              .because()
              .figure("found", papers.found())
              .figure("given", took.onPaper())
              .refuses());
    }
    return faults;
  }

  private static void sums(ElectionContent content, PaperBox.Sums sums, List<Reason> faults) {
    int candidates = content.candidates().size();
    range(LocalizedText.of("票箱内总数", "found"), sums.found(), 0, Integer.MAX_VALUE, faults);
    range(LocalizedText.of("无效票", "invalid"), sums.invalid(), 0, sums.found(), faults);
    range(LocalizedText.of("空白票", "blank"), sums.blank(), 0, sums.found(), faults);
    range(
        LocalizedText.of("候选人数", "candidates"),
        sums.votes().size(),
        candidates,
        candidates,
        faults);
    if (!faults.isEmpty()) {
      return;
    }
    int chosen = sums.found() - sums.invalid() - sums.blank();
    range(
        LocalizedText.of("已选候选人的票", "papers that choose somebody"),
        chosen,
        0,
        sums.found(),
        faults);
    long all = 0;
    for (int i = 0; i < candidates; i++) {
      int votes = sums.votes().get(i);
      LocalizedText what = LocalizedText.of((i + 1) + "号得票", "votes of number " + (i + 1));
      range(what, votes, 0, Math.max(0, chosen), faults);
      all += votes;
    }
    // Each of these papers chooses one at least, and no more than there are seats.
    long most = (long) Math.max(0, chosen) * content.seats();
    range(LocalizedText.of("得票合计", "votes together"), all, Math.max(0, chosen), most, faults);
  }

  private static void range(
      LocalizedText what, long number, long least, long most, List<Reason> faults) {
    if (number < least || number > most) {
      faults.add(
          ElectionBoxReason.PAPER_SUMS_WRONG
              .because()
              .figure("what", what)
              .figure("number", number)
              .figure("least", least)
              .figure("most", most)
              .refuses());
    }
  }
}
