package org.gongtong.server.wiring;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.embedded.OpenDatabase;

/** Work on the database by a command, without listeners. */
public final class DatabaseTask {
  private DatabaseTask() {}

  /**
   * Opens the database, which migrates it, and closes it.
   *
   * @return the version of the tables, or "0" when there are none
   * @throws StartRefusal when that cannot be done
   */
  public static String migrate(ServerConfig config) {
    try (OpenDatabase database =
        OpenDatabase.open(config.database(), 2, new SimpleMeterRegistry())) {
      return database.schemaVersion();
    }
  }
}
