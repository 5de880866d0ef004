package org.gongtong.server.ui.timebank;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.bank.BankServices;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.print.HourStatement;
import org.gongtong.server.print.PrintLanguage;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.desk.Downloads;
import org.gongtong.server.ui.desk.Site;
import org.gongtong.server.ui.part.QrSign;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.MinuteWords;
import org.gongtong.server.ui.timebank.MemberOffice.Member;
import org.jspecify.annotations.Nullable;

/** A member's hours: the statement, on the screen and on paper, and the receipt of each entry. */
public final class HoursRoutes implements RouteGroup {
  private static final int PAGE = 20;
  private static final int PRINTED_AT_ONCE = 200;
  private static final int PRINTED_MOST = 2_000;

  private final MemberOffice office;
  private final Statements statements;
  private final LedgerDesk ledger;
  private final StatementWords words;
  private final Supplier<PrintShop> shop;
  private final Site site;

  /**
   * @param shop made at the first print: its fonts take time that no start should pay
   */
  public HoursRoutes(
      MemberOffice office,
      Statements statements,
      LedgerDesk ledger,
      BankServices services,
      AppointmentReader visits,
      Supplier<PrintShop> shop,
      Site site) {
    this.office = office;
    this.statements = statements;
    this.ledger = ledger;
    this.words = new StatementWords(services, visits, new VisitViews(office.members()));
    this.shop = shop;
    this.site = site;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(BankAddress.statement(), office.asHolder(this::statement), Audience.MEMBERS);
    javalin.routes.get(
        BankAddress.statement() + ".pdf", office.asHolder(this::print), Audience.MEMBERS);
    javalin.routes.get(
        BankAddress.home() + "/hours/{sequence}", office.asHolder(this::hours), Audience.MEMBERS);
  }

  private void statement(Context context, Member member) {
    Shell shell = office.shell(context, member, BankAddress.statement());
    Messages text = shell.text();
    AccountState account = member.own();
    Statements.Page page =
        statements.page(
            account.account().id(),
            Statements.Order.EFFECTIVE,
            cursor(context.queryParam("after")),
            PAGE);
    Map<Long, String> what = words.of(text, member, page.lines());
    Statements.Cursor next = page.next();
    office
        .pages()
        .show(
            context,
            new StatementPage(
                shell,
                MinuteWords.balance(text, account.balance()),
                MinuteWords.coins(
                    text,
                    account.balance(),
                    office
                        .banks()
                        .policy(member.community().id(), office.today(member))
                        .asOptional()
                        .map(TimeBankPolicy::display)
                        .orElse(null)),
                page.lines().stream()
                    .map(
                        line ->
                            new StatementPage.Line(
                                line.posting().sequence(),
                                line.posting().at().toLocalDate(),
                                what.getOrDefault(line.posting().sequence(), ""),
                                StatementWords.signed(text, line.posting().minutes()),
                                StatementWords.balance(text, line.balance()),
                                line.posting().minutes() > 0))
                    .toList(),
                next == null ? "" : BankAddress.statementAfter(next.at() + "_" + next.sequence())));
  }

  /** Where a page begins, as its address says; the newest if it says anything else. */
  private static Statements.@Nullable Cursor cursor(@Nullable String after) {
    if (after == null || !after.matches("[0-9T:.-]{16,40}_[0-9]{1,18}")) {
      return null;
    }
    int middle = after.indexOf('_');
    return Statements.Cursor.find(after.substring(0, middle), after.substring(middle + 1))
        .orElse(null);
  }

  private void hours(Context context, Member member) {
    Optional<Statements.Line> found = line(member, context.pathParam("sequence"));
    if (found.isEmpty()) {
      office.refuse(context, member, List.of(TimeBankPageReason.HOURS_UNKNOWN.because().refuses()));
      return;
    }
    Statements.Line line = found.get();
    long sequence = line.posting().sequence();
    Shell shell = office.shell(context, member, BankAddress.hours(sequence));
    Messages text = shell.text();
    ZoneId zone = member.bank().zone();
    String receipt =
        ledger.receipt(member.bank(), line.entry().key()).map(ReceiptCode::code).orElse("");
    office
        .pages()
        .show(
            context,
            new HoursPage(
                shell,
                context.queryParamMap().containsKey("done"),
                words.of(text, member, List.of(line)).getOrDefault(sequence, ""),
                StatementWords.signed(text, line.posting().minutes()),
                line.posting().at().atZone(zone),
                line.posting().recordedAt().atZone(zone),
                line.entry().edition(),
                words
                    .visit(member, line.entry())
                    .filter(visit -> VisitViews.party(member, visit).isPresent())
                    .map(Appointment::id)
                    .map(BankAddress::visit)
                    .orElse(""),
                receipt,
                receipt.isEmpty()
                    ? null
                    : QrSign.of(site.base(context) + Routes.logReceipt(receipt))));
  }

