package org.gongtong.core.decision.election;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;

/**
 * The list of voters, each with one equal ballot. Numbers stay: who is struck keeps his, who is
 * added gets the next. Immutable.
 *
 * @param voters in the order of their numbers, struck ones too
 */
public record ElectionRoll(List<ElectionVoter> voters) {

  /**
   * @throws IllegalArgumentException if the numbers are not 1, 2, 3, … or an id stands twice
   */
  public ElectionRoll {
    voters = List.copyOf(voters);
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < voters.size(); i++) {
      ElectionVoter voter = voters.get(i);
      if (voter.number() != i + 1 || ids.put(voter.id(), i) != null) {
        throw new IllegalArgumentException("not a list of voters at " + voter);
      }
    }
  }

  /**
   * A list of these ids in their order; ids that stand twice are taken once.
   *
   * @param ids opaque ids, 1 to 64 characters each
   */
  public static ElectionRoll of(Collection<String> ids) {
    List<ElectionVoter> voters = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      voters.add(new ElectionVoter(voters.size() + 1, id, false));
    }
    return new ElectionRoll(voters);
  }

  /** How many may vote: those not struck. */
  public int entitled() {
    return (int) voters.stream().filter(voter -> !voter.struck()).count();
  }

  /** The voter of a number, struck or not. */
  public Optional<ElectionVoter> find(int number) {
    return number < 1 || number > voters.size()
        ? Optional.empty()
        : Optional.of(voters.get(number - 1));
  }

  /** The voter of an id, struck or not. Cost: linear in voters. */
  public Optional<ElectionVoter> findById(String id) {
    return voters.stream().filter(voter -> voter.id().equals(id)).findFirst();
  }

  /**
   * This list after objections were decided. Who was struck and is added again votes under his old
   * number.
   */
  ElectionRoll amended(Collection<String> added, Collection<String> struck) {
    Set<String> in = new LinkedHashSet<>(added);
    List<ElectionVoter> after = new ArrayList<>();
    for (ElectionVoter voter : voters) {
      boolean out = struck.contains(voter.id()) || voter.struck() && !in.contains(voter.id());
      after.add(new ElectionVoter(voter.number(), voter.id(), out));
      in.remove(voter.id());
    }
    for (String id : in) {
      after.add(new ElectionVoter(after.size() + 1, id, false));
    }
    return new ElectionRoll(after);
  }

  /** A hash of all numbers and ids, and of who was struck. */
  public ContentHash hash() {
    List<Object> rows = new ArrayList<>(voters.size());
    voters.forEach(voter -> rows.add(List.of(voter.number(), voter.id(), voter.struck())));
    return ContentHash.of(CanonicalJson.write(rows));
  }
}
