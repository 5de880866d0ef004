package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tile.TileId;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.publiclog.LogKeeper;
import org.gongtong.server.publiclog.LogKeys;
import org.gongtong.server.publiclog.LogRenewal;
import org.gongtong.server.publiclog.LogState;
import org.gongtong.server.publiclog.StoredLog;
import org.gongtong.server.wiring.doctor.Finding;
import org.gongtong.server.wiring.doctor.LogCheckup;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbLogStore;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is noticed before anything is signed, when the database is not what was signed. */
@Timeout(60)
class LogRestoreIT {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;

  private TestServer server;
  private DataSource database;
  private UnitOfWork work;
  private LogStore store;
  private AuditLog audit;
  private LogKeys keys;

  @BeforeEach
  void start() throws SQLException {
    // Makes the tables; it is not used otherwise.
    server = TestServer.start(LogRestoreIT.class, Map.of(), () -> NOW);
    server.running().close();
    database = server.database().dataSource();
    work = new MariaDbUnitOfWork(database, RANDOM);
    store = new MariaDbLogStore(RANDOM);
    audit = new MariaDbAuditLog(RANDOM);
    keys = new LogKeys(folder.resolve("keys"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private LogKeeper keeper() {
    return new LogKeeper(work, store, keys, keys.signer("example.org/log", RANDOM));
  }

  private LogState turn() {
    try (LogKeeper keeper = keeper()) {
      keeper.turn();
      return keeper.state();
    }
  }

  private void append(int events) {
    for (int i = 0; i < events; i++) {
      work.write(
          transaction -> {
            audit.append(
                transaction,
                new AuditEvent(
                    UUID.randomUUID(),
                    Disclosure.SEALED,
                    "place",
                    "checked",
                    "subject",
                    Actor.staff("clerk"),
                    NOW,
                    NOW,
                    Map.of()));
            return transaction;
          });
    }
  }

  private Checkpoint signed() {
    String note = work.read(store::checkpoint).orElseThrow();
    return Checkpoint.parse(SignedNote.parse(note).text());
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = database.getConnection()) {
      for (String statement : statements) {
        connection.createStatement().execute(statement);
      }
    }
  }

  private static String sequenceAt(int place) {
    return "select first_sequence + "
        + place
        + " - first_index from log_run"
        + " where first_index <= "
        + place
        + " order by first_index desc limit 1";
  }

  /** As a restore from a backup that is older would leave it. */
  private void loseTheLast(int events) throws SQLException {
    long size = work.<Long>read(t -> store.head(t).size()) - events;
    sql(
        "delete from audit_event where sequence in"
            + " (select e.sequence from (select * from audit_event) e join log_run r"
            + " on e.sequence between r.first_sequence and r.first_sequence + r.length - 1"
            + " where r.first_index + e.sequence - r.first_sequence >= "
            + size
            + ")",
        "delete from log_run",
        "delete from log_gap",
        "delete from log_tile",
        "update log_state set size = 0, reached = 0, checkpoint = null, root ="
            + " 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'");
    // The backup had its log too.
    new Sequencer(work, store).integrate();
  }

  @Test
  void whatIsSoundIsSigned() {
    append(3);
    assertThat(turn()).isEqualTo(LogState.SOUND);
    append(300);
    assertThat(turn()).isEqualTo(LogState.SOUND);
    assertThat(signed().head().size()).isEqualTo(303);
    assertThat(keys.checkpoint()).isEqualTo(work.read(store::checkpoint));
  }

  @Test
  void anOlderDatabaseIsNotSignedUntilTheLossIsDeclared() throws SQLException {
    append(10);
    assertThat(turn()).isEqualTo(LogState.SOUND);
    loseTheLast(4);
    append(2);
    assertThat(turn()).isEqualTo(LogState.EVENTS_LOST);
    assertThat(work.read(store::checkpoint)).isEmpty();
    assertThat(keys.checkpoint()).isPresent();

    LogRenewal.Renewed renewed = renewal().renew(Actor.system("console"), "磁盘损坏");
    assertThat(renewed.former()).isEqualTo("example.org/log");
    assertThat(renewed.origin()).isEqualTo("example.org/log/2");
    assertThat(renewed.lost()).isEqualTo(4);
    assertThat(folder.resolve("keys/log.key.1")).exists();
    assertThat(folder.resolve("keys/log.checkpoint.1")).exists();
    assertThat(turn()).isEqualTo(LogState.SOUND);
    assertThat(signed().origin()).isEqualTo("example.org/log/2");
    assertThat(signed().head().size()).isEqualTo(6 + 2 + 1);
    byte[] entries =
        work.read(t -> store.tiles(t).find(new TileId(TileId.ENTRIES, 0, 9))).orElseThrow();
    assertThat(new String(entries, StandardCharsets.UTF_8))
        .contains("\"lost\":4", "磁盘损坏", "example.org/log\\n10\\n");
  }

  @Test
  void anotherHistoryOfTheSameLengthIsNotSigned() throws SQLException {
    append(10);
    assertThat(turn()).isEqualTo(LogState.SOUND);
    loseTheLast(4);
    append(4);
    new Sequencer(work, store).integrate();
    assertThat(turn()).isEqualTo(LogState.CHANGED);
    assertThat(work.read(store::checkpoint)).isEmpty();
  }

  @Test
  void aLostTileIsNoticed() throws SQLException {
    append(10);
    assertThat(turn()).isEqualTo(LogState.SOUND);
    sql("delete from log_tile");
    assertThat(turn()).isEqualTo(LogState.CHANGED);
  }

  @Test
  void anotherKeyDoesNotSignTheSameLog() {
    append(3);
    assertThat(turn()).isEqualTo(LogState.SOUND);
    Checkpoint before = signed();
    keys = new LogKeys(folder.resolve("other"));
    append(3);
    assertThat(turn()).isEqualTo(LogState.OTHER_KEY);
    assertThat(signed()).isEqualTo(before);
  }

  /** A server that went on while somebody renewed the log beside it stops signing. */
  @Test
  void theOldKeyIsNotUsedAfterARenewal() {
    append(3);
    try (LogKeeper running = keeper()) {
      running.turn();
      renewal().renew(Actor.system("console"), "更换密钥");
      append(3);
      running.turn();
      assertThat(running.state()).isEqualTo(LogState.OTHER_KEY);
    }
    assertThat(signed().origin()).isEqualTo("example.org/log/2");
    assertThat(turn()).isEqualTo(LogState.SOUND);
  }

  @Test
  void aCheckpointThatCannotBeReadStopsSigning() throws Exception {
    append(3);
    assertThat(turn()).isEqualTo(LogState.SOUND);
    Files.writeString(folder.resolve("keys/log.checkpoint"), "half a che");
    append(1);
    assertThat(turn()).isEqualTo(LogState.UNREADABLE);
    assertThat(signed().head().size()).isEqualTo(3);
  }

  /** The doctor holds every event that is kept against its entry. */
  @Test
  void aChangedEventIsFound() throws SQLException {
    append(300);
    assertThat(turn()).isEqualTo(LogState.SOUND);
    StoredLog stored = new StoredLog(work, store);
    assertThat(stored.check()).isEmpty();
    assertThat(LogCheckup.examine(database, keys).state()).isEqualTo(Finding.State.WELL);

    sql("update audit_event set subject = 'subjecu' where sequence = (" + sequenceAt(217) + ")");
    assertThat(stored.check()).contains(new StoredLog.Fault("EVENT_CHANGED", "217"));
    assertThat(LogCheckup.examine(database, keys).state()).isEqualTo(Finding.State.FAULT);
    sql("update audit_event set subject = 'subject' where sequence = (" + sequenceAt(217) + ")");

    sql("update audit_event set actor_id = 'clerl' where sequence = (" + sequenceAt(5) + ")");
    assertThat(stored.check()).contains(new StoredLog.Fault("EVENT_CHANGED", "5"));
    // What was erased has nothing left to compare, and its entry stays.
    sql(
        "update audit_event set actor_id = 'erased', who_salt = null where sequence = ("
            + sequenceAt(5)
            + ")");
    assertThat(stored.check()).isEmpty();

    sql("delete from audit_event where sequence = (" + sequenceAt(299) + ")");
    assertThat(stored.check()).contains(new StoredLog.Fault("EVENT_MISSING", "299"));
  }

  @Test
  void theDoctorSaysWhatToDoAfterALoss() throws SQLException {
    append(10);
    assertThat(turn()).isEqualTo(LogState.SOUND);
    loseTheLast(4);
    Finding finding = LogCheckup.examine(database, keys);
    assertThat(finding.state()).isEqualTo(Finding.State.FAULT);
    assertThat(finding.words().zh()).contains("gongtong log renew");
    assertThat(LogCheckup.examine(database, new LogKeys(folder.resolve("none"))).state())
        .isEqualTo(Finding.State.NOTE);
  }

  @Test
  void onlyItsOwnerReadsTheKey() throws Exception {
    NoteSigner signer = keys.signer("example.org/log", RANDOM);
    assertThat(keys.signer("other.example/log", RANDOM).verifier()).isEqualTo(signer.verifier());
    assertThat(Files.getPosixFilePermissions(folder.resolve("keys/log.key")))
        .extracting(Enum::name)
        .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
  }

  private LogRenewal renewal() {
    return new LogRenewal(
        work, store, audit, keys, new IdSource(() -> NOW, RANDOM), () -> NOW, RANDOM);
  }
}
