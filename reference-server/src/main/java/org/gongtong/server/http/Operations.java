package org.gongtong.server.http;

import java.util.List;

/**
 * The operations of an area. {@code wiring} binds every implementation; {@link Api} serves them.
 */
@FunctionalInterface
public interface Operations {
  /** Called once, at start. */
  List<Operation> operations();
}
