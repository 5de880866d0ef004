package org.gongtong.server.ui.timebank.desk;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.people.MaskedPerson;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.RequestParameters;

/**
 * Finds accounts by what somebody types: the id of an account or of whom it belongs to; and for
 * whoever may see persons, a whole name, telephone, identity number or owner's id. Thread-safe.
 */
public final class AccountFinder {
  private static final int SHORTEST = 2;
  private static final int HOLDER_MOST = 64;

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
  Optional<AccountState> find(BoardOffice.Place place, UUID account) {
    return accounts
        .find(account)
        .filter(state -> state.account().bankId().equals(place.bank().id()));
  }

  /**
   * The member that an id means: of a person, of an account, or of an owner that one member alone
   * stands behind. A name is no id.
   */
  Optional<String> member(Context context, BoardOffice.Place place, String typed) {
    Set<String> found = new TreeSet<>();
    for (AccountState state : search(context, place, typed)) {
      String holder = state.account().holder();
      if (state.account().kind() != AccountKind.INDIVIDUAL) {
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
