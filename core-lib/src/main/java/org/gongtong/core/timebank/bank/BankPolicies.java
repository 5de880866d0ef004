package org.gongtong.core.timebank.bank;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.ledger.LedgerPolicies;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.service.ServiceParameters;
import org.gongtong.core.timebank.service.ServicePolicies;
import org.gongtong.core.timebank.service.ServicePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Which policy a community's bank has on a day, from the rules it chose and the rule book.
 * Thread-safe.
 *
 * <p>What was chosen is remembered for a minute, for the days up to the one on which it was read: a
 * choice that is made elsewhere meanwhile holds from a later day on. For the minute after midnight
 * it is read each time, since other servers' clocks may be behind. That a bank has none is not
 * remembered.
 */
public final class BankPolicies implements LedgerPolicies, ServicePolicies {

  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST_RESOLVED = 4096;

  private final CommunityStore communities;
  private final LedgerStore ledger;
  private final BankStore banks;
  private final RuleBook book;
  private final InstantSource clock;
  private final Map<UUID, Chosen> byCommunity = new ConcurrentHashMap<>();
  private final Map<Asked, Outcome<TimeBankPolicy>> policies = new ConcurrentHashMap<>();
  private final Map<Served, Outcome<ServicePolicy>> services = new ConcurrentHashMap<>();
  private final Set<Used> kept = ConcurrentHashMap.newKeySet();

  /** In which transaction what is not yet known to be kept was last written. */
  private final Map<Used, WeakReference<Transaction>> keeping = new ConcurrentHashMap<>();

  /** What a bank chose, as it was read. */
  private record Chosen(
      ScopeCode jurisdiction, List<RuleChoice> choices, ZoneId zone, Instant readAt) {

    /** Whether it is known well enough for a day. */
    boolean holds(LocalDate day, Instant now) {
      return Duration.between(readAt, now).abs().compareTo(REMEMBERED) < 0
          && !day.isAfter(LocalDate.ofInstant(readAt.minus(REMEMBERED), zone));
    }

    Optional<RuleChoice> on(LocalDate day) {
      RuleChoice last = null;
      for (RuleChoice choice : choices) {
        boolean holds = !choice.from().isAfter(day);
        if (holds && (last == null || !choice.from().isBefore(last.from()))) {
          last = choice;
        }
      }
      return Optional.ofNullable(last);
    }
  }

  private record Asked(@Nullable RuleId rule, ScopeCode jurisdiction, LocalDate day) {}

  private record Served(RuleId rule, String edition, ScopeCode jurisdiction, LocalDate day) {}

  private record Used(UUID bankId, String edition) {}

  public BankPolicies(
      CommunityStore communities,
      LedgerStore ledger,
      BankStore banks,
      RuleBook book,
      InstantSource clock) {
    this.communities = communities;
    this.ledger = ledger;
    this.banks = banks;
    this.book = book;
    this.clock = clock;
  }

  /**
   * The policy of a community's bank on a day.
   *
   * @return it, or a refusal {@link BankReason#TIME_RULE_NOT_CHOSEN}, or why the rule chosen has no
   *     policy then
   */
  public Outcome<TimeBankPolicy> policy(Transaction transaction, UUID communityId, LocalDate day) {
    Optional<Chosen> chosen = chosen(transaction, communityId, day);
    return chosen
        .flatMap(found -> found.on(day))
        .map(choice -> resolve(choice.rule(), chosen.orElseThrow().jurisdiction(), day))
        .orElseGet(() -> notChosen(day));
  }

  private static <T> Outcome<T> notChosen(LocalDate day) {
    return Outcome.refused(BankReason.TIME_RULE_NOT_CHOSEN.because().figure("day", day).refuses());
  }

  /**
   * The policy that a rule has in a place on a day, whether or not it was chosen.
   *
   * @param rule null for the place's own
   */
  public Outcome<TimeBankPolicy> resolve(
      @Nullable RuleId rule, ScopeCode jurisdiction, LocalDate day) {
    Asked asked = new Asked(rule, jurisdiction, day);
    Outcome<TimeBankPolicy> known = policies.get(asked);
    if (known != null) {
      return known;
    }
    List<ScopeCode> chain = jurisdiction.chain();
    Outcome<TimeBankPolicy> policy =
        rule == null
            ? TimeBankPolicy.resolve(book, chain, day)
            : TimeBankPolicy.resolve(book, rule, chain, day);
    return remember(policies, asked, policy);
  }

