package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Where appointments are kept, as versions that are only appended. Extension point, implemented by
 * stores; implementations are thread-safe. Every method refuses a transaction of another store with
 * an {@link IllegalArgumentException} and one that is over with an {@link IllegalStateException};
 * those that write refuse one that only reads with the latter.
 */
public interface AppointmentStore {

  /** Most appointments of a page. */
  int PAGE_MOST = 200;

  /**
   * Appends a version: the first of a new appointment, or the one after the latest.
   *
   * @throws IllegalStateException if the version does not follow the latest one
   */
  void append(Transaction transaction, AppointmentVersion version);

  /** The latest version of an appointment. */
  Optional<Appointment> find(Transaction transaction, UUID id);

  /**
   * As {@link #find}, and nobody else takes a step of it until the transaction ends; waits for who
   * is doing so.
   */
  Optional<Appointment> findToChange(Transaction transaction, UUID id);

  /** All versions of an appointment, the first one first. */
  List<AppointmentVersion> history(Transaction transaction, UUID id);

  /**
   * From here to the end of the transaction nobody else arranges or records a visit of these
   * members; waits for who is doing so. Asked after an appointment was locked, never before.
   */
  void awaitMembers(Transaction transaction, UUID communityId, Collection<String> members);

  /**
   * The latest versions of a member's appointments whose {@link Appointment#span} meets another, on
   * either side, in the order of their ids.
   */
  List<Appointment> meeting(
      Transaction transaction, UUID communityId, String member, Appointment.Span span);

  /** The end of the last {@link Appointment#span} that a member is or was taken for. */
  Optional<Instant> lastTaken(Transaction transaction, UUID communityId, String member);

  /**
   * The latest versions of a community's appointments, the one proposed last first.
   *
   * @param member only his, on either side; null for all
   * @param states only those in one of these; empty for all
   * @param before the id of the last one already seen; null to begin; nothing comes after one that
   *     is not there
   * @param limit how many at most, 1 to {@value #PAGE_MOST}
   * @throws IllegalArgumentException if the limit is out of range
   */
  List<Appointment> page(
      Transaction transaction,
      UUID communityId,
      @Nullable String member,
      Set<AppointmentState> states,
      @Nullable UUID before,
      int limit);

  /**
   * The latest versions of appointments whose {@link Appointment#dueAt} has come, in the order of
   * their ids.
   *
   * @param after the id of the last one already seen; null to begin
   * @param limit how many at most, 1 to {@value #PAGE_MOST}
   * @throws IllegalArgumentException if the limit is out of range
   */
  List<Appointment> due(Transaction transaction, Instant now, @Nullable UUID after, int limit);
}
