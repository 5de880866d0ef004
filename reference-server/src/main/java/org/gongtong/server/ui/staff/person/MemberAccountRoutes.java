package org.gongtong.server.ui.staff.person;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.staff.person.PersonDesk.Found;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.timebank.BankAddress;
import org.gongtong.server.ui.timebank.desk.BoardAddress;
import org.gongtong.server.ui.timebank.desk.BoardReason;

/** Opening a person's account of time; with it he is a member of the time bank. */
public final class MemberAccountRoutes implements RouteGroup {
  private final PersonDesk desk;
  private final BankDesk banks;
  private final MemberDesk members;
  private final InstantSource clock;

  public MemberAccountRoutes(
      PersonDesk desk, BankDesk banks, MemberDesk members, InstantSource clock) {
    this.desk = desk;
    this.banks = banks;
    this.members = members;
    this.clock = clock;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    String address = PersonRoutes.PERSON + "/account";
    javalin.routes.get(
        address,
        context -> show(context, desk.person(context), FormErrors.none()),
        Action.TIMEBANK_ACCOUNT);
    javalin.routes.post(address, this::open, Action.TIMEBANK_ACCOUNT);
  }

  private TimeBank bank(Found found) {
    Outcome<TimeBank> bank = banks.require(found.community().id());
    return bank.asOptional()
        .orElseThrow(() -> new RefusedRequest(StatusOf.refusal(bank.refusals()), bank.refusals()));
  }

  private void open(Context context) {
    Found found = desk.person(context);
    TimeBank bank = bank(found);
    List<Reason> refused =
        desk.pages()
            .once(
                context,
                () ->
                    day(context)
                        .flatMap(day -> members.open(desk.actor(context), bank, found.id(), day))
                        .map(account -> account(found, account)));
    if (!refused.isEmpty()) {
      context.status(HttpStatus.forStatus(StatusOf.refusal(refused)));
      show(context, found, desk.pages().errors(context, refused, why -> "opened"));
    }
  }

  private static Outcome<LocalDate> day(Context context) {
    Optional<LocalDate> typed = Forms.day(Forms.field(context, "opened"));
    return typed
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(BoardReason.BOARD_DAY.because().refuses()));
  }

  private static String account(Found found, LedgerAccount account) {
    return BoardAddress.account(found.community().slug(), account.id().toString());
  }

  private void show(Context context, Found found, FormErrors errors) {
    String slug = found.community().slug();
    String id = found.id().toString();
    Shell shell = desk.shell(context, found.community(), BankAddress.personAccount(slug, id));
    Messages text = shell.text();
    List<LedgerAccount> accounts =
        members.accountsOf(bank(found), id).stream().map(AccountState::account).toList();
    String today = LocalDate.ofInstant(clock.instant(), found.community().zone()).toString();
    desk.pages()
        .show(
            context,
            new MemberAccountPage(
                shell,
                desk.pages().command(""),
                slug,
                id,
                found.name(),
                accounts.stream()
                    .map(
                        one ->
                            new Link(
                                account(found, one),
                                text.of("account.opened-on", text.day(one.opened()))))
                    .toList(),
                accounts.stream().anyMatch(one -> one.closed() == null),
                errors.any() ? Forms.field(context, "opened") : today,
                errors));
  }
}
