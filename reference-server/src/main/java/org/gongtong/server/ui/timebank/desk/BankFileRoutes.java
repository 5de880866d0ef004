package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.timebank.ledger.AccountReason;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.server.auth.Action;
import org.gongtong.server.files.Column;
import org.gongtong.server.files.TableWriter;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.desk.Downloads;
import org.jspecify.annotations.Nullable;

/** Taking services and statements of a period away, as workbooks with ids and no names. */
public final class BankFileRoutes implements RouteGroup {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final int PAGE = 200;

  private final BoardOffice office;
  private final AccountFinder finder;
  private final AppointmentReader reader;
  private final Statements statements;

  public BankFileRoutes(
      BoardOffice office, AccountFinder finder, AppointmentReader reader, Statements statements) {
    this.office = office;
    this.finder = finder;
    this.reader = reader;
    this.statements = statements;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        "/staff/c/{community}/timebank/services.xlsx", this::services, Action.TIMEBANK_READ);
    javalin.routes.get(
        "/staff/c/{community}/timebank/accounts/{account}/statement.xlsx",
        this::statement,
        Action.TIMEBANK_READ);
  }

  /**
   * Days that are taken away, both of them included; this month where nothing else was typed.
   *
   * @param from the first
   * @param to the last
   */
  private record Period(LocalDate from, LocalDate to) {
    boolean has(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  private Period period(Context context, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(office.now(), zone);
    LocalDate from =
        Forms.day(Objects.requireNonNullElse(context.queryParam("from"), ""))
            .orElse(today.withDayOfMonth(1));
    LocalDate to =
        Forms.day(Objects.requireNonNullElse(context.queryParam("to"), "")).orElse(today);
    return new Period(from, to);
  }

  private void services(Context context) throws IOException {
    BoardOffice.Place place = office.place(context);
    Period period = period(context, place.zone());
    boolean chinese = office.pages().coreLanguage(context) == Language.ZH_CN;
    Downloads.head(
        context,
        XLSX,
        "services-" + place.slug() + "-" + period.from() + "-" + period.to() + ".xlsx");
    List<Column> columns =
        chinese
            ? columns("开始", "结束", "服务方编号", "接受方编号", "服务类别", "状态", "入账分钟", "预约编号")
            : columns(
                "start",
                "end",
                "provider_id",
                "receiver_id",
                "category",
                "state",
                "minutes posted",
                "appointment");
    try (TableWriter writer =
        TableWriter.xlsx(context.outputStream(), chinese ? "服务" : "services", columns)) {
      for (Appointment one : of(place, period)) {
        writer.row(service(context, one));
      }
    }
  }

  private static List<Column> columns(String... headings) {
    List<Column> columns = new ArrayList<>();
    for (String heading : headings) {
      boolean number = heading.contains("分钟") || heading.startsWith("minutes");
      columns.add(number ? Column.number(heading, 12) : Column.text(heading, 20));
    }
    return columns;
  }

  private List<Appointment> of(BoardOffice.Place place, Period period) {
    List<Appointment> found = new ArrayList<>();
    @Nullable UUID before = null;
    List<Appointment> page;
    do {
      page =
          reader.page(place.community().id(), null, Set.of(), before, AppointmentStore.PAGE_MOST);
      page.stream().filter(one -> period.has(one.day())).forEach(found::add);
      before = page.isEmpty() ? before : page.get(page.size() - 1).id();
    } while (page.size() == AppointmentStore.PAGE_MOST);
    found.sort(Comparator.comparing(one -> begins(one)));
    return found;
  }

  private static Instant begins(Appointment one) {
    return one.span().map(Appointment.Span::from).orElse(one.visit().from());
  }

  private List<String> service(Context context, Appointment one) {
    Appointment.Span span =
        one.span().orElse(new Appointment.Span(one.visit().from(), one.visit().until()));
    ServiceEntry entry = one.progress().entry();
    return List.of(
        time(span.from().atZone(one.zone())),
        time(span.until().atZone(one.zone())),
        one.visit().provider(),
        one.visit().receiver(),
        one.visit().category(),
        one.state().text().in(office.pages().coreLanguage(context)),
        entry == null ? "" : Long.toString(entry.minutes()),
        one.id().toString());
  }

  private static String time(ZonedDateTime time) {
    return TIME.format(time);
  }

  private void statement(Context context) throws IOException {
    BoardOffice.Place place = office.place(context);
    AccountState state =
        finder
            .find(place, BoardOffice.id(context, "account"))
            .orElseThrow(
                () ->
                    new RefusedRequest(
                        404, AccountReason.TIME_ACCOUNT_UNKNOWN.because().refuses()));
    Period period = period(context, place.zone());
    boolean chinese = office.pages().coreLanguage(context) == Language.ZH_CN;
    String id = state.account().id().toString();
    Downloads.head(
        context, XLSX, "statement-" + id + "-" + period.from() + "-" + period.to() + ".xlsx");
    List<Column> columns =
        chinese
            ? columns("生效时间", "类别", "对方账户", "变动分钟", "余额分钟", "规则", "账目编号")
            : columns(
                "effective", "kind", "other account", "minutes", "minutes after", "rule", "entry");
    try (TableWriter writer =
        TableWriter.xlsx(context.outputStream(), chinese ? "账目" : "statement", columns)) {
      write(context, state, period, writer);
    }
  }

  private void write(Context context, AccountState state, Period period, TableWriter writer)
      throws IOException {
    UUID id = state.account().id();
    Language language = office.pages().coreLanguage(context);
    Statements.@Nullable Cursor after =
        new Statements.Cursor(period.to().atTime(LocalTime.MAX), Long.MAX_VALUE);
    while (after != null) {
      Statements.Page page = statements.page(id, Statements.Order.EFFECTIVE, after, PAGE);
      for (Statements.Line line : page.lines()) {
        LocalDateTime at = line.entry().at();
        if (at.toLocalDate().isBefore(period.from())) {
          return;
        }
        UUID other = id.equals(line.entry().from()) ? line.entry().to() : line.entry().from();
        writer.row(
            TIME.format(at),
            line.entry().kind().text().in(language),
            other == null ? "" : other.toString(),
            Long.toString(line.posting().minutes()),
            Long.toString(line.balance()),
            line.entry().edition(),
            line.entry().id().toString());
      }
      after = page.next();
    }
  }
}
