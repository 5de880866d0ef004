package org.gongtong.core.timebank.grant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.gongtong.core.timebank.grant.GrantProposal.Bound;
import org.gongtong.core.timebank.grant.GrantProposal.LeftOut;
import org.gongtong.core.timebank.grant.GrantProposal.Line;
import org.gongtong.core.timebank.grant.GrantProposal.Why;

/**
 * Shares minutes among members in need. Pure: the same needs in whatever order give the same lines.
 *
 * <p>They are served one after another: those of a class before those of the classes after it; of a
 * class, who has waited longest; of these, who was granted least; of these, by the ids of their
 * accounts. Each gets as much as one member is to get, less where the period of his class has less
 * room or less is left, until nothing is left. So nobody of a later class gets anything while
 * somebody of an earlier one could have got more.
 */
public final class GrantShares {

  private static final Comparator<GrantNeed> ORDER =
      Comparator.comparingInt(GrantNeed::rank)
          .thenComparing(GrantNeed::waitingSince)
          .thenComparingLong(GrantNeed::granted)
          .thenComparing(need -> need.accountId().toString());

  private GrantShares() {}

  /**
   * Shares.
   *
   * @param minutes to be shared, 0 or more
   * @param each most minutes of one member, at least 1
   * @param needs members in need, each account once
   */
  public static GrantProposal share(long minutes, long each, Collection<GrantNeed> needs) {
    List<Line> lines = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    long left = minutes;
    for (GrantNeed need : needs.stream().sorted(ORDER).toList()) {
      long gets = Math.min(Math.min(each, need.room()), left);
      if (!need.reachable()) {
        leftOut.add(new LeftOut(need, Why.NO_PART));
      } else if (need.room() <= 0) {
        leftOut.add(new LeftOut(need, Why.ROOM_USED));
      } else if (gets <= 0) {
        leftOut.add(new LeftOut(need, Why.ALL_SHARED));
      } else {
        lines.add(new Line(lines.size() + 1, need, gets, bound(gets, each, need)));
        left -= gets;
      }
    }
    return new GrantProposal(lines, leftOut, minutes - left, left);
  }

  private static Bound bound(long gets, long each, GrantNeed need) {
    if (gets == each) {
      return Bound.EACH;
    }
    return gets == need.room() ? Bound.ROOM : Bound.REST;
  }
}
