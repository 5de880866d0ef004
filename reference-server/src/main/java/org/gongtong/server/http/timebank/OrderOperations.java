package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.RepaymentDesk;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.SettlementReason;
import org.gongtong.core.timebank.settlement.SettlementTimer;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.ApiReason;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Cursor;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.QueryFields;

/**
 * Orders to other communities and from them. The key of the header is the order's own: sent again
 * it is answered as before, a refusal as well.
 */
public final class OrderOperations implements Operations {

  private static final String ROOT = PartnerOperations.ROOT + "/orders";
  private static final String ONE = ROOT + "/{order}";
  private static final int WHY = 500;
  private static final UUID NOBODY = new UUID(0, 0);

  /** What somebody sends; what stands there is given up by two. */
  private static final Map<String, SettlementPurpose> PURPOSES =
      Stream.of(SettlementPurpose.SERVICE, SettlementPurpose.MOVE, SettlementPurpose.GIFT)
          .collect(Collectors.toMap(SettlementPurpose::code, Function.identity()));

  private final TimeBankDoor door;
  private final SettlementDesk desk;
  private final RepaymentDesk repayments;
  private final SettlementTimer timer;

  public OrderOperations(
      TimeBankDoor door, SettlementDesk desk, RepaymentDesk repayments, SettlementTimer timer) {
    this.door = door;
    this.desk = desk;
    this.repayments = repayments;
    this.timer = timer;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ROOT, Action.TIMEBANK_READ, this::page),
        Operation.postUnkept(ROOT, Action.TIMEBANK_SETTLE, this::send),
        Operation.get(PartnerOperations.ROOT + "/open", Action.TIMEBANK_READ, this::open),
        Operation.postUnkept(
            PartnerOperations.ROOT + "/repayments", Action.TIMEBANK_SETTLE, this::propose),
        Operation.get(ONE, Action.TIMEBANK_READ, this::read),
        Operation.post(
            ONE + "/recall", Action.TIMEBANK_SETTLE, request -> step(request, desk::recall)),
        Operation.post(
            ONE + "/approve",
            Action.TIMEBANK_SETTLE,
            request -> step(request, repayments::approve)),
        Operation.post(
            ONE + "/withdraw",
            Action.TIMEBANK_SETTLE,
            request -> step(request, repayments::withdraw)));
  }

  private Answer page(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    int limit = query.limit();
    UUID after = ServiceDoor.id(query.after(1), ApiReason.CURSOR_INVALID);
    query.end();
    List<SettlementOrder> orders = desk.page(place.bank(), after, limit);
    return request.page(
        orders.stream().map(SettlementShapes::order).toList(),
        orders.size() < limit ? null : Cursor.of(orders.get(limit - 1).id().toString()),
        limit);
  }

  /** Those without an answer, the longest first, with what can be done after a day. */
  private Answer open(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    request.query().end();
    List<SettlementTimer.Stuck> stuck = timer.stuck(place.bank());
    List<Map<String, ?>> items = new ArrayList<>();
    for (SettlementTimer.Open open : timer.open(place.bank())) {
      items.add(
          SettlementShapes.open(
              open,
              stuck.stream()
                  .filter(one -> one.order().id().equals(open.order().id()))
                  .map(SettlementTimer.Stuck::reason)
                  .findFirst()));
    }
    return Answer.ok(BankOperations.items(items));
  }

  private Answer send(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    JsonFields body = request.json();
    SettlementPurpose purpose = body.oneOf("purpose", PURPOSES, SettlementPurpose.SERVICE);
    SettlementDesk.Wish wish =
        new SettlementDesk.Wish(
            body.parsed("partner", Forms.ID, Forms::id, NOBODY),
            purpose,
            body.parsed("account", Forms.ID, Forms::id, NOBODY),
            body.parsed("toAccount", Forms.ID, Forms::id, NOBODY),
            CommandBodies.minutes(body));
    body.end();
    door.refuseOwn(request, List.of(wish.account()));
    return created(
        place,
        desk.send(
            request.actor(), place.bank(), CommandBodies.key("order " + request.key()), wish));
  }

  private static Answer created(TimeBankDoor.Place place, Outcome<SettlementOrder> sent) {
    return Answer.of(
        sent,
        order ->
            Answer.created(
                Api.ROOT
                    + "/communities/"
                    + place.community().slug()
                    + "/timebank/settlement/orders/"
                    + order.id(),
                SettlementShapes.order(order)));
  }

  private Answer propose(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    JsonFields body = request.json();
    UUID partner = body.parsed("partner", Forms.ID, Forms::id, NOBODY);
    long minutes = CommandBodies.minutes(body);
    String why = body.text("why", 1, WHY);
    body.end();
    return created(
        place,
        repayments.propose(
            request.actor(),
            place.bank(),
            CommandBodies.key("repayment " + request.key()),
            partner,
            minutes,
            why));
  }

  private Answer read(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    request.query().end();
    UUID id = request.id("order");
    Outcome<SettlementOrder> found =
        desk.find(place.bank(), id)
            .map(Outcome::accepted)
            .orElseGet(() -> Outcome.refused(SettlementReason.ORDER_UNKNOWN.because().refuses()));
    return Answer.of(
        found, order -> Answer.ok(SettlementShapes.order(order, desk.steps(place.bank(), id))));
  }

  /** A step of an order that this bank sends. */
  private interface Step {
    Outcome<SettlementOrder> take(Actor actor, TimeBank bank, UUID order);
  }

  private Answer step(ApiRequest request, Step step) {
    return Answer.of(
        step.take(request.actor(), door.place(request).bank(), request.id("order")),
        order -> Answer.ok(SettlementShapes.order(order)));
  }
}
