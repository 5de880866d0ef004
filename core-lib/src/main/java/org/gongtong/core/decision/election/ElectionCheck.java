package org.gongtong.core.decision.election;

import static org.gongtong.core.decision.election.ElectionReason.CANDIDATES_OUT_OF_RANGE;
import static org.gongtong.core.decision.election.ElectionReason.CANDIDATE_TWICE;
import static org.gongtong.core.decision.election.ElectionReason.ELECTION_NAME;
import static org.gongtong.core.decision.election.ElectionReason.ELECTION_NOTE_TOO_LONG;
import static org.gongtong.core.decision.election.ElectionReason.ELECTION_TITLE;
import static org.gongtong.core.decision.election.ElectionReason.FURTHER_CANDIDATES;
import static org.gongtong.core.decision.election.ElectionReason.FURTHER_ROUND_OF_NOTHING;
import static org.gongtong.core.decision.election.ElectionReason.FURTHER_SEATS;
import static org.gongtong.core.decision.election.ElectionReason.KEY_QUORUM_OUT_OF_RANGE;
import static org.gongtong.core.decision.election.ElectionReason.SEATS_OUT_OF_RANGE;
import static org.gongtong.core.decision.election.ElectionReason.TRUSTEES_OUT_OF_RANGE;
import static org.gongtong.core.decision.election.ElectionReason.TRUSTEE_IS_CANDIDATE;
import static org.gongtong.core.decision.election.ElectionReason.TRUSTEE_TWICE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongtong.core.decision.election.ElectionResult.CandidateResult;
import org.gongtong.core.decision.election.ElectionResult.Standing;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/** What is wrong with what an election is about, all at once. Pure. */
final class ElectionCheck {

  private ElectionCheck() {}

  /** Faults that show in the content alone. */
  static List<Reason> faults(ElectionContent content) {
    List<Reason> faults = new ArrayList<>();
    int candidates = content.candidates().size();
    if (content.title().isEmpty() || content.title().length() > ElectionContent.LONGEST_TITLE) {
      faults.add(ELECTION_TITLE.because().figure("most", ElectionContent.LONGEST_TITLE).refuses());
    }
    if (content.note().length() > ElectionContent.LONGEST_NOTE) {
      faults.add(
          ELECTION_NOTE_TOO_LONG.because().figure("most", ElectionContent.LONGEST_NOTE).refuses());
    }
    if (candidates < 1 || candidates > ElectionBallot.MOST_CANDIDATES) {
      faults.add(
          CANDIDATES_OUT_OF_RANGE
              .because()
              .figure("candidates", candidates)
              .figure("most", ElectionBallot.MOST_CANDIDATES)
              .refuses());
    } else if (content.seats() < 1 || content.seats() > candidates) {
      faults.add(
          SEATS_OUT_OF_RANGE
              .because()
              .figure("seats", content.seats())
              .figure("candidates", candidates)
              .refuses());
    }
    names(content, faults);
    trustees(content, faults);
    if ((content.round() == ElectionRound.FURTHER) != (content.follows() != null)) {
      faults.add(FURTHER_ROUND_OF_NOTHING.because().refuses());
    }
    return faults;
  }

  private static void names(ElectionContent content, List<Reason> faults) {
    Stream.concat(
            content.candidates().stream().map(Candidate::name),
            content.trustees().stream().map(Trustee::name))
        .filter(name -> name.isEmpty() || name.length() > ElectionContent.LONGEST_NAME)
        .forEach(
            name ->
                faults.add(
                    ELECTION_NAME
                        .because()
                        .figure("most", ElectionContent.LONGEST_NAME)
                        .figure("name", name)
                        .refuses()));
    Set<String> seen = new HashSet<>();
    for (Candidate candidate : content.candidates()) {
      if (!seen.add(candidate.name())) {
        faults.add(CANDIDATE_TWICE.because().figure("name", candidate.name()).refuses());
      }
    }
  }

  private static void trustees(ElectionContent content, List<Reason> faults) {
    int trustees = content.trustees().size();
    if (trustees < 2 || trustees > ElectionContent.MOST_TRUSTEES) {
      faults.add(
          TRUSTEES_OUT_OF_RANGE
              .because()
              .figure("trustees", trustees)
              .figure("most", ElectionContent.MOST_TRUSTEES)
              .refuses());
    } else if (content.quorum() < 2 || content.quorum() > trustees) {
      faults.add(
          KEY_QUORUM_OUT_OF_RANGE
              .because()
              .figure("quorum", content.quorum())
              .figure("trustees", trustees)
              .refuses());
    }
    Set<Actor> seen = new HashSet<>();
    for (Trustee trustee : content.trustees()) {
      if (!seen.add(trustee.actor())) {
        faults.add(TRUSTEE_TWICE.because().figure("name", trustee.name()).refuses());
      }
      if (stands(content, trustee.actor(), trustee.name())) {
        faults.add(TRUSTEE_IS_CANDIDATE.because().figure("name", trustee.name()).refuses());
      }
    }
  }

  /** Whether somebody is a candidate, as far as account or name show. */
  static boolean stands(ElectionContent content, Actor actor, @Nullable String name) {
    return content.candidates().stream()
        .anyMatch(candidate -> actor.equals(candidate.account()) || candidate.name().equals(name));
  }

  /**
   * Faults of a further round that show beside the election it follows.
   *
   * @param before what it follows; null if there is no such election of the community
   */
  static List<Reason> furtherFaults(ElectionContent content, @Nullable Election before) {
    if (content.follows() == null) {
      return List.of();
    }
    ElectionResult result =
        before == null || before.state() != ElectionState.COUNTED
            ? null
            : before.result().orElse(null);
    if (result == null || !result.isValid() || result.open() == 0) {
      return List.of(FURTHER_ROUND_OF_NOTHING.because().refuses());
    }
    List<Reason> faults = new ArrayList<>();
    if (content.seats() > result.open()) {
      faults.add(
          FURTHER_SEATS
              .because()
              .figure("open", result.open())
              .figure("seats", content.seats())
              .refuses());
    }
    List<String> wrong = wrongCandidates(content, result);
    if (!wrong.isEmpty()) {
      faults.add(FURTHER_CANDIDATES.because().figure("names", String.join(", ", wrong)).refuses());
    }
    return faults;
  }

  /** Those who did not stand or were elected, and those who were passed over with more votes. */
  private static List<String> wrongCandidates(ElectionContent content, ElectionResult result) {
    Map<String, Integer> left = new TreeMap<>();
    for (CandidateResult candidate : result.candidates()) {
      if (candidate.standing() != Standing.ELECTED) {
        left.put(candidate.candidate().name(), candidate.votes());
      }
    }
    List<String> wrong = new ArrayList<>();
    int fewest = Integer.MAX_VALUE;
    for (Candidate candidate : content.candidates()) {
      Integer votes = left.remove(candidate.name());
      if (votes == null) {
        wrong.add(candidate.name());
      } else {
        fewest = Math.min(fewest, votes);
      }
    }
    for (Map.Entry<String, Integer> passedOver : left.entrySet()) {
      if (passedOver.getValue() > fewest) {
        wrong.add(passedOver.getKey());
      }
    }
    return wrong;
  }
}