  private static <K, V> V remember(Map<K, V> answers, K question, V answer) {
    if (answers.size() >= MOST_RESOLVED) {
      answers.clear();
    }
    answers.put(question, answer);
    return answer;
  }

  @Override
  public Optional<LedgerPolicy> inForce(Transaction transaction, TimeBank bank, LocalDate day) {
    return found(transaction, bank, day).map(BankPolicies::forLedger);
  }

  /** Keeps the rule in full with the first thing that is decided under its edition. */
  @Override
  public Optional<LedgerPolicy> decidesUnder(
      Transaction transaction, TimeBank bank, LocalDate day) {
    Optional<TimeBankPolicy> found = found(transaction, bank, day);
    found.ifPresent(policy -> keep(transaction, bank, policy));
    return found.map(BankPolicies::forLedger);
  }

  private static LedgerPolicy forLedger(TimeBankPolicy policy) {
    return new LedgerPolicy(policy.edition(), policy.transfers());
  }

  private Optional<TimeBankPolicy> found(Transaction transaction, TimeBank bank, LocalDate day) {
    return policy(transaction, bank.communityId(), day)
        .asOptional()
        .filter(found -> found.edition().length() <= LedgerPolicy.EDITION_MOST);
  }

  /**
   * It is known to be kept when another transaction finds it, since this one may come to nothing.
   */
  private void keep(Transaction transaction, TimeBank bank, TimeBankPolicy policy) {
    Used used = new Used(bank.id(), policy.edition());
    if (kept.contains(used)) {
      return;
    }
    if (banks.edition(transaction, bank.id(), policy.edition()).isPresent()) {
      WeakReference<Transaction> by = keeping.get(used);
      if (by == null || !by.refersTo(transaction)) {
        kept.add(used);
        keeping.remove(used);
      }
      return;
    }
    banks.keep(
        transaction,
        new KeptEdition(
            bank.id(),
            policy.edition(),
            clock.instant(),
            CanonicalJson.write(policy.rule().toMap())));
    keeping.put(used, new WeakReference<>(transaction));
  }

  @Override
  public Outcome<ServicePolicy> on(
      Transaction transaction, UUID communityId, ScopeCode jurisdiction, LocalDate day) {
    return policy(transaction, communityId, day)
        .flatMap(policy -> services(policy, jurisdiction, day));
  }

  /** Whether the rules of a bank on a day name a circumstance of members. */
  public boolean named(Transaction transaction, UUID communityId, LocalDate day, String code) {
    return policy(transaction, communityId, day)
        .asOptional()
        .filter(policy -> policy.circumstances().containsKey(code))
        .isPresent();
  }

  private Outcome<ServicePolicy> services(
      TimeBankPolicy policy, ScopeCode jurisdiction, LocalDate day) {
    Served served = new Served(policy.rule().id(), policy.edition(), jurisdiction, day);
    Outcome<ServicePolicy> known = services.get(served);
    if (known != null) {
      return known;
    }
    RuleId rule = RuleId.of(jurisdiction.code().substring(0, 2) + ServiceParameters.RULE_OF_PLACE);
    return remember(
        services,
        served,
        book.resolve(rule, jurisdiction.chain(), day)
            .flatMap(
                found -> {
                  try {
                    return ServicePolicy.of(policy, found);
                  } catch (IllegalArgumentException e) {
                    return Outcome.refused(
                        BankReason.TIME_RULE_UNUSABLE
                            .because()
                            .figure("rule", rule)
                            .figure("day", day)
                            .figure("why", String.valueOf(e.getMessage()))
                            .refuses());
                  }
                }));
  }

  private Optional<Chosen> chosen(Transaction transaction, UUID communityId, LocalDate day) {
    Instant now = clock.instant();
    Chosen known = byCommunity.get(communityId);
    if (known != null && known.holds(day, now)) {
      return Optional.of(known);
    }
    Optional<Community> community = communities.findById(transaction, communityId);
    Optional<TimeBank> bank = ledger.banksOf(transaction, communityId).stream().findFirst();
    List<RuleChoice> choices =
        bank.map(found -> banks.choices(transaction, found.id())).orElse(List.of());
    if (community.isEmpty() || choices.isEmpty()) {
      return Optional.empty();
    }
    Chosen read =
        new Chosen(community.get().jurisdiction(), choices, bank.orElseThrow().zone(), now);
    byCommunity.put(communityId, read);
    return Optional.of(read);
  }

  /** Forgets what a community chose, which has changed. */
  void forget(UUID communityId) {
    byCommunity.remove(communityId);
  }
}
