package org.gongtong.server.wiring;

import java.util.List;

/**
 * Work between the database's start and the first request: seeding, first tokens. Parts join by a
 * {@code Multibinder} of this type; tasks run in the order of binding, on one thread.
 */
@FunctionalInterface
public interface StartTask {
  /**
   * Does it.
   *
   * @return lines for the operator's console, which reach no log
   */
  List<String> run();
}
