package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.OperationKey;
import org.jspecify.annotations.Nullable;

/**
 * Settlement of an embedder without a database: gone when the process ends. Writes run one after
 * another, so that nothing needs to be held. Thread-safe.
 */
public final class MemorySettlementStore implements SettlementStore {

  private record Pair(UUID bankId, UUID partnerId) {}

  private record OrderOf(UUID bankId, UUID orderId) {}

  private final MemoryUnitOfWork.Cell<Map<Pair, Clearing>> clearings;
  private final MemoryUnitOfWork.Cell<List<ClearingTerms>> terms;
  private final MemoryUnitOfWork.Cell<List<FarRelative>> relatives;
  private final MemoryUnitOfWork.Cell<Map<OrderOf, List<SettlementOrder>>> orders;
  private final MemoryUnitOfWork.Cell<Map<OrderOf, Errand>> errands;
  private final MemoryUnitOfWork.Cell<List<Comparison>> comparisons;

  public MemorySettlementStore(MemoryUnitOfWork work) {
    this.clearings = work.cell(Map.of());
    this.terms = work.cell(List.of());
    this.relatives = work.cell(List.of());
    this.orders = work.cell(Map.of());
    this.errands = work.cell(Map.of());
    this.comparisons = work.cell(List.of());
  }

  private static <T> void append(
      Transaction transaction, MemoryUnitOfWork.Cell<List<T>> cell, T added) {
    List<T> all = new ArrayList<>(cell.get(transaction));
    all.add(added);
    cell.set(transaction, List.copyOf(all));
  }

  private static <K, V> void put(
      Transaction transaction, MemoryUnitOfWork.Cell<Map<K, V>> cell, K key, @Nullable V value) {
    Map<K, V> all = new LinkedHashMap<>(cell.get(transaction));
    if (value == null) {
      all.remove(key);
    } else {
      all.put(key, value);
    }
    cell.set(transaction, Collections.unmodifiableMap(all));
  }

  @Override
  public void addClearing(Transaction transaction, Clearing clearing) {
    Pair pair = new Pair(clearing.bankId(), clearing.partnerId());
    if (clearings.get(transaction).containsKey(pair)) {
      throw new IllegalStateException("there already: " + clearing);
    }
    put(transaction, clearings, pair, clearing);
  }

  @Override
  public Optional<Clearing> find(Transaction transaction, UUID bankId, UUID partnerId) {
    return Optional.ofNullable(clearings.get(transaction).get(new Pair(bankId, partnerId)));
  }

  @Override
  public Optional<Clearing> lock(Transaction transaction, UUID bankId, UUID partnerId) {
    // Nobody else writes; a transaction that does not write is refused as by other stores.
    clearings.set(transaction, clearings.get(transaction));
    return find(transaction, bankId, partnerId);
  }

  @Override
  public List<Clearing> clearings(Transaction transaction, UUID bankId) {
    return clearings.get(transaction).values().stream()
        .filter(clearing -> clearing.bankId().equals(bankId))
        .sorted(Comparator.comparing(clearing -> clearing.partnerId().toString()))
        .toList();
  }

  @Override
  public void addSending(Transaction transaction, UUID bankId, UUID partnerId, long minutes) {
    Clearing was = find(transaction, bankId, partnerId).orElseThrow();
    put(
        transaction,
        clearings,
        new Pair(bankId, partnerId),
        new Clearing(bankId, partnerId, was.accountId(), was.sending() + minutes));
  }

  @Override
  public void addTerms(Transaction transaction, ClearingTerms added) {
    append(transaction, terms, added);
  }

  @Override
  public List<ClearingTerms> terms(Transaction transaction, UUID bankId, UUID partnerId) {
    return terms.get(transaction).stream()
        .filter(one -> one.bankId().equals(bankId) && one.partnerId().equals(partnerId))
        .toList();
  }

  @Override
  public boolean addRelative(Transaction transaction, FarRelative relative) {
    Set<String> there =
        relations(transaction, relative.accountId(), relative.partnerId(), relative.farAccountId());
    if (there.contains(relative.relation())) {
      return false;
    }
    append(transaction, relatives, relative);
    return true;
  }

  @Override
  public Set<String> relations(
      Transaction transaction, UUID accountId, UUID partnerId, UUID farAccountId) {
    return relatives.get(transaction).stream()
        .filter(one -> one.accountId().equals(accountId))
        .filter(one -> one.partnerId().equals(partnerId))
        .filter(one -> one.farAccountId().equals(farAccountId))
        .map(FarRelative::relation)
        .collect(Collectors.toSet());
  }

  @Override
  public void add(Transaction transaction, SettlementOrder order) {
    OrderOf of = new OrderOf(order.bankId(), order.id());
    if (orders.get(transaction).containsKey(of)
        || findByKey(transaction, order.bankId(), order.key()).isPresent()) {
      throw new IllegalStateException("there already: " + order.id());
    }
    put(transaction, orders, of, List.of(order));
  }

