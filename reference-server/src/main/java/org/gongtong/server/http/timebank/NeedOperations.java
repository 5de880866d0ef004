package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.people.Circumstance;
import org.gongtong.core.people.CircumstanceRecords;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.ledger.AccountReason;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.ProblemException;
import org.gongtong.server.http.RequestParameters;
import org.jspecify.annotations.Nullable;

/**
 * What is attested of members because rules ask for it. What a command answers is kept for a while
 * with its key, so it names the record and says nothing of it.
 */
public final class NeedOperations implements Operations {

  private static final String ROOT =
      "/communities/{community}/timebank/accounts/{account}/circumstances";
  private static final int KIND_MOST = 40;

  private final TimeBankDoor door;
  private final CircumstanceRecords records;
  private final BankDesk banks;
  private final InstantSource clock;

  public NeedOperations(
      TimeBankDoor door, CircumstanceRecords records, BankDesk banks, InstantSource clock) {
    this.door = door;
    this.records = records;
    this.banks = banks;
    this.clock = clock;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ROOT, Action.TIMEBANK_NEED, this::list),
        Operation.post(ROOT, Action.TIMEBANK_NEED, this::attest),
        Operation.post(ROOT + "/{circumstance}/end", Action.TIMEBANK_NEED, this::end));
  }

  /** Whose an account is, if a person's. */
  private UUID person(ApiRequest request, TimeBankDoor.Place place) {
    LedgerAccount account = door.account(request, place).account();
    if (account.kind() != AccountKind.INDIVIDUAL || account.isPart()) {
      throw new ProblemException(AccountReason.TIME_ACCOUNT_UNKNOWN);
    }
    return RequestParameters.uuid(account.holder())
        .orElseThrow(() -> new ProblemException(AccountReason.TIME_ACCOUNT_UNKNOWN));
  }

  private Answer list(ApiRequest request) {
    UUID person = person(request, door.place(request));
    return Answer.ok(
        BankOperations.items(records.of(person).stream().map(NeedOperations::shape).toList()));
  }

  private static Map<String, @Nullable Object> shape(Circumstance one) {
    Circumstance.End end = one.end();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", one.id().toString());
    map.put("kind", one.code());
    map.put("from", one.from().toString());
    map.put("until", TimeBankShapes.text(one.until()));
    map.put("evidence", one.evidence());
    map.put("recordedAt", one.at().toString());
    map.put("ended", end == null ? null : end.evidence());
    return map;
  }

  private static Map<String, Object> named(Circumstance one) {
    return Map.of("id", one.id().toString());
  }

  private Answer attest(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    UUID person = person(request, place);
    JsonFields body = request.json();
    String kind = body.text("kind", 1, KIND_MOST);
    LocalDate from = BankOperations.day(body, "from");
    LocalDate until = body.optionalParsed("until", "2026-03-01", Times::day);
    String evidence = body.text("evidence", 1, PersonRecords.EVIDENCE_MOST);
    body.end();
    door.refuseOwn(request, List.of(request.id("account")));
    LocalDate today = LocalDate.ofInstant(clock.instant(), place.bank().zone());
    return Answer.of(
        records.attest(
            request.actor(),
            person,
            new CircumstanceRecords.Attestation(kind, from, until, evidence),
            code ->
                banks
                    .policy(place.community().id(), today)
                    .map(TimeBankPolicy::circumstances)
                    .asOptional()
                    .filter(named -> named.containsKey(code))
                    .isPresent()),
        one ->
            Answer.created(
                Api.ROOT
                    + "/communities/"
                    + place.community().slug()
                    + "/timebank/accounts/"
                    + request.id("account")
                    + "/circumstances",
                named(one)));
  }

  private Answer end(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    UUID person = person(request, place);
    JsonFields body = request.json();
    LocalDate day = BankOperations.day(body, "day");
    String evidence = body.text("evidence", 1, PersonRecords.EVIDENCE_MOST);
    body.end();
    door.refuseOwn(request, List.of(request.id("account")));
    return Answer.of(
        records.end(request.actor(), person, request.id("circumstance"), day, evidence),
        one -> Answer.ok(named(one)));
  }
}
