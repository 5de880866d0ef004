package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.Transfer;
import org.gongtong.core.timebank.grant.GrantDesk;
import org.gongtong.core.timebank.grant.GrantNeed;
import org.gongtong.core.timebank.grant.GrantOrder;
import org.gongtong.core.timebank.grant.GrantProposal;
import org.gongtong.core.timebank.grant.GrantRound;
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

/** Minutes of the pool shared among those in need: shown, begun as shown, and carried on. */
public final class RoundOperations implements Operations {

  private static final String BANK = "/communities/{community}/timebank";
  private static final String ROOT = BANK + "/rounds";
  private static final String ONE = ROOT + "/{round}";
  private static final int LATEST = 50;
  private static final int SEEN = 36;

  private static final Map<String, Bucket> BUCKETS =
      Arrays.stream(Bucket.values()).collect(Collectors.toMap(Bucket::code, Function.identity()));

  private final TimeBankDoor door;
  private final GrantDesk desk;

  public RoundOperations(TimeBankDoor door, GrantDesk desk) {
    this.door = door;
    this.desk = desk;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(BANK + "/round-trial", Action.TIMEBANK_GRANT, this::propose),
        Operation.get(ROOT, Action.TIMEBANK_GRANT, this::list),
        Operation.post(ROOT, Action.TIMEBANK_GRANT, this::begin),
        Operation.get(ONE, Action.TIMEBANK_GRANT, this::read),
        Operation.post(ONE + "/carry-on", Action.TIMEBANK_GRANT, this::carryOn));
  }

  private Answer propose(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    int minutes = query.needed("minutes", "600", Forms::number, 0);
    int each = query.needed("each", "60", Forms::number, 0);
    LocalDate day = query.needed("day", "2026-03-01", Times::day, LocalDate.EPOCH);
    Bucket bucket = query.optional("bucket", "donated", BUCKETS::get);
    UUID from = query.optional("from", Forms.ID, Forms::id);
    query.end();
    GrantOrder order =
        new GrantOrder(
            from, Objects.requireNonNullElse(bucket, Bucket.PERSONAL), minutes, each, day);
    return Answer.of(
        desk.propose(place.bank(), order), trial -> Answer.ok(RoundOperations.shape(trial)));
  }

  private static Map<String, Object> shape(GrantDesk.Trial trial) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("available", trial.available());
    map.put("edition", trial.edition());
    map.put("seen", trial.seen());
    map.put("shared", trial.proposal().shared());
    map.put("left", trial.proposal().left());
    map.put("lines", trial.proposal().lines().stream().map(RoundOperations::line).toList());
    map.put("leftOut", trial.proposal().leftOut().stream().map(RoundOperations::out).toList());
    return map;
  }

  private static Map<String, Object> need(GrantNeed need) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("account", need.accountId().toString());
    map.put("class", need.classId());
    map.put("rank", need.rank());
    map.put("waitingSince", need.waitingSince().toString());
    map.put("granted", need.granted());
    return map;
  }

  private static Map<String, Object> line(GrantProposal.Line line) {
    Map<String, Object> map = need(line.need());
    map.put("number", line.number());
    map.put("minutes", line.minutes());
    map.put("bound", code(line.bound()));
    return map;
  }

  private static Map<String, Object> out(GrantProposal.LeftOut out) {
    Map<String, Object> map = need(out.need());
    map.put("why", code(out.why()));
    return map;
  }

  private static String code(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Answer list(ApiRequest request) {
    return Answer.ok(
        BankOperations.items(
            desk.latest(door.place(request).bank(), LATEST).stream()
                .map(RoundOperations::head)
                .toList()));
  }

  private static Map<String, @Nullable Object> head(GrantDesk.Progress progress) {
    GrantRound round = progress.round();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", round.id().toString());
    map.put("number", round.number());
    map.put("from", TimeBankShapes.text(round.order().from()));
    map.put("bucket", round.order().bucket().code());
    map.put("minutes", round.order().minutes());
    map.put("each", round.order().each());
    map.put("day", round.order().day().toString());
    map.put("edition", round.edition());
    map.put("recordedAt", round.recordedAt().toString());
    map.put("granted", progress.granted());
    map.put("finished", progress.isFinished());
    return map;
  }

  private static Map<String, @Nullable Object> whole(GrantDesk.Progress progress) {
    Map<String, @Nullable Object> map = head(progress);
    map.put("lines", progress.lines().stream().map(RoundOperations::done).toList());
    return map;
  }

  private static Map<String, @Nullable Object> done(GrantDesk.Done done) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("number", done.line().number());
    map.put("account", done.line().accountId().toString());
    map.put("class", done.line().classId());
    map.put("minutes", done.line().minutes());
    map.put("outcome", done.answer().map(answer -> answer.outcome().name()).orElse(null));
    return map;
  }

  private Answer begin(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    JsonFields body = request.json();
    long minutes = body.integer("minutes", 1, Transfer.MOST_MINUTES);
    long each = body.integer("each", 1, Transfer.MOST_MINUTES);
    LocalDate day = BankOperations.day(body, "day");
    Bucket bucket =
        body.has("bucket") ? body.oneOf("bucket", BUCKETS, Bucket.PERSONAL) : Bucket.PERSONAL;
    UUID from = body.optionalParsed("from", Forms.ID, Forms::id);
    String seen = body.text("seen", 1, SEEN);
    body.end();
    GrantOrder order = new GrantOrder(from, bucket, minutes, each, day);
    desk.propose(place.bank(), order)
        .asOptional()
        .ifPresent(
            trial ->
                door.refuseOwn(
                    request,
                    trial.proposal().lines().stream()
                        .map(line -> line.need().accountId())
                        .toList()));
    return Answer.of(
        desk.begin(
            request.actor(), place.bank(), OperationKey.of(request.commandId()), order, seen),
        round ->
            Answer.created(
                Api.ROOT
                    + "/communities/"
                    + place.community().slug()
                    + "/timebank/rounds/"
                    + round.id(),
                whole(desk.carryOut(request.actor(), place.bank(), round))));
  }

  private Answer read(ApiRequest request) {
    return Answer.of(
        desk.find(door.place(request).bank(), request.id("round")),
        progress -> Answer.ok(whole(progress)));
  }

  private Answer carryOn(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    return Answer.of(
        desk.find(place.bank(), request.id("round")),
        progress ->
            Answer.ok(whole(desk.carryOut(request.actor(), place.bank(), progress.round()))));
  }
}
