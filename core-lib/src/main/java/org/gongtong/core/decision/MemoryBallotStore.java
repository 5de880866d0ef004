package org.gongtong.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;

/**
 * Ballot boxes of an embedder without a database: gone when the process ends. Adding a ballot costs
 * as much as the box is full, which suits trials and tests. Thread-safe.
 */
public final class MemoryBallotStore implements BallotStore {

  private final MemoryUnitOfWork.Cell<Map<UUID, List<RecordedBallot>>> boxes;
  private final MemoryUnitOfWork.Cell<Map<UUID, UUID>> motionOf;
  private final MemoryUnitOfWork.Cell<Map<UUID, List<VoterNaming>>> namings;

  public MemoryBallotStore(MemoryUnitOfWork work) {
    this.boxes = work.cell(Map.of());
    this.motionOf = work.cell(Map.of());
    this.namings = work.cell(Map.of());
  }

  @Override
  public boolean add(Transaction transaction, RecordedBallot ballot, boolean unlessCounted) {
    List<RecordedBallot> box = ofMotion(transaction, ballot.motionId());
    boolean taken =
        motionOf.get(transaction).containsKey(ballot.id())
            || box.stream().anyMatch(row -> stands(row, ballot));
    if (taken) {
      // Also refuses a transaction that only reads.
      boxes.set(transaction, boxes.get(transaction));
      return false;
    }
    Map<UUID, List<RecordedBallot>> copy = new HashMap<>(boxes.get(transaction));
    copy.put(ballot.motionId(), with(box, ballot));
    boxes.set(transaction, copy);
    Map<UUID, UUID> ids = new HashMap<>(motionOf.get(transaction));
    ids.put(ballot.id(), ballot.motionId());
    motionOf.set(transaction, ids);
    return true;
  }

  private static boolean stands(RecordedBallot row, RecordedBallot ballot) {
    boolean sameCorrected =
        row.correction() != null
            && ballot.correction() != null
            && row.correction().of().equals(ballot.correction().of());
    return sameCorrected || row.party() == ballot.party() && row.slot().equals(ballot.slot());
  }

  @Override
  public Optional<RecordedBallot> find(Transaction transaction, UUID ballotId) {
    return Optional.ofNullable(motionOf.get(transaction).get(ballotId))
        .flatMap(
            motion ->
                ofMotion(transaction, motion).stream()
                    .filter(row -> row.id().equals(ballotId))
                    .findFirst());
  }

  @Override
  public List<RecordedBallot> ofParty(Transaction transaction, UUID motionId, int party) {
    return ofMotion(transaction, motionId).stream().filter(row -> row.party() == party).toList();
  }

  @Override
  public List<RecordedBallot> ofMotion(Transaction transaction, UUID motionId) {
    return boxes.get(transaction).getOrDefault(motionId, List.of());
  }

  @Override
  public List<Participation> participationAfter(
      Transaction transaction, UUID motionId, long afterSequence, int limit) {
    if (limit < 1 || limit > 100_000) {
      throw new IllegalArgumentException("a page has 1 to 100000 rows: " + limit);
    }
    List<RecordedBallot> box = ofMotion(transaction, motionId);
    List<Participation> rows = new ArrayList<>();
    for (long at = afterSequence; at < box.size() && rows.size() < limit; at++) {
      RecordedBallot row = box.get((int) at);
      rows.add(new Participation(at + 1, row.party(), row.voids(), row.recordedAt()));
    }
    return rows;
  }

  @Override
  public void addNaming(Transaction transaction, VoterNaming naming) {
    Map<UUID, List<VoterNaming>> copy = new HashMap<>(namings.get(transaction));
    copy.put(naming.motionId(), with(namings(transaction, naming.motionId()), naming));
    namings.set(transaction, copy);
  }

  @Override
  public List<VoterNaming> namings(Transaction transaction, UUID motionId) {
    return namings.get(transaction).getOrDefault(motionId, List.of());
  }

  private static <T> List<T> with(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list.size() + 1);
    longer.addAll(list);
    longer.add(last);
    return List.copyOf(longer);
  }
}
