package org.gongtong.server.ui.staff.audit;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.FoundEvent;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Rights;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.oversight.EventFilter;
import org.gongtong.server.oversight.EventKind;
import org.gongtong.server.oversight.EventReading;
import org.gongtong.server.oversight.EventTable;
import org.gongtong.server.oversight.OversightReason;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.desk.Downloads;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** The list of events, one event, and files of them. */
public final class EventRoutes implements RouteGroup {
  private static final String EVENT = "/staff/events/{event}";
  private static final int ROWS = 50;
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Pages pages;
  private final EventReading events;
  private final ZoneId zone;

  /**
   * @param zone in which times are written
   */
  public EventRoutes(Pages pages, EventReading events, ZoneId zone) {
    this.pages = pages;
    this.events = events;
    this.zone = zone;
  }

  /** Writes a table. */
  private interface Writing {
    void to(ByteArrayOutputStream out, List<FoundEvent> found) throws IOException;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(EventAddress.events(), this::list, Action.AUDIT_VIEW);
    javalin.routes.get(EVENT, this::show, Action.AUDIT_VIEW);
    javalin.routes.post(EVENT + "/open", this::open, Action.AUDIT_VIEW);
    javalin.routes.post(
        EventAddress.export("xlsx"),
        context ->
            export(context, "xlsx", XLSX, (out, found) -> EventTable.writeXlsx(out, found, zone)),
        Action.AUDIT_VIEW);
    javalin.routes.post(
        EventAddress.export("csv"),
        context ->
            export(
                context,
                "csv",
                "text/csv; charset=utf-8",
                (out, found) -> EventTable.writeCsv(out, found, zone)),
        Action.AUDIT_VIEW);
  }

