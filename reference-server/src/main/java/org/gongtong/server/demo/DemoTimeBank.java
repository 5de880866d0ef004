package org.gongtong.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.AccountLinkStore;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.FieldVault;
import org.gongtong.core.people.MandateStore;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonBirths;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.people.PersonRules;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankPolicies;
import org.gongtong.core.timebank.bank.BankServices;
import org.gongtong.core.timebank.bank.BankStore;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.IssuedToken;
import org.gongtong.core.timebank.service.NoticeContent;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.NoticeStore;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.PersonMembers;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.ServicePorts;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.Visit;
import org.gongtong.core.timebank.service.VisitChecks;
import org.jspecify.annotations.Nullable;

/**
 * The time bank of the demo community, under the hours exchange: members that are numbers, six
 * weeks of services, one of them not confirmed and one disputed, a visit of tomorrow, and open
 * offers and requests. Confined to one thread.
 */
public final class DemoTimeBank {

  /**
   * What it is kept in.
   *
   * @param work the unit of work
   * @param communities communities
   * @param ledger the ledger
   * @param banks what banks chose
   * @param appointments visits
   * @param notices offers and requests
   * @param persons persons
   * @param links links of accounts
   * @param mandates mandates
   * @param audit the audit log
   */
  public record Stores(
      UnitOfWork work,
      CommunityStore communities,
      LedgerStore ledger,
      BankStore banks,
      AppointmentStore appointments,
      NoticeStore notices,
      PersonStore persons,
      AccountLinkStore links,
      MandateStore mandates,
      AuditLog audit) {}

  private static final Actor DEMO = Actor.system("demo");
  private static final RuleId RULE = RuleId.of("cn.time-bank.hours-exchange");
  private static final int MEMBERS = 12;

  /** So many of its members, the first ones, are old; the others help. */
  public static final int ELDERS = 5;

  private static final int DAYS = 42;

  private final Instant today;
  private final DemoClock clock;
  private final IdSource ids;
  private final SplittableRandom random;
  private final BankDesk banks;
  private final LedgerDesk ledger;
  private final MemberDesk members;
  private final PersonRecords records;
  private final AppointmentService appointments;
  private final VisitChecks checks;
  private final ServiceConfirmation confirmation;
  private final NoticeService notices;

  /**
   * @param now the clock of the server, read once
   */
  public DemoTimeBank(
      Stores stores, FieldVault vault, PersonRules rules, RuleBook book, InstantSource now) {
    this.today = now.instant();
    this.clock = new DemoClock(today);
    this.random = new SplittableRandom(today.toEpochMilli());
    this.ids = new IdSource(clock, random.split());
    UnitOfWork work = stores.work();
    BankPolicies policies =
        new BankPolicies(stores.communities(), stores.ledger(), stores.banks(), book, clock);
    AccountDesk accounts = new AccountDesk(work, stores.ledger(), stores.audit(), ids, clock);
    this.banks =
        new BankDesk(
            work, stores.ledger(), stores.banks(), accounts, policies, stores.audit(), ids, clock);
    this.ledger =
        new LedgerDesk(
            work, stores.ledger(), policies, stores.audit(), ids, clock, LedgerDesk.Sharing.ALONE);
    PersonBirths births = new PersonBirths(stores.persons(), vault);
    this.members = new MemberDesk(work, stores.ledger(), accounts, stores.persons(), births, ids);
    this.records =
        new PersonRecords(
            work,
            stores.persons(),
            vault,
            (community, owner) -> false,
            rules,
            stores.audit(),
            ids,
            clock);
    ServicePorts ports =
        new ServicePorts(
            work,
            stores.appointments(),
            stores.notices(),
            new PersonMembers(stores.persons(), births, stores.links(), members),
            policies,
            stores.mandates(),
            place -> true,
            stores.audit(),
            ids,
            clock);
    this.appointments = new AppointmentService(ports);
    this.checks = new VisitChecks(ports, random.split());
    this.confirmation =
        new ServiceConfirmation(
            ports, new BankServices(work, stores.ledger(), ledger, stores.banks()));
    this.notices = new NoticeService(ports);
  }

  /**
   * Seeds the bank of a community unless it has one.
   *
   * @return what could not be seeded and why; empty as a rule
   */
  public List<Reason> seed(Community community) {
    if (banks.find(community.id()).isPresent()) {
      return List.of();
    }
    LocalDate first = LocalDate.ofInstant(today, community.zone()).minusDays(DAYS);
    clock.set(at(community, first, 9, 0));
    Outcome<TimeBank> opened = banks.open(DEMO, community, RULE, first);
    opened.asOptional().ifPresent(bank -> play(community, bank, first));
    return opened.refusals();
  }

  private void play(Community community, TimeBank bank, LocalDate first) {
    List<LedgerAccount> accounts = new ArrayList<>();
    for (int number = 1; number <= MEMBERS; number++) {
      accounts.add(join(community, bank, first, number));
    }
    List<String> all = accounts.stream().map(LedgerAccount::holder).toList();
    List<String> elders = all.subList(0, ELDERS);
    List<String> helpers = all.subList(ELDERS, MEMBERS);
    List<String> categories = List.of("company", "meal", "cleaning", "clinic", "errand");
    for (int day = 1; day < DAYS - 2; day++) {
      Visit visit =
          visit(
              community,
              helpers.get(day % helpers.size()),
              elders.get(day % elders.size()),
              categories.get(day % categories.size()),
              first.plusDays(day),
              day % 3 == 0 ? TransferKind.EARN : TransferKind.REDEEM);
      confirm(done(community, visit, 45 + random.nextInt(40)));
    }
    clock.set(at(community, first.plusDays(DAYS - 3L), 18, 0));
    send(bank, TransferKind.DONATE, accounts.get(ELDERS).id(), null, 60);
    send(bank, TransferKind.GRANT, null, accounts.get(0).id(), 30);
    dispute(
        done(
            community,
            visit(
                community,
                helpers.get(1),
                elders.get(1),
                "cleaning",
                first.plusDays(DAYS - 2L),
                TransferKind.REDEEM),
            95));
    done(
        community,
        visit(
            community,
            helpers.get(2),
            elders.get(2),
            "meal",
            first.plusDays(DAYS - 1L),
            TransferKind.REDEEM),
        50);
    clock.set(today);
    ahead(community, elders, helpers);
  }

