package org.gongtong.server.storage.backup;

/** The versions of the tables, as the program's migrations have them. */
public interface SchemaSteps {
  /** The newest version this program knows. */
  String newestVersion();

  /** Whether this program knows a version. */
  boolean knows(String version);

  /**
   * Brings the tables to a version that it knows; tables that are further already stay.
   *
   * @return the version they have then
   */
  String bringTo(String version);
}
