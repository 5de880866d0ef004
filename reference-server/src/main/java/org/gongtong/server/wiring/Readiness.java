package org.gongtong.server.wiring;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Whether this instance should get requests: it has started, is not stopping, and has its database.
 */
@Singleton
final class Readiness {
  private static final int CHECK_SECONDS = 2;

  /** The states a probe can find. */
  enum State {
    STARTING,
    READY,
    DATABASE_DOWN,
    STOPPING
  }

  private final DataSource database;
  private volatile State state = State.STARTING;

  @Inject
  Readiness(DataSource database) {
    this.database = database;
  }

  void started() {
    state = State.READY;
  }

  void stopping() {
    state = State.STOPPING;
  }

  /** Asks the database, unless the answer is no in any case. */
  State check() {
    State now = state;
    if (now != State.READY) {
      return now;
    }
    try (Connection connection = database.getConnection()) {
      return connection.isValid(CHECK_SECONDS) ? State.READY : State.DATABASE_DOWN;
    } catch (SQLException e) {
      return State.DATABASE_DOWN;
    }
  }
}
