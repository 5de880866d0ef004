package org.gongtong.store.mariadb;

import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.people.AccountLink;
import org.gongtong.core.people.AccountLinkStore;

/** Links of accounts to persons, in the table {@code person_account}. Thread-safe. */
public final class MariaDbAccountLinkStore implements AccountLinkStore {

  @Override
  public boolean add(Transaction transaction, AccountLink link) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                insert ignore into person_account (login, person_id, evidence, linked_at,
                  actor_kind, actor_id)
                values (?, ?, ?, ?, ?, ?)""")
            .bind(0, link.login())
            .bind(1, link.personId().toString())
            .bind(2, link.evidence())
            .bind(3, Columns.utc(link.at()))
            .bind(4, link.by().kind().name())
            .bind(5, link.by().id())
            .execute()
        > 0;
  }

  @Override
  public boolean remove(Transaction transaction, String login, UUID personId) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate("delete from person_account where login = ? and person_id = ?")
            .bind(0, login)
            .bind(1, personId.toString())
            .execute()
        > 0;
  }

  @Override
  public List<AccountLink> of(Transaction transaction, String login) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from person_account where login = ? order by person_id")
        .bind(0, login)
        .map(
            (row, context) ->
                new AccountLink(
                    row.getString("login"),
                    Columns.uuid(row, "person_id"),
                    row.getString("evidence"),
                    Columns.instant(row, "linked_at"),
                    Columns.actor(row, "actor_kind", "actor_id")))
        .list();
  }
}
