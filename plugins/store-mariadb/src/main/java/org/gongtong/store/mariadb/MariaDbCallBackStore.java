package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.decision.callback.CallBack;
import org.gongtong.core.decision.callback.CallBackDraw;
import org.gongtong.core.decision.callback.CallBackRule;
import org.gongtong.core.decision.callback.CallBackStore;
import org.gongtong.core.decision.callback.CallOutcome;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** Samples and calls in the tables {@code callback_…}. Thread-safe. */
public final class MariaDbCallBackStore implements CallBackStore {

  @Override
  public boolean addDraw(Transaction transaction, CallBackDraw draw) {
    Handle handle = MariaDbTransaction.writing(transaction);
    boolean added =
        added(
            handle
                .createUpdate(
                    """
                    insert into callback_draw (motion_id, log_size, root, least, percent, ballots,
                      drawn_at)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                .bind(0, draw.motionId().toString())
                .bind(1, draw.logSize())
                .bind(2, draw.root().hex())
                .bind(3, draw.rule().least())
                .bind(4, draw.rule().percent())
                .bind(5, draw.ballots())
                .bind(6, Columns.utc(draw.drawnAt())));
    if (added) {
      PreparedBatch rows =
          handle.prepareBatch(
              "insert into callback_drawn (motion_id, position, session_id) values (?, ?, ?)");
      for (int at = 0; at < draw.sessions().size(); at++) {
        rows.bind(0, draw.motionId().toString())
            .bind(1, at + 1)
            .bind(2, draw.sessions().get(at).toString())
            .add();
      }
      rows.execute();
    }
    return added;
  }

  @Override
  public Optional<CallBackDraw> findDraw(Transaction transaction, UUID motionId) {
    Handle handle = MariaDbTransaction.reading(transaction);
    return handle
        .createQuery("select * from callback_draw where motion_id = ?")
        .bind(0, motionId.toString())
        .map((row, context) -> draw(row, sessions(handle, motionId)))
        .findOne();
  }

  private static List<UUID> sessions(Handle handle, UUID motionId) {
    return handle
        .createQuery("select session_id from callback_drawn where motion_id = ? order by position")
        .bind(0, motionId.toString())
        .map((row, context) -> Columns.uuid(row, "session_id"))
        .list();
  }

  private static CallBackDraw draw(ResultSet row, List<UUID> sessions) throws SQLException {
    return new CallBackDraw(
        Columns.uuid(row, "motion_id"),
        row.getLong("log_size"),
        new ContentHash(row.getString("root")),
        new CallBackRule(row.getInt("least"), row.getInt("percent")),
        row.getInt("ballots"),
        sessions,
        Columns.instant(row, "drawn_at"));
  }

  @Override
  public Set<UUID> drawn(Transaction transaction) {
    return Set.copyOf(
        MariaDbTransaction.reading(transaction)
            .createQuery("select motion_id from callback_draw")
            .map((row, context) -> Columns.uuid(row, "motion_id"))
            .list());
  }

  @Override
  public boolean addCall(Transaction transaction, CallBack call) {
    return added(
        MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                insert into callback_call (id, motion_id, session_id, round, outcome, remark,
                  by_kind, by_id, called_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .bind(0, call.id().toString())
            .bind(1, call.motionId().toString())
            .bind(2, call.session().toString())
            .bind(3, call.round())
            .bind(4, call.outcome().code())
            .bind(5, call.remark())
            .bind(6, call.by().kind().name())
            .bind(7, call.by().id())
            .bind(8, Columns.utc(call.at())));
  }

  private static boolean added(Update update) {
    try {
      update.execute();
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (UniqueKeys.violated(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<CallBack> findCall(Transaction transaction, UUID callId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from callback_call where id = ?")
        .bind(0, callId.toString())
        .map((row, context) -> call(row))
        .findOne();
  }

  @Override
  public List<CallBack> calls(Transaction transaction, UUID motionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from callback_call where motion_id = ? order by sequence")
        .bind(0, motionId.toString())
        .map((row, context) -> call(row))
        .list();
  }

  private static CallBack call(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    return new CallBack(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "motion_id"),
        Columns.uuid(row, "session_id"),
        row.getInt("round"),
        CallOutcome.find(outcome)
            .orElseThrow(() -> new IllegalStateException("no outcome of a call: " + outcome)),
        row.getString("remark"),
        Columns.actor(row, "by_kind", "by_id"),
        Columns.instant(row, "called_at"));
  }
}
