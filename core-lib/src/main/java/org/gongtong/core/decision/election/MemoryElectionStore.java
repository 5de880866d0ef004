package org.gongtong.core.decision.election;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Elections of an embedder without a database: gone when the process ends. Voting costs as much as
 * the box is full, which suits trials and tests. Writes run one after another, so that nothing
 * needs to be held. Thread-safe.
 */
public final class MemoryElectionStore implements ElectionStore {

  private static final Set<ElectionState> AWAITING =
      Set.of(ElectionState.ANNOUNCED, ElectionState.OPEN);

  /** Which list of voters. */
  private record RollKey(UUID electionId, int version) {}

  private final MemoryUnitOfWork.Cell<Map<UUID, List<ElectionVersion>>> versions;
  private final MemoryUnitOfWork.Cell<Map<RollKey, ElectionRoll>> rolls;
  private final MemoryUnitOfWork.Cell<Map<UUID, TreeMap<Integer, Participation>>> registers;

  /** Sorted by id: in which order ballots came is not kept. */
  private final MemoryUnitOfWork.Cell<Map<UUID, TreeMap<UUID, SealedBallot>>> boxes;

  private final MemoryUnitOfWork.Cell<Map<UUID, OpenedBallots>> opened;

  public MemoryElectionStore(MemoryUnitOfWork work) {
    this.versions = work.cell(Map.of());
    this.rolls = work.cell(Map.of());
    this.registers = work.cell(Map.of());
    this.boxes = work.cell(Map.of());
    this.opened = work.cell(Map.of());
  }

  @Override
  public void append(Transaction transaction, ElectionVersion version) {
    UUID id = version.election().id();
    List<ElectionVersion> all = new ArrayList<>(history(transaction, id));
    if (version.election().version() != all.size() + 1) {
      throw new IllegalStateException(
          "version "
              + version.election().version()
              + " of election "
              + id
              + " after "
              + all.size());
    }
    all.add(version);
    Map<UUID, List<ElectionVersion>> copy = new LinkedHashMap<>(versions.get(transaction));
    copy.put(id, List.copyOf(all));
    versions.set(transaction, copy);
  }

  @Override
  public Optional<Election> find(Transaction transaction, UUID electionId) {
    return latest(history(transaction, electionId));
  }

  @Override
  public Optional<Election> findToChange(Transaction transaction, UUID electionId) {
    return find(transaction, electionId);
  }

  @Override
  public Optional<Election> findToVote(Transaction transaction, UUID electionId) {
    return find(transaction, electionId);
  }

  @Override
  public List<ElectionVersion> history(Transaction transaction, UUID electionId) {
    return versions.get(transaction).getOrDefault(electionId, List.of());
  }

  @Override
  public List<Election> page(
      Transaction transaction, UUID communityId, @Nullable UUID before, int limit) {
    if (limit < 1 || limit > 200) {
      throw new IllegalArgumentException("a page has 1 to 200 elections: " + limit);
    }
    List<Election> newestFirst = new ArrayList<>(all(transaction));
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .dropWhile(election -> before != null && !election.id().equals(before))
        .skip(before == null ? 0 : 1)
        .filter(election -> election.communityId().equals(communityId))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Election> awaitingTime(Transaction transaction) {
    return all(transaction).stream()
        .filter(election -> AWAITING.contains(election.state()))
        .toList();
  }

  private List<Election> all(Transaction transaction) {
    return versions.get(transaction).values().stream()
        .flatMap(history -> latest(history).stream())
        .toList();
  }

  private static Optional<Election> latest(List<ElectionVersion> history) {
    return history.isEmpty()
        ? Optional.empty()
        : Optional.of(history.get(history.size() - 1).election());
  }

  @Override
  public void putRoll(Transaction transaction, UUID electionId, int version, ElectionRoll roll) {
    Map<RollKey, ElectionRoll> copy = new HashMap<>(rolls.get(transaction));
    if (copy.putIfAbsent(new RollKey(electionId, version), roll) != null) {
      throw new IllegalStateException(
          "version " + version + " of election " + electionId + " has a list of voters already");
    }
    rolls.set(transaction, copy);
  }

  @Override
  public Optional<ElectionRoll> findRoll(Transaction transaction, UUID electionId, int version) {
    return Optional.ofNullable(rolls.get(transaction).get(new RollKey(electionId, version)));
  }

  @Override
  public Optional<ElectionVoter> findVoter(
      Transaction transaction, UUID electionId, int version, int number) {
    return findRoll(transaction, electionId, version).flatMap(roll -> roll.find(number));
  }

  @Override
  public boolean addParticipation(Transaction transaction, Participation participation) {
    Map<UUID, TreeMap<Integer, Participation>> copy = new HashMap<>(registers.get(transaction));
    TreeMap<Integer, Participation> register =
        new TreeMap<>(copy.getOrDefault(participation.electionId(), new TreeMap<>()));
    boolean added = register.putIfAbsent(participation.voter(), participation) == null;
    copy.put(participation.electionId(), register);
    // Also where nothing is added: a transaction that only reads is refused.
    registers.set(transaction, copy);
    return added;
  }

  private Map<Integer, Participation> register(Transaction transaction, UUID electionId) {
    return registers.get(transaction).getOrDefault(electionId, new TreeMap<>());
  }

  @Override
  public Optional<Participation> findParticipation(
      Transaction transaction, UUID electionId, int voter) {
    return Optional.ofNullable(register(transaction, electionId).get(voter));
  }

  @Override
  public List<Participation> participations(Transaction transaction, UUID electionId) {
    return List.copyOf(register(transaction, electionId).values());
  }

  @Override
  public ParticipationCount countParticipations(Transaction transaction, UUID electionId) {
    Map<Integer, Participation> register = register(transaction, electionId);
    int onWeb =
        (int) register.values().stream().filter(row -> row.channel() == Channel.WEB).count();
    return new ParticipationCount(onWeb, register.size() - onWeb);
  }

  @Override
  public void addSealed(Transaction transaction, UUID electionId, SealedBallot ballot) {
    Map<UUID, TreeMap<UUID, SealedBallot>> copy = new HashMap<>(boxes.get(transaction));
    TreeMap<UUID, SealedBallot> box = new TreeMap<>(copy.getOrDefault(electionId, new TreeMap<>()));
    if (box.putIfAbsent(ballot.id(), ballot) != null) {
      throw new IllegalStateException("a sealed ballot is there already: " + ballot.id());
    }
    copy.put(electionId, box);
    boxes.set(transaction, copy);
  }

  @Override
  public List<SealedBallot> sealed(Transaction transaction, UUID electionId) {
    return List.copyOf(boxes.get(transaction).getOrDefault(electionId, new TreeMap<>()).values());
  }

  @Override
  public int removeSealed(Transaction transaction, UUID electionId) {
    Map<UUID, TreeMap<UUID, SealedBallot>> copy = new HashMap<>(boxes.get(transaction));
    TreeMap<UUID, SealedBallot> box = copy.remove(electionId);
    boxes.set(transaction, copy);
    return box == null ? 0 : box.size();
  }

  @Override
  public void putOpened(Transaction transaction, UUID electionId, OpenedBallots ballots) {
    Map<UUID, OpenedBallots> copy = new HashMap<>(opened.get(transaction));
    if (copy.putIfAbsent(electionId, ballots) != null) {
      throw new IllegalStateException("election " + electionId + " was opened already");
    }
    opened.set(transaction, copy);
  }

  @Override
  public OpenedBallots opened(Transaction transaction, UUID electionId) {
    return opened.get(transaction).getOrDefault(electionId, new OpenedBallots(List.of()));
  }
}
