package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.Relation;
import org.gongtong.core.timebank.Transfer;
import org.gongtong.core.timebank.settlement.ClearingDesk;
import org.gongtong.core.timebank.settlement.Reconciliation;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.QueryFields;
import org.gongtong.server.settlement.PairingCode;
import org.gongtong.server.settlement.Partner;
import org.gongtong.server.settlement.PartnerLink;
import org.gongtong.server.settlement.PartnerReader;
import org.gongtong.server.settlement.Partnerships;

/** With whom a bank settles: pairings with other servers, what was agreed, how days compare. */
public final class PartnerOperations implements Operations {

  static final String ROOT = "/communities/{community}/timebank/settlement";
  private static final String ONE = ROOT + "/partners/{partner}";
  private static final int WHY = 500;
  private static final UUID NOBODY = new UUID(0, 0);

  private static final Map<String, Relation> RELATIONS =
      Arrays.stream(Relation.values())
          .collect(Collectors.toMap(Relation::code, Function.identity()));

  private final TimeBankDoor door;
  private final Partnerships partnerships;
  private final PartnerReader partners;
  private final ClearingDesk clearings;
  private final Reconciliation reconciliation;
  private final Optional<URI> site;

  /**
   * @param site the address of this site, where the operator gave one
   */
  public PartnerOperations(
      TimeBankDoor door,
      Partnerships partnerships,
      PartnerReader partners,
      ClearingDesk clearings,
      Reconciliation reconciliation,
      Optional<URI> site) {
    this.door = door;
    this.partnerships = partnerships;
    this.partners = partners;
    this.clearings = clearings;
    this.reconciliation = reconciliation;
    this.site = site;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ROOT, Action.TIMEBANK_READ, this::own),
        Operation.post(ROOT + "/keys", Action.TIMEBANK_SETTLE, this::makeKey),
        Operation.get(ROOT + "/partners", Action.TIMEBANK_READ, this::all),
        Operation.post(ROOT + "/partners", Action.TIMEBANK_SETTLE, this::propose),
        Operation.get(ONE, Action.TIMEBANK_READ, this::read),
        Operation.post(ONE + "/confirm", Action.TIMEBANK_SETTLE, this::confirm),
        Operation.post(ONE + "/stop", Action.TIMEBANK_SETTLE, this::stop),
        Operation.get(ONE + "/terms", Action.TIMEBANK_READ, this::terms),
        Operation.post(ONE + "/terms", Action.TIMEBANK_SETTLE, this::agree),
        Operation.get(ONE + "/statement", Action.TIMEBANK_READ, this::statement),
        Operation.get(ONE + "/comparisons", Action.TIMEBANK_READ, this::comparisons),
        Operation.post(ONE + "/relatives", Action.TIMEBANK_ACCOUNT, this::relate));
  }

  private Answer own(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    request.query().end();
    return Answer.ok(own(request, place));
  }

  private Map<String, Object> own(ApiRequest request, TimeBankDoor.Place place) {
    Optional<PairingCode> code =
        partnerships.own(
            place.community(), place.bank(), site.map(URI::toString).orElseGet(request::site));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("bank", place.bank().id().toString());
    map.put("place", place.community().jurisdiction().code());
    map.put("code", code.map(PairingCode::text).orElse(""));
    map.put("check", code.map(PairingCode::fingerprint).orElse(""));
    return map;
  }

  private Answer makeKey(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    return Answer.of(
        partnerships.makeKey(request.actor(), place.bank()), key -> Answer.ok(own(request, place)));
  }

  private Answer all(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    request.query().end();
    return Answer.ok(
        BankOperations.items(
            partners.all(place.bank()).stream().map(SettlementShapes::partner).toList()));
  }

  private Answer read(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    request.query().end();
    return answer(partners.find(place.bank(), request.id("partner")));
  }

  private static Answer answer(Outcome<Partner> partner) {
    return Answer.of(partner, found -> Answer.ok(SettlementShapes.partner(found)));
  }

  private Answer propose(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    JsonFields body = request.json();
    String name = body.text("name", 1, Partnerships.NAME_MOST);
    String code = body.text("code", 1, PairingCode.LONGEST);
    body.end();
    Outcome<PartnerLink> proposed = partnerships.propose(request.actor(), place.bank(), name, code);
    return Answer.of(
        proposed.flatMap(link -> partners.find(place.bank(), link.partnerId())),
        partner ->
            Answer.created(
                Api.ROOT
                    + "/communities/"
                    + place.community().slug()
                    + "/timebank/settlement/partners/"
                    + partner.id(),
                SettlementShapes.partner(partner)));
  }

  private Answer confirm(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    UUID partner = request.id("partner");
    JsonFields body = request.json();
    int version = (int) body.integer("version", 1, Integer.MAX_VALUE);
    body.end();
    return answer(
        partnerships
            .confirm(request.actor(), place.bank(), partner, version)
            .flatMap(link -> partners.find(place.bank(), partner)));
  }

  private Answer stop(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    UUID partner = request.id("partner");
    return answer(
        partnerships
            .end(request.actor(), place.bank(), partner)
            .flatMap(link -> partners.find(place.bank(), partner)));
  }

  private Answer terms(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    request.query().end();
    UUID partner = request.id("partner");
    return Answer.of(
        partners.find(place.bank(), partner),
        found ->
            Answer.ok(
                BankOperations.items(
                    clearings.terms(place.bank(), partner).stream()
                        .map(SettlementShapes::terms)
                        .toList())));
  }

  /** The place is the partner's own: of its community here, or of its pairing code. */
  private Answer agree(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    UUID id = request.id("partner");
    JsonFields body = request.json();
    long mostSent = body.integer("mostSent", 0, Transfer.MOST_MINUTES);
    long mostReceived = body.integer("mostReceived", 0, Transfer.MOST_MINUTES);
    LocalDate from = BankOperations.day(body, "from");
    String why = body.text("why", 1, WHY);
    body.end();
    return Answer.of(
        partners
            .find(place.bank(), id)
            .flatMap(
                partner ->
                    clearings.agree(
                        request.actor(),
                        place.bank(),
                        new ClearingDesk.Agreement(
                            id,
                            Optional.ofNullable(partner.place()).orElse(ScopeCode.of("cn")),
                            mostSent,
                            mostReceived,
                            from,
                            why))),
        agreed -> Answer.ok(SettlementShapes.terms(agreed)));
  }

  private static LocalDate day(QueryFields query) {
    return query.needed("day", Forms.DAY, Times::day, LocalDate.EPOCH);
  }

  private Answer statement(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    LocalDate day = day(query);
    query.end();
    return Answer.of(
        partners
            .find(place.bank(), request.id("partner"))
            .flatMap(partner -> reconciliation.statement(place.bank(), partner.id(), day)),
        statement -> Answer.ok(SettlementShapes.statement(statement)));
  }

  private Answer comparisons(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    LocalDate day = day(query);
    query.end();
    return Answer.of(
        partners.find(place.bank(), request.id("partner")),
        partner ->
            Answer.ok(
                BankOperations.items(
                    reconciliation.comparisons(place.bank(), partner.id(), day).stream()
                        .map(SettlementShapes::comparison)
                        .toList())));
  }

  private Answer relate(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    UUID partner = request.id("partner");
    JsonFields body = request.json();
    UUID account = body.parsed("account", Forms.ID, Forms::id, NOBODY);
    UUID far = body.parsed("relative", Forms.ID, Forms::id, NOBODY);
    Relation relation = body.oneOf("relation", RELATIONS, Relation.CHILD);
    body.end();
    door.refuseOwn(request, List.of(account));
    return Answer.of(
        clearings.relate(request.actor(), place.bank(), partner, account, far, relation),
        noted -> {
          Map<String, Object> map = new LinkedHashMap<>();
          map.put("account", account.toString());
          map.put("relative", far.toString());
          map.put("relation", noted.relation());
          return Answer.ok(map);
        });
  }
}
