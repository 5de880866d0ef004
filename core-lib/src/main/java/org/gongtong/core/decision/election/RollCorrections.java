package org.gongtong.core.decision.election;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;

/**
 * Corrects the list of voters of an announced election after objections, until it opens. Each
 * correction has a reason and is told to everybody, with how many were added and struck.
 * Thread-safe.
 */
public final class RollCorrections {
  private static final String TYPE = "election-voters-amended";
  private static final int NAMED = 5;

  private final UnitOfWork work;
  private final ElectionStore elections;
  private final AuditLog audit;
  private final ElectionEvents events;
  private final InstantSource clock;
  private final SmallCells cells;

  /**
   * @param cells how few people would be told apart by a number
   */
  public RollCorrections(
      UnitOfWork work,
      ElectionStore elections,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      SmallCells cells) {
    this.work = work;
    this.elections = elections;
    this.audit = audit;
    this.events = new ElectionEvents(elections, audit, ids);
    this.clock = clock;
    this.cells = cells;
  }

  /**
   * A correction, as everybody may know it.
   *
   * @param at when it was made
   * @param why the reason given
   * @param added how many came onto the list; empty where they are too few to be told
   * @param struck how many were taken off it; likewise
   */
  public record Correction(Instant at, String why, String added, String struck) {}

  /** The corrections of an election, the first one first. */
  public List<Correction> of(UUID electionId) {
    return work
        .read(transaction -> audit.ofSubject(transaction, electionId.toString(), TYPE))
        .stream()
        .map(logged -> logged.sealed().event())
        .filter(event -> event.disclosure() == Disclosure.PUBLIC)
        .map(
            event ->
                new Correction(
                    event.recordedAt(),
                    text(event.data(), "reason"),
                    text(event.data(), "added"),
                    text(event.data(), "struck")))
        .toList();
  }

  private static String text(Map<String, ?> data, String name) {
    Object value = data.get(name);
    return value == null ? "" : value.toString();
  }

  /**
   * Corrects the list. Numbers stay; who is struck keeps his, who is added gets the next.
   *
   * @param added ids to be added, or to be put back
   * @param struck ids to be struck; all must be on the list
   * @param why the reason, which is public and names nobody
   * @return the election, or a refusal with codes of {@link ElectionReason}
   */
  public Outcome<Election> amend(
      Actor actor,
      UUID electionId,
      int version,
      Collection<String> added,
      Collection<String> struck,
      String why) {
    return work.write(
        transaction -> {
          Optional<Election> found = elections.findToChange(transaction, electionId);
          if (found.isEmpty()) {
            return ElectionReader.unknown();
          }
          Election election = found.get();
          RollReference roll = election.roll();
          if (election.version() != version) {
            return ElectionReader.changed(election, version);
          }
          if (election.state() != ElectionState.ANNOUNCED || roll == null) {
            return ElectionLifecycle.wrongState(election);
          }
          if (why.isBlank()) {
            return Outcome.refused(ElectionReason.ELECTION_REMARK_MISSING.because().refuses());
          }
          ElectionRoll before =
              elections.findRoll(transaction, electionId, roll.version()).orElseThrow();
          return ElectionService.wellFormed(added)
              .flatMap(good -> amended(before, good, new HashSet<>(struck)))
              .map(after -> keep(transaction, actor, election, before, after, why.strip()));
        });
  }

  private static Outcome<ElectionRoll> amended(
      ElectionRoll roll, Set<String> added, Set<String> struck) {
    Set<String> unknown = new LinkedHashSet<>(struck);
    roll.voters().forEach(voter -> unknown.remove(voter.id()));
    if (!unknown.isEmpty()) {
      return Outcome.refused(
          ElectionReason.VOTERS_NOT_LISTED
              .because()
              .figure("count", unknown.size())
              .figure("ids", unknown.stream().limit(NAMED).collect(Collectors.joining(", ")))
              .refuses());
    }
    ElectionRoll after = roll.amended(added, struck);
    if (after.equals(roll)) {
      return Outcome.refused(ElectionReason.VOTERS_UNCHANGED.because().refuses());
    }
    return after.entitled() == 0
        ? Outcome.refused(ElectionReason.VOTERS_MISSING.because().refuses())
        : Outcome.accepted(after);
  }

  private Election keep(
      Transaction transaction,
      Actor actor,
      Election election,
      ElectionRoll before,
      ElectionRoll after,
      String why) {
    Election listed = election.listed(after);
    elections.putRoll(transaction, election.id(), listed.version(), after);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("reason", why);
    data.put("added", told(entitled(after), entitled(before)));
    data.put("struck", told(entitled(before), entitled(after)));
    return events.append(transaction, actor, null, listed, TYPE, clock.instant(), data);
  }

  private static Set<String> entitled(ElectionRoll roll) {
    return roll.voters().stream()
        .filter(voter -> !voter.struck())
        .map(ElectionVoter::id)
        .collect(Collectors.toSet());
  }

  private String told(Set<String> these, Set<String> without) {
    long number = these.stream().filter(id -> !without.contains(id)).count();
    return number == 0 || cells.mayTell(Math.toIntExact(number)) ? Long.toString(number) : "";
  }
}
