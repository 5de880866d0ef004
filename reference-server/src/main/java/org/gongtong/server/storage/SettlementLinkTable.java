package org.gongtong.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.jspecify.annotations.Nullable;

/** The tables {@code settlement_link} and {@code settlement_key}. Thread-safe. */
public final class SettlementLinkTable {

  /**
   * A bank on another server, as it was entered.
   *
   * @param version 1, 2, 3, … of this pair
   * @param place code of where it is
   * @param verifier its key as it is published
   * @param confirmedAt null while nobody has confirmed it
   * @param endedAt null while it has not ended
   */
  public record Row(
      UUID bankId,
      UUID partnerId,
      int version,
      String name,
      String place,
      String url,
      String verifier,
      Instant proposedAt,
      String proposedBy,
      @Nullable Instant confirmedAt,
      @Nullable String confirmedBy,
      @Nullable Instant endedAt) {}

  /**
   * What a bank signs with.
   *
   * @param number 1, 2, 3, … of this bank
   * @param verifier what verifies it
   * @param sealed encrypted
   */
  public record KeyRow(UUID bankId, int number, String verifier, byte[] sealed) {
    /** Hides the key, encrypted as it is. */
    @Override
    public String toString() {
      return "KeyRow[" + bankId + " " + number + "]";
    }
  }

  /** Locks all that others may change of a bank's partners until this transaction is over. */
  public void lock(Transaction transaction, UUID bank) {
    MariaDbTransaction.writing(transaction)
        .createQuery("select id from timebank where id = ? for update")
        .bind(0, bank)
        .mapTo(UUID.class)
        .findOne();
  }

  public void add(Transaction transaction, Row row) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into settlement_link
              (bank, partner, version, name, place, url, verifier, proposed_at, proposed_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, row.bankId())
        .bind(1, row.partnerId())
        .bind(2, row.version())
        .bind(3, row.name())
        .bind(4, row.place())
        .bind(5, row.url())
        .bind(6, row.verifier())
        .bind(7, Columns.utc(row.proposedAt()))
        .bind(8, row.proposedBy())
        .execute();
  }

  /** Notes who confirmed one that waits. */
  public void confirm(Transaction transaction, Row row, Instant now, String by) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update settlement_link set confirmed_at = ?, confirmed_by = ?
            where bank = ? and partner = ? and version = ? and confirmed_at is null""")
        .bind(0, Columns.utc(now))
        .bind(1, by)
        .bind(2, row.bankId())
        .bind(3, row.partnerId())
        .bind(4, row.version())
        .execute();
  }

  /** Ends all of a pair that have not ended, but for one. */
  public void end(
      Transaction transaction, UUID bank, UUID partner, int but, Instant now, String by) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update settlement_link set ended_at = ?, ended_by = ?
            where bank = ? and partner = ? and version <> ? and ended_at is null""")
        .bind(0, Columns.utc(now))
        .bind(1, by)
        .bind(2, bank)
        .bind(3, partner)
        .bind(4, but)
        .execute();
  }

  /** The one in force of a pair: confirmed, and not ended. */
  public Optional<Row> inForce(Transaction transaction, UUID bank, UUID partner) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select * from settlement_link
            where bank = ? and partner = ? and confirmed_at is not null and ended_at is null
            order by version desc limit 1""")
        .bind(0, bank)
        .bind(1, partner)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** All of a pair, in the order in which they were entered. */
  public List<Row> all(Transaction transaction, UUID bank, UUID partner) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select * from settlement_link where bank = ? and partner = ? order by version")
        .bind(0, bank)
        .bind(1, partner)
        .map((row, context) -> row(row))
        .list();
  }

  /** The latest of each partner of a bank, in the order of the partners' ids. */
  public List<Row> latest(Transaction transaction, UUID bank) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select * from settlement_link l
            where bank = ? and version = (
              select max(version) from settlement_link m
              where m.bank = l.bank and m.partner = l.partner)
            order by partner""")
        .bind(0, bank)
        .map((row, context) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("bank", UUID.class),
        row.getObject("partner", UUID.class),
        row.getInt("version"),
        row.getString("name"),
        row.getString("place"),
        row.getString("url"),
        row.getString("verifier"),
        Columns.instant(row, "proposed_at"),
        row.getString("proposed_by"),
        Columns.instantOrNull(row, "confirmed_at"),
        row.getString("confirmed_by"),
        Columns.instantOrNull(row, "ended_at"));
  }

  public void addKey(Transaction transaction, KeyRow key, Instant now, String by) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into settlement_key (bank, number, verifier, sealed, made_at, made_by)
            values (?, ?, ?, ?, ?, ?)""")
        .bind(0, key.bankId())
        .bind(1, key.number())
        .bind(2, key.verifier())
        .bind(3, key.sealed())
        .bind(4, Columns.utc(now))
        .bind(5, by)
        .execute();
  }

  /** Puts a key under another one. */
  public void reseal(Transaction transaction, KeyRow key, byte[] sealed) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update settlement_key set sealed = ? where bank = ? and number = ?")
        .bind(0, sealed)
        .bind(1, key.bankId())
        .bind(2, key.number())
        .execute();
  }

  /** The newest keys of a bank, the newest first. */
  public List<KeyRow> keys(Transaction transaction, UUID bank, int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from settlement_key where bank = ? order by number desc limit ?")
        .bind(0, bank)
        .bind(1, limit)
        .map(
            (row, context) ->
                new KeyRow(
                    row.getObject("bank", UUID.class),
                    row.getInt("number"),
                    row.getString("verifier"),
                    row.getBytes("sealed")))
        .list();
  }
}