  private void list(Context context) {
    EventFilter filter =
        new EventFilter(
            query(context, "area"),
            query(context, "type"),
            query(context, "subject"),
            query(context, "actor"),
            query(context, "from"),
            query(context, "to"));
    FoundEvent.Cursor before = cursor(query(context, "before"));
    // One more than is shown tells whether there is a next page.
    Outcome<List<FoundEvent>> found = events.page(pages.rights(context), filter, before, ROWS + 1);
    if (!found.isAccepted()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    draw(context, filter, found.asOptional().orElse(List.of()), errors(context, filter, found));
  }

  private FormErrors errors(Context context, EventFilter filter, Outcome<?> found) {
    return found.isAccepted()
        ? FormErrors.none()
        : pages.errors(
            context,
            found.refusals(),
            reason -> Objects.equals(reason.figures().get("day"), filter.from()) ? "from" : "to");
  }

  private void draw(
      Context context, EventFilter filter, List<FoundEvent> found, FormErrors errors) {
    Shell shell = pages.shell(context, "", EventAddress.events(filter, ""));
    Language language = pages.coreLanguage(context);
    List<FoundEvent> shown = found.subList(0, Math.min(ROWS, found.size()));
    pages.show(
        context,
        new EventsPage(
            shell,
            pages.command(""),
            filter,
            List.of(EventKind.Area.values()).stream()
                .map(area -> new Option(area.code(), area.text().in(language), "", 0))
                .toList(),
            events.open(pages.rights(context)).stream()
                .map(kind -> new Option(kind.type(), kind.text().in(language), "", 0))
                .toList(),
            shown.stream()
                .map(event -> row(shell.text(), event.logged().sealed(), language))
                .toList(),
            found.size() > ROWS ? written(shown.get(ROWS - 1).cursor()) : "",
            EventReading.FILE_MOST,
            errors));
  }

  private EventsPage.Row row(Messages text, SealedEvent sealed, Language language) {
    AuditEvent event = sealed.event();
    EventKind kind = EventKind.find(event.type()).orElseThrow();
    boolean staff = event.actor().kind() == Actor.Kind.STAFF;
    return new EventsPage.Row(
        event.id().toString(),
        text.at(event.recordedAt().atZone(zone)),
        kind.area().text().in(language),
        kind.text().in(language),
        event.subject(),
        staff ? event.actor().id() : text.of("mandates.by-console", event.actor().id()),
        staff ? event.actor().id() : event.actor().toString(),
        ReceiptCode.of(sealed.leafHash()).toString());
  }

  private void show(Context context) {
    LoggedEvent logged = found(context);
    boolean isPublic = logged.sealed().event().disclosure() == Disclosure.PUBLIC;
    draw(context, logged, isPublic, "", FormErrors.none());
  }

  private void draw(
      Context context, LoggedEvent logged, boolean shown, String purpose, FormErrors errors) {
    AuditEvent event = logged.sealed().event();
    Shell shell = pages.shell(context, "", EventAddress.event(event.id().toString()));
    pages.show(
        context,
        new EventPage(
            shell,
            pages.command(""),
            row(shell.text(), logged.sealed(), pages.coreLanguage(context)),
            event.type(),
            shown,
            shown
                ? event.data().entrySet().stream()
                    .map(entry -> new EventPage.Line(entry.getKey(), value(entry.getValue())))
                    .toList()
                : List.of(),
            purpose,
            errors));
  }

  private static String value(@Nullable Object value) {
    return value instanceof String text ? text : CanonicalJson.write(value);
  }

  private LoggedEvent found(Context context) {
    Outcome<LoggedEvent> found = events.find(pages.rights(context), id(context));
    return found.asOptional().orElseThrow(() -> new RefusedRequest(404, found.refusals().get(0)));
  }

  private static UUID id(Context context) {
    return RequestParameters.uuid(context.pathParam("event"))
        .orElseThrow(
            () -> new RefusedRequest(404, OversightReason.EVENT_UNKNOWN.because().refuses()));
  }

  private void open(Context context) {
    LoggedEvent logged = found(context);
    String purpose = Forms.field(context, "purpose");
    Rights rights = pages.rights(context);
    List<Reason> refused =
        pages.onceTold(
            context,
            () ->
                events
                    .open(rights, pages.staff(context).actor(), id(context), purpose)
                    .<Runnable>map(
                        opened -> () -> draw(context, opened, true, "", FormErrors.none())),
            OversightReason.EVENT_SHOWN_ALREADY.because().refuses());
    if (!refused.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      draw(context, logged, false, purpose, pages.errors(context, refused, reason -> "purpose"));
    }
  }

  private void export(Context context, String ending, String type, Writing writing) {
    EventFilter filter =
        new EventFilter(
            Forms.field(context, "area"),
            Forms.field(context, "type"),
            Forms.field(context, "subject"),
            Forms.field(context, "actor"),
            Forms.field(context, "from"),
            Forms.field(context, "to"));
    Rights rights = pages.rights(context);
    String login = pages.staff(context).login();
    List<Reason> refused =
        pages.onceTold(
            context,
            () ->
                events
                    .export(rights, pages.staff(context).actor(), login, filter)
                    .<Runnable>map(
                        found ->
                            () ->
                                Downloads.give(
                                    context, type, "events." + ending, file(writing, found))),
            OversightReason.EVENTS_EXPORTED_ALREADY.because().refuses());
    if (!refused.isEmpty()) {
      Messages text = Messages.in(pages.language(context));
      pages.refuse(context, 409, refused, new Link(EventAddress.events(), text.of("events.title")));
    }
  }

  private static byte[] file(Writing writing, List<FoundEvent> found) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out, found);
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused bytes", e);
    }
    return out.toByteArray();
  }

  private static String query(Context context, String name) {
    return Objects.requireNonNullElse(context.queryParam(name), "").strip();
  }

  private static String written(FoundEvent.Cursor cursor) {
    return cursor.recordedAt() + "_" + cursor.sequence();
  }

  /** A place as an address has it; what is none begins at the beginning. */
  private static FoundEvent.@Nullable Cursor cursor(String text) {
    int line = text.indexOf('_');
    return line < 0
        ? null
        : time(text.substring(0, line))
            .flatMap(at -> number(text.substring(line + 1)).map(n -> new FoundEvent.Cursor(at, n)))
            .orElse(null);
  }

  private static Optional<Instant> time(String text) {
    try {
      return text.length() > 30 ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
