package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.KeptEdition;
import org.gongtong.core.timebank.bank.RuleChoice;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.QueryFields;
import org.gongtong.server.http.RequestReason;
import org.jspecify.annotations.Nullable;

/** A community's bank: opening it, choosing its rule, and whether its ledger adds up. */
public final class BankOperations implements Operations {

  private static final String ROOT = "/communities/{community}/timebank";
  private static final int EDITION = 100;

  private final TimeBankDoor door;
  private final BankDesk banks;
  private final LedgerCheck check;
  private final InstantSource clock;

  public BankOperations(TimeBankDoor door, BankDesk banks, LedgerCheck check, InstantSource clock) {
    this.door = door;
    this.banks = banks;
    this.check = check;
    this.clock = clock;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ROOT, this::read),
        Operation.post(ROOT, Action.TIMEBANK_MANAGE, this::open),
        Operation.get(ROOT + "/rules", this::rules),
        Operation.post(ROOT + "/rules", Action.TIMEBANK_MANAGE, this::choose),
        Operation.get(ROOT + "/edition", this::edition),
        Operation.get(ROOT + "/check", Action.TIMEBANK_READ, this::check));
  }

  private Answer read(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    return Answer.ok(shape(place.bank()));
  }

  private Map<String, @Nullable Object> shape(TimeBank bank) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), bank.zone());
    Outcome<TimeBankPolicy> policy = banks.policy(bank.communityId(), today);
    return TimeBankShapes.bank(bank, policy.asOptional().orElse(null));
  }

  private Answer open(ApiRequest request) throws IOException {
    Community community = door.community(request);
    JsonFields body = request.json();
    RuleId rule = rule(body);
    LocalDate from = day(body, "from");
    body.end();
    return Answer.of(
        banks.open(request.actor(), community, rule, from),
        bank ->
            Answer.created(
                Api.ROOT + "/communities/" + community.slug() + "/timebank", shape(bank)));
  }

  private static @Nullable RuleId rule(JsonFields body) {
    return body.optionalParsed("rule", "cn.time-bank.hours-exchange", RuleId::of);
  }

  /** A day that a calendar of ours has. */
  static LocalDate day(JsonFields body, String name) {
    return body.parsed(name, Forms.DAY, Times::day, LocalDate.EPOCH);
  }

  private Answer rules(ApiRequest request) {
    return Answer.ok(
        items(
            banks.choices(door.place(request).bank().id()).stream()
                .map(TimeBankShapes::choice)
                .toList()));
  }

  /** A list that is whole. */
  static Map<String, Object> items(List<? extends Map<String, ?>> items) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("items", items);
    return map;
  }

  private Answer choose(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    JsonFields body = request.json();
    RuleId rule = rule(body);
    LocalDate from = day(body, "from");
    body.end();
    Outcome<RuleChoice> chosen = banks.choose(request.actor(), place.community(), rule, from);
    return Answer.of(
        chosen,
        choice ->
            Answer.created(
                Api.ROOT + "/communities/" + place.community().slug() + "/timebank/rules",
                TimeBankShapes.choice(choice)));
  }

  /** The rule that an entry was made under, long after its pack is gone. */
  private Answer edition(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    String name =
        query.needed(
            "name",
            "hours-exchange#1",
            text -> text.isEmpty() || text.length() > EDITION ? null : text,
            "");
    query.end();
    Outcome<KeptEdition> kept =
        banks
            .edition(place.bank().id(), name)
            .<Outcome<KeptEdition>>map(Outcome::accepted)
            .orElseGet(() -> Outcome.refused(RequestReason.NOT_FOUND.because().refuses()));
    return Answer.of(kept, BankOperations::shape);
  }

  private static Answer.Content shape(KeptEdition kept) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("edition", kept.edition());
    map.put("recordedAt", kept.recordedAt().toString());
    map.put("rule", CanonicalJson.read(kept.rule()));
    return Answer.ok(map);
  }

  private Answer check(ApiRequest request) {
    LedgerCheck.Report report = check.check(door.place(request).bank());
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("sound", report.isSound());
    map.put("accounts", report.accounts());
    map.put("postings", report.postings());
    map.put(
        "faults",
        report.faults().stream()
            .map(
                fault ->
                    Map.of(
                        "kind", fault.kind().name(),
                        "where", fault.where(),
                        "detail", fault.detail()))
            .toList());
    return Answer.ok(map);
  }
}
