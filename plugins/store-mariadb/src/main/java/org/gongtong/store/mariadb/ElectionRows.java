package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.decision.election.ElectionBallot;
import org.gongtong.core.decision.election.ElectionVoter;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Rows of {@code election_voter} and {@code election_opened_ballot}. Many are written with one
 * statement.
 */
final class ElectionRows {

  private static final int ROWS_A_STATEMENT = 500;

  private ElectionRows() {}

  static void insertVoters(
      Handle handle, UUID electionId, int version, List<ElectionVoter> voters) {
    for (int from = 0; from < voters.size(); from += ROWS_A_STATEMENT) {
      List<ElectionVoter> some =
          voters.subList(from, Math.min(voters.size(), from + ROWS_A_STATEMENT));
      String sql =
          "insert into election_voter (election_id, version, number, voter_id, struck) values "
              + String.join(",", Collections.nCopies(some.size(), "(?, ?, ?, ?, ?)"));
      try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
        int at = 0;
        for (ElectionVoter voter : some) {
          statement.setString(++at, electionId.toString());
          statement.setInt(++at, version);
          statement.setInt(++at, voter.number());
          statement.setString(++at, voter.id());
          statement.setBoolean(++at, voter.struck());
        }
        statement.executeUpdate();
      } catch (SQLException e) {
        throw new UnableToExecuteStatementException("cannot write a list of voters", e, null);
      }
    }
  }

  static void insertOpened(Handle handle, UUID electionId, List<ElectionBallot> ballots) {
    for (int from = 0; from < ballots.size(); from += ROWS_A_STATEMENT) {
      List<ElectionBallot> some =
          ballots.subList(from, Math.min(ballots.size(), from + ROWS_A_STATEMENT));
      String sql =
          "insert into election_opened_ballot (election_id, position, choices) values "
              + String.join(",", Collections.nCopies(some.size(), "(?, ?, ?)"));
      try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
        int at = 0;
        int position = from;
        for (ElectionBallot ballot : some) {
          statement.setString(++at, electionId.toString());
          statement.setInt(++at, ++position);
          statement.setString(++at, ballot.text());
        }
        statement.executeUpdate();
      } catch (SQLException e) {
        throw new UnableToExecuteStatementException("cannot write opened ballots", e, null);
      }
    }
  }

  /** The same failure, said in other words where a unique key was taken. */
  static RuntimeException thereAlready(UnableToExecuteStatementException failure, String message) {
    return UniqueKeys.violated(failure) ? new IllegalStateException(message, failure) : failure;
  }
}
