package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.AccountLinks;
import org.gongtong.core.people.Consent;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.jobs.TimeBankClock;
import org.gongtong.server.settlement.SettlementClock;

/**
 * A server whose community {@code heping} has a time bank. {@code desk-1} is a clerk, {@code
 * desk-2} one who is a member as well, {@code grid-1} looks after C01/1; {@code m-helper}, {@code
 * m-elder} and {@code m-other} are members and nothing else.
 */
final class TimeBankSite implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  static final String BANK = "/communities/heping/timebank";
  static final String RULE = "cn.time-bank.hours-exchange";

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Captured captured = new Captured();
  private final ApiServer server;
  private final Map<String, String> persons = new LinkedHashMap<>();
  private final Map<String, String> accounts = new LinkedHashMap<>();
  private final Map<String, DescribedClient> clients = new HashMap<>();
  private final Map<String, Consent> consents = new HashMap<>();

  /** What a test needs of the server's inside. */
  private static final class Captured extends AbstractModule {
    private PersonRecords records;
    private AccountLinks links;
    private TimeBankClock clock;
    private CommunityService communities;
    private AccountDesk desk;
    private SettlementClock settlement;

    @ProvidesIntoSet
    RouteGroup settles(AccountDesk opened, SettlementClock told) {
      desk = opened;
      settlement = told;
      return javalin -> {};
    }

    @ProvidesIntoSet
    RouteGroup capture(
        PersonRecords made, AccountLinks linked, TimeBankClock timed, CommunityService registered) {
      records = made;
      communities = registered;
      links = linked;
      clock = timed;
      return javalin -> {};
    }
  }

  private TimeBankSite(Class<?> test) throws Exception {
    this.server = ApiServer.start(test, now::get, captured);
    TestStaff staff = server.server().staff();
    staff.account("grid-1");
    staff.grant("grid-1", MandateKind.GRID_WORKER, "heping", "C01/1");
    for (String login : List.of("desk-2", "m-helper", "m-elder", "m-other", "m-none")) {
      staff.account(login);
      if (!login.equals("m-none")) {
        persons.put(login, person(login, true).toString());
      }
    }
  }

  /** A site whose bank is open and whose members have accounts. */
  static TimeBankSite open(Class<?> test) throws Exception {
    TimeBankSite site = new TimeBankSite(test);
    site.desk().post(BANK, "{\"rule\":\"" + RULE + "\",\"from\":\"2026-01-01\"}").is(201);
    for (String login : site.persons.keySet()) {
      site.accounts.put(login, site.account(site.persons.get(login)).is(201).text("/id"));
    }
    return site;
  }

  /** A site without a bank. */
  static TimeBankSite bare(Class<?> test) throws Exception {
    return new TimeBankSite(test);
  }

  /** Somebody of heping; linked to a login of this name unless it is none. */
  UUID person(String login, boolean consented) {
    return person("heping", login, consented);
  }

  private UUID person(String slug, String login, boolean consented) {
    Actor test = Actor.staff("registrar");
    UUID community = server.server().staff().community(slug).id();
    Person person = captured.records.add(test, community, Map.of(PersonField.NAME, "某")).orThrow();
    if (consented) {
      captured
          .records
          .agree(test, person.id(), ConsentPurpose.TIME_BANK, "1", null, LocalDate.of(2026, 3, 2))
          .orThrow();
    }
    if (!login.isEmpty()) {
      captured.links.link(test, login, person.id(), "工号").orThrow();
    }
    return person.id();
  }

  /** Two clerks who are one human being. */
  void clerksOfOnePerson(String one, String other) {
    TestStaff staff = server.server().staff();
    for (String login : List.of(one, other)) {
      staff.account(login);
      TestStaff.clerk(staff.mandates(), staff.community("heping"), login);
    }
    UUID person = person(one, false);
    captured.links.link(Actor.staff("registrar"), other, person, "工号").orThrow();
  }

  /** A community of Beijing, under the place's own rule, where relatives are given time. */
  String beijing() throws Exception {
    return under("guangming", "cn-11");
  }

  /** A community under its place's own rule; {@code desk-1} and {@code desk-2} are its clerks. */
  String under(String slug, String place) throws Exception {
    captured
        .communities
        .register(
            Actor.system("test"),
            slug,
            LocalizedText.of("社区 " + slug, "Community " + slug),
            LocalizedText.of("某市", "Some City"),
            ScopeCode.of(place),
            ZoneId.of("Asia/Shanghai"))
        .orThrow();
    for (String login : List.of("desk-1", "desk-2")) {
      TestStaff.clerk(
          server.server().staff().mandates(), server.server().staff().community(slug), login);
    }
    String bank = BANK.replace("heping", slug);
    desk().post(bank, "{\"from\":\"2026-01-01\"}").is(201);
    return bank;
  }

  /** A community of Nanjing, whose rule grants time by class. */
  String nanjing() throws Exception {
    captured
        .communities
        .register(
            Actor.system("test"),
            "xuanwu",
            LocalizedText.of("玄武社区", "Xuanwu"),
            LocalizedText.of("南京市", "Nanjing"),
            ScopeCode.of("cn-3201"),
            ZoneId.of("Asia/Shanghai"))
        .orThrow();
    TestStaff.clerk(
        server.server().staff().mandates(), server.server().staff().community("xuanwu"), "desk-1");
    String bank = BANK.replace("heping", "xuanwu");
    desk().post(bank, "{\"from\":\"2026-01-01\"}").is(201);
    return bank;
  }

  /** The account of a new member there, born on a day. */
  String member(String bank, String born) throws Exception {
    Actor test = Actor.staff("registrar");
    UUID community = server.server().staff().community("xuanwu").id();
    Person person =
        captured
            .records
            .add(test, community, Map.of(PersonField.NAME, "某", PersonField.BIRTH, born))
            .orThrow();
    Consent consent =
        captured
            .records
            .agree(test, person.id(), ConsentPurpose.TIME_BANK, "1", null, LocalDate.of(2026, 3, 2))
            .orThrow();
    String account = account(bank, person.id()).is(201).text("/id");
    consents.put(account, consent);
    return account;
  }

  /** Has the member of an account take his consent back. */
  void withdraw(String account) {
    Consent consent = consents.get(account);
    captured.records.withdraw(Actor.staff("registrar"), consent.personId(), consent.id()).orThrow();
  }

  /** The account of a new member there, who is linked to a login. */
  String account(String bank, String login) throws Exception {
    server.server().staff().account(login);
    return account(bank, person("guangming", login, true)).is(201).text("/id");
  }

  Reply account(String person) throws Exception {
    return account(BANK, UUID.fromString(person));
  }

  private Reply account(String bank, UUID person) throws Exception {
    return desk()
        .post(
            bank + "/accounts",
            "{\"kind\":\"individual\",\"person\":\"" + person + "\",\"opened\":\"2026-01-01\"}");
  }

  ApiServer server() {
    return server;
  }

  /** The id of a member. */
  String member(String login) {
    return persons.get(login);
  }

  String accountOf(String login) {
    return accounts.get(login);
  }

  /** Sets the clock; sessions end when time passes, so everybody signs in again. */
  void at(Instant instant) {
    now.set(instant);
    clients.clear();
  }

  Instant now() {
    return now.get();
  }

  /** An account of somebody of an age, by the id of its bank. */
  String account(String bankId, int born) {
    TimeBank bank = captured.desk.findBank(UUID.fromString(bankId)).orElseThrow();
    return captured
        .desk
        .open(
            Actor.staff("registrar"),
            bank,
            AccountKind.INDIVIDUAL,
            "born-" + born,
            LocalDate.of(born, 1, 1),
            LocalDate.of(2026, 1, 1))
        .orThrow()
        .id()
        .toString();
  }

  /** Lets the banks tell each other what they have to say. */
  void settle() {
    captured.settlement.look();
  }

  /** Lets time act. */
  void tick() {
    captured.clock.look();
    assertThat(captured.clock.isWell()).isTrue();
  }

  DescribedClient as(String login) throws Exception {
    DescribedClient known = clients.get(login);
    if (known == null) {
      known = server.client(login);
      clients.put(login, known);
    }
    return known;
  }

  DescribedClient desk() throws Exception {
    return as("desk-1");
  }

  /** A command by a clerk with a key of its own. */
  Reply send(String key, String json) throws Exception {
    return desk()
        .send(
            "POST",
            BANK + "/commands",
            Map.of("Idempotency-Key", key, "Content-Type", "application/json"),
            json.getBytes(StandardCharsets.UTF_8));
  }

  Reply send(String json) throws Exception {
    return send(key(), json);
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  /** A transfer an hour before the start. */
  static String transfer(String kind, String from, String to, long minutes) {
    return "{\"type\":\"post\",\"kind\":\"%s\",\"at\":\"2026-03-02T08:00:00\"%s%s,\"minutes\":%d}"
        .formatted(
            kind,
            from.isEmpty() ? "" : ",\"from\":\"" + from + "\"",
            to.isEmpty() ? "" : ",\"to\":\"" + to + "\"",
            minutes);
  }

  long balance(String account) throws Exception {
    return desk().get(BANK + "/accounts/" + account).is(200).json().at("/balance").asLong();
  }

  @Override
  public void close() {
    server.close();
  }
}
