package org.gongtong.server.wiring;

/**
 * Work between the last request and the close of the database: ending threads of one's own. Parts
 * join by a {@code Multibinder} of this type; also run when a start is broken off.
 */
@FunctionalInterface
public interface StopTask {
  /** Does it; what it throws is logged and hinders no other. */
  void run();
}
