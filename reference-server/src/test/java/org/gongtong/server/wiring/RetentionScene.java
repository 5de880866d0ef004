package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.decision.BundleReader;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.jobs.RetentionClock;
import org.gongtong.server.publiclog.StoredLog;
import org.gongtong.server.retention.DataClass;
import org.gongtong.server.retention.Retention;

/** A server with a clock that moves, and what tests of retention do again and again. */
final class RetentionScene implements AutoCloseable {
  final Behind behind = new Behind();
  final PermissionScene scene;

  RetentionScene(Class<?> test) throws Exception {
    scene = new PermissionScene(test, behind);
  }

  /** What the tests look at behind the pages. */
  static final class Behind extends AbstractModule {
    @Inject Provider<Retention> retention;
    @Inject Provider<RetentionClock> job;
    @Inject Provider<UnitOfWork> work;
    @Inject Provider<LogStore> log;
    @Inject Provider<AuditLog> audit;
    @Inject Provider<IdSource> ids;
    @Inject Provider<RuleBook> rules;
    @Inject Provider<BundleReader> bundles;
    @Inject Provider<MotionService> motions;
    @Inject Provider<PersonRecords> records;
    @Inject Provider<PersonReader> persons;
    @Inject Provider<DataSource> database;

    @Override
    protected void configure() {
      requestInjection(this);
    }
  }

  /** To this hour of a day in the community. */
  void at(LocalDate day, int hour) {
    scene.clock.passes(
        Duration.between(
            scene.clock.instant(),
            day.atTime(LocalTime.of(hour, 0)).atZone(scene.here.zone()).toInstant()));
  }

  Retention.Run run() {
    return behind.retention.get().run(Actor.system("test")).orThrow();
  }

  long due(DataClass dataClass) {
    return behind.retention.get().standings().stream()
        .filter(standing -> standing.dataClass() == dataClass)
        .findFirst()
        .flatMap(standing -> standing.due())
        .orElseThrow();
  }

  long gone(DataClass dataClass) {
    return run().removed().getOrDefault(dataClass, 0L);
  }

  void signIn(int number) throws SQLException {
    execute(
        "insert into staff_sign_in (id, login, method, address, at) values ('"
            + UUID.randomUUID()
            + "', 'desk-"
            + number
            + "', 'PASSWORD', '127.0.0.1', '"
            + now()
            + "')");
  }

  String file(String table) throws SQLException {
    String hash = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    execute(
        "insert into "
            + table
            + " (sha256, media_type, bytes, content, recorded_at) values ('"
            + hash
            + "', 'image/jpeg', 3, 'abc', '"
            + now()
            + "')");
    return hash;
  }

  String now() {
    return scene.clock.instant().toString().replace('T', ' ').replace("Z", "");
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = behind.database.get().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }

  long count(String table) throws SQLException {
    return Long.parseLong(one("select count(*) from " + table));
  }

  String one(String sql) throws SQLException {
    try (Connection connection = behind.database.get().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).as(sql).isTrue();
      return row.getString(1);
    }
  }

  String everything(String table) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = behind.database.get().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from " + table)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        for (int i = 1; i <= columns; i++) {
          all.append(row.getString(i)).append('|');
        }
      }
    }
    return all.toString();
  }

  void assertThatTheLogIsWhole() {
    Sequencer sequencer = new Sequencer(behind.work.get(), behind.log.get());
    while (sequencer.integrate() > 0) {
      assertThat(sequencer).isNotNull();
    }
    assertThat(new StoredLog(behind.work.get(), behind.log.get()).check()).isEmpty();
  }

  @Override
  public void close() {
    scene.close();
  }
}
