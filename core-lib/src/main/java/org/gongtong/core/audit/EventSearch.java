package org.gongtong.core.audit;

import java.time.Instant;
import java.util.Set;
import org.gongtong.core.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants to see. Immutable.
 *
 * @param types the kinds of events, at least one: nothing else is found, whatever the rest says
 * @param subject what they happened to, or null for anything
 * @param actor who did it, or null for anybody
 * @param from the first instant at which they were recorded, or null
 * @param to the first instant no longer included, or null
 */
public record EventSearch(
    Set<String> types,
    @Nullable String subject,
    @Nullable Actor actor,
    @Nullable Instant from,
    @Nullable Instant to) {

  /**
   * @throws IllegalArgumentException if there is no type
   */
  public EventSearch {
    types = Set.copyOf(types);
    if (types.isEmpty()) {
      throw new IllegalArgumentException("a search names the types of events that it may find");
    }
  }

  boolean finds(AuditEvent event) {
    return types.contains(event.type())
        && (subject == null || subject.equals(event.subject()))
        && (actor == null || actor.equals(event.actor()))
        && (from == null || !event.recordedAt().isBefore(from))
        && (to == null || event.recordedAt().isBefore(to));
  }
}
