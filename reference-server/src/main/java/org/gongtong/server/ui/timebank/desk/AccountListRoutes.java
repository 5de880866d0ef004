package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.ClosingProposals;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.text.Messages;

/** All accounts, page by page or found by whom they belong to, and what is proposed about some. */
public final class AccountListRoutes implements RouteGroup {
  private static final String ALL = "/staff/c/{community}/timebank/accounts";
  private static final int ROWS = 50;
  private static final int PROPOSALS = 50;

  private final BoardOffice office;
  private final AccountFinder finder;
  private final AccountDesk accounts;
  private final ClosingProposals proposals;

  public AccountListRoutes(
      BoardOffice office, AccountFinder finder, AccountDesk accounts, ClosingProposals proposals) {
    this.office = office;
    this.finder = finder;
    this.accounts = accounts;
    this.proposals = proposals;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(ALL, this::list, Action.TIMEBANK_READ);
  }

  private void list(Context context) {
    BoardOffice.Place place = office.place(context);
    String query = Objects.requireNonNullElse(context.queryParam("q"), "").strip();
    UUID after =
        RequestParameters.uuid(Objects.requireNonNullElse(context.queryParam("after"), ""))
            .orElse(null);
    BoardOffice.Names names = office.names(context, place);
    boolean whole = query.isEmpty();
    List<AccountState> found =
        whole
            ? accounts.page(place.bank(), null, after, ROWS)
            : finder.search(context, place, query);
    String next =
        whole && found.size() == ROWS ? found.get(ROWS - 1).account().id().toString() : "";
    office
        .pages()
        .show(
            context,
            new AccountsPage(
                office.shell(context, place, BoardAddress.accounts(place.slug())),
                place.slug(),
                query,
                found.stream().map(state -> finder.row(context, place, names, state)).toList(),
                next,
                whole && after == null ? waiting(context, place, names) : List.of()));
  }

  private List<AccountsPage.Waiting> waiting(
      Context context, BoardOffice.Place place, BoardOffice.Names names) {
    Messages text = Messages.in(office.pages().language(context));
    return proposals.waiting(place.bank(), null, PROPOSALS).stream()
        .map(
            one ->
                new AccountsPage.Waiting(
                    one.accountId().toString(),
                    finder
                        .find(place, one.accountId())
                        .map(state -> finder.row(context, place, names, state).name())
                        .orElse(""),
                    ClosingWords.what(text, one.wish().way()),
                    text.day(one.day()),
                    one.by().id()))
        .toList();
  }
}
