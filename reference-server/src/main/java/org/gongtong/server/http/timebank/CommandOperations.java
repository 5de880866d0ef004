package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.bank.GrantCitations;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerHold;
import org.gongtong.core.timebank.ledger.PastCommand;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.jspecify.annotations.Nullable;

/** Commands to a ledger by staff: one, or up to a thousand in one transaction. */
public final class CommandOperations implements Operations {

  private final TimeBankDoor door;
  private final LedgerDesk ledger;
  private final GrantCitations citations;

  public CommandOperations(TimeBankDoor door, LedgerDesk ledger, GrantCitations citations) {
    this.door = door;
    this.ledger = ledger;
    this.citations = citations;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.postUnkept(
                "/communities/{community}/timebank/commands", Action.TIMEBANK_POST, this::one)
            .often(),
        Operation.postUnkept(
            "/communities/{community}/timebank/batches", Action.TIMEBANK_POST, this::many));
  }

  private Answer one(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    JsonFields body = request.json();
    LedgerCommand command = CommandBodies.command(body, CommandBodies.key(request.key()));
    body.end();
    admit(request, place, List.of(command));
    LedgerAnswer answer = ledger.send(request.actor(), place.bank(), command);
    return Answer.of(cited(place, command, answer), done -> Answer.ok(TimeBankShapes.done(done)));
  }

  private Answer many(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    JsonFields body = request.longJson();
    List<LedgerCommand> commands = new ArrayList<>();
    for (JsonFields one : body.objects("commands", LedgerDesk.MOST)) {
      commands.add(CommandBodies.command(one, CommandBodies.named(one)));
    }
    body.end();
    admit(request, place, commands);
    List<LedgerAnswer> answers =
        ledger.sendAll(
            place.bank(),
            commands.stream().map(one -> new LedgerDesk.Sent(request.actor(), one)).toList());
    Map<String, Object> map = new LinkedHashMap<>();
    List<Map<String, Object>> items = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      LedgerAnswer answer = answers.get(i);
      items.add(TimeBankShapes.answered(answer, cited(place, commands.get(i), answer).refusals()));
    }
    map.put("items", items);
    return Answer.ok(map);
  }

  private Outcome<LedgerAnswer> cited(
      TimeBankDoor.Place place, LedgerCommand command, LedgerAnswer answer) {
    return answer.isDone()
        ? answer.asOutcome()
        : citations.cite(place.bank(), command.at().toLocalDate(), answer.asOutcome());
  }

  /** Corrections take more than entries do, and nobody does either for himself. */
  private void admit(ApiRequest request, TimeBankDoor.Place place, List<LedgerCommand> commands) {
    if (commands.stream().anyMatch(one -> one instanceof LedgerCommand.Reverse)) {
      request.require(Action.TIMEBANK_CORRECT, place.community(), "");
    }
    if (door.persons(request).isEmpty()) {
      return;
    }
    List<@Nullable UUID> touched = new ArrayList<>();
    Set<OperationKey> refs = new HashSet<>();
    for (LedgerCommand command : commands) {
      if (command instanceof LedgerCommand.Post post) {
        touched.add(post.from());
        touched.add(post.to());
      } else if (command instanceof LedgerCommand.Hold hold) {
        touched.add(hold.from());
        touched.add(hold.to());
      } else if (command instanceof LedgerCommand.Reverse reverse) {
        refs.add(reverse.ref());
      } else if (command instanceof LedgerCommand.End end) {
        refs.add(end.ref());
      }
    }
    for (PastCommand past : ledger.past(place.bank(), refs).values()) {
      LedgerEntry entry = past.entry();
      LedgerHold hold = past.hold();
      if (entry != null) {
        touched.add(entry.from());
        touched.add(entry.to());
      }
      if (hold != null) {
        touched.add(hold.from());
        touched.add(hold.to());
      }
    }
    door.refuseOwn(request, touched);
  }
}
