package org.gongtong.core.decision.election;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.kernel.ContentHash;

/**
 * The ballots of a counted election as everybody may have them: sorted by what they say, so that
 * their order tells nothing, and fixed by the root of a tree that stands in the log. Immutable.
 *
 * @param ballots sorted
 */
public record OpenedBallots(List<ElectionBallot> ballots) {

  public OpenedBallots {
    List<ElectionBallot> sorted = new ArrayList<>(ballots);
    sorted.sort(null);
    ballots = List.copyOf(sorted);
  }

  /** The root of a tree (RFC 9162) whose leaves are the bytes of the ballots. */
  public ContentHash root() {
    MerkleTree tree = new MerkleTree();
    ballots.forEach(ballot -> tree.add(ballot.bytes()));
    return tree.head().root();
  }

  /** The file that is published: a line for each ballot, {@code 1,3,5}; an empty one if blank. */
  public String text() {
    StringBuilder text = new StringBuilder(ballots.size() * 8);
    ballots.forEach(ballot -> text.append(ballot.text()).append('\n'));
    return text.toString();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if a line is no ballot
   */
  public static OpenedBallots parse(String text) {
    Collection<ElectionBallot> ballots = new ArrayList<>();
    if (!text.isEmpty()) {
      String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      for (String line : body.split("\n", -1)) {
        ballots.add(ElectionBallot.parse(line.endsWith("\r") ? line.strip() : line));
      }
    }
    return new OpenedBallots(List.copyOf(ballots));
  }
}
