package org.gongtong.server.wiring.doctor;

import java.sql.SQLException;
import java.util.List;

/** Looks at one area of a server. */
@FunctionalInterface
interface Checkup {
  /** What was found; the database may be absent. */
  List<Finding> examine(Patient patient) throws SQLException;
}
