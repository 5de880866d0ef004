package org.gongtong.server.ui.timebank.grant;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.timebank.desk.AccountFinder;
import org.gongtong.server.ui.timebank.desk.BoardOffice;

/** What the pages of this package need beside what all pages of a bank do. Thread-safe. */
public final class GrantOffice {
  private final BoardOffice board;
  private final AccountFinder accounts;
  private final MemberDesk members;

  public GrantOffice(BoardOffice board, AccountFinder accounts, MemberDesk members) {
    this.board = board;
    this.accounts = accounts;
    this.members = members;
  }

  Pages pages() {
    return board.pages();
  }

  BoardOffice.Place place(Context context) {
    return board.place(context);
  }

  Shell shell(Context context, BoardOffice.Place place, String here) {
    return board.shell(context, place, here);
  }

  LocalDate today(BoardOffice.Place place) {
    return LocalDate.ofInstant(board.now(), place.zone());
  }

  /** The account of an id, if it is of this bank. */
  Optional<AccountState> account(BoardOffice.Place place, UUID id) {
    return accounts.find(place, id);
  }

  /** Whether it is an account of somebody behind the reader's login. */
  boolean isOwn(Context context, LedgerAccount account) {
    return board.own(context).contains(account.holder());
  }

  /** The accounts of those behind the reader's login. */
  Set<UUID> ownAccounts(Context context, BoardOffice.Place place) {
    return board.own(context).stream()
        .flatMap(person -> members.accountsOf(place.bank(), person).stream())
        .map(state -> state.account().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A holder's masked name for who may see persons, and the end of his id. */
  String name(Context context, BoardOffice.Place place, LedgerAccount account) {
    return board.names(context, place).of(account.holder());
  }
}
