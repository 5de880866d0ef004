package org.gongtong.server.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
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
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.NoticeStore;
import org.gongtong.core.timebank.service.PaperVisits;
import org.gongtong.core.timebank.service.PersonMembers;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.ServicePorts;
import org.gongtong.core.timebank.service.Visit;
import org.gongtong.core.timebank.service.VisitChecks;
import org.jspecify.annotations.Nullable;

/**
 * The time bank of the demo community, under the hours exchange: neighbours with names of parts,
 * who join one after another, and seven months and more of their services. Most come from sheets of
 * paper, those of the last weeks were agreed, checked in and out and confirmed on telephones. What
 * a helper has over goes to the pool, and from there to elders who used most. One visit is
 * disputed, one waits for its confirmation, to one nobody came. Confined to one thread.
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

  /** Whose card is printed: an elder, who waits for a visit. */
  public static final String ELDER = "甲老人";

  /** Whose card is printed: a helper. */
  public static final String HELPER = "子志愿者";

  /** Eight elders, and twelve who help. Named by what they are, and told apart by one sign. */
  private static final String ELDERS = "甲乙丙丁戊己庚辛";

  private static final String HELPERS = "子丑寅卯辰巳午未申酉戌亥";
  private static final int MONTHS = 7;

  /** So many days before today services are no longer entered from paper. */
  private static final int LIVE = 14;

  private static final List<String> CATEGORIES =
      List.of("meal", "errand", "company", "clinic", "cleaning", "outing", "repair");

  /** A helper keeps so much at the end of a month and gives the rest away. */
  private static final int KEEPS = 6 * 60;

  /** Who is so far below zero is granted something. */
  private static final int NEEDS = -3 * 60;

  private static final int GRANT = 3 * 60;

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
  private final PaperVisits papers;
  private final LedgerStore store;
  private final UnitOfWork work;
  private final Actor clerk;
  private final List<LedgerAccount> elders = new ArrayList<>();
  private final List<LedgerAccount> helpers = new ArrayList<>();
  private final List<PaperVisits.Line> sheet = new ArrayList<>();
  private final List<Reason> refused = new ArrayList<>();
  private int turn;

  /**
   * @param now the clock of the server, read once
   * @param clerk the login of who enters sheets and decides disputes: committee staff since {@link
   *     #first}
   */
  public DemoTimeBank(
      Stores stores,
      FieldVault vault,
      PersonRules rules,
      RuleBook book,
      InstantSource now,
      String clerk) {
    this.clerk = Actor.staff(clerk);
    this.store = stores.ledger();
    this.work = stores.work();
    this.today = now.instant();
    this.clock = new DemoClock(today);
    this.random = new SplittableRandom(today.toEpochMilli());
    this.ids = new IdSource(clock, random.split());
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
    BankServices services = new BankServices(work, stores.ledger(), ledger, stores.banks());
    this.confirmation = new ServiceConfirmation(ports, services);
    this.papers = new PaperVisits(ports, services);
    this.notices = new NoticeService(ports);
  }

  /** The day on which the bank of a community opened, if today is this day. */
  public static LocalDate first(LocalDate today) {
    return today.withDayOfMonth(1).minusMonths(MONTHS);
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
    LocalDate day = LocalDate.ofInstant(today, community.zone());
    DemoVisits visits =
        new DemoVisits(community, clock, ids, clerk, appointments, checks, confirmation);
    clock.set(visits.at(first(day), 9, 0));
    Outcome<TimeBank> opened = banks.open(DEMO, community, RULE, first(day));
    if (opened.asOptional().isEmpty()) {
      return opened.refusals();
    }
    TimeBank bank = opened.orThrow();
    for (LocalDate past = first(day); past.isBefore(day); past = past.plusDays(1)) {
      join(community, bank, past, first(day));
      if (past.isBefore(day.minusDays(LIVE))) {
        onPaper(visits, past, first(day));
        if (past.getDayOfWeek() == DayOfWeek.SUNDAY
            || isLast(past)
            || past.plusDays(1).equals(day.minusDays(LIVE))) {
          clock.set(visits.at(past, 20, 0));
          enterSheet(community, past);
        }
      } else {
        live(visits, past, (int) ChronoUnit.DAYS.between(past, day));
      }
      if (isLast(past)) {
        clock.set(visits.at(past, 21, 0));
        giveAndGrant(bank);
      }
    }
    new DemoAhead(community, clock, ids, visits, notices, elders, helpers).seed(today, day);
    return List.copyOf(refused);
  }

  private static boolean isLast(LocalDate day) {
    return day.plusDays(1).getDayOfMonth() == 1;
  }

  /** The elders and four helpers join on the first day, another helper every four weeks. */
  private void join(Community community, TimeBank bank, LocalDate day, LocalDate first) {
    long days = ChronoUnit.DAYS.between(first, day);
    if (days == 0) {
      for (int i = 0; i < ELDERS.length(); i++) {
        elders.add(member(community, bank, day, ELDERS.charAt(i) + "老人", 1942 + i));
      }
    }
    while (helpers.size() < HELPERS.length() && helpers.size() * 28L <= days + 3 * 28L) {
      int i = helpers.size();
      helpers.add(member(community, bank, day, HELPERS.charAt(i) + "志愿者", 1962 + 2 * i));
    }
  }

  private LedgerAccount member(
      Community community, TimeBank bank, LocalDate day, String name, int year) {
    Person person =
        records
            .add(
                DEMO,
                community.id(),
                Map.of(
                    PersonField.NAME, name, PersonField.BIRTH, LocalDate.of(year, 3, 1).toString()))
            .orThrow();
    records.agree(DEMO, person.id(), ConsentPurpose.TIME_BANK, "demo", null, day).orThrow();
    return members.open(DEMO, bank, person.id(), day).orThrow();
  }

  /** More visits each month. */
  private void onPaper(DemoVisits visits, LocalDate day, LocalDate first) {
    double rate = 0.4 + 0.12 * ChronoUnit.MONTHS.between(first, day);
    int count = (int) rate + (random.nextDouble() < rate - (int) rate ? 1 : 0);
    for (int i = 0; i < count; i++) {
      Visit visit = next(visits, day, 9 + 3 * i, 30 + 15 * random.nextInt(5));
      sheet.add(new PaperVisits.Line(sheet.size() + 1, visit, ""));
    }
  }

  private void enterSheet(Community community, LocalDate day) {
    if (!sheet.isEmpty()) {
      papers
          .enter(clerk, community, ids.next(), ContentHash.of("demo " + day).hex(), sheet)
          .refused()
          .forEach(line -> refused.addAll(line.reasons()));
      sheet.clear();
    }
  }

  /** Who is next to help whom. Every sixth time one elder keeps another company. */
  private Visit next(DemoVisits visits, LocalDate day, int hour, int minutes) {
    turn++;
    String receiver = elders.get(turn % elders.size()).holder();
    boolean among = turn % 6 == 0;
    String provider =
        among
            ? elders.get((turn + 3) % elders.size()).holder()
            : helpers.get(turn % helpers.size()).holder();
    String category = among ? "company" : CATEGORIES.get(turn % CATEGORIES.size());
    TransferKind kind = turn % 5 < 2 ? TransferKind.EARN : TransferKind.REDEEM;
    return visits.visit(provider, receiver, category, day, hour, minutes, kind);
  }

  /** What is agreed and confirmed on telephones; {@code ago} days ago. */
  private void live(DemoVisits visits, LocalDate day, int ago) {
    Visit visit = next(visits, day, 10, 60);
    switch (ago) {
      case 1 -> visits.done(visit, 50);
      case 2 -> visits.dispute(visits.done(visit, 95), "只服务了一个小时");
      case 6 -> visits.missed(visit);
      case 12 ->
          visits.decide(visits.dispute(visits.done(visit, 80), "中间休息了二十分钟"), 60, "双方同意按一小时计");
      default -> visits.confirm(visits.done(visit, 45 + random.nextInt(40)));
    }
  }

  /** Helpers give what they have over to the pool, which goes to the elders who used most. */
  private void giveAndGrant(TimeBank bank) {
    for (LedgerAccount helper : helpers) {
      long over = balance(helper) - KEEPS;
      if (over >= 60) {
        send(bank, TransferKind.DONATE, helper.id(), null, over / 60 * 60);
      }
    }
    elders.stream()
        .sorted(Comparator.comparingLong(this::balance))
        .filter(elder -> balance(elder) <= NEEDS)
        .limit(3)
        .filter(elder -> poolOf(bank) >= GRANT)
        .forEach(elder -> send(bank, TransferKind.GRANT, null, elder.id(), GRANT));
  }

  private long balance(LedgerAccount account) {
    return work.read(transaction -> store.find(transaction, account.id())).orElseThrow().balance();
  }

  private long poolOf(TimeBank bank) {
    return work.read(transaction -> store.find(transaction, bank.poolId())).orElseThrow().balance();
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
}
