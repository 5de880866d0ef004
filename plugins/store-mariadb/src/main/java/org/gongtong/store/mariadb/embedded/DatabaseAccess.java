package org.gongtong.store.mariadb.embedded;

import java.util.Objects;

/**
 * How to reach a database. Immutable; its text form hides the password.
 *
 * @param jdbcUrl a complete JDBC URL with the schema's name
 * @param user account name
 * @param password the account's password, never logged
 */
public record DatabaseAccess(String jdbcUrl, String user, String password) {

  public DatabaseAccess {
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  @Override
  public String toString() {
    return "DatabaseAccess[" + jdbcUrl + ", " + user + ", ***]";
  }
}
