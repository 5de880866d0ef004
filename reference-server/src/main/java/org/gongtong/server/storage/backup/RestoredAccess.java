package org.gongtong.server.storage.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.gongtong.core.kernel.LocalizedText;

/**
 * Ends, in a database that was restored, what opens doors without a password, for it may have been
 * withdrawn since the backup was taken, and nobody remembers; and what tells others of what happens
 * here, for the copy may stand beside the server it was taken of.
 *
 * @param sessions sessions of staff and of voters that were ended
 * @param links invitations, reset links and break-glass codes that were withdrawn
 * @param tokens keys of programs that were revoked
 * @param cards cards of members that are void
 * @param webhooks webhooks that were stopped, until somebody starts them again
 */
public record RestoredAccess(int sessions, int links, int tokens, int cards, int webhooks) {

  /** Puts a card in the place of each that nobody holds: no code has this hash. */
  private static final String CARDS =
      """
      insert into voting_code
        (id, motion_id, party, number, code_hash, issued_at, actor_kind, actor_id, reason)
      select uuid(), c.motion_id, 0, c.number + 1, concat('-', uuid()), ?, 'SYSTEM', 'restore',
        '恢复备份 / restored from a backup'
      from voting_code c
      where c.party = 0 and c.code_hash not like '-%' and not exists (
        select 1 from voting_code n
        where n.motion_id = c.motion_id and n.party = 0 and n.number > c.number)""";

  /**
   * What is not ended.
   *
   * @param tokens whether keys of programs stay valid
   * @param cards whether cards of members do
   */
  public record Kept(boolean tokens, boolean cards) {
    /** All of it is ended. */
    public static final Kept NOTHING = new Kept(false, false);
  }

  /** Ends it, all together or nothing; doing so twice ends nothing more. */
  public static RestoredAccess end(DataSource database, Instant now, Kept kept) {
    LocalDateTime at = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        RestoredAccess ended =
            new RestoredAccess(
                sessions(connection),
                update(
                    connection,
                    "update staff_link set voided_at = ? where used_at is null and voided_at is null",
                    at),
                kept.tokens()
                    ? 0
                    : update(
                        connection,
                        "update staff_token set revoked_at = ? where revoked_at is null",
                        at),
                kept.cards() ? 0 : update(connection, CARDS, at),
                update(
                    connection,
                    "update webhook_subscription set stopped_at = ?, stopped_why = 'RESTORED'"
                        + " where stopped_at is null",
                    at));
        connection.commit();
        return ended;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("what was withdrawn since may be valid again", e);
    }
  }

  private static int sessions(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("delete from staff_session")
          + statement.executeUpdate("delete from voter_session");
    }
  }

  private static int update(Connection connection, String sql, LocalDateTime at)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, at);
      return statement.executeUpdate();
    }
  }

  /** What was ended, in words. */
  public LocalizedText text() {
    return LocalizedText.of(
        "已结束备份中的登录 "
            + sessions
            + "、链接和应急码 "
            + links
            + "、程序令牌 "
            + tokens
            + "、时间银行卡 "
            + cards
            + "，已停止推送 "
            + webhooks,
        "ended what came back: "
            + sessions
            + " sessions, "
            + links
            + " links and break-glass codes, "
            + tokens
            + " tokens of programs, "
            + cards
            + " cards of members; stopped "
            + webhooks
            + " webhooks");
  }

  /** Whether anything was ended. */
  public boolean any() {
    return sessions + links + tokens + cards + webhooks > 0;
  }
}
