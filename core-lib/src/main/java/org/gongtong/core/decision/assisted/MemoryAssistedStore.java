package org.gongtong.core.decision.assisted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;

/**
 * Assisted sessions of an embedder without a database: gone when the process ends. Every look costs
 * as much as there are sessions, which suits trials and tests. Thread-safe.
 */
public final class MemoryAssistedStore implements AssistedStore {

  private final MemoryUnitOfWork.Cell<List<AssistedSession>> sessions;
  private final MemoryUnitOfWork.Cell<Set<UUID>> slips;

  public MemoryAssistedStore(MemoryUnitOfWork work) {
    this.sessions = work.cell(List.of());
    this.slips = work.cell(Set.of());
  }

  @Override
  public boolean add(Transaction transaction, AssistedSession session) {
    if (session.evidence() != null || session.end() != null) {
      throw new IllegalArgumentException("a new session has no evidence and no end: " + session);
    }
    boolean taken =
        any(
            transaction,
            other ->
                other.id().equals(session.id())
                    || other.worker().id().equals(session.worker().id())
                        && other.number() == session.number());
    List<AssistedSession> all = new ArrayList<>(sessions.get(transaction));
    if (!taken) {
      all.add(session);
    }
    // Set in any case: it also refuses a transaction that only reads.
    sessions.set(transaction, List.copyOf(all));
    return !taken;
  }

  @Override
  public boolean addEvidence(
      Transaction transaction, UUID sessionId, ContentHash file, Instant at) {
    boolean taken =
        any(
            transaction,
            other ->
                file.equals(other.evidence())
                    || other.id().equals(sessionId) && other.evidence() != null);
    return replace(transaction, sessionId, taken, session -> session.with(file));
  }

  @Override
  public boolean addEnd(Transaction transaction, AssistedSession session, AssistedEnd end) {
    boolean taken =
        any(
            transaction,
            other ->
                other.id().equals(session.id()) && other.end() != null
                    || end.ballotId() != null
                        && other.isCast()
                        && other.motionId().equals(session.motionId())
                        && other.party() == session.party());
    return replace(transaction, session.id(), taken, there -> there.with(end));
  }

  @Override
  public boolean addSlip(Transaction transaction, AssistedSession session, Actor by, Instant at) {
    Set<UUID> all = new HashSet<>(slips.get(transaction));
    boolean added = all.add(session.id());
    slips.set(transaction, Set.copyOf(all));
    return added;
  }

  @Override
  public Set<UUID> slips(Transaction transaction, UUID motionId) {
    Set<UUID> all = slips.get(transaction);
    return ofMotion(transaction, motionId).stream()
        .map(AssistedSession::id)
        .filter(all::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean replace(
      Transaction transaction, UUID id, boolean taken, UnaryOperator<AssistedSession> change) {
    List<AssistedSession> all = new ArrayList<>(sessions.get(transaction));
    if (!taken) {
      all.replaceAll(session -> session.id().equals(id) ? change.apply(session) : session);
    }
    sessions.set(transaction, List.copyOf(all));
    return !taken;
  }

  private boolean any(Transaction transaction, Predicate<AssistedSession> wanted) {
    return sessions.get(transaction).stream().anyMatch(wanted);
  }

  @Override
  public Optional<AssistedSession> find(Transaction transaction, UUID sessionId) {
    return sessions.get(transaction).stream()
        .filter(session -> session.id().equals(sessionId))
        .findFirst();
  }

  @Override
  public Optional<AssistedSession> latestOf(Transaction transaction, String worker) {
    return sessions.get(transaction).stream()
        .filter(session -> session.worker().id().equals(worker))
        .max(Comparator.comparingInt(AssistedSession::number));
  }

  @Override
  public Set<UUID> motionsWithBallots(Transaction transaction) {
    return sessions.get(transaction).stream()
        .filter(AssistedSession::isCast)
        .map(AssistedSession::motionId)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<AssistedSession> ofMotion(Transaction transaction, UUID motionId) {
    return sessions.get(transaction).stream()
        .filter(session -> session.motionId().equals(motionId))
        .toList();
  }
}
