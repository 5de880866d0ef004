package org.gongtong.server.config;

import java.nio.file.Path;

/** Which database the server works on. */
public sealed interface DatabaseConfig {
  /**
   * A MariaDB that the server starts itself.
   *
   * @param dataFolder absolute
   * @param port on loopback, 0 for any free one
   */
  record Embedded(Path dataFolder, int port) implements DatabaseConfig {}

  /**
   * A MariaDB that others run. Its text form hides the password, and the URL, which may carry one.
   *
   * @param url JDBC URL
   * @param user may be empty when the URL names one
   * @param password may be empty
   */
  record External(String url, String user, String password) implements DatabaseConfig {
    @Override
    public String toString() {
      return "External[user=" + user + "]";
    }
  }
}
