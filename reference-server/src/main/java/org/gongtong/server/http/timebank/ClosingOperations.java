package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountClosing;
import org.gongtong.core.timebank.ledger.Closing;
import org.gongtong.core.timebank.ledger.ClosingProposal;
import org.gongtong.core.timebank.ledger.ClosingProposals;
import org.gongtong.core.timebank.ledger.ClosingWay;
import org.gongtong.core.timebank.ledger.ClosingWish;
import org.gongtong.core.timebank.ledger.Heir;
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
import org.jspecify.annotations.Nullable;

/** Accounts given up or opened again: proposed by one of staff, carried out by another. */
public final class ClosingOperations implements Operations {

  private static final String BANK = "/communities/{community}/timebank";
  private static final String ROOT = BANK + "/accounts/{account}/closings";
  private static final String ONE = ROOT + "/{closing}";
  private static final UUID NOBODY = new UUID(0, 0);

  private static final Map<String, ClosingWay> WAYS =
      Arrays.stream(ClosingWay.values())
          .collect(Collectors.toMap(ClosingWay::code, Function.identity()));

  private final TimeBankDoor door;
  private final AccountClosing closing;
  private final ClosingProposals proposals;

  public ClosingOperations(TimeBankDoor door, AccountClosing closing, ClosingProposals proposals) {
    this.door = door;
    this.closing = closing;
    this.proposals = proposals;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(BANK + "/closings", Action.TIMEBANK_READ, this::waiting),
        Operation.getSignedIn(ROOT, this::list),
        Operation.post(ROOT, Action.TIMEBANK_CLOSE, this::propose),
        Operation.post(ONE + "/carry-out", Action.TIMEBANK_CLOSE, this::carryOut),
        Operation.post(ONE + "/drop", Action.TIMEBANK_CLOSE, this::drop));
  }

  private Answer waiting(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    int limit = query.limit();
    UUID after = ServiceDoor.id(query.after(1), ApiReason.CURSOR_INVALID);
    query.end();
    List<ClosingProposal> found = proposals.waiting(place.bank(), after, limit);
    return request.page(
        found.stream().map(ClosingOperations::shape).toList(),
        found.size() < limit ? null : Cursor.of(found.get(limit - 1).accountId().toString()),
        limit);
  }

  /** What became of an account, and what is proposed. */
  private Answer list(ApiRequest request) {
    UUID account = door.readable(request, door.place(request)).account().id();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("items", closing.history(account).stream().map(ClosingOperations::shape).toList());
    map.put("proposal", proposals.find(account).map(ClosingOperations::shape).orElse(null));
    return Answer.ok(map);
  }

  private Answer propose(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    UUID account = request.id("account");
    JsonFields body = request.json();
    ClosingWay way = body.oneOf("way", WAYS, ClosingWay.DORMANT);
    LocalDate day = BankOperations.day(body, "day");
    String evidence = body.text("evidence", 1, AccountChanges.LONGEST);
    List<Heir> heirs = new ArrayList<>();
    UUID into = null;
    if (way == ClosingWay.SUCCEEDED) {
      for (JsonFields heir : body.objects("heirs", ClosingWish.HEIRS_MOST)) {
        heirs.add(
            new Heir(
                heir.parsed("account", Forms.ID, Forms::id, NOBODY),
                (int) heir.integer("share", 1, Heir.MOST)));
      }
    } else if (way == ClosingWay.MERGED) {
      into = body.parsed("into", Forms.ID, Forms::id, NOBODY);
    }
    body.end();
    ClosingWish wish = new ClosingWish(way, heirs, into);
    refuseOwn(request, account, wish);
    return Answer.of(
        proposals.propose(
            request.actor(), place.bank(), request.commandId(), account, wish, day, evidence),
        proposal ->
            Answer.created(
                Api.ROOT
                    + "/communities/"
                    + place.community().slug()
                    + "/timebank/accounts/"
                    + account
                    + "/closings",
                shape(proposal)));
  }

  private void refuseOwn(ApiRequest request, UUID account, ClosingWish wish) {
    List<UUID> touched = new ArrayList<>(wish.others());
    touched.add(account);
    door.refuseOwn(request, touched);
  }

  private Answer carryOut(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    UUID account = request.id("account");
    proposals.find(account).ifPresent(proposal -> refuseOwn(request, account, proposal.wish()));
    return Answer.of(
        proposals.carryOut(request.actor(), place.bank(), account, request.id("closing")),
        done -> Answer.ok(shape(done)));
  }

  private Answer drop(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    return Answer.of(
        proposals.drop(request.actor(), place.bank(), request.id("account"), request.id("closing")),
        dropped -> Answer.ok(shape(dropped)));
  }

  private static Map<String, @Nullable Object> shape(ClosingProposal proposal) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", proposal.id().toString());
    map.put("account", proposal.accountId().toString());
    map.put("way", proposal.wish().way().code());
    map.put("day", proposal.day().toString());
    map.put("evidence", proposal.evidence());
    map.put(
        "heirs",
        proposal.wish().heirs().stream()
            .map(heir -> Map.of("account", heir.accountId().toString(), "share", heir.share()))
            .toList());
    map.put("into", TimeBankShapes.text(proposal.wish().into()));
    map.put("proposedBy", proposal.by().id());
    map.put("proposedAt", proposal.proposedAt().toString());
    return map;
  }

  private static Map<String, @Nullable Object> shape(Closing done) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", done.key().toUuid().toString());
    map.put("account", done.accountId().toString());
    map.put("way", done.way().code());
    map.put("day", done.day().toString());
    map.put("evidence", done.evidence());
    map.put("minutes", done.minutes());
    map.put("first", done.first().id());
    map.put("second", done.second().id());
    map.put("recordedAt", done.recordedAt().toString());
    return map;
  }
}
