package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.ledger.ClosingProposal;
import org.gongtong.core.timebank.ledger.ClosingWay;
import org.gongtong.core.timebank.ledger.ClosingWish;
import org.gongtong.core.timebank.ledger.Heir;
import org.gongtong.core.timebank.ledger.ProposalStore;
import org.jspecify.annotations.Nullable;

/** What waits for a second person, in the table {@code timebank_proposal}. Thread-safe. */
final class MariaDbProposals implements ProposalStore {

  private static final UUID FIRST = new UUID(0, 0);

  @Override
  public void add(Transaction transaction, ClosingProposal proposal) {
    RowBatch.insert(
        MariaDbTransaction.writing(transaction),
        """
        insert into timebank_proposal
          (account, id, bank, way, heirs, goes_into, day, evidence, actor_kind, actor_id,
           proposed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        List.of(proposal),
        (statement, one) -> {
          LedgerColumns.set(statement, 1, one.accountId());
          LedgerColumns.set(statement, 2, one.id());
          LedgerColumns.set(statement, 3, one.bankId());
          statement.setString(4, one.wish().way().code());
          statement.setString(5, heirs(one.wish()));
          LedgerColumns.set(statement, 6, one.wish().into());
          statement.setObject(7, one.day());
          statement.setString(8, one.evidence());
          statement.setString(9, one.by().kind().name());
          statement.setString(10, one.by().id());
          statement.setObject(11, Columns.utc(one.proposedAt()));
        });
  }

  private static String heirs(ClosingWish wish) {
    return wish.heirs().stream()
        .map(heir -> heir.accountId() + " " + heir.share())
        .collect(Collectors.joining(","));
  }

  private static List<Heir> heirs(String text) {
    return Arrays.stream(text.split(","))
        .filter(one -> !one.isEmpty())
        .map(one -> one.split(" "))
        .map(one -> new Heir(UUID.fromString(one[0]), Integer.parseInt(one[1])))
        .toList();
  }

  @Override
  public Optional<ClosingProposal> find(Transaction transaction, UUID accountId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from timebank_proposal where account = ?")
        .bind(0, accountId.toString())
        .map((row, context) -> proposal(row))
        .findOne();
  }

  private static ClosingProposal proposal(ResultSet row) throws SQLException {
    String into = row.getString("goes_into");
    return new ClosingProposal(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "bank"),
        Columns.uuid(row, "account"),
        new ClosingWish(
            ClosingWay.find(row.getString("way")).orElseThrow(),
            heirs(row.getString("heirs")),
            into == null ? null : UUID.fromString(into)),
        row.getObject("day", LocalDate.class),
        row.getString("evidence"),
        Columns.actor(row, "actor_kind", "actor_id"),
        Columns.instant(row, "proposed_at"));
  }

  @Override
  public void remove(Transaction transaction, UUID accountId) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from timebank_proposal where account = ?")
        .bind(0, accountId.toString())
        .execute();
  }

  @Override
  public List<ClosingProposal> page(
      Transaction transaction, UUID bankId, @Nullable UUID after, int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select * from timebank_proposal where bank = ? and account > ? order by account limit ?")
        .bind(0, bankId.toString())
        .bind(1, (after == null ? FIRST : after).toString())
        .bind(2, limit)
        .map((row, context) -> proposal(row))
        .list();
  }
}
