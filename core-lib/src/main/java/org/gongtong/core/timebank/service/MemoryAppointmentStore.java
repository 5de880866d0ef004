package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Appointments of an embedder without a database: gone when the process ends. Writes run one after
 * another, so that nothing needs to be held; looking something up that is not an id goes through
 * all of them. Thread-safe.
 */
public final class MemoryAppointmentStore implements AppointmentStore {

  private final MemoryUnitOfWork.Cell<Map<UUID, List<AppointmentVersion>>> versions;

  public MemoryAppointmentStore(MemoryUnitOfWork work) {
    this.versions = work.cell(Map.of());
  }

  @Override
  public void append(Transaction transaction, AppointmentVersion version) {
    UUID id = version.appointment().id();
    List<AppointmentVersion> all = new ArrayList<>(history(transaction, id));
    if (version.appointment().version() != all.size() + 1) {
      throw new IllegalStateException(
          "version "
              + version.appointment().version()
              + " of appointment "
              + id
              + " after "
              + all.size());
    }
    all.add(version);
    // In the order of proposing, which pages follow.
    Map<UUID, List<AppointmentVersion>> copy = new LinkedHashMap<>(versions.get(transaction));
    copy.put(id, List.copyOf(all));
    versions.set(transaction, copy);
  }

  @Override
  public Optional<Appointment> find(Transaction transaction, UUID id) {
    return latest(history(transaction, id));
  }

  @Override
  public Optional<Appointment> findToChange(Transaction transaction, UUID id) {
    return find(transaction, id);
  }

  @Override
  public List<AppointmentVersion> history(Transaction transaction, UUID id) {
    return versions.get(transaction).getOrDefault(id, List.of());
  }

  @Override
  public void awaitMembers(Transaction transaction, UUID communityId, Collection<String> members) {
    // Nobody else writes; a transaction that does not write is refused as by other stores.
    versions.set(transaction, versions.get(transaction));
  }

  @Override
  public List<Appointment> meeting(
      Transaction transaction, UUID communityId, String member, Appointment.Span span) {
    return all(transaction)
        .filter(one -> isOf(one, communityId, member))
        .filter(one -> one.span().filter(span::meets).isPresent())
        .sorted(byId())
        .toList();
  }

  @Override
  public Optional<Instant> lastTaken(Transaction transaction, UUID communityId, String member) {
    return all(transaction)
        .filter(one -> isOf(one, communityId, member))
        .flatMap(one -> one.span().stream())
        .map(Appointment.Span::until)
        .max(Comparator.naturalOrder());
  }

  @Override
  public List<Appointment> page(
      Transaction transaction,
      UUID communityId,
      @Nullable String member,
      Set<AppointmentState> states,
      @Nullable UUID before,
      int limit) {
    requirePage(limit);
    List<Appointment> newestFirst = new ArrayList<>(all(transaction).toList());
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .dropWhile(one -> before != null && !one.id().equals(before))
        .skip(before == null ? 0 : 1)
        .filter(one -> isOf(one, communityId, member))
        .filter(one -> states.isEmpty() || states.contains(one.state()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Appointment> due(
      Transaction transaction, Instant now, @Nullable UUID after, int limit) {
    requirePage(limit);
    return all(transaction)
        .filter(one -> one.dueAt() != null && !now.isBefore(one.dueAt()))
        .filter(one -> after == null || text(one.id()).compareTo(text(after)) > 0)
        .sorted(byId())
        .limit(limit)
        .toList();
  }

  private static void requirePage(int limit) {
    if (limit < 1 || limit > PAGE_MOST) {
      throw new IllegalArgumentException("a page has 1 to 200 appointments: " + limit);
    }
  }

  private static boolean isOf(Appointment one, UUID communityId, @Nullable String member) {
    return one.communityId().equals(communityId)
        && (member == null
            || one.visit().provider().equals(member)
            || one.visit().receiver().equals(member));
  }

  private Stream<Appointment> all(Transaction transaction) {
    return versions.get(transaction).values().stream().flatMap(history -> latest(history).stream());
  }

  private static Optional<Appointment> latest(List<AppointmentVersion> history) {
    return history.isEmpty()
        ? Optional.empty()
        : Optional.of(history.get(history.size() - 1).appointment());
  }

  /** As their texts sort, which is how databases sort them; {@link UUID} itself goes by signs. */
  private static Comparator<Appointment> byId() {
    return Comparator.comparing(one -> text(one.id()));
  }

  private static String text(UUID id) {
    return id.toString();
  }
}
