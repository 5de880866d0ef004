package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.KinChange;
import org.gongtong.core.timebank.ledger.Relative;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.jspecify.annotations.Nullable;

/** Who is whose relative, from when until when. */
public final class KinshipOperations implements Operations {

  private static final String ROOT =
      "/communities/{community}/timebank/accounts/{account}/relatives";
  private static final int RELATION = 64;
  private static final UUID NOBODY = new UUID(0, 0);

  private final TimeBankDoor door;
  private final AccountDesk accounts;
  private final AccountChanges changes;

  public KinshipOperations(TimeBankDoor door, AccountDesk accounts, AccountChanges changes) {
    this.door = door;
    this.accounts = accounts;
    this.changes = changes;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.getSignedIn(ROOT, this::list),
        Operation.post(ROOT, Action.TIMEBANK_ACCOUNT, this::relate),
        Operation.post(ROOT + "/end", Action.TIMEBANK_ACCOUNT, this::end),
        Operation.post(ROOT + "/resume", Action.TIMEBANK_ACCOUNT, this::resume));
  }

  /** The periods in which kinships hold, and how they came about. */
  private Answer list(ApiRequest request) {
    UUID account = door.readable(request, door.place(request)).account().id();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("items", changes.relatives(account).stream().map(KinshipOperations::shape).toList());
    map.put("changes", changes.kinChanges(account).stream().map(KinshipOperations::shape).toList());
    return Answer.ok(map);
  }

  private static Map<String, @Nullable Object> shape(Relative relative) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("relative", relative.relativeId().toString());
    map.put("relation", relative.relation());
    map.put("from", TimeBankShapes.text(relative.from()));
    map.put("until", TimeBankShapes.text(relative.until()));
    return map;
  }

  private static Map<String, @Nullable Object> shape(KinChange change) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("relative", change.relativeId().toString());
    map.put("relation", change.relation());
    map.put("from", change.from().toString());
    map.put("holds", change.holds());
    map.put("why", change.why());
    map.put("recordedAt", change.recordedAt().toString());
    return map;
  }

  private Answer relate(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    UUID account = request.id("account");
    JsonFields body = request.json();
    UUID relative = body.parsed("relative", Forms.ID, Forms::id, NOBODY);
    String relation = body.text("relation", 1, RELATION);
    body.end();
    door.refuseOwn(request, List.of(account, relative));
    return Answer.of(
        accounts.relate(request.actor(), place.bank(), account, relative, relation),
        noted -> Answer.ok(kinship(account, relative, noted)));
  }

  private static Map<String, Object> kinship(UUID account, UUID relative, String relation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("account", account.toString());
    map.put("relative", relative.toString());
    map.put("relation", relation);
    return map;
  }

  private Answer end(ApiRequest request) throws IOException {
    return change(request, changes::endKinship);
  }

  private Answer resume(ApiRequest request) throws IOException {
    return change(request, changes::resumeKinship);
  }

  /** Records a change, as {@link AccountChanges} does. */
  private interface Change {
    Outcome<String> record(
        Actor actor,
        TimeBank bank,
        UUID of,
        UUID relative,
        String relation,
        LocalDate day,
        String why);
  }

  private Answer change(ApiRequest request, Change change) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    UUID account = request.id("account");
    JsonFields body = request.json();
    UUID relative = body.parsed("relative", Forms.ID, Forms::id, NOBODY);
    String relation = body.text("relation", 1, RELATION);
    LocalDate from = BankOperations.day(body, "from");
    String why = body.text("why", 1, AccountChanges.LONGEST);
    body.end();
    door.refuseOwn(request, List.of(account, relative));
    return Answer.of(
        change.record(request.actor(), place.bank(), account, relative, relation, from, why),
        recorded -> {
          Map<String, Object> map = kinship(account, relative, recorded);
          map.put("from", from.toString());
          return Answer.ok(map);
        });
  }
}
