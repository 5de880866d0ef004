package org.gongtong.server.oversight;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.EventFinder;
import org.gongtong.core.audit.EventSearch;
import org.gongtong.core.audit.FoundEvent;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.Rights;
import org.gongtong.server.auth.Subject;
import org.jspecify.annotations.Nullable;

/** Reads events for whoever may, and records what was read. Thread-safe. */
public final class EventReading {

  /** Most rows of a file. */
  public static final int FILE_MOST = 10_000;

  /** Most characters of a purpose. */
  public static final int PURPOSE_MOST = 200;

  private static final String AREA = "server";

  private final UnitOfWork work;
  private final AuditLog audit;
  private final EventFinder finder;
  private final IdSource ids;
  private final InstantSource clock;
  private final Subject server;

  /**
   * @param server whose mandates count here, and by whose days
   */
  public EventReading(
      UnitOfWork work,
      AuditLog audit,
      EventFinder finder,
      IdSource ids,
      InstantSource clock,
      Subject server) {
    this.work = work;
    this.audit = audit;
    this.finder = finder;
    this.ids = ids;
    this.clock = clock;
    this.server = server;
  }

  /** The kinds of events that rights open. */
  public Set<EventKind> open(Rights rights) {
    Set<EventKind> open = EnumSet.noneOf(EventKind.class);
    Arrays.stream(EventKind.values())
        .filter(kind -> kind.isShown() && rights.everywhere(kind.opens(), server))
        .forEach(open::add);
    return open;
  }

  /**
   * Events that somebody may see, the latest first.
   *
   * @param before the place after which to go on; null for the first page
   */
  public Outcome<List<FoundEvent>> page(
      Rights rights, EventFilter filter, FoundEvent.@Nullable Cursor before, int limit) {
    return filter
        .within(open(rights), server.zone())
        .map(
            search ->
                search
                    .map(s -> work.read(t -> finder.newest(t, s, before, limit)))
                    .orElse(List.of()));
  }

  /** An event that somebody may see. */
  public Outcome<LoggedEvent> find(Rights rights, UUID id) {
    Set<EventKind> open = open(rights);
    return work.read(transaction -> audit.find(transaction, id))
        .filter(logged -> isFor(open, logged.sealed().event()))
        .<Outcome<LoggedEvent>>map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(OversightReason.EVENT_UNKNOWN.because().refuses()));
  }

  private static boolean isFor(Set<EventKind> open, AuditEvent event) {
    return event.actor().kind() != Actor.Kind.RESIDENT
        && EventKind.find(event.type()).filter(open::contains).isPresent();
  }

  /**
   * Shows the particulars of an event, and records that they were shown.
   *
   * @param typed what they are needed for
   */
  public Outcome<LoggedEvent> open(Rights rights, Actor actor, UUID id, String typed) {
    String purpose = typed.strip();
    if (purpose.isEmpty()) {
      return Outcome.refused(OversightReason.EVENT_PURPOSE_MISSING.because().refuses());
    }
    if (purpose.length() > PURPOSE_MOST) {
      return Outcome.refused(
          OversightReason.EVENT_PURPOSE_TOO_LONG.because().figure("most", PURPOSE_MOST).refuses());
    }
    return find(rights, id)
        .map(
            logged ->
                work.write(
                    transaction -> {
                      Map<String, Object> data = new LinkedHashMap<>();
                      data.put("type", logged.sealed().event().type());
                      data.put("purpose", purpose);
                      note(transaction, EventKind.EVENT_READ, id.toString(), actor, data);
                      return logged;
                    }));
  }

  /**
   * The events of a file, at most {@value #FILE_MOST}, and records that they were taken out.
   *
   * @param login who takes them
   */
  public Outcome<List<FoundEvent>> export(
      Rights rights, Actor actor, String login, EventFilter filter) {
    return filter
        .within(open(rights), server.zone())
        .map(
            search ->
                work.write(
                    transaction -> {
                      List<FoundEvent> found =
                          search.map(s -> all(transaction, s)).orElse(List.of());
                      Map<String, Object> data = new LinkedHashMap<>();
                      data.put("area", filter.area());
                      data.put("type", filter.type());
                      data.put("subject", filter.subject());
                      data.put("actor", filter.actor());
                      data.put("from", filter.from());
                      data.put("to", filter.to());
                      data.put("rows", found.size());
                      note(transaction, EventKind.EVENTS_EXPORTED, login, actor, data);
                      return found;
                    }));
  }

  private List<FoundEvent> all(Transaction transaction, EventSearch search) {
    List<FoundEvent> all = new ArrayList<>();
    List<FoundEvent> page;
    FoundEvent.Cursor before = null;
    do {
      int rest = Math.min(EventFinder.MOST, FILE_MOST - all.size());
      page = rest == 0 ? List.of() : finder.newest(transaction, search, before, rest);
      all.addAll(page);
      before = page.isEmpty() ? null : page.get(page.size() - 1).cursor();
    } while (page.size() == EventFinder.MOST);
    return all;
  }

  private void note(
      Transaction transaction,
      EventKind kind,
      String subject,
      Actor actor,
      Map<String, Object> data) {
    Instant now = clock.instant();
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(), Disclosure.SEALED, AREA, kind.type(), subject, actor, now, now, data));
  }
}
