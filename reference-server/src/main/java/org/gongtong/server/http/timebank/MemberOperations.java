package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.bank.BankReason;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.Problem;
import org.gongtong.server.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a member does with his own time: look at it, give it to a relative, donate it. */
public final class MemberOperations implements Operations {

  private static final String ROOT = "/communities/{community}/timebank/me";
  private static final UUID NOBODY = new UUID(0, 0);

  private final TimeBankDoor door;
  private final MemberDesk members;
  private final LedgerDesk ledger;

  public MemberOperations(TimeBankDoor door, MemberDesk members, LedgerDesk ledger) {
    this.door = door;
    this.members = members;
    this.ledger = ledger;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.getSignedIn(ROOT, this::read),
        Operation.postSignedInUnkept(ROOT + "/gifts", this::give),
        Operation.postSignedInUnkept(ROOT + "/donations", this::donate));
  }

  private Answer read(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    request.requireScope(Action.TIMEBANK_MEMBER);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("members", List.copyOf(new TreeSet<>(door.persons(request))));
    map.put("accounts", own(request, place).stream().map(TimeBankShapes::account).toList());
    return Answer.ok(map);
  }

  private List<AccountState> own(ApiRequest request, TimeBankDoor.Place place) {
    List<AccountState> own = new ArrayList<>();
    for (String person : new TreeSet<>(door.persons(request))) {
      own.addAll(members.accountsOf(place.bank(), person));
    }
    return own;
  }

  private Answer give(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    request.requireScope(Action.TIMEBANK_MEMBER);
    JsonFields body = request.json();
    UUID to = body.parsed("to", Forms.ID, Forms::id, NOBODY);
    return send(request, place, body, TransferKind.GIFT, to);
  }

  private Answer donate(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    request.requireScope(Action.TIMEBANK_MEMBER);
    return send(request, place, request.json(), TransferKind.DONATE, null);
  }

  private Answer send(
      ApiRequest request,
      TimeBankDoor.Place place,
      JsonFields body,
      TransferKind kind,
      @Nullable UUID to) {
    UUID wanted = body.optionalParsed("from", Forms.ID, Forms::id);
    LocalDateTime at = CommandBodies.at(body);
    long minutes = CommandBodies.minutes(body);
    body.end();
    LedgerCommand command =
        new LedgerCommand.Post(
            CommandBodies.keyOf(request.actor().id(), request.key()),
            kind,
            at,
            from(request, place, wanted),
            to,
            minutes,
            OperationKey.NONE);
    return Answer.of(
        ledger.send(request.actor(), place.bank(), command).asOutcome(),
        done -> Answer.ok(TimeBankShapes.done(done)));
  }

  /** The account that gives: the one he named of his own, or the only one he has. */
  private UUID from(ApiRequest request, TimeBankDoor.Place place, @Nullable UUID wanted) {
    return own(request, place).stream()
        .map(AccountState::account)
        .filter(account -> wanted == null || account.id().equals(wanted))
        .filter(account -> wanted != null || account.kind() == AccountKind.INDIVIDUAL)
        .filter(account -> wanted != null || account.parentId() == null)
        .filter(account -> wanted != null || account.closed() == null)
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        BankReason.TIME_MEMBER_NO_ACCOUNT
                            .because()
                            .figure("member", request.actor().id())
                            .refuses())))
        .id();
  }
}
