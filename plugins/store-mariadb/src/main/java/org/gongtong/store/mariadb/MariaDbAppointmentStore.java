package org.gongtong.store.mariadb;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.AppointmentVersion;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Appointments in the tables {@code appointment…}. Thread-safe. */
public final class MariaDbAppointmentStore implements AppointmentStore {

  /** How those who are taken for a time are found. */
  static final String MEETING =
      """
      select v.appointment from (
        select appointment_id, version from appointment_now
        where community_id = :community and provider = :member
          and until_at > :from and from_at < :until
        union
        select appointment_id, version from appointment_now
        where community_id = :community and receiver = :member
          and until_at > :from and from_at < :until
      ) n join appointment_version v
        on v.appointment_id = n.appointment_id and v.version = n.version
      order by v.appointment_id""";

  /** How those whose time has come are found. */
  static final String DUE =
      """
      select v.appointment from appointment_now n
      join appointment_version v on v.appointment_id = n.appointment_id and v.version = n.version
      where n.due_at <= :now and (:after is null or n.appointment_id > :after)
      order by n.appointment_id limit :limit""";

  private static final VersionRows<Appointment> VERSIONS =
      new VersionRows<>("appointment", Appointment::fromMap);

  @Override
  public void append(Transaction transaction, AppointmentVersion version) {
    Appointment appointment = version.appointment();
    VERSIONS.append(
        MariaDbTransaction.writing(transaction),
        appointment.id(),
        appointment.communityId(),
        appointment.version(),
        handle -> {
          insert(handle, version);
          follow(handle, appointment);
        });
  }

  private static void insert(Handle handle, AppointmentVersion version) {
    Appointment appointment = version.appointment();
    handle
        .createUpdate(
            """
            insert into appointment_version
              (appointment_id, version, state, confirmed, recorded_at, actor_kind, actor_id,
               appointment)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, appointment.id().toString())
        .bind(1, appointment.version())
        .bind(2, appointment.state().name())
        .bind(3, appointment.state() == AppointmentState.CONFIRMED ? Boolean.TRUE : null)
        .bind(4, Columns.utc(version.recordedAt()))
        .bind(5, version.actor().kind().name())
        .bind(6, version.actor().id())
        .bind(7, CanonicalJson.write(appointment.toMap()))
        .execute();
  }

  /** The row by which the latest version is found. */
  private static void follow(Handle handle, Appointment appointment) {
    Optional<Appointment.Span> span = appointment.span();
    Instant due = appointment.dueAt();
    handle
        .createUpdate(
            """
            insert into appointment_now
              (appointment_id, version, community_id, state, provider, receiver, from_at, until_at,
               due_at)
            values (:id, :version, :community, :state, :provider, :receiver, :from, :until, :due)
            on duplicate key update version = :version, state = :state, from_at = :from,
              until_at = :until, due_at = :due""")
        .bind("id", appointment.id().toString())
        .bind("version", appointment.version())
        .bind("community", appointment.communityId().toString())
        .bind("state", appointment.state().name())
        .bind("provider", appointment.visit().provider())
        .bind("receiver", appointment.visit().receiver())
        .bind("from", span.map(taken -> Columns.utc(taken.from())).orElse(null))
        .bind("until", span.map(taken -> Columns.utc(taken.until())).orElse(null))
        .bind("due", due == null ? null : Columns.utc(due))
        .execute();
  }

  @Override
  public Optional<Appointment> find(Transaction transaction, UUID id) {
    return VERSIONS.find(MariaDbTransaction.reading(transaction), id);
  }

  @Override
  public Optional<Appointment> findToChange(Transaction transaction, UUID id) {
    return VERSIONS.findToChange(MariaDbTransaction.reading(transaction), id);
  }

  @Override
  public List<AppointmentVersion> history(Transaction transaction, UUID id) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from appointment_version where appointment_id = ? order by version")
        .bind(0, id.toString())
        .map(
            (row, context) ->
                new AppointmentVersion(
                    VERSIONS.read(row.getString("appointment")),
                    Columns.actor(row, "actor_kind", "actor_id"),
                    Columns.instant(row, "recorded_at")))
        .list();
  }

  @Override
  public void awaitMembers(Transaction transaction, UUID communityId, Collection<String> members) {
    Handle handle = MariaDbTransaction.writing(transaction);
    // In one order, so that two who arrange for the same members do not wait for each other. It
    // counts, since on a cluster a row that is locked and not written keeps nobody of another node.
    for (String member : new TreeSet<>(members)) {
      handle
          .createUpdate(
              """
              insert into appointment_member (community_id, member) values (?, ?)
              on duplicate key update turns = turns + 1""")
          .bind(0, communityId.toString())
          .bind(1, member)
          .execute();
    }
  }

  @Override
  public List<Appointment> meeting(
      Transaction transaction, UUID communityId, String member, Appointment.Span span) {
    return read(
        MariaDbTransaction.reading(transaction)
            .createQuery(MEETING)
            .bind("community", communityId.toString())
            .bind("member", member)
            .bind("from", Columns.utc(span.from()))
            .bind("until", Columns.utc(span.until())));
  }

  @Override
  public Optional<Instant> lastTaken(Transaction transaction, UUID communityId, String member) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select max(until_at) until_at from (
              select max(until_at) until_at from appointment_now
              where community_id = :community and provider = :member
              union all
              select max(until_at) from appointment_now
              where community_id = :community and receiver = :member
            ) n having until_at is not null""")
        .bind("community", communityId.toString())
        .bind("member", member)
        .map((row, context) -> Columns.instant(row, "until_at"))
        .findOne();
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
    Handle handle = MariaDbTransaction.reading(transaction);
    String those =
        member == null
            ? "select * from appointment_now where community_id = :community"
            : """
              select * from appointment_now
              where community_id = :community and provider = :member
              union
              select * from appointment_now
              where community_id = :community and receiver = :member""";
    Query query =
        handle
            .createQuery(
                "select v.appointment from ("
                    + those
                    + """
                    ) n join appointment h on h.id = n.appointment_id
                    join appointment_version v
                      on v.appointment_id = n.appointment_id and v.version = n.version
                    where h.sequence < :below"""
                    + (states.isEmpty() ? "" : " and n.state in (<states>)")
                    + " order by h.sequence desc limit :limit")
            .bind("community", communityId.toString())
            .bind("below", below(handle, before))
            .bind("limit", limit);
    if (member != null) {
      query.bind("member", member);
    }
    if (!states.isEmpty()) {
      query.bindList("states", states.stream().map(AppointmentState::name).sorted().toList());
    }
    return read(query);
  }

  private static long below(Handle handle, @Nullable UUID before) {
    return before == null
        ? Long.MAX_VALUE
        : handle
            .createQuery("select sequence from appointment where id = ?")
            .bind(0, before.toString())
            .mapTo(Long.class)
            .findOne()
            .orElse(0L);
  }

  @Override
  public List<Appointment> due(
      Transaction transaction, Instant now, @Nullable UUID after, int limit) {
    requirePage(limit);
    return read(
        MariaDbTransaction.reading(transaction)
            .createQuery(DUE)
            .bind("now", Columns.utc(now))
            .bind("after", after == null ? null : after.toString())
            .bind("limit", limit));
  }

  private static List<Appointment> read(Query query) {
    return query.mapTo(String.class).map(VERSIONS::read).list();
  }

  private static void requirePage(int limit) {
    if (limit < 1 || limit > PAGE_MOST) {
      throw new IllegalArgumentException("a page has 1 to 200 appointments: " + limit);
    }
  }
}
