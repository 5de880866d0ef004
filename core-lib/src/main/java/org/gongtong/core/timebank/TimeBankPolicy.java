package org.gongtong.core.timebank;

import static org.gongtong.core.timebank.TimeBankParameters.CEILING;
import static org.gongtong.core.timebank.TimeBankParameters.COIN_MINUTES;
import static org.gongtong.core.timebank.TimeBankParameters.DAILY_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.EXPIRED;
import static org.gongtong.core.timebank.TimeBankParameters.GIFT_RELATIONS;
import static org.gongtong.core.timebank.TimeBankParameters.GRANT_CIRCUMSTANCES;
import static org.gongtong.core.timebank.TimeBankParameters.GRANT_CLASSES;
import static org.gongtong.core.timebank.TimeBankParameters.GROUPS_DONATE_ONLY;
import static org.gongtong.core.timebank.TimeBankParameters.KINDS_DONATING_ONLY;
import static org.gongtong.core.timebank.TimeBankParameters.KINDS_RECEIVING;
import static org.gongtong.core.timebank.TimeBankParameters.KINDS_SERVING;
import static org.gongtong.core.timebank.TimeBankParameters.LIFETIME_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.NAME;
import static org.gongtong.core.timebank.TimeBankParameters.OVERDRAFT;
import static org.gongtong.core.timebank.TimeBankParameters.OVERFLOW;
import static org.gongtong.core.timebank.TimeBankParameters.REDEEM_AGE;
import static org.gongtong.core.timebank.TimeBankParameters.REDEEM_SPOUSE_COUNTS;
import static org.gongtong.core.timebank.TimeBankParameters.ROUNDING;
import static org.gongtong.core.timebank.TimeBankParameters.SETTLEMENT_AREA;
import static org.gongtong.core.timebank.TimeBankParameters.SETTLEMENT_PURPOSES;
import static org.gongtong.core.timebank.TimeBankParameters.SUCCESSION;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.EditionRef;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.Provision;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.RuleReason;
import org.gongtong.core.rules.ScopeCode;
import org.jspecify.annotations.Nullable;

/**
 * A time bank's policy as it holds in one place on one day. Immutable and thread-safe.
 *
 * <p>An entry keeps the {@link #edition} it was made under and the {@linkplain Rounding#code name}
 * of the rounding; a later edition changes neither.
 *
 * @param rule every figure, with who says so
 * @param edition the policy's name and the number of its edition, {@code my-city#2}; what narrower
 *     scopes laid over it follows, {@code my-city#2+compact:c1#1}
 * @param transfers what it asks of transfers
 * @param display how it shows minutes
 * @param rounding how the minutes of a service become those that are credited
 */
