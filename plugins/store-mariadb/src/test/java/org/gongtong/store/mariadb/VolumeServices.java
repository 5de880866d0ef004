package org.gongtong.store.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeContent;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.core.timebank.service.NoticeState;
import org.gongtong.core.timebank.service.Progress;
import org.gongtong.core.timebank.service.Visit;

/**
 * Loads requests and appointments of a bank's community: a request and a visit for every fifth
 * member, two hundred requests open, and every tenth visit still to come. Stateless.
 */
final class VolumeServices {

  static final int OPEN = 200;

  private static final Instant FROM = Instant.parse("2027-01-01T08:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-01-01T10:00:00Z");

  private VolumeServices() {}

  static void load(Connection connection, VolumeBank bank, VolumeLoad load) throws SQLException {
    notices(connection, bank, load);
    appointments(connection, bank, load);
  }

  private static void notices(Connection connection, VolumeBank bank, VolumeLoad load)
      throws SQLException {
    String head = "insert into notice (id, community_id) values (?, ?)";
    String version =
        """
        insert into notice_version
          (notice_id, version, state, recorded_at, actor_kind, actor_id, notice)
        values (?, 1, ?, '2026-01-01', 'RESIDENT', 'r1', ?)""";
    String now =
        """
        insert into notice_now (notice_id, version, community_id, kind, member, state, until_at)
        values (?, 1, ?, ?, ?, ?, ?)""";
    try (VolumeLoad.Rows heads = load.new Rows(connection, head);
        VolumeLoad.Rows versions = load.new Rows(connection, version);
        VolumeLoad.Rows nows = load.new Rows(connection, now)) {
      for (int i = 0; i < bank.members() / 5; i++) {
        Notice notice = notice(bank, i);
        heads.add(
            statement -> {
              LedgerColumns.set(statement, 1, notice.id());
              LedgerColumns.set(statement, 2, notice.communityId());
            });
        versions.add(
            statement -> {
              LedgerColumns.set(statement, 1, notice.id());
              statement.setString(2, notice.state().name());
              statement.setString(3, CanonicalJson.write(notice.toMap()));
            });
        nows.add(
            statement -> {
              LedgerColumns.set(statement, 1, notice.id());
              LedgerColumns.set(statement, 2, notice.communityId());
              statement.setString(3, notice.kind().name());
              statement.setString(4, notice.member());
              statement.setString(5, notice.state().name());
              statement.setObject(6, Columns.utc(notice.content().until()));
            });
      }
    }
  }

  private static Notice notice(VolumeBank bank, int i) {
    int spread = Math.max(1, bank.members() / 5 / OPEN);
    return new Notice(
        bank.other(2, i),
        bank.communityId(),
        1,
        ScopeCode.of("cn"),
        ZoneOffset.UTC,
        NoticeKind.REQUEST,
        "m" + 5 * i,
        new NoticeContent(
            new TreeSet<>(Set.of("errand")),
            "C01/6/2",
            FROM,
            UNTIL,
            60,
            new TreeSet<>(),
            new TreeSet<>()),
        i % spread == 0 ? NoticeState.OPEN : NoticeState.WITHDRAWN,
        FROM);
  }

  private static void appointments(Connection connection, VolumeBank bank, VolumeLoad load)
      throws SQLException {
    String head = "insert into appointment (id, community_id) values (?, ?)";
    String version =
        """
        insert into appointment_version
          (appointment_id, version, state, confirmed, recorded_at, actor_kind, actor_id,
           appointment)
        values (?, 1, ?, ?, '2026-01-01', 'RESIDENT', 'r1', ?)""";
    String now =
        """
        insert into appointment_now
          (appointment_id, version, community_id, state, provider, receiver, from_at, until_at,
           due_at)
        values (?, 1, ?, ?, ?, ?, ?, ?, null)""";
    try (VolumeLoad.Rows heads = load.new Rows(connection, head);
        VolumeLoad.Rows versions = load.new Rows(connection, version);
        VolumeLoad.Rows nows = load.new Rows(connection, now)) {
      for (int i = 0; i < bank.members() / 5; i++) {
        Appointment appointment = appointment(bank, i);
        boolean confirmed = appointment.state() == AppointmentState.CONFIRMED;
        heads.add(
            statement -> {
              LedgerColumns.set(statement, 1, appointment.id());
              LedgerColumns.set(statement, 2, appointment.communityId());
            });
        versions.add(
            statement -> {
              LedgerColumns.set(statement, 1, appointment.id());
              statement.setString(2, appointment.state().name());
              statement.setObject(3, confirmed ? 1 : null);
              statement.setString(4, CanonicalJson.write(appointment.toMap()));
            });
        nows.add(
            statement -> {
              LedgerColumns.set(statement, 1, appointment.id());
              LedgerColumns.set(statement, 2, appointment.communityId());
              statement.setString(3, appointment.state().name());
              statement.setString(4, appointment.visit().provider());
              statement.setString(5, appointment.visit().receiver());
              statement.setObject(6, Columns.utc(FROM));
              statement.setObject(7, Columns.utc(UNTIL));
            });
      }
    }
  }

  private static Appointment appointment(VolumeBank bank, int i) {
    UUID id = bank.other(3, i);
    return new Appointment(
        id,
        bank.communityId(),
        1,
        ScopeCode.of("cn"),
        ZoneOffset.UTC,
        new Visit(
            "m" + (5 * i + 1),
            "m" + 5 * i,
            "errand",
            "C01",
            FROM,
            UNTIL,
            TransferKind.EARN,
            null,
            null),
        i % 10 == 0 ? AppointmentState.AGREED : AppointmentState.CONFIRMED,
        new Progress(Map.of(), null, null, null, Map.of(), null, null, null),
        null,
        FROM);
  }
}
