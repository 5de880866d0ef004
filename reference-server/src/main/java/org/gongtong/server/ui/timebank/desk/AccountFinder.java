package org.gongtong.server.ui.timebank.desk;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.MaskedPerson;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.bank.CounterReason;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountReason;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;

/**
 * Finds accounts by what somebody types: the id of an account or of whom it belongs to; and for
 * whoever may see persons, a whole name, telephone, identity number or owner's id. Thread-safe.
 */
public final class AccountFinder {
  private static final int SHORTEST = 2;
  private static final int HOLDER_MOST = 64;

  /** Whose accounts he enters into. */
  private static final Set<AccountKind> HOLDERS =
      EnumSet.of(
          AccountKind.INDIVIDUAL,
          AccountKind.GROUP,
          AccountKind.HOUSEHOLD,
          AccountKind.ORGANISATION);

  private final BoardOffice office;
  private final AccountDesk accounts;
  private final MemberDesk members;
  private final PersonReader persons;

  public AccountFinder(
      BoardOffice office, AccountDesk accounts, MemberDesk members, PersonReader persons) {
    this.office = office;
    this.accounts = accounts;
    this.members = members;
    this.persons = persons;
  }

  /** The account of an id, if it is of this bank. */
  public Optional<AccountState> find(BoardOffice.Place place, UUID account) {
    return accounts
        .find(account)
        .filter(state -> state.account().bankId().equals(place.bank().id()));
  }

  /** Whose an account is: of a part, whose the account is that it is a part of. */
  String holder(AccountState state) {
    UUID parent = state.account().parentId();
    return parent == null
        ? state.account().holder()
        : accounts.find(parent).map(main -> main.account().holder()).orElse("");
  }

  /** An account in words. */
  AccountsPage.Row row(
      Context context, BoardOffice.Place place, BoardOffice.Names names, AccountState state) {
    LocalDate closed = state.account().closed();
    LocalDate today = LocalDate.ofInstant(office.now(), place.zone());
    Language language = office.pages().coreLanguage(context);
    LocalizedText what =
        state.account().isPart() ? state.account().bucket().text() : state.account().kind().text();
    String kind = what.in(language);
    String holder = holder(state);
    return new AccountsPage.Row(
        state.account().id().toString(),
        holder.isEmpty() ? kind : names.of(holder),
        kind,
        state.balance(),
        state.held(),
        closed != null && !closed.isAfter(today),
        state.account().kind() == AccountKind.INDIVIDUAL && !state.account().isPart());
  }

  /**
   * The account in an address.
   *
   * @throws RefusedRequest with 404 if the bank has none such
   */
  AccountState require(Context context, BoardOffice.Place place) {
    return find(place, BoardOffice.id(context, "account"))
        .orElseThrow(
            () -> new RefusedRequest(404, AccountReason.TIME_ACCOUNT_UNKNOWN.because().refuses()));
  }

  /** The one account of a member or a group that is meant by what was typed. */
  Outcome<AccountState> only(Context context, BoardOffice.Place place, String query) {
    String typed = query.strip();
    List<AccountState> found =
        search(context, place, typed).stream().filter(AccountFinder::takesEntries).toList();
    return found.size() == 1
        ? Outcome.accepted(found.get(0))
        : Outcome.refused(
            CounterReason.COUNTER_ACCOUNT
                .because()
                .figure("typed", typed.length() > 40 ? typed.substring(0, 40) + "…" : typed)
                .refuses());
  }

  /** Whether it is an account of somebody behind the reader's login. */
  boolean isOwn(Context context, AccountState state) {
    return office.own(context).contains(holder(state));
  }

  /** Whether a clerk enters into it: a member's or a group's, and no part of one. */
  static boolean takesEntries(AccountState state) {
    return HOLDERS.contains(state.account().kind()) && !state.account().isPart();
  }

  /**
   * The member that an id means: of a person, of an account, or of an owner that one member alone
   * stands behind. A name is no id.
   */
  Optional<String> member(Context context, BoardOffice.Place place, String typed) {
    Set<String> found = new TreeSet<>();
    for (AccountState state : search(context, place, typed)) {
      String holder = state.account().holder();
      if (state.account().kind() != AccountKind.INDIVIDUAL || state.account().isPart()) {
        continue;
      }
      boolean direct = holder.equals(typed) || state.account().id().toString().equals(typed);
      if (direct || isOwner(place, holder, typed)) {
        found.add(holder);
      }
    }
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  private boolean isOwner(BoardOffice.Place place, String holder, String typed) {
    return persons.search(place.community().id(), typed).stream()
        .anyMatch(
            person ->
                person.person().id().toString().equals(holder) && person.owners().contains(typed));
  }

  List<AccountState> search(Context context, BoardOffice.Place place, String query) {
    String typed = query.strip();
    if (typed.length() < SHORTEST) {
      return List.of();
    }
    Optional<AccountState> named = RequestParameters.uuid(typed).flatMap(id -> find(place, id));
    if (named.isPresent()) {
      return List.of(named.get());
    }
    List<AccountState> found = new ArrayList<>();
    if (typed.length() <= HOLDER_MOST) {
      found.addAll(members.accountsOf(place.bank(), typed));
    }
    if (office.pages().rights(context).may(Action.PERSON_VIEW, Subject.of(place.community()))) {
      for (MaskedPerson person : persons.search(place.community().id(), typed)) {
        members.accountsOf(place.bank(), person.person().id().toString()).stream()
            .filter(state -> !found.contains(state))
            .forEach(found::add);
      }
    }
    return found;
  }
}
