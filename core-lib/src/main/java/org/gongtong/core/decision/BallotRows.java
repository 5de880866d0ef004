package org.gongtong.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which of the rows of a ballot box count. Stateless and thread-safe. */
public final class BallotRows {

  private BallotRows() {}

  /** The rows that are neither corrected by a later one nor take one back. */
  public static List<RecordedBallot> inForce(List<RecordedBallot> rows) {
    Set<UUID> corrected = new HashSet<>();
    for (RecordedBallot row : rows) {
      if (row.correction() != null) {
        corrected.add(row.correction().of());
      }
    }
    List<RecordedBallot> inForce = new ArrayList<>(rows.size());
    for (RecordedBallot row : rows) {
      if (!row.voids() && !corrected.contains(row.id())) {
        inForce.add(row);
      }
    }
    return inForce;
  }

  /** The rows that are ballots with a choice: a blank is a sign of taking part, and no ballot. */
  public static List<RecordedBallot> withChoice(List<RecordedBallot> rows) {
    return inForce(rows).stream().filter(row -> !row.ballot().choice().isEmpty()).toList();
  }

  /** The number of each proxy, from 1 in the order in which they first acted. */
  static Map<String, Integer> proxies(List<RecordedBallot> rows) {
    Map<String, Integer> numbers = new HashMap<>();
    for (RecordedBallot row : rows) {
      String proxy = row.ballot().proxy();
      if (proxy != null) {
        numbers.putIfAbsent(proxy, numbers.size() + 1);
      }
    }
    return numbers;
  }

  /** The roll with the voters named since it froze. */
  public static ElectoralRoll withVoters(FrozenRoll frozen, List<VoterNaming> namings) {
    if (namings.isEmpty()) {
      return frozen.roll();
    }
    Map<Integer, String> voters = new HashMap<>();
    namings.forEach(naming -> voters.put(naming.party(), naming.voter()));
    return frozen.roll().withVoters(voters);
  }
}
