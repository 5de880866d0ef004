package org.gongtong.server.http.timebank;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gongtong.core.people.AccountLink;
import org.gongtong.core.people.AccountLinks;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankReason;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountReason;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Problem;
import org.gongtong.server.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bank of an address, and who the one that asks is to it. Banks hardly ever change, but
 * for an import in the place of one that was never used; they, and whose login it is, are believed
 * for some seconds. Thread-safe.
 */
public final class TimeBankDoor {

  private static final Duration BELIEVED = Duration.ofSeconds(10);
  private static final int MOST = 10_000;

  private final CommunityService communities;
  private final BankDesk banks;
  private final AccountDesk accounts;
  private final AccountLinks links;
  private final InstantSource clock;
  private final Map<String, Found> places = new ConcurrentHashMap<>();
  private final Map<String, Known> persons = new ConcurrentHashMap<>();
  private final Map<UUID, String> holders = new ConcurrentHashMap<>();

  /**
   * A community and its bank.
   *
   * @param community the community
   * @param bank its bank
   */
  public record Place(Community community, TimeBank bank) {}

  private record Found(Place place, Instant until) {}

  private record Known(Set<String> ids, Instant until) {}

  public TimeBankDoor(
      CommunityService communities,
      BankDesk banks,
      AccountDesk accounts,
      AccountLinks links,
      InstantSource clock) {
    this.communities = communities;
    this.banks = banks;
    this.accounts = accounts;
    this.links = links;
    this.clock = clock;
  }

  /**
   * The community of an address, with a bank or without.
   *
   * @throws ProblemException if there is none
   */
  Community community(ApiRequest request) {
    Place known = known(request.path("community"));
    return known == null
        ? given(communities.require(request.path("community")))
        : known.community();
  }

  private @Nullable Place known(String slug) {
    Found found = places.get(slug);
    return found == null || !clock.instant().isBefore(found.until()) ? null : found.place();
  }

  /**
   * The community of an address and its bank.
   *
   * @throws ProblemException if there is no such community, or it has no bank
   */
  Place place(ApiRequest request) {
    String slug = request.path("community");
    Place known = known(slug);
    if (known == null) {
      Community community = given(communities.require(slug));
      known = new Place(community, given(banks.require(community.id())));
      places.put(slug, new Found(known, clock.instant().plus(BELIEVED)));
    }
    return known;
  }

  private static <T> T given(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Refused<T> refused) {
      throw new ProblemException(Problem.of(refused));
    }
    return outcome.orThrow();
  }

  /** The ids of the persons that the login of whoever asks is linked to. */
  Set<String> persons(ApiRequest request) {
    String login = request.actor().id();
    Instant now = clock.instant();
    Known known = persons.get(login);
    if (known == null || !now.isBefore(known.until())) {
      Set<String> ids =
          links.of(login).stream()
              .map(AccountLink::personId)
              .map(UUID::toString)
              .collect(Collectors.toUnmodifiableSet());
      known = new Known(ids, now.plus(BELIEVED));
      remember(persons, login, known);
    }
    return known.ids();
  }

  private static <K, V> void remember(Map<K, V> map, K key, V value) {
    if (map.size() >= MOST) {
      map.clear();
    }
    map.put(key, value);
  }

  /**
   * Refuses whoever would enter or reverse time of his own.
   *
   * @param touched the accounts in question; null where none is named
   * @throws ProblemException {@link BankReason#TIME_OWN_ACCOUNT}
   */
  void refuseOwn(ApiRequest request, Collection<@Nullable UUID> touched) {
    Set<String> own = persons(request);
    if (own.isEmpty()) {
      return;
    }
    for (UUID account : touched) {
      if (account != null && own.contains(holder(account))) {
        throw new ProblemException(BankReason.TIME_OWN_ACCOUNT);
      }
    }
  }

  /** Whose an account is, of a part whose it is a part of; empty of one that is not there. */
  private String holder(UUID account) {
    String known = holders.get(account);
    if (known == null) {
      known = accounts.find(account).map(this::holder).orElse("");
      if (!known.isEmpty()) {
        remember(holders, account, known);
      }
    }
    return Objects.requireNonNull(known);
  }

  private String holder(AccountState state) {
    UUID parent = state.account().parentId();
    return parent == null ? state.account().holder() : holder(parent);
  }

  /**
   * The account of an address, for staff who read accounts and for whose it is.
   *
   * @throws ProblemException {@link AccountReason#TIME_ACCOUNT_UNKNOWN}, also if it is another's
   */
  AccountState readable(ApiRequest request, Place place) {
    AccountState state = account(request, place);
    if (request.may(Action.TIMEBANK_READ, place.community())
        || request.isInScope(Action.TIMEBANK_MEMBER) && persons(request).contains(holder(state))) {
      return state;
    }
    throw new ProblemException(AccountReason.TIME_ACCOUNT_UNKNOWN);
  }

  /**
   * The account of an address.
   *
   * @throws ProblemException {@link AccountReason#TIME_ACCOUNT_UNKNOWN}
   */
  AccountState account(ApiRequest request, Place place) {
    return accounts
        .find(request.id("account"))
        .filter(found -> found.account().bankId().equals(place.bank().id()))
        .orElseThrow(() -> new ProblemException(AccountReason.TIME_ACCOUNT_UNKNOWN));
  }
}
