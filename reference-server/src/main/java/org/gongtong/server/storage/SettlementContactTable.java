package org.gongtong.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.jspecify.annotations.Nullable;

/** The tables {@code settlement_contact} and {@code settlement_letter}. Thread-safe. */
public final class SettlementContactTable {

  /**
   * How talking to a partner goes.
   *
   * @param dueAt when statements are told next
   * @param toldDay the last day whose statement the partner has taken; null for none
   * @param reachedAt when it last took a message; null for never
   * @param failingSince from when on it has taken none; null while it takes them
   * @param fault why not
   * @param heardAt when a message of it was last taken here; null for never
   * @param refusedAt when one was last not taken; null for never
   * @param refused why not
   * @param theirDay the day of its last statement; null for none
   * @param theirClosing what stood there at the end of that day
   */
  public record Row(
      UUID partnerId,
      Instant dueAt,
      @Nullable LocalDate toldDay,
      @Nullable Instant reachedAt,
      @Nullable Instant failingSince,
      @Nullable String fault,
      @Nullable Instant heardAt,
      @Nullable Instant refusedAt,
      @Nullable String refused,
      @Nullable LocalDate theirDay,
      @Nullable Long theirClosing) {}

  /** All partners of a bank that there is something to say of. */
  public List<Row> all(Transaction transaction, UUID bank) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from settlement_contact where bank = ? order by partner")
        .bind(0, bank)
        .map((row, context) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("partner", UUID.class),
        Columns.instant(row, "due_at"),
        row.getObject("told_day", LocalDate.class),
        Columns.instantOrNull(row, "reached_at"),
        Columns.instantOrNull(row, "failing_since"),
        row.getString("fault"),
        Columns.instantOrNull(row, "heard_at"),
        Columns.instantOrNull(row, "refused_at"),
        row.getString("refused"),
        row.getObject("their_day", LocalDate.class),
        row.getObject("their_closing", Long.class));
  }

  /**
   * Takes the telling of statements for a while.
   *
   * @return whether it was due; false if somebody else was faster
   */
  public boolean take(
      Transaction transaction, UUID bank, UUID partner, Instant now, Instant until) {
    add(transaction, bank, partner, now);
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                update settlement_contact set due_at = ?
                where bank = ? and partner = ? and due_at <= ?""")
            .bind(0, Columns.utc(until))
            .bind(1, bank)
            .bind(2, partner)
            .bind(3, Columns.utc(now))
            .execute()
        > 0;
  }

  private void add(Transaction transaction, UUID bank, UUID partner, Instant now) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "insert ignore into settlement_contact (bank, partner, due_at) values (?, ?, ?)")
        .bind(0, bank)
        .bind(1, partner)
        .bind(2, Columns.utc(now))
        .execute();
  }

  /** Notes that the partner has taken the statements up to a day. */
  public void told(Transaction transaction, UUID bank, UUID partner, LocalDate day, Instant now) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update settlement_contact set told_day = greatest(coalesce(told_day, :day), :day),
              due_at = :now
            where bank = :bank and partner = :partner""")
        .bind("day", day)
        .bind("now", Columns.utc(now))
        .bind("bank", bank)
        .bind("partner", partner)
        .execute();
  }

  /** Notes that the partner took a message, or why not. */
  public void reached(
      Transaction transaction, UUID bank, UUID partner, Instant now, @Nullable String fault) {
    add(transaction, bank, partner, now);
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update settlement_contact
            set reached_at = if(:fault is null, :now, reached_at),
              failing_since = if(:fault is null, null, coalesce(failing_since, :now)),
              fault = :fault
            where bank = :bank and partner = :partner""")
        .bind("fault", fault)
        .bind("now", Columns.utc(now))
        .bind("bank", bank)
        .bind("partner", partner)
        .execute();
  }

  /** Notes that a message of the partner was taken here, or why not. */
  public void heard(
      Transaction transaction, UUID bank, UUID partner, Instant now, @Nullable String refused) {
    add(transaction, bank, partner, now);
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update settlement_contact
            set heard_at = if(:refused is null, :now, heard_at),
              refused_at = if(:refused is null, refused_at, :now),
              refused = coalesce(:refused, refused)
            where bank = :bank and partner = :partner""")
        .bind("refused", refused)
        .bind("now", Columns.utc(now))
        .bind("bank", bank)
        .bind("partner", partner)
        .execute();
  }

  /** Notes what stands at the partner's by its statement of a day, unless a later one has come. */
  public void stood(
      Transaction transaction, UUID bank, UUID partner, LocalDate day, long closing, Instant now) {
    add(transaction, bank, partner, now);
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update settlement_contact set their_day = :day, their_closing = :closing
            where bank = :bank and partner = :partner and (their_day is null or their_day <= :day)""")
        .bind("day", day)
        .bind("closing", closing)
        .bind("bank", bank)
        .bind("partner", partner)
        .execute();
  }

  /**
   * Notes the id of a letter.
   *
   * @return whether it is new
   */
  public boolean see(Transaction transaction, UUID bank, UUID partner, UUID letter, Instant now) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                insert ignore into settlement_letter (bank, partner, id, seen_at)
                values (?, ?, ?, ?)""")
            .bind(0, bank)
            .bind(1, partner)
            .bind(2, letter)
            .bind(3, Columns.utc(now))
            .execute()
        > 0;
  }

  /**
   * Forgets letters that were seen before a time, some of them.
   *
   * @return how many
   */
  public int forget(Transaction transaction, Instant before, int limit) {
    return MariaDbTransaction.writing(transaction)
        .createUpdate("delete from settlement_letter where seen_at < ? limit ?")
        .bind(0, Columns.utc(before))
        .bind(1, limit)
        .execute();
  }
}
