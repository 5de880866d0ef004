package org.gongtong.core.decision.callback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;

/**
 * Samples and calls of an embedder without a database: gone when the process ends. Every look costs
 * as much as there are rows, which suits trials and tests. Thread-safe.
 */
public final class MemoryCallBackStore implements CallBackStore {

  private final MemoryUnitOfWork.Cell<Map<UUID, CallBackDraw>> draws;
  private final MemoryUnitOfWork.Cell<List<CallBack>> calls;

  public MemoryCallBackStore(MemoryUnitOfWork work) {
    this.draws = work.cell(Map.of());
    this.calls = work.cell(List.of());
  }

  @Override
  public boolean addDraw(Transaction transaction, CallBackDraw draw) {
    Map<UUID, CallBackDraw> all = new HashMap<>(draws.get(transaction));
    boolean added = all.putIfAbsent(draw.motionId(), draw) == null;
    // Set in any case: it also refuses a transaction that only reads.
    draws.set(transaction, Map.copyOf(all));
    return added;
  }

  @Override
  public Optional<CallBackDraw> findDraw(Transaction transaction, UUID motionId) {
    return Optional.ofNullable(draws.get(transaction).get(motionId));
  }

  @Override
  public Set<UUID> drawn(Transaction transaction) {
    return draws.get(transaction).keySet();
  }

  @Override
  public boolean addCall(Transaction transaction, CallBack call) {
    List<CallBack> all = new ArrayList<>(calls.get(transaction));
    boolean taken =
        all.stream()
            .anyMatch(
                other ->
                    other.id().equals(call.id())
                        || other.session().equals(call.session()) && other.round() == call.round());
    if (!taken) {
      all.add(call);
    }
    calls.set(transaction, List.copyOf(all));
    return !taken;
  }

  @Override
  public Optional<CallBack> findCall(Transaction transaction, UUID callId) {
    return calls.get(transaction).stream().filter(call -> call.id().equals(callId)).findFirst();
  }

  @Override
  public List<CallBack> calls(Transaction transaction, UUID motionId) {
    return calls.get(transaction).stream()
        .filter(call -> call.motionId().equals(motionId))
        .toList();
  }
}
