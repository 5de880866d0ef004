package org.gongtong.server.ui.open;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.ledger.BankMonths;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.ledger.ToldMonth;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MonthPlot;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.MinuteWords;

/** A community's time bank for anyone. Reads only. */
public final class TimeBankRoutes implements RouteGroup {
  private static final int YEAR = 12;

  private final Pages pages;
  private final CommunityService communities;
  private final BankDesk banks;
  private final BankMonths months;
  private final InstantSource clock;

  public TimeBankRoutes(
      Pages pages,
      CommunityService communities,
      BankDesk banks,
      BankMonths months,
      InstantSource clock) {
    this.pages = pages;
    this.communities = communities;
    this.banks = banks;
    this.months = months;
    this.clock = clock;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get("/c/{community}/bank", this::page, Audience.EVERYBODY);
  }

  private void page(Context context) {
    Outcome<Community> community = communities.require(context.pathParam("community"));
    Outcome<TimeBank> bank = community.flatMap(found -> banks.require(found.id()));
    if (community.asOptional().isEmpty()) {
      pages.refuse(context, 404, community.refusals());
      return;
    }
    Community home = community.orThrow();
    Shell shell = pages.shell(context, home.name().in(pages.coreLanguage(context)));
    if (bank.asOptional().isEmpty()) {
      Link back = new Link(Routes.community(home.slug()), shell.community());
      pages.refuse(context, 404, bank.refusals(), back);
      return;
    }
    boolean longer = "24".equals(context.queryParam("months"));
    pages.show(context, page(shell, home, bank.orThrow(), longer));
  }

  private TimeBankPage page(Shell shell, Community community, TimeBank bank, boolean longer) {
    Messages text = shell.text();
    List<ToldMonth> kept = months.told(bank, longer ? BankMonths.MOST : YEAR);
    List<ToldMonth> told = sinceItBegan(kept);
    List<TimeBankPage.MonthRow> rows = new ArrayList<>();
    List<MonthPlot.Month> drawn = new ArrayList<>();
    for (ToldMonth month : told) {
      rows.add(
          new TimeBankPage.MonthRow(
              name(text, month), month.given(), month.received(), month.pool()));
      drawn.add(
          new MonthPlot.Month(
              String.valueOf(month.month().getMonthValue()), month.given(), month.received()));
    }
    Collections.reverse(rows);
    Optional<ToldMonth> last =
        told.isEmpty() ? Optional.empty() : Optional.of(told.get(told.size() - 1));
    Optional<TimeBankPolicy> policy =
        banks
            .policy(community.id(), LocalDate.ofInstant(clock.instant(), bank.zone()))
            .asOptional();
    return new TimeBankPage(
        shell,
        community.slug(),
        policy
            .map(one -> text.sentence(one.rule().title().in(text.language().inCore())))
            .orElse(""),
        policy.map(TimeBankPolicy::edition).orElse(""),
        last.filter(month -> month.pool().isPresent())
            .map(month -> MinuteWords.of(text, month.pool().getAsLong()))
            .map(words -> text.of("bank.pool-has", words))
            .orElse(""),
        last.map(month -> name(text, month)).orElse(""),
        rows,
        MonthPlot.of(drawn),
        longer || told.size() < kept.size());
  }

  /** Without the months before anything was given, received or in the pool. */
  private static List<ToldMonth> sinceItBegan(List<ToldMonth> months) {
    int first = 0;
    while (first < months.size() && isEmpty(months.get(first))) {
      first++;
    }
    return months.subList(first, months.size());
  }

  private static boolean isEmpty(ToldMonth month) {
    OptionalLong nothing = OptionalLong.of(0);
    return month.given().equals(nothing)
        && month.received().equals(nothing)
        && month.pool().equals(nothing);
  }

  private static String name(Messages text, ToldMonth month) {
    return text.month(month.month());
  }
}
