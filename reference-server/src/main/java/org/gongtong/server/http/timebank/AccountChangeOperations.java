package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.timebank.AccountLimit;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.LimitKind;
import org.gongtong.core.timebank.Transfer;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.Lapse;
import org.gongtong.core.timebank.ledger.RecordedLimit;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.QueryFields;
import org.jspecify.annotations.Nullable;

/**
 * What accounts are changed in: parts of restricted time, limits of their own; and what of them
 * runs out.
 */
public final class AccountChangeOperations implements Operations {

  private static final String ONE = "/communities/{community}/timebank/accounts/{account}";

  private static final Map<String, Bucket> BUCKETS =
      Bucket.RESTRICTED.stream().collect(Collectors.toMap(Bucket::code, Function.identity()));

  private static final Map<String, LimitKind> LIMITS =
      Arrays.stream(LimitKind.values())
          .collect(Collectors.toMap(LimitKind::code, Function.identity()));

  private final TimeBankDoor door;
  private final AccountChanges changes;
  private final TimeExpiry expiry;
  private final InstantSource clock;

  public AccountChangeOperations(
      TimeBankDoor door, AccountChanges changes, TimeExpiry expiry, InstantSource clock) {
    this.door = door;
    this.changes = changes;
    this.expiry = expiry;
    this.clock = clock;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.getSignedIn(ONE + "/parts", this::parts),
        Operation.post(ONE + "/parts", Action.TIMEBANK_ACCOUNT, this::open),
        Operation.getSignedIn(ONE + "/limits", this::limits),
        Operation.post(ONE + "/limits", Action.TIMEBANK_ACCOUNT, this::limit),
        Operation.getSignedIn(ONE + "/lapses", this::lapses));
  }

  private Answer parts(ApiRequest request) {
    AccountState state = door.readable(request, door.place(request));
    return Answer.ok(
        BankOperations.items(
            changes.parts(state.account().id()).stream().map(TimeBankShapes::account).toList()));
  }

  private Answer open(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    UUID account = request.id("account");
    JsonFields body = request.json();
    Bucket bucket = body.oneOf("bucket", BUCKETS, Bucket.DONATED);
    LocalDate from = BankOperations.day(body, "from");
    body.end();
    return Answer.of(
        changes.openPart(request.actor(), place.bank(), account, bucket, from),
        part ->
            Answer.created(
                Api.ROOT
                    + "/communities/"
                    + place.community().slug()
                    + "/timebank/accounts/"
                    + part.id(),
                TimeBankShapes.account(AccountState.fresh(part))));
  }

  private Answer limits(ApiRequest request) {
    AccountState state = door.readable(request, door.place(request));
    return Answer.ok(
        BankOperations.items(
            changes.limits(state.account().id()).stream()
                .map(AccountChangeOperations::shape)
                .toList()));
  }

  private static Map<String, @Nullable Object> shape(RecordedLimit recorded) {
    Map<String, @Nullable Object> map = shape(recorded.limit());
    map.put("why", recorded.why());
    map.put("recordedAt", recorded.recordedAt().toString());
    return map;
  }

  private static Map<String, @Nullable Object> shape(AccountLimit limit) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("kind", limit.kind().code());
    map.put("from", limit.from().toString());
    map.put("minutes", limit.minutes());
    return map;
  }

  private Answer limit(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    UUID account = request.id("account");
    JsonFields body = request.json();
    LimitKind kind = body.oneOf("kind", LIMITS, LimitKind.FLOOR);
    LocalDate from = BankOperations.day(body, "from");
    Long minutes =
        body.has("minutes") ? (Long) body.integer("minutes", 0, Transfer.MOST_MINUTES) : null;
    String why = body.text("why", 1, AccountChanges.LONGEST);
    body.end();
    door.refuseOwn(request, List.of(account));
    return Answer.of(
        changes.limit(
            request.actor(), place.bank(), account, new AccountLimit(kind, from, minutes), why),
        recorded -> Answer.ok(shape(recorded)));
  }

  /**
   * What runs out by a day if nothing is spent until then; in a year from today if none is said.
   */
  private Answer lapses(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    LocalDate wanted = query.optional("until", Forms.DAY, Times::day);
    query.end();
    AccountState state = door.readable(request, place);
    LocalDate today = LocalDate.ofInstant(clock.instant(), place.bank().zone());
    LocalDate until = wanted == null ? today.plusYears(1) : wanted;
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("until", until.toString());
    map.put(
        "items",
        expiry.forecast(place.bank(), state.account().id(), until).stream()
            .map(AccountChangeOperations::shape)
            .toList());
    return Answer.ok(map);
  }

  private static Map<String, @Nullable Object> shape(Lapse lapse) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("day", lapse.day().toString());
    map.put("bucket", lapse.bucket().code());
    map.put("minutes", lapse.minutes());
    return map;
  }
}
