package org.gongtong.server.ui.timebank.grant;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.people.AccountLink;
import org.gongtong.core.people.AccountLinks;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.AddressedCommunity;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;

/** What the pages of this package need. Thread-safe. */
public final class GrantOffice {
  private static final int SHORT = 8;

  private final Pages pages;
  private final CommunityService communities;
  private final BankDesk banks;
  private final AccountDesk accounts;
  private final MemberDesk members;
  private final PersonReader persons;
  private final AccountLinks links;
  private final InstantSource clock;

  public GrantOffice(
      Pages pages,
      CommunityService communities,
      BankDesk banks,
      AccountDesk accounts,
      MemberDesk members,
      PersonReader persons,
      AccountLinks links,
      InstantSource clock) {
    this.pages = pages;
    this.communities = communities;
    this.banks = banks;
    this.accounts = accounts;
    this.members = members;
    this.persons = persons;
    this.links = links;
    this.clock = clock;
  }

  /**
   * The bank of an address.
   *
   * @param community its community
   * @param bank the bank
   */
  record Place(Community community, TimeBank bank) {
    String slug() {
      return community.slug();
    }
  }

  Pages pages() {
    return pages;
  }

  /**
   * @throws RefusedRequest with 404 if the community has no bank
   */
  Place place(Context context) {
    Community community = AddressedCommunity.of(context, communities);
    Outcome<TimeBank> bank = banks.require(community.id());
    return new Place(
        community,
        bank.asOptional()
            .orElseThrow(
                () -> new RefusedRequest(StatusOf.refusal(bank.refusals()), bank.refusals())));
  }

  Shell shell(Context context, Place place, String here) {
    return pages.shell(context, place.community().name().in(pages.coreLanguage(context)), here);
  }

  /** The id in an address. */
  static UUID id(Context context, String name) {
    return RequestParameters.uuid(context.pathParam(name))
        .orElseThrow(() -> new RefusedRequest(404, RequestReason.NOT_FOUND.because().refuses()));
  }

  LocalDate today(Place place) {
    return LocalDate.ofInstant(clock.instant(), place.bank().zone());
  }

  /** The account of an id, if it is of this bank. */
  Optional<AccountState> account(Place place, UUID id) {
    return accounts.find(id).filter(state -> state.account().bankId().equals(place.bank().id()));
  }

  /** Whether it is an account of somebody behind the reader's login. */
  boolean isOwn(Context context, LedgerAccount account) {
    return own(context).contains(account.holder());
  }

  private Set<String> own(Context context) {
    return links.of(pages.staff(context).login()).stream()
        .map(AccountLink::personId)
        .map(UUID::toString)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The accounts of those behind the reader's login. */
  Set<UUID> ownAccounts(Context context, Place place) {
    return own(context).stream()
        .flatMap(person -> members.accountsOf(place.bank(), person).stream())
        .map(state -> state.account().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A holder's masked name for who may see persons, and the end of his id. */
  String name(Context context, Place place, LedgerAccount account) {
    String holder = account.holder();
    String brief = holder.length() > SHORT ? "…" + holder.substring(holder.length() - 6) : holder;
    if (!pages.rights(context).may(Action.PERSON_VIEW, Subject.of(place.community()))) {
      return brief;
    }
    return RequestParameters.uuid(holder)
        .flatMap(persons::record)
        .map(record -> record.shown().fields().getOrDefault(PersonField.NAME, ""))
        .filter(name -> !name.isEmpty())
        .map(name -> name + " " + brief)
        .orElse(brief);
  }
}
