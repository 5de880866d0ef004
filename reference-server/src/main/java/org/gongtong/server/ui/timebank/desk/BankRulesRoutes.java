package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.timebank.PolicyEditions;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankPolicies;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.AddressedCommunity;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;

/** Where a community's time bank is opened, and follows another rule from a day on. */
public final class BankRulesRoutes implements RouteGroup {
  private static final String ADDRESS = "/staff/c/{community}/timebank/rules";
  private static final String OWN = "own";

  private final Pages pages;
  private final CommunityService communities;
  private final BankDesk banks;
  private final BankPolicies policies;
  private final RuleBook book;
  private final BoardOffice office;

  public BankRulesRoutes(
      Pages pages,
      CommunityService communities,
      BankDesk banks,
      BankPolicies policies,
      RuleBook book,
      BoardOffice office) {
    this.pages = pages;
    this.communities = communities;
    this.banks = banks;
    this.policies = policies;
    this.book = book;
    this.office = office;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        ADDRESS, context -> show(context, FormErrors.none()), Action.TIMEBANK_MANAGE);
    javalin.routes.post(ADDRESS, this::choose, Action.TIMEBANK_MANAGE);
  }

  private void choose(Context context) {
    Community community = AddressedCommunity.of(context, communities);
    List<Reason> why =
        pages.once(
            context, () -> chosen(context, community).map(done -> address(context, community)));
    if (!why.isEmpty()) {
      context.status(HttpStatus.forStatus(StatusOf.refusal(why)));
      show(context, pages.errors(context, why, one -> field(one.code())));
    }
  }

  private static String field(String code) {
    return code.equals(BoardReason.BOARD_RULE.name()) ? "rule" : "from";
  }

  private static String address(Context context, Community community) {
    return Forms.field(context, "opened").isEmpty()
        ? BoardAddress.board(community.slug())
        : BoardAddress.rules(community.slug());
  }

  private Outcome<String> chosen(Context context, Community community) {
    String rule = Forms.field(context, "rule");
    Optional<LocalDate> from = Forms.day(Forms.field(context, "from"));
    if (from.isEmpty()) {
      return Outcome.refused(BoardReason.BOARD_DAY.because().refuses());
    }
    if (options(Messages.in(pages.language(context)), community, from.get()).stream()
        .noneMatch(option -> option.value().equals(rule))) {
      return Outcome.refused(BoardReason.BOARD_RULE.because().refuses());
    }
    RuleId id = rule.equals(OWN) ? null : RuleId.of(rule);
    var actor = pages.staff(context).actor();
    return banks.find(community.id()).isEmpty()
        ? banks.open(actor, community, id, from.get()).map(bank -> rule)
        : banks.choose(actor, community, id, from.get()).map(choice -> rule);
  }

  /** The place's own rule, if there is one on that day, and those that any place may choose. */
  private List<Option> options(Messages text, Community community, LocalDate day) {
    List<Option> options = new ArrayList<>();
    Optional<TimeBankPolicy> own =
        policies.resolve(null, community.jurisdiction(), day).asOptional();
    own.ifPresent(policy -> options.add(option(text, OWN, policy)));
    PolicyEditions.of(book).all().stream()
        .map(listed -> listed.edition().rule())
        .distinct()
        .filter(rule -> own.filter(policy -> policy.rule().id().equals(rule)).isEmpty())
        .forEach(
            rule ->
                policies
                    .resolve(rule, community.jurisdiction(), day)
                    .asOptional()
                    .ifPresent(policy -> options.add(option(text, rule.value(), policy))));
    return options;
  }

  private static Option option(Messages text, String value, TimeBankPolicy policy) {
    String title = text.sentence(policy.rule().title().in(text.language().inCore()));
    return new Option(value, title + " · " + policy.edition(), "", 0);
  }

  private void show(Context context, FormErrors errors) {
    Community community = AddressedCommunity.of(context, communities);
    Shell shell =
        pages.shell(
            context,
            community.name().in(pages.coreLanguage(context)),
            BoardAddress.rules(community.slug()));
    Messages text = shell.text();
    Language language = pages.coreLanguage(context);
    LocalDate today = LocalDate.ofInstant(office.now(), community.zone());
    Optional<TimeBank> bank = banks.find(community.id());
    Optional<TimeBankPolicy> policy =
        bank.flatMap(one -> banks.policy(community.id(), today).asOptional());
    pages.show(
        context,
        new BankRulesPage(
            shell,
            pages.command(""),
            community.slug(),
            bank.isPresent(),
            policy.map(one -> text.sentence(one.rule().title().in(language))).orElse(""),
            policy.map(TimeBankPolicy::edition).orElse(""),
            policy.map(one -> figures(text, language, one)).orElse(List.of()),
            policy.map(one -> notes(text, language, one)).orElse(List.of()),
            bank.map(one -> choices(text, community, one)).orElse(List.of()),
            options(text, community, today),
            typed(context, errors.any(), bank.isPresent() ? today.plusDays(1) : today),
            errors));
  }

  private static BankRulesPage.Typed typed(Context context, boolean again, LocalDate suggested) {
    return again
        ? new BankRulesPage.Typed(Forms.field(context, "rule"), Forms.field(context, "from"))
        : new BankRulesPage.Typed("", suggested.toString());
  }

  private static List<BankRulesPage.Figure> figures(
      Messages text, Language language, TimeBankPolicy policy) {
    return policy.figures().stream()
        .map(
            figure ->
                new BankRulesPage.Figure(
                    text.sentence(figure.parameter().meaning().in(language)),
                    figure.value().in(language),
                    figure.citation().text().in(language)))
        .toList();
  }

  private static List<String> notes(Messages text, Language language, TimeBankPolicy policy) {
    return policy.figures().stream()
        .map(figure -> figure.citation().note())
        .filter(Objects::nonNull)
        .map(note -> text.sentence(note.in(language)))
        .distinct()
        .toList();
  }

  private List<BankRulesPage.Choice> choices(Messages text, Community community, TimeBank bank) {
    return banks.choices(bank.id()).stream()
        .map(
            choice ->
                new BankRulesPage.Choice(
                    text.day(choice.from()),
                    policies
                        .resolve(choice.rule(), community.jurisdiction(), choice.from())
                        .asOptional()
                        .map(policy -> option(text, "", policy).label())
                        .orElse(String.valueOf(choice.rule()))))
        .toList();
  }
}
