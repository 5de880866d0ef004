package org.gongtong.server.ui.open;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.election.ElectionHead;
import org.gongtong.server.ui.election.ElectionPhase;
import org.gongtong.server.ui.part.MotionHead;

/**
 * A community: its motions by state.
 *
 * @param name its name
 * @param division the administrative divisions above it
 * @param elections announced elections, the latest first
 * @param open votes running now
 * @param soon announced, not yet open
 * @param counting closed, not yet decided
 * @param decided with a result
 * @param earlier final, annulled or withdrawn
 * @param id path segment of the community
 * @param olderThan the last motion on this page, when there are older ones; else empty
 * @param timeBank whether it has a time bank
 */
public record CommunityPage(
    Shell shell,
    String name,
    String division,
    List<ElectionHead> elections,
    List<MotionHead> open,
    List<MotionHead> soon,
    List<MotionHead> counting,
    List<MotionHead> decided,
    List<MotionHead> earlier,
    String id,
    String olderThan,
    boolean timeBank)
    implements Page {
  /** Copies the lists. */
  public CommunityPage {
    elections = List.copyOf(elections);
    open = List.copyOf(open);
    soon = List.copyOf(soon);
    counting = List.copyOf(counting);
    decided = List.copyOf(decided);
    earlier = List.copyOf(earlier);
  }

  /** The page of a community that has a time bank, or has none. */
  public CommunityPage withTimeBank(boolean there) {
    return new CommunityPage(
        shell, name, division, elections, open, soon, counting, decided, earlier, id, olderThan,
        there);
  }

  /** Whether somebody can vote now. */
  public boolean anyOpen() {
    return !open.isEmpty()
        || elections.stream().anyMatch(election -> election.phase() == ElectionPhase.OPEN);
  }

  @Override
  public String template() {
    return "open/community.jte";
  }
}