public record TimeBankPolicy(
    ResolvedRule rule,
    String edition,
    TransferPolicy transfers,
    TimeDisplay display,
    Rounding rounding) {

  /** What comes after the country's code in the id of the rule about a place's own time bank. */
  private static final String RULE_OF_PLACE = ".time-bank";

  /**
   * The policy of a place itself: what its city or district, or the compacts at the end of the
   * chain, say of its time bank.
   *
   * @param chain the scopes, widest first
   * @return the policy, or a refusal {@link RuleReason#NO_RULE_IN_FORCE} where nobody says
   *     anything, as well where only limits are set that any policy keeps
   */
  public static Outcome<TimeBankPolicy> resolve(
      RuleBook book, List<ScopeCode> chain, LocalDate day) {
    String country = chain.get(0).code().substring(0, 2);
    return resolve(book, RuleId.of(country + RULE_OF_PLACE), chain, day);
  }

  /**
   * A policy that a place has chosen by the id of its rule.
   *
   * @return as the other one
   */
  public static Outcome<TimeBankPolicy> resolve(
      RuleBook book, RuleId id, List<ScopeCode> chain, LocalDate day) {
    return book.resolve(id, chain, day).flatMap(TimeBankPolicy::of);
  }

  /**
   * Reads a resolved rule, today's or one that was stored.
   *
   * @return the policy, or a refusal {@link RuleReason#NO_RULE_IN_FORCE} if it names no policy, or
   *     {@link RuleReason#PARAMETER_MISSING} if it lacks a figure that no policy can do without, or
   *     a class of those in need asks for a circumstance that it does not name
   */
  public static Outcome<TimeBankPolicy> of(ResolvedRule rule) {
    if (rule.find(NAME).isEmpty()) {
      return Outcome.refused(
          RuleReason.NO_RULE_IN_FORCE
              .because()
              .under(rule.id())
              .figure("rule", rule.id())
              .figure("day", rule.asOf())
              .figure("scope", rule.scope())
              .refuses());
    }
    List<Parameter<?>> needed =
        new ArrayList<>(List.of(COIN_MINUTES, ROUNDING, GROUPS_DONATE_ONLY));
    if (rule.find(LIFETIME_CAP).isPresent()) {
      needed.add(OVERFLOW);
    }
    boolean unnamed =
        rule.get(GRANT_CLASSES, List.of()).stream()
            .anyMatch(one -> !circumstances(rule).keySet().containsAll(one.asked()));
    List<Reason> missing = new ArrayList<>();
    if (unnamed) {
      missing.add(
          RuleReason.PARAMETER_MISSING
              .because()
              .under(rule.id())
              .citing(rule.citationOf(GRANT_CLASSES))
              .figure("rule", rule.id())
              .figure("parameter", GRANT_CIRCUMSTANCES.meaning())
              .refuses());
    }
    needed.forEach(parameter -> missing.addAll(rule.need(parameter).refusals()));
    if (!missing.isEmpty()) {
      return Outcome.refused(missing);
    }
    return Outcome.accepted(
        new TimeBankPolicy(
            rule,
            edition(rule),
            transfers(rule),
            new TimeDisplay(rule.need(COIN_MINUTES).orThrow()),
            rule.need(ROUNDING).orThrow()));
  }

  private static TransferPolicy transfers(ResolvedRule rule) {
    Set<String> relations =
        rule.get(GIFT_RELATIONS, Set.of()).stream().map(Relation::code).collect(Collectors.toSet());
    boolean groupsDonateOnly = rule.need(GROUPS_DONATE_ONLY).orThrow();
    return new TransferPolicy(
        minutes(rule, LIFETIME_CAP),
        minutes(rule, DAILY_CAP),
        rule.get(OVERFLOW, TransferPolicy.Overflow.REJECT),
        rule.get(REDEEM_AGE, 0),
        rule.get(REDEEM_SPOUSE_COUNTS, false),
        relations,
        rule.get(OVERDRAFT, 0),
        minutes(rule, CEILING),
        groupsDonateOnly,
        accounts(rule, groupsDonateOnly),
        new SettlementPolicy(
            rule.find(SETTLEMENT_AREA).orElse(null), rule.get(SETTLEMENT_PURPOSES, Set.of())),
        new GrantTerms(rule.get(GRANT_CLASSES, List.of())));
  }

  private static AccountTerms accounts(ResolvedRule rule, boolean groupsDonateOnly) {
    Set<AccountKind> donating =
        rule.get(KINDS_DONATING_ONLY, AccountTerms.usualDonating(groupsDonateOnly));
    return new AccountTerms(
        rule.get(KINDS_SERVING, AccountTerms.usualServing()),
        rule.get(KINDS_RECEIVING, AccountTerms.usualReceiving()),
        groupsDonateOnly ? with(donating, AccountKind.GROUP) : donating,
        rule.find(TimeBankParameters.EXPIRY).orElse(null),
        rule.get(EXPIRED, AccountTerms.Expired.POOL),
        rule.find(SUCCESSION).orElse(null));
  }

  private static Set<AccountKind> with(Set<AccountKind> kinds, AccountKind more) {
    Set<AccountKind> all = EnumSet.of(more);
    all.addAll(kinds);
    return all;
  }

  private static @Nullable Long minutes(ResolvedRule rule, Parameter<Integer> parameter) {
    return rule.find(parameter).map(Integer::longValue).orElse(null);
  }

  private static String edition(ResolvedRule rule) {
    EditionRef named =
        rule.provisions().stream()
            .filter(provision -> provision.setting().parameter().equals(NAME))
            .map(Provision::source)
            .findFirst()
            .orElseThrow();
    StringBuilder edition = new StringBuilder(rule.need(NAME).orThrow() + "#" + named.edition());
    for (EditionRef narrower :
        rule.editions().subList(rule.editions().indexOf(named) + 1, rule.editions().size())) {
      edition.append('+').append(narrower.scope()).append('#').append(narrower.edition());
    }
    return edition.toString();
  }

  private static Map<String, LocalizedText> circumstances(ResolvedRule rule) {
    return rule.get(GRANT_CIRCUMSTANCES, Map.of());
  }

  /** What may be attested of members, by codes, in the order of the rule. */
  public Map<String, LocalizedText> circumstances() {
    return circumstances(rule);
  }

  /** To whom time is granted, class by class in words, the first before the others. */
  public List<LocalizedText> grantClasses() {
    return GrantWords.each(transfers.grants().classes(), display, circumstances());
  }

  /** The name by which people choose it. */
  public String name() {
    return rule.need(NAME).orThrow();
  }

  /** The minutes credited for a service, by the policy's rounding. */
  public long credited(Duration lasted) {
    return rounding.minutes(lasted);
  }

  /** How long time lasts; empty if for ever. */
  public Optional<LegalPeriod> expiry() {
    return rule.find(TimeBankParameters.EXPIRY);
  }

  /** When silence confirms a service; empty if never. */
  public Optional<LegalPeriod> autoConfirm() {
    return rule.find(TimeBankParameters.AUTO_CONFIRM);
  }

  /** How far from home somebody is offered services, in metres; empty for any distance. */
  public Optional<Integer> radiusMetres() {
    return rule.find(TimeBankParameters.RADIUS_METRES);
  }

  /** Its figures as people read them, its name apart, in the order that its editions set them. */
  public List<PolicyFigure> figures() {
    return rule.provisions().stream()
        .filter(provision -> !provision.setting().parameter().equals(NAME))
        .map(provision -> PolicyFigure.of(provision, display, circumstances()))
        .toList();
  }

  /** Whether every figure was read in the text that it is cited from. */
  public boolean isVerified() {
    return figures().stream().allMatch(figure -> figure.citation().isVerified());
  }
}
