package org.gongtong.server.retention;

import java.util.List;
import java.util.Optional;
import org.gongtong.core.rules.Reason;

/**
 * How a class stands. Immutable.
 *
 * @param dataClass the class
 * @param spans how long it is kept; several where communities have different rules; none of a class
 *     that is kept, or where no rule is in force
 * @param due how many things are over; empty where this server does not delete them
 * @param unknown why nothing is deleted although it should be
 */
public record Standing(
    DataClass dataClass, List<Span> spans, Optional<Long> due, List<Reason> unknown) {

  /** Copies the lists. */
  public Standing {
    spans = List.copyOf(spans);
    unknown = List.copyOf(unknown);
  }
}