  /** What there is to do from today on. */
  private void ahead(Community community, List<String> elders, List<String> helpers) {
    LocalDate tomorrow = LocalDate.ofInstant(today, community.zone()).plusDays(1);
    agreed(
        community,
        visit(community, helpers.get(0), elders.get(0), "clinic", tomorrow, TransferKind.REDEEM));
    post(community, NoticeKind.REQUEST, elders.get(3), "clinic", tomorrow, "wheelchair");
    post(community, NoticeKind.REQUEST, elders.get(4), "errand", tomorrow, null);
    post(community, NoticeKind.REQUEST, elders.get(2), "company", tomorrow.plusDays(1), null);
    post(community, NoticeKind.OFFER, helpers.get(3), "errand", tomorrow, null);
    post(community, NoticeKind.OFFER, helpers.get(4), "clinic", tomorrow, "wheelchair");
    post(community, NoticeKind.OFFER, helpers.get(5), "company", tomorrow.plusDays(1), null);
  }

  private LedgerAccount join(Community community, TimeBank bank, LocalDate first, int number) {
    String name = String.format(Locale.ROOT, "演示居民%02d", number);
    LocalDate birth = LocalDate.of(number <= ELDERS ? 1945 + number : 1970 + number, 3, 1);
    Person person =
        records
            .add(
                DEMO,
                community.id(),
                Map.of(PersonField.NAME, name, PersonField.BIRTH, birth.toString()))
            .orThrow();
    records.agree(DEMO, person.id(), ConsentPurpose.TIME_BANK, "demo", null, first).orThrow();
    return members.open(DEMO, bank, person.id(), first).orThrow();
  }

  private void send(
      TimeBank bank, TransferKind kind, @Nullable UUID from, @Nullable UUID to, long minutes) {
    ledger
        .send(
            DEMO,
            bank,
            new LedgerCommand.Post(
                OperationKey.of(ids.next()),
                kind,
                LocalDateTime.ofInstant(clock.instant(), bank.zone()),
                from,
                to,
                minutes,
                OperationKey.NONE))
        .asOutcome()
        .orThrow();
  }

  private Visit visit(
      Community community,
      String provider,
      String receiver,
      String category,
      LocalDate day,
      TransferKind kind) {
    Instant from = at(community, day, 10, 0);
    return new Visit(
        provider,
        receiver,
        category,
        "C01/1",
        from,
        from.plus(Duration.ofHours(1)),
        kind,
        null,
        null);
  }

  private Appointment agreed(Community community, Visit visit) {
    Appointment one = appointments.propose(DEMO, community, ids.next(), visit, null).orThrow();
    for (Side side : Side.values()) {
      one =
          appointments.agree(actor(one, side), one.id(), one.version(), party(one, side)).orThrow();
    }
    return one;
  }

  private Appointment done(Community community, Visit visit, int minutes) {
    clock.set(visit.from().minus(Duration.ofHours(3)));
    Appointment one = agreed(community, visit);
    clock.set(visit.from());
    one = checked(one);
    clock.set(visit.from().plus(Duration.ofMinutes(minutes)));
    return checked(one);
  }

  private Appointment checked(Appointment one) {
    IssuedToken code =
        checks
            .showCode(actor(one, Side.RECEIVER), one.id(), one.version(), party(one, Side.RECEIVER))
            .orThrow();
    return checks
        .scan(actor(one, Side.PROVIDER), one.id(), code.secret(), party(one, Side.PROVIDER))
        .orThrow();
  }

  private void confirm(Appointment done) {
    Appointment one = done;
    for (Side side : Side.values()) {
      one =
          confirmation
              .confirm(actor(one, side), one.id(), one.version(), party(one, side))
              .orThrow();
    }
  }

  private void dispute(Appointment done) {
    confirmation
        .dispute(
            actor(done, Side.RECEIVER),
            done.id(),
            done.version(),
            party(done, Side.RECEIVER),
            "只服务了一个小时")
        .orThrow();
  }

  private void post(
      Community community,
      NoticeKind kind,
      String member,
      String category,
      LocalDate day,
      @Nullable String mobility) {
    SortedSet<String> needs = mobility == null ? new TreeSet<>() : new TreeSet<>(List.of(mobility));
    notices
        .post(
            Actor.resident(member),
            community,
            ids.next(),
            kind,
            member,
            new NoticeContent(
                new TreeSet<>(List.of(category)),
                "C01",
                at(community, day, 9, 0),
                at(community, day, 17, 0),
                60,
                needs,
                new TreeSet<>()))
        .orThrow();
  }

  private static Actor actor(Appointment one, Side side) {
    return Actor.resident(one.visit().member(side));
  }

  private static Party party(Appointment one, Side side) {
    return new Party(side, one.visit().member(side));
  }

  private static Instant at(Community community, LocalDate day, int hour, int minute) {
    return day.atTime(LocalTime.of(hour, minute)).atZone(community.zone()).toInstant();
  }
}
