package org.gongtong.server.oversight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongtong.core.audit.EventSearch;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of the events, as he typed it. Immutable; empty texts say nothing.
 *
 * @param area code of an {@link EventKind.Area}
 * @param type of an {@link EventKind}
 * @param subject the id of what it happened to
 * @param actor a login, or {@code system:} and a name
 * @param from the first day
 * @param to the last day
 */
public record EventFilter(
    String area, String type, String subject, String actor, String from, String to) {

  /** Everything that is his to see. */
  public static final EventFilter ALL = new EventFilter("", "", "", "", "", "");

  private static final String SYSTEM = "system:";
  private static final int LONGEST = 64;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9000;

  /**
   * The search for it, within some kinds.
   *
   * @return empty if nothing can be found; or a refusal if a day is none
   */
  Outcome<Optional<EventSearch>> within(Set<EventKind> open, ZoneId zone) {
    Outcome<Optional<LocalDate>> first = day(from);
    Outcome<Optional<LocalDate>> last = day(to);
    Set<String> types =
        open.stream()
            .filter(kind -> area.isEmpty() || kind.area().code().equals(area))
            .map(EventKind::type)
            .filter(kind -> type.isEmpty() || kind.equals(type))
            .collect(Collectors.toUnmodifiableSet());
    return first.flatMap(
        begin ->
            last.map(
                end ->
                    types.isEmpty() || subject.length() > LONGEST || actor.length() > LONGEST
                        ? Optional.empty()
                        : Optional.of(
                            new EventSearch(
                                types,
                                subject.isEmpty() ? null : subject,
                                actor(actor),
                                begin.map(d -> d.atStartOfDay(zone).toInstant()).orElse(null),
                                end.map(d -> d.plusDays(1).atStartOfDay(zone).toInstant())
                                    .orElse(null)))));
  }

  private static @Nullable Actor actor(String typed) {
    if (typed.isBlank()) {
      return null;
    }
    String name = typed.startsWith(SYSTEM) ? typed.substring(SYSTEM.length()) : typed;
    return name.isBlank() || name.equals(typed) ? Actor.staff(typed) : Actor.system(name);
  }

  private static Outcome<Optional<LocalDate>> day(String typed) {
    if (typed.isEmpty()) {
      return Outcome.accepted(Optional.empty());
    }
    try {
      LocalDate day = LocalDate.parse(typed);
      // No event is older or newer, and the times of the database end somewhere.
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return Outcome.accepted(Optional.of(day));
      }
    } catch (DateTimeParseException e) {
      // Told below.
    }
    return Outcome.refused(
        OversightReason.EVENT_DAY_MALFORMED.because().figure("day", typed).refuses());
  }
}
