package org.gongtong.store.mariadb;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerHold;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.ledger.PastCommand;
import org.jspecify.annotations.Nullable;

/** How rows of the tables {@code timebank…} are read. Stateless. */
final class LedgerColumns {

  /** What {@link #account} reads, by place: to look for names costs more than the row. */
  static final String ACCOUNT =
      """
      id, bank, kind, holder, birth_date, opened, closed, balance, held, kept, postings,
      recorded_at, parent, has_parts + 2 * has_limits + 4 * has_predecessors, bucket""";

  /** What {@link #entry} reads. */
  static final String ENTRY =
      """
      e.id as e_id, e.bank as e_bank, e.command as e_command, e.kind as e_kind,
      e.giver as e_giver, e.receiver as e_receiver, e.minutes as e_minutes, e.kept as e_kept,
      e.effective_at as e_effective_at, e.recorded_at as e_recorded_at, e.edition as e_edition,
      e.actor_kind as e_actor_kind, e.actor_id as e_actor_id, e.reverses as e_reverses""";

  /** What {@link #hold} reads, beside {@code h_way}. */
  static final String HOLD =
      """
      h.id as h_id, h.bank as h_bank, h.command as h_command, h.account as h_account,
      h.kind as h_kind, h.giver as h_giver, h.receiver as h_receiver, h.minutes as h_minutes,
      h.effective_at as h_effective_at, h.expires_at as h_expires_at,
      h.recorded_at as h_recorded_at, h.edition as h_edition, h.actor_kind as h_actor_kind,
      h.actor_id as h_actor_id""";

  private LedgerColumns() {}

  static AccountState account(ResultSet row) throws SQLException {
    LocalDateTime recordedAt = row.getObject(12, LocalDateTime.class);
    String parent = row.getString(13);
    return new AccountState(
        new LedgerAccount(
            UUID.fromString(row.getString(1)),
            UUID.fromString(row.getString(2)),
            AccountKind.find(row.getString(3)).orElseThrow(),
            row.getString(4),
            row.getObject(5, LocalDate.class),
            row.getObject(6, LocalDate.class),
            row.getObject(7, LocalDate.class),
            parent == null ? Bucket.PERSONAL : Bucket.find(row.getString(15)).orElseThrow(),
            parent == null ? null : UUID.fromString(parent),
            marks(row.getInt(14))),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        recordedAt == null ? null : recordedAt.toInstant(ZoneOffset.UTC));
  }

  private static LedgerAccount.Marks marks(int marks) {
    return marks == 0
        ? LedgerAccount.Marks.NONE
        : new LedgerAccount.Marks((marks & 1) != 0, (marks & 2) != 0, (marks & 4) != 0);
  }

  static OperationKey key(ResultSet row, String column) throws SQLException {
    ByteBuffer bytes = ByteBuffer.wrap(row.getBytes(column));
    return new OperationKey(bytes.getLong(), bytes.getLong());
  }

  static LedgerPosting posting(ResultSet row) throws SQLException {
    return new LedgerPosting(
        Columns.uuid(row, "account"),
        row.getLong("sequence"),
        Columns.uuid(row, "entry"),
        row.getLong("minutes"),
        row.getLong("balance"),
        row.getBoolean("counts"),
        row.getObject("effective_at", LocalDateTime.class),
        Columns.instant(row, "recorded_at"));
  }

  static LedgerEntry entry(ResultSet row) throws SQLException {
    return new LedgerEntry(
        Columns.uuid(row, "e_id"),
        Columns.uuid(row, "e_bank"),
        key(row, "e_command"),
        TransferKind.find(row.getString("e_kind")).orElseThrow(),
        Columns.uuidOrNull(row, "e_giver"),
        Columns.uuidOrNull(row, "e_receiver"),
        row.getLong("e_minutes"),
        row.getLong("e_kept"),
        row.getObject("e_effective_at", LocalDateTime.class),
        Columns.instant(row, "e_recorded_at"),
        row.getString("e_edition"),
        Columns.actor(row, "e_actor_kind", "e_actor_id"),
        Columns.uuidOrNull(row, "e_reverses"));
  }

  static LedgerHold hold(ResultSet row, @Nullable String way) throws SQLException {
    return new LedgerHold(
        Columns.uuid(row, "h_id"),
        Columns.uuid(row, "h_bank"),
        key(row, "h_command"),
        Columns.uuid(row, "h_account"),
        TransferKind.find(row.getString("h_kind")).orElseThrow(),
        Columns.uuidOrNull(row, "h_giver"),
        Columns.uuidOrNull(row, "h_receiver"),
        row.getLong("h_minutes"),
        row.getObject("h_effective_at", LocalDateTime.class),
        Columns.instant(row, "h_expires_at"),
        Columns.instant(row, "h_recorded_at"),
        row.getString("h_edition"),
        Columns.actor(row, "h_actor_kind", "h_actor_id"),
        way == null ? null : HoldEnd.find(way).orElseThrow());
  }

  static PastCommand past(ResultSet row) throws SQLException {
    return new PastCommand(
        key(row, "content"),
        new LedgerAnswer(
            key(row, "command"),
            TransferOutcome.valueOf(row.getString("outcome")),
            false,
            row.getLong("kept"),
            figures(row.getString("figures"))),
        row.getString("e_id") == null ? null : entry(row),
        row.getString("reversed_by") != null,
        row.getString("h_id") == null ? null : hold(row, row.getString("way")));
  }

  /** Numbers as texts: JSON has no longer ones than 53 bits. */
  static @Nullable String figures(Map<String, Long> figures) {
    Map<String, String> texts = new TreeMap<>();
    figures.forEach((name, value) -> texts.put(name, value.toString()));
    return texts.isEmpty() ? null : CanonicalJson.write(texts);
  }

  static Map<String, Long> figures(@Nullable String json) {
    Map<String, Long> figures = new HashMap<>();
    if (json != null && CanonicalJson.read(json) instanceof Map<?, ?> texts) {
      texts.forEach((name, value) -> figures.put((String) name, Long.valueOf((String) value)));
    }
    return figures;
  }

  static void set(PreparedStatement statement, int place, @Nullable UUID id) throws SQLException {
    statement.setString(place, id == null ? null : id.toString());
  }

  static void set(PreparedStatement statement, int place, OperationKey key) throws SQLException {
    statement.setBytes(place, bytes(key));
  }

  /** A key as the tables have it: half of a hash is no UUID that the database would take. */
  static byte[] bytes(OperationKey key) {
    return ByteBuffer.allocate(16).putLong(key.high()).putLong(key.low()).array();
  }
}
