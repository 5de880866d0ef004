package org.gongtong.core.decision.election;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.TakenIds;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Takes elections through their life, but for the count ({@link ElectionCount}), corrections of the
 * list ({@link RollCorrections}) and for what sets them aside ({@link ElectionVoiding}). Every step
 * is one transaction with one audit event, and names the version it was decided on: if somebody was
 * faster it is refused with {@link ElectionReason#ELECTION_CHANGED}. Thread-safe.
 *
 * <p>All steps refuse with codes of {@link ElectionReason} and of the rules.
 */
public final class ElectionService {

  /** One step from a version to the next. */
  private interface Step {
    Outcome<Election> take(Transaction transaction, Election election, Instant now);
  }

  private static final int PAGE = 200;
  private static final Set<ElectionState> ENDED =
      EnumSet.of(ElectionState.WITHDRAWN, ElectionState.VOID);

  private final UnitOfWork work;
  private final ElectionStore elections;
  private final ElectionEvents events;
  private final ElectionLifecycle lifecycle;
  private final TakenIds elsewhere;
  private final ElectionPeople people;
  private final InstantSource clock;

  /**
   * @param elsewhere whether something else than an election has an id
   */
  public ElectionService(
      UnitOfWork work,
      ElectionStore elections,
      AuditLog audit,
      ElectionLifecycle lifecycle,
      TakenIds elsewhere,
      SamePerson persons,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.elections = elections;
    this.events = new ElectionEvents(elections, audit, ids);
    this.lifecycle = lifecycle;
    this.elsewhere = elsewhere;
    this.people = new ElectionPeople(persons);
    this.clock = clock;
  }

  /**
   * Drafts an election. The same draft sent again is answered with the election that is there.
   *
   * @param electionId its id, made by who sends it
   */
  public Outcome<Election> draft(
      Actor actor, Community community, UUID electionId, ElectionContent content) {
    Election draft =
        Election.draft(
            electionId, community.id(), community.jurisdiction(), community.zone(), content);
    return work.write(
        transaction -> {
          List<ElectionVersion> there = elections.history(transaction, electionId);
          if (there.isEmpty()) {
            if (elsewhere.isTaken(transaction, electionId)) {
              return Outcome.refused(ElectionReason.ELECTION_ID_TAKEN.because().refuses());
            }
            return checked(transaction, draft)
                .map(
                    election ->
                        events.append(
                            transaction,
                            actor,
                            null,
                            election,
                            "election-drafted",
                            clock.instant(),
                            Map.of()));
          }
          // As it was drafted: it may have been revised before the draft was sent again.
          Election first = there.get(0).election();
          return first.communityId().equals(community.id()) && first.content().equals(content)
              ? Outcome.accepted(there.get(there.size() - 1).election())
              : Outcome.refused(ElectionReason.ELECTION_ID_TAKEN.because().refuses());
        });
  }

  /** Changes a draft; nothing changes once it is announced. */
  public Outcome<Election> revise(
      Actor actor, UUID electionId, int version, ElectionContent content) {
    return step(
        actor,
        electionId,
        version,
        "election-revised",
        (transaction, election, now) ->
            election.state() == ElectionState.DRAFTED
                ? checked(transaction, election.revised(content))
                : ElectionLifecycle.wrongState(election));
  }

  /**
   * Gives a draft its list of voters, in place of the one it has.
   *
   * @param ids opaque ids, 1 to 64 characters each, numbered in their order; an id that stands
   *     twice is taken once
   */
  public Outcome<Election> putRoll(
      Actor actor, UUID electionId, int version, Collection<String> ids) {
    return step(
        actor,
        electionId,
        version,
        "election-voters-listed",
        (transaction, election, now) ->
            election.state() == ElectionState.DRAFTED
                ? wellFormed(ids)
                    .flatMap(
                        good ->
                            good.isEmpty()
                                ? Outcome.refused(ElectionReason.VOTERS_MISSING.because().refuses())
                                : keep(transaction, election, ElectionRoll.of(good)))
                : ElectionLifecycle.wrongState(election));
  }

  private Outcome<Election> keep(Transaction transaction, Election election, ElectionRoll roll) {
    Election listed = election.listed(roll);
    elections.putRoll(transaction, election.id(), listed.version(), roll);
    return Outcome.accepted(listed);
  }

  static Outcome<Set<String>> wellFormed(Collection<String> ids) {
    int wrong = 0;
    int first = 0;
    int at = 0;
    for (String id : ids) {
      at++;
      if (id.isBlank() || id.length() > ElectionVoter.LONGEST_ID) {
        first = wrong == 0 ? at : first;
        wrong++;
      }
    }
    return wrong == 0
        ? Outcome.accepted(new LinkedHashSet<>(ids))
        : Outcome.refused(
            ElectionReason.VOTER_IDS_MALFORMED
                .because()
                .figure("count", wrong)
                .figure("most", ElectionVoter.LONGEST_ID)
                .figure("first", first)
                .refuses());
  }

  /**
   * Announces a draft for a window; its content freezes, and its list of voters is published. From
   * now on each trustee makes his key ({@link TrusteeKeys}).
   */
  public Outcome<Election> announce(
      Actor actor, UUID electionId, int version, Instant opensAt, Instant closesAt) {
    return step(
        actor,
        electionId,
        version,
        "election-announced",
        (transaction, election, now) ->
            checked(transaction, election)
                .flatMap(
                    good ->
                        lifecycle.announce(
                            good, now, opensAt, closesAt, isPublished(transaction, good))));
  }

  /** Whether the same people vote as in the election that a further round follows. */
  private boolean isPublished(Transaction transaction, Election election) {
    UUID follows = election.content().follows();
    if (follows == null || election.roll() == null) {
      return false;
    }
    return elections
        .find(transaction, follows)
        .map(before -> entitled(transaction, before).equals(entitled(transaction, election)))
        .orElse(false);
  }

  private Set<String> entitled(Transaction transaction, Election election) {
    return rollOf(transaction, election).voters().stream()
        .filter(voter -> !voter.struck())
        .map(ElectionVoter::id)
        .collect(Collectors.toSet());
  }

  /** Takes an election back before it opens. */
  public Outcome<Election> withdraw(Actor actor, UUID electionId, int version, String why) {
    return step(
        actor,
        electionId,
        version,
        "election-withdrawn",
        (transaction, election, now) -> lifecycle.withdraw(election, now, why));
  }

  /** Opens the election: list of voters, keys and rule freeze. */
  public Outcome<Election> open(Actor actor, UUID electionId, int version) {
    return step(
        actor,
        electionId,
        version,
        "election-opened",
        (transaction, election, now) -> lifecycle.open(election, now));
  }

  /**
   * Closes the election and fixes what lies in the box, before anybody can open it: number and root
   * of the sealed ballots go into the public log. Cost: linear in ballots.
   */
  public Outcome<Election> close(Actor actor, UUID electionId, int version) {
    return step(
        actor,
        electionId,
        version,
        "election-box-closed",
        (transaction, election, now) ->
            lifecycle.close(
                election, now, SealedBox.of(elections.sealed(transaction, electionId))));
  }

  /** An election whose content has no fault, neither of its own nor beside what it follows. */
  private Outcome<Election> checked(Transaction transaction, Election election) {
    List<Reason> faults = ElectionCheck.faults(election.content());
    if (faults.isEmpty()) {
      faults = people.trustees(transaction, election.content());
    }
    if (!faults.isEmpty()) {
      return Outcome.refused(faults);
    }
    UUID follows = election.content().follows();
    // Held until the end, so that nobody drafts another round of it meanwhile.
    @Nullable Election before =
        follows == null
            ? null
            : elections
                .findToChange(transaction, follows)
                .filter(other -> other.communityId().equals(election.communityId()))
                .orElse(null);
    List<Reason> further = ElectionCheck.furtherFaults(election.content(), before);
    if (!further.isEmpty()) {
      return Outcome.refused(further);
    }
    return follows == null
        ? Outcome.accepted(election)
        : roundBeside(transaction, election, follows)
            .<Outcome<Election>>map(
                other ->
                    Outcome.refused(
                        ElectionReason.FURTHER_ROUND_TWICE
                            .because()
                            .figure("title", other.content().title())
                            .refuses()))
            .orElseGet(() -> Outcome.accepted(election));
  }

  /** Another round that fills the same seats. */
  private Optional<Election> roundBeside(Transaction transaction, Election election, UUID follows) {
    UUID after = null;
    while (true) {
      List<Election> page = elections.page(transaction, election.communityId(), after, PAGE);
      Optional<Election> other =
          page.stream()
              .filter(one -> follows.equals(one.content().follows()))
              .filter(one -> !one.id().equals(election.id()))
              .filter(one -> !ENDED.contains(one.state()))
              .findFirst();
      if (other.isPresent() || page.size() < PAGE) {
        return other;
      }
      after = page.get(PAGE - 1).id();
    }
  }

  private ElectionRoll rollOf(Transaction transaction, Election election) {
    RollReference roll = election.roll();
    return roll == null
        ? new ElectionRoll(List.of())
        : elections
            .findRoll(transaction, election.id(), roll.version())
            .orElseThrow(() -> new IllegalStateException("no voters of " + election.id()));
  }

  private Outcome<Election> step(
      Actor actor, UUID electionId, int version, String type, Step step) {
    return work.write(
        transaction -> {
          Optional<Election> found = elections.findToChange(transaction, electionId);
          if (found.isEmpty()) {
            return ElectionReader.unknown();
          }
          Election election = found.get();
          if (election.version() != version) {
            return ElectionReader.changed(election, version);
          }
          Instant now = clock.instant();
          return step.take(transaction, election, now)
              .map(
                  next ->
                      events.append(
                          transaction, actor, null, next, type, now, particulars(election, next)));
        });
  }

  private static Map<String, Object> particulars(Election before, Election after) {
    Map<String, Object> data = new LinkedHashMap<>();
    SealedBox box = after.box();
    if (box != null && before.box() == null) {
      data.put("ballots", box.ballots());
      data.put("root", box.root().hex());
    }
    if (after.state() == ElectionState.OPEN) {
      data.put("quorum", after.content().quorum());
      data.put("keys", after.keys().stream().map(TrusteeKey::hex).toList());
    }
    return data;
  }
}
