package org.gongtong.server.people;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionReader;
import org.gongtong.core.decision.election.ElectionRoll;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.ElectionVoter;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonErasure.Trace;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The votes in which a person takes part through owners' ids, and the elections on whose lists of
 * voters his id or one of theirs stands. The lists keep the id, since their hashes are made of it;
 * after the erasure it leads to nobody. Thread-safe.
 */
public final class PersonVotes {
  private static final int PAGE = 200;

  /** A result may be contested until its posting has ended: until then the vote is shown whole. */
  private static final Set<MotionState> UNFINISHED =
      EnumSet.of(MotionState.OPEN, MotionState.CLOSED, MotionState.DECIDED, MotionState.POSTED);

  /** Voters have been told of the list, and the box has not been counted. */
  private static final Set<ElectionState> HELD =
      EnumSet.of(ElectionState.ANNOUNCED, ElectionState.OPEN, ElectionState.CLOSED);

  private final MotionReader motions;
  private final ElectionReader elections;

  public PersonVotes(MotionReader motions, ElectionReader elections) {
    this.motions = motions;
    this.elections = elections;
  }

  /**
   * Where the log has him as the actor: as party so-and-so of a vote, as voter so-and-so of an
   * election, or under an owner's id.
   */
  public List<Trace> traces(Person person, Set<String> owners) {
    List<Trace> traces = new ArrayList<>();
    for (Motion motion : all(person.communityId())) {
      Set<Actor> actors = new HashSet<>();
      for (Party party : parties(motion, owners)) {
        actors.add(Actor.resident("party-" + party.number()));
      }
      if (!actors.isEmpty()) {
        owners.forEach(owner -> actors.add(Actor.resident(owner)));
        traces.add(new Trace(motion.id().toString(), actors));
      }
    }
    for (Election election : elections(person.communityId())) {
      Set<Actor> actors = new HashSet<>();
      for (ElectionVoter voter : voters(election, person, owners)) {
        actors.add(Actor.resident("voter-" + voter.number()));
      }
      if (!actors.isEmpty()) {
        traces.add(new Trace(election.id().toString(), actors));
      }
    }
    return traces;
  }

  /** Which votes have to end before he can be erased. */
  public List<Reason> holds(Person person, Set<String> owners) {
    List<Reason> holds = new ArrayList<>();
    for (Motion motion : all(person.communityId())) {
      if (UNFINISHED.contains(motion.state())) {
        parties(motion, owners).stream()
            .flatMap(party -> party.owners().stream().filter(owners::contains))
            .findFirst()
            .ifPresent(
                owner ->
                    holds.add(
                        PersonReason.VOTE_UNFINISHED
                            .because()
                            .figure("owner", owner)
                            .figure("title", motion.content().question())
                            .refuses()));
      }
    }
    for (Election election : elections(person.communityId())) {
      if (HELD.contains(election.state()) && !voters(election, person, owners).isEmpty()) {
        holds.add(
            PersonReason.ELECTION_UNFINISHED
                .because()
                .figure("title", election.content().title())
                .refuses());
      }
    }
    return holds;
  }

  /** The parties for which he could vote: he is their voter, or one of their owners. */
  private List<Party> parties(Motion motion, Set<String> owners) {
    Optional<ElectoralRoll> roll = motions.findRollWithVoters(motion.id());
    return roll.map(ElectoralRoll::parties).orElse(List.of()).stream()
        .filter(party -> party.owners().stream().anyMatch(owners::contains))
        .toList();
  }

  /** Struck ones too: they may have voted before they were. */
  private List<ElectionVoter> voters(Election election, Person person, Set<String> owners) {
    return elections.roll(election.id()).map(ElectionRoll::voters).orElse(List.of()).stream()
        .filter(voter -> voter.id().equals(person.id().toString()) || owners.contains(voter.id()))
        .toList();
  }

  private List<Election> elections(UUID communityId) {
    List<Election> all = new ArrayList<>();
    @Nullable UUID before = null;
    while (true) {
      List<Election> page = elections.page(communityId, before, PAGE);
      all.addAll(page);
      if (page.size() < PAGE) {
        return all;
      }
      before = page.get(page.size() - 1).id();
    }
  }

  private List<Motion> all(UUID communityId) {
    List<Motion> all = new ArrayList<>();
    @Nullable UUID before = null;
    while (true) {
      List<Motion> page = motions.page(communityId, before, PAGE);
      all.addAll(page);
      if (page.size() < PAGE) {
        return all;
      }
      before = page.get(page.size() - 1).id();
    }
  }
}
