package org.gongtong.server.storage.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/**
 * Looks at what was restored before it counts: the place of the check of the public log. Runs in
 * the transaction that put the rows in, after every table was compared with the archive.
 */
public interface RestoreCheck {
  /** What is checked, in a word. */
  LocalizedText name();

  /**
   * Checks.
   *
   * @param restored not to be committed, rolled back or closed
   * @param manifest what was restored
   * @return what is wrong; empty when nothing is
   */
  Optional<LocalizedText> fault(Connection restored, Manifest manifest) throws SQLException;
}
