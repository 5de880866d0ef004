package org.gongtong.server.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.gongtong.core.decision.Party;

/** Who of a roll votes, and how, so that a motion takes the course it is to show. */
final class DemoBallots {

  private static final long SEED = 420606L;

  /**
   * One ballot.
   *
   * @param party who casts it
   * @param choice {@code for}, {@code against} or {@code abstain}
   */
  record DemoBallot(Party party, String choice) {}

  private DemoBallots() {}

  /** The ballots of a motion, in the order in which they come in. */
  static List<DemoBallot> of(DemoMotions.Course course, List<Party> roll) {
    List<Party> voters = new ArrayList<>();
    for (Party party : roll) {
      if (party.voter() != null) {
        voters.add(party);
      }
    }
    Collections.shuffle(voters, new Random(SEED));
    return switch (course) {
      case DRAFT, ABOUT_TO_OPEN -> List.of();
      case OPEN -> choosing(share(voters, 42), 74, 8);
      case NO_QUORUM -> choosing(share(voters, 47), 80, 6);
      case PASSED -> choosing(share(largeOnesFirst(voters), 88), 81, 5);
      case FINAL -> choosing(share(largeOnesFirst(voters), 92), 86, 4);
      case FAILED_ON_AREA -> largeOnesAgainst(share(largeOnesFirst(voters), 90));
    };
  }

  private static List<Party> share(List<Party> voters, int percent) {
    return voters.subList(0, voters.size() * percent / 100);
  }

  /** Whoever owns most is sure to come; the others stay in the order drawn. */
  private static List<Party> largeOnesFirst(List<Party> voters) {
    List<Party> bySize = new ArrayList<>(voters);
    bySize.sort(Comparator.comparing(Party::weight).reversed());
    List<Party> order = new ArrayList<>(bySize.subList(0, Math.min(12, bySize.size())));
    voters.stream().filter(party -> !order.contains(party)).forEach(order::add);
    return order;
  }

  private static List<DemoBallot> choosing(List<Party> voters, int inFavour, int abstain) {
    List<DemoBallot> ballots = new ArrayList<>();
    for (int i = 0; i < voters.size(); i++) {
      int draw = i * 37 % 100;
      String choice = draw < inFavour ? "for" : draw < inFavour + abstain ? "abstain" : "against";
      ballots.add(new DemoBallot(voters.get(i), choice));
    }
    return ballots;
  }

  /** The largest vote against until they hold half of the area; all others vote for it. */
  private static List<DemoBallot> largeOnesAgainst(List<Party> voters) {
    long whole = voters.stream().mapToLong(party -> party.weight().hundredths()).sum();
    List<Party> bySize = new ArrayList<>(voters);
    bySize.sort(Comparator.comparing(Party::weight).reversed());
    List<Party> against = new ArrayList<>();
    long area = 0;
    for (Party party : bySize) {
      if (area * 2 >= whole) {
        break;
      }
      area += party.weight().hundredths();
      against.add(party);
    }
    return voters.stream()
        .map(party -> new DemoBallot(party, against.contains(party) ? "against" : "for"))
        .toList();
  }
}