  @Override
  public void addStep(Transaction transaction, SettlementOrder order) {
    OrderOf of = new OrderOf(order.bankId(), order.id());
    List<SettlementOrder> all =
        new ArrayList<>(orders.get(transaction).getOrDefault(of, List.of()));
    if (order.step().number() != all.size() + 1) {
      throw new IllegalStateException("step " + order.step().number() + " after " + all.size());
    }
    all.add(order);
    put(transaction, orders, of, List.copyOf(all));
  }

  @Override
  public Optional<SettlementOrder> findOrder(Transaction transaction, UUID bankId, UUID orderId) {
    return Optional.ofNullable(orders.get(transaction).get(new OrderOf(bankId, orderId)))
        .map(MemorySettlementStore::latest);
  }

  private static SettlementOrder latest(List<SettlementOrder> steps) {
    return steps.get(steps.size() - 1);
  }

  private Stream<SettlementOrder> of(Transaction transaction, UUID bankId) {
    return orders.get(transaction).values().stream()
        .map(MemorySettlementStore::latest)
        .filter(order -> order.bankId().equals(bankId));
  }

  @Override
  public Optional<SettlementOrder> findByKey(
      Transaction transaction, UUID bankId, OperationKey key) {
    return of(transaction, bankId).filter(order -> order.key().equals(key)).findFirst();
  }

  @Override
  public List<SettlementOrder.Step> steps(Transaction transaction, UUID bankId, UUID orderId) {
    return orders.get(transaction).getOrDefault(new OrderOf(bankId, orderId), List.of()).stream()
        .map(SettlementOrder::step)
        .toList();
  }

  @Override
  public List<SettlementOrder> page(
      Transaction transaction, UUID bankId, @Nullable UUID before, int limit) {
    requirePage(limit);
    List<SettlementOrder> newestFirst = new ArrayList<>(of(transaction, bankId).toList());
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .dropWhile(order -> before != null && !order.id().equals(before))
        .skip(before == null ? 0 : 1)
        .limit(limit)
        .toList();
  }

  private static void requirePage(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("1 to 200 are read at once: " + limit);
    }
  }

  private Stream<SettlementOrder> settled(
      Transaction transaction, UUID bankId, UUID partnerId, Predicate<LocalDate> days) {
    return of(transaction, bankId)
        .filter(order -> order.partnerId().equals(partnerId) && order.state().isSettled())
        .filter(order -> days.test(order.verdict().orElseThrow().day()));
  }

  @Override
  public List<SettlementOrder> settledOn(
      Transaction transaction, UUID bankId, UUID partnerId, LocalDate day) {
    return settled(transaction, bankId, partnerId, day::equals)
        .sorted(Comparator.comparing(order -> order.id().toString()))
        .toList();
  }

  @Override
  public long settledUpTo(Transaction transaction, UUID bankId, UUID partnerId, LocalDate day) {
    return settled(transaction, bankId, partnerId, one -> !one.isAfter(day))
        .filter(order -> order.state() == OrderState.POSTED)
        .mapToLong(order -> order.goes() ? order.content().minutes() : -order.content().minutes())
        .sum();
  }

  @Override
  public void put(Transaction transaction, Errand errand) {
    put(transaction, errands, new OrderOf(errand.bankId(), errand.orderId()), errand);
  }

  @Override
  public boolean claim(Transaction transaction, Errand read, Errand tried) {
    OrderOf of = new OrderOf(read.bankId(), read.orderId());
    if (!read.equals(errands.get(transaction).get(of))) {
      return false;
    }
    put(transaction, errands, of, tried);
    return true;
  }

  @Override
  public void remove(Transaction transaction, UUID bankId, UUID orderId, Set<Errand.Kind> kinds) {
    OrderOf of = new OrderOf(bankId, orderId);
    Errand errand = errands.get(transaction).get(of);
    if (errand != null && kinds.contains(errand.kind())) {
      put(transaction, errands, of, null);
    }
  }

  @Override
  public List<Errand> due(Transaction transaction, Instant now, int limit) {
    requirePage(limit);
    return errands.get(transaction).values().stream()
        .filter(errand -> !errand.dueAt().isAfter(now))
        .sorted(Comparator.comparing(Errand::dueAt))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Errand> errands(Transaction transaction, UUID bankId, int limit) {
    requirePage(limit);
    return errands.get(transaction).values().stream()
        .filter(errand -> errand.bankId().equals(bankId))
        .sorted(Comparator.comparing(Errand::since))
        .limit(limit)
        .toList();
  }

  @Override
  public void addComparison(Transaction transaction, Comparison comparison) {
    append(transaction, comparisons, comparison);
  }

  @Override
  public List<Comparison> comparisons(
      Transaction transaction, UUID bankId, UUID partnerId, LocalDate day) {
    return comparisons.get(transaction).stream()
        .filter(one -> one.bankId().equals(bankId) && one.partnerId().equals(partnerId))
        .filter(one -> one.day().equals(day))
        .toList();
  }
}
