package org.gongtong.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Motions of an embedder without a database: gone when the process ends. Writes run one after
 * another, so that nothing needs to be held. Thread-safe.
 */
public final class MemoryMotionStore implements MotionStore {

  private static final Set<MotionState> AWAITING =
      Set.of(MotionState.ANNOUNCED, MotionState.OPEN, MotionState.POSTED);

  private final MemoryUnitOfWork.Cell<Map<UUID, List<MotionVersion>>> versions;
  private final MemoryUnitOfWork.Cell<Map<UUID, FrozenRoll>> rolls;

  public MemoryMotionStore(MemoryUnitOfWork work) {
    this.versions = work.cell(Map.of());
    this.rolls = work.cell(Map.of());
  }

  @Override
  public void append(Transaction transaction, MotionVersion version) {
    UUID id = version.motion().id();
    List<MotionVersion> all = new ArrayList<>(history(transaction, id));
    if (version.motion().version() != all.size() + 1) {
      throw new IllegalStateException(
          "version " + version.motion().version() + " of motion " + id + " after " + all.size());
    }
    all.add(version);
    // In the order of drafting, which pages follow.
    Map<UUID, List<MotionVersion>> copy = new LinkedHashMap<>(versions.get(transaction));
    copy.put(id, List.copyOf(all));
    versions.set(transaction, copy);
  }

  @Override
  public Optional<Motion> find(Transaction transaction, UUID motionId) {
    return latest(history(transaction, motionId));
  }

  @Override
  public Optional<Motion> findToChange(Transaction transaction, UUID motionId) {
    return find(transaction, motionId);
  }

  @Override
  public Optional<Motion> findToVote(Transaction transaction, UUID motionId) {
    return find(transaction, motionId);
  }

  @Override
  public List<MotionVersion> history(Transaction transaction, UUID motionId) {
    return versions.get(transaction).getOrDefault(motionId, List.of());
  }

  @Override
  public List<Motion> page(
      Transaction transaction, UUID communityId, @Nullable UUID before, int limit) {
    if (limit < 1 || limit > 200) {
      throw new IllegalArgumentException("a page has 1 to 200 motions: " + limit);
    }
    List<Motion> newestFirst = new ArrayList<>(all(transaction));
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .dropWhile(motion -> before != null && !motion.id().equals(before))
        .skip(before == null ? 0 : 1)
        .filter(motion -> motion.communityId().equals(communityId))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Motion> awaitingTime(Transaction transaction) {
    return all(transaction).stream().filter(motion -> AWAITING.contains(motion.state())).toList();
  }

  private List<Motion> all(Transaction transaction) {
    return versions.get(transaction).values().stream()
        .flatMap(history -> latest(history).stream())
        .toList();
  }

  private static Optional<Motion> latest(List<MotionVersion> history) {
    return history.isEmpty()
        ? Optional.empty()
        : Optional.of(history.get(history.size() - 1).motion());
  }

  @Override
  public void freezeRoll(Transaction transaction, UUID motionId, FrozenRoll roll) {
    Map<UUID, FrozenRoll> copy = new HashMap<>(rolls.get(transaction));
    if (copy.putIfAbsent(motionId, roll) != null) {
      throw new IllegalStateException("the roll of motion " + motionId + " is frozen already");
    }
    rolls.set(transaction, copy);
  }

  @Override
  public Optional<FrozenRoll> findRoll(Transaction transaction, UUID motionId) {
    return Optional.ofNullable(rolls.get(transaction).get(motionId));
  }
}