  /** The line of a place among the member's own. */
  private Optional<Statements.Line> line(Member member, String sequence) {
    if (!sequence.matches("[1-9][0-9]{0,17}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(sequence);
    Statements.Cursor after = new Statements.Cursor(LocalDateTime.MAX, number + 1);
    return statements
        .page(member.own().account().id(), Statements.Order.RECORDED, after, 1)
        .lines()
        .stream()
        .filter(line -> line.posting().sequence() == number)
        .findFirst();
  }

  private void print(Context context, Member member) {
    StatementPeriod period =
        Optional.ofNullable(context.queryParam("period"))
            .flatMap(StatementPeriod::find)
            .orElse(StatementPeriod.QUARTER);
    LocalDate today = office.today(member);
    LocalDate from = period.from(today);
    LocalDate until = period.until(today);
    Optional<List<Statements.Line>> lines = between(member, from, until);
    if (lines.isEmpty()) {
      office.refuse(
          context,
          member,
          List.of(
              TimeBankPageReason.STATEMENT_TOO_LONG
                  .because()
                  .figure("most", PRINTED_MOST)
                  .refuses()));
      return;
    }
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    shop.get().statement(statement(context, member, from, until, lines.get()), pdf);
    Downloads.give(context, Downloads.PDF, "statement-" + until + ".pdf", pdf.toByteArray());
  }

  private HourStatement statement(
      Context context,
      Member member,
      LocalDate from,
      LocalDate until,
      List<Statements.Line> lines) {
    Messages text = Messages.in(office.pages().language(context));
    AccountState account = member.own();
    Map<Long, String> what = words.of(text, member, lines);
    Instant now = office.now();
    return new HourStatement(
        text.language() == Language.CHINESE ? PrintLanguage.ZH_CN : PrintLanguage.EN,
        member.community().name().in(text.language().inCore()),
        number(account),
        account.account().kind().text().in(text.language().inCore()),
        from,
        until,
        statements.balanceEffective(account.account().id(), from.atStartOfDay().minusNanos(1000)),
        lines.stream()
            .map(
                line ->
                    new HourStatement.Line(
                        line.posting().at().toLocalDate(),
                        what.getOrDefault(line.posting().sequence(), ""),
                        line.entry().edition(),
                        line.posting().minutes(),
                        line.balance()))
            .toList(),
        now.atZone(member.bank().zone()).withNano(0),
        text.of("statement.words"),
        site.officePhone());
  }

  /** The end of the account's id, by which the office finds it. */
  private static String number(AccountState account) {
    String id = account.account().id().toString().toUpperCase(Locale.ROOT);
    String end = id.substring(id.length() - 12);
    return end.substring(0, 4) + "-" + end.substring(4, 8) + "-" + end.substring(8);
  }

  /** All lines that took effect on some days, the first first; empty if there are too many. */
  private Optional<List<Statements.Line>> between(Member member, LocalDate from, LocalDate until) {
    List<Statements.Line> all = new ArrayList<>();
    Statements.@Nullable Cursor after = new Statements.Cursor(until.plusDays(1).atStartOfDay(), 0);
    while (after != null) {
      Statements.Page page =
          statements.page(
              member.own().account().id(), Statements.Order.EFFECTIVE, after, PRINTED_AT_ONCE);
      for (Statements.Line line : page.lines()) {
        if (line.posting().at().toLocalDate().isBefore(from)) {
          Collections.reverse(all);
          return Optional.of(all);
        }
        all.add(line);
      }
      if (all.size() > PRINTED_MOST) {
        return Optional.empty();
      }
      after = page.next();
    }
    Collections.reverse(all);
    return Optional.of(all);
  }
}
