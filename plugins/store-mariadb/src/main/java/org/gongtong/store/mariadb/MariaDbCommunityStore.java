package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.rules.ScopeCode;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Communities in the table {@code community}. Thread-safe. */
public final class MariaDbCommunityStore implements CommunityStore {

  @Override
  public boolean add(Transaction transaction, Community community) {
    try {
      MariaDbTransaction.writing(transaction)
          .createUpdate("insert into community values (?, ?, ?, ?, ?, ?, ?, ?)")
          .bind(0, community.id().toString())
          .bind(1, community.slug())
          .bind(2, community.name().zh())
          .bind(3, community.name().en())
          .bind(4, community.division().zh())
          .bind(5, community.division().en())
          .bind(6, community.jurisdiction().code())
          .bind(7, community.zone().getId())
          .execute();
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (UniqueKeys.violated(e, "community_slug")) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<Community> findById(Transaction transaction, UUID id) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from community where id = ?")
        .bind(0, id.toString())
        .map((row, context) -> community(row))
        .findOne();
  }

  @Override
  public Optional<Community> findBySlug(Transaction transaction, String slug) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from community where slug = ?")
        .bind(0, slug)
        .map((row, context) -> community(row))
        .findOne();
  }

  @Override
  public List<Community> all(Transaction transaction) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from community order by slug")
        .map((row, context) -> community(row))
        .list();
  }

  private static Community community(ResultSet row) throws SQLException {
    return new Community(
        UUID.fromString(row.getString("id")),
        row.getString("slug"),
        LocalizedText.of(row.getString("name_zh"), row.getString("name_en")),
        LocalizedText.of(row.getString("division_zh"), row.getString("division_en")),
        ScopeCode.of(row.getString("jurisdiction")),
        ZoneId.of(row.getString("zone")));
  }
}
