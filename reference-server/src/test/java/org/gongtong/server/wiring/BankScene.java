package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Module;
import com.google.inject.Provider;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.AccountLinks;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.people.PersonRecords.Finding;
import org.gongtong.core.place.Community;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.Visit;
import org.gongtong.server.auth.MemberCards;
import org.gongtong.server.jobs.TimeBankClock;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * A server with a community whose time bank follows the rules of its own place, its members and
 * their cards.
 */
final class BankScene implements AutoCloseable {
  static final Actor CLERK = Actor.staff("desk-1");

  /** A Monday, nine in the morning. */
  static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  final TestClock clock = new TestClock(START);
  final VotingHall hall = new VotingHall(clock);
  final TestServer server;
  final Community community;
  final TimeBank bank;
  private final Behind behind = new Behind();

  /** What is reached behind the pages. */
  private static final class Behind extends AbstractModule {
    private @Inject Provider<BankDesk> banks;
    private @Inject Provider<MemberDesk> members;
    private @Inject Provider<PersonRecords> records;
    private @Inject Provider<AccountDesk> accounts;
    private @Inject Provider<AccountChanges> changes;
    private @Inject Provider<AccountLinks> links;
    private @Inject Provider<LedgerDesk> ledger;
    private @Inject Provider<AppointmentService> appointments;
    private @Inject Provider<AppointmentReader> reader;
    private @Inject Provider<MemberCards> cards;
    private @Inject Provider<IdSource> ids;
    private @Inject Provider<TimeBankClock> jobs;
    private @Inject Provider<UnitOfWork> work;
    private @Inject Provider<LedgerStore> store;
    private @Inject Provider<AuditLog> audit;

    @Override
    protected void configure() {
      requestInjection(this);
    }
  }

  /**
   * @param more what is bound otherwise
   */
  BankScene(Class<?> test, Module... more) {
    List<Module> modules = new ArrayList<>(List.of(hall, behind));
    modules.addAll(List.of(more));
    server =
        TestServer.start(
            test, Map.of("office.phone", "025-00000000"), clock, modules.toArray(new Module[0]));
    community = hall.community("model", "cn-3201");
    bank = behind.banks.get().open(CLERK, community, null, LocalDate.of(2026, 1, 1)).orThrow();
    server.staff().account("desk-1").clerk("desk-1");
  }

  /**
   * A member.
   *
   * @param id of the person
   * @param account his account
   */
  record Member(UUID id, UUID account) {
    String text() {
      return id.toString();
    }
  }

  /** A person with an account. */
  Member member(String name, LocalDate birth) {
    UUID id = person(name, birth);
    agree(id, null);
    return joined(id);
  }

  UUID person(String name, LocalDate birth) {
    return behind
        .records
        .get()
        .add(
            CLERK,
            community.id(),
            Map.of(PersonField.NAME, name, PersonField.BIRTH, birth.toString()))
        .orThrow()
        .id();
  }

  /** Somebody of fourteen with a guardian, who agreed. */
  Member minor(String name, UUID guardian) {
    UUID id = person(name, today().minusYears(14));
    behind
        .records
        .get()
        .qualify(CLERK, id, new Finding(EligibilityKind.MINOR, today(), null, "户口本", guardian))
        .orThrow();
    agree(id, guardian);
    return joined(id);
  }

  private void agree(UUID person, @Nullable UUID guardian) {
    behind
        .records
        .get()
        .agree(CLERK, person, ConsentPurpose.TIME_BANK, "1", guardian, today())
        .orThrow();
  }

  private Member joined(UUID id) {
    LocalDate opened = LocalDate.of(2026, 1, 1);
    return new Member(id, behind.members.get().open(CLERK, bank, id, opened).orThrow().id());
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), bank.zone());
  }

  /** Notes what one is to another. */
  void relate(Member of, Member relative, String relation) {
    behind.accounts.get().relate(CLERK, bank, of.account(), relative.account(), relation).orThrow();
  }

  /** Notes that one is no relative of another any more. */
  void endRelation(Member of, Member relative, String relation) {
    behind
        .changes
        .get()
        .endKinship(CLERK, bank, of.account(), relative.account(), relation, today(), "登记有误")
        .orThrow();
  }

  /** Links a login to a person. */
  void link(String login, UUID person) {
    behind.links.get().link(CLERK, login, person, "工作证").orThrow();
  }

  /** Credits minutes for a service to the community. */
  void earn(Member member, long minutes) {
    behind
        .ledger
        .get()
        .send(
            CLERK,
            bank,
            new LedgerCommand.Post(
                OperationKey.of(UUID.randomUUID()),
                TransferKind.EARN,
                LocalDateTime.ofInstant(clock.instant(), bank.zone()).minusMinutes(1),
                null,
                member.account(),
                minutes,
                OperationKey.NONE))
        .asOutcome()
        .orThrow();
  }

  long balance(Member member) {
    return behind.accounts.get().find(member.account()).orElseThrow().balance();
  }

  /** A visit that staff propose, beginning after a while and lasting an hour. */
  Appointment proposed(Member provider, Member receiver, Duration after, TransferKind kind) {
    Instant from = clock.instant().plus(after);
    Visit visit =
        new Visit(
            provider.text(),
            receiver.text(),
            "meal",
            "",
            from,
            from.plus(Duration.ofHours(1)),
            kind,
            null,
            null);
    return behind
        .appointments
        .get()
        .propose(CLERK, community, behind.ids.get().next(), visit, null)
        .orThrow();
  }

  Appointment visit(UUID id) {
    return behind.reader.get().find(id).orElseThrow();
  }

  /** What the server does by itself. */
  void look() {
    behind.jobs.get().look();
    assertThat(behind.jobs.get().isWell()).isTrue();
  }

  String card(UUID person) {
    return behind.cards.get().give(CLERK, person).orThrow();
  }

  /** A browser opened with a person's first card. */
  Visitor with(UUID person) throws Exception {
    Visitor visitor = server.visitor();
    HttpResponse<String> in = visitor.post("/bank/card", Map.of("code", card(person)));
    assertThat(VotePages.location(in)).isEqualTo("/bank");
    return visitor;
  }

  /** The member of staff desk-1. */
  Visitor clerk() throws Exception {
    return staff("desk-1");
  }

  /** A member of staff. */
  Visitor staff(String login) throws Exception {
    Visitor visitor = server.visitor();
    Map<String, String> form = Map.of("login", login, "password", TestStaff.PASSWORD);
    assertThat(visitor.post("/staff/sign-in", form).statusCode()).isEqualTo(303);
    return visitor;
  }

  /** Sends a form with the hidden fields of a page, and some of one's own. */
  static HttpResponse<String> send(Visitor who, String page, String to, String... fields)
      throws Exception {
    Map<String, String> form = new TreeMap<>(VotePages.fields(who.get(page).body()));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return who.post(to, form);
  }

  /** Sends a form that must be taken, and reads the page that it leads to. */
  static String taken(Visitor who, String page, String to, String... fields) throws Exception {
    HttpResponse<String> answer = send(who, page, to, fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    HttpResponse<String> next = who.get(VotePages.location(answer));
    assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
    return next.body();
  }

  @Override
  public void close() {
    server.close();
  }
}
