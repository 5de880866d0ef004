package org.gongtong.testkit.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.Consent;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonBirths;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankPolicies;
import org.gongtong.core.timebank.bank.BankServices;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.PastCommand;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.IssuedToken;
import org.gongtong.core.timebank.service.MatchFinder;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeContent;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.PersonMembers;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.core.timebank.service.ServicePorts;
import org.gongtong.core.timebank.service.ServiceTimer;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.Visit;
import org.gongtong.core.timebank.service.VisitChecks;
import org.jspecify.annotations.Nullable;

/**
 * A community and all of its time bank over a store, under the rules of {@link SampleBankRules},
 * with a clock that a test sets. Thread-safe.
 */
final class BankScene {

  static final Actor CLERK = Actor.staff("clerk-7");
  static final Actor DOOR = Actor.resident("door-1");
  static final LocalDate OPENED = LocalDate.of(2026, 1, 1);

  private static final IdSource IDS = SampleRosters.IDS;

  private final BankParts parts;
  private final AtomicReference<Instant> now = new AtomicReference<>(ServiceScene.START);
  private final Community community = DecisionScene.newCommunity();
  private final BankPolicies policies;
  private final AccountDesk accounts;
  private final LedgerDesk desk;
  private final BankDesk banks;
  private final MemberDesk members;
  private final BankServices posting;
  private final ServicePorts ports;

  BankScene(BankParts parts) {
    this.parts = parts;
    LedgerParts ledger = parts.ledger();
    UnitOfWork work = ledger.work();
    work.write(transaction -> ledger.communities().add(transaction, community));
    this.policies = policies();
    this.accounts = new AccountDesk(work, ledger.ledger(), ledger.audit(), IDS, this::now);
    this.desk =
        new LedgerDesk(
            work,
            ledger.ledger(),
            policies,
            ledger.audit(),
            IDS,
            this::now,
            LedgerDesk.Sharing.TOGETHER);
    this.banks =
        new BankDesk(
            work,
            ledger.ledger(),
            parts.banks(),
            accounts,
            policies,
            ledger.audit(),
            IDS,
            this::now);
    PersonBirths births = new PersonBirths(parts.persons(), new OpenVault());
    this.members = new MemberDesk(work, ledger.ledger(), accounts, parts.persons(), births, IDS);
    this.posting = new BankServices(work, ledger.ledger(), desk, parts.banks());
    this.ports =
        new ServicePorts(
            work,
            parts.services().appointments(),
            parts.services().notices(),
            new PersonMembers(parts.persons(), births, parts.links(), members),
            policies,
            parts.services().mandates(),
            place -> true,
            ledger.audit(),
            IDS,
            this::now);
  }

  /** What another server would answer, which remembers nothing yet. */
  BankPolicies policies() {
    return policies(this::now);
  }

  /** As the other one, with a clock of its own. */
  BankPolicies policies(InstantSource clock) {
    return new BankPolicies(
        parts.ledger().communities(),
        parts.ledger().ledger(),
        parts.banks(),
        SampleBankRules.book(),
        clock);
  }

  TimeBankPolicy policyOf(BankPolicies server, LocalDate day) {
    return parts.ledger().work().read(tx -> server.policy(tx, community.id(), day)).orThrow();
  }

  /** Lets its time run out. */
  TimeExpiry expiry() {
    return new TimeExpiry(
        parts.ledger().work(), parts.ledger().ledger(), desk, policies, this::now);
  }

  BankParts parts() {
    return parts;
  }

  Community community() {
    return community;
  }

  Instant now() {
    return Objects.requireNonNull(now.get());
  }

  BankScene at(Instant instant) {
    now.set(instant);
    return this;
  }

  BankDesk banks() {
    return banks;
  }

  LedgerDesk desk() {
    return desk;
  }

  MemberDesk members() {
    return members;
  }

  BankServices posting() {
    return posting;
  }

  AppointmentReader reader() {
    return new AppointmentReader(parts.ledger().work(), parts.services().appointments());
  }

  MatchFinder finder() {
    return new MatchFinder(ports);
  }

  ServiceTimer timer() {
    return new ServiceTimer(ports, new AppointmentService(ports), confirmation());
  }

  TimeBank opened() {
    return banks.open(CLERK, community, null, OPENED).orThrow();
  }

  /** Somebody whose details are kept, without any consent. */
  Person person() {
    Person person = new Person(IDS.next(), community.id(), now(), CLERK);
    parts
        .ledger()
        .work()
        .write(
            transaction -> {
              parts.persons().add(transaction, person);
              return person;
            });
    return person;
  }

  void agree(Person person, ConsentPurpose purpose) {
    parts
        .ledger()
        .work()
        .write(
            transaction -> {
              parts
                  .persons()
                  .addConsent(
                      transaction,
                      new Consent(IDS.next(), person.id(), purpose, "1", now(), null, null));
              return person;
            });
  }

  /** A member whose account is open. */
  LedgerAccount member(TimeBank bank) {
    Person person = person();
    agree(person, ConsentPurpose.TIME_BANK);
    return members.open(CLERK, bank, person.id(), OPENED).orThrow();
  }

  LedgerAnswer earn(TimeBank bank, LedgerAccount account, long minutes) {
    return desk.send(
        CLERK,
        bank,
        new LedgerCommand.Post(
            LedgerScene.key(),
            TransferKind.EARN,
            LocalDateTime.ofInstant(now(), bank.zone()),
            null,
            account.id(),
            minutes,
            OperationKey.NONE));
  }

  long balance(LedgerAccount account) {
    return accounts.find(account.id()).orElseThrow().balance();
  }

  Notice notice(NoticeKind kind, LedgerAccount member, Instant from) {
    return new NoticeService(ports)
        .post(
            DOOR,
            community,
            IDS.next(),
            kind,
            member.holder(),
            new NoticeContent(
                new TreeSet<>(List.of("errand")),
                "",
                from,
                from.plus(Duration.ofHours(4)),
                60,
                new TreeSet<>(),
                new TreeSet<>()))
        .orThrow();
  }

  /** Agreed by both, visited for so long, and not confirmed yet; the clock stands at its end. */
  Appointment done(Visit visit, Duration lasted) {
    AppointmentService service = new AppointmentService(ports);
    Appointment one = service.propose(CLERK, community, IDS.next(), visit, null).orThrow();
    for (Side side : Side.values()) {
      one = service.agree(DOOR, one.id(), one.version(), party(one, side)).orThrow();
    }
    at(visit.from());
    one = checked(one);
    at(visit.from().plus(lasted));
    return checked(one);
  }

  Visit visit(
      LedgerAccount provider,
      LedgerAccount receiver,
      Instant from,
      TransferKind kind,
      @Nullable UUID offer,
      @Nullable UUID request) {
    return new Visit(
        provider.holder(),
        receiver.holder(),
        "errand",
        "",
        from,
        from.plus(Duration.ofHours(1)),
        kind,
        offer,
        request);
  }

  private Appointment checked(Appointment one) {
    VisitChecks checks = new VisitChecks(ports, RandomGenerator.of("L64X128MixRandom"));
    IssuedToken code =
        checks.showCode(DOOR, one.id(), one.version(), party(one, Side.RECEIVER)).orThrow();
    return checks.scan(DOOR, one.id(), code.secret(), party(one, Side.PROVIDER)).orThrow();
  }

  private static Party party(Appointment one, Side side) {
    return new Party(side, one.visit().member(side));
  }

  private ServiceConfirmation confirmation() {
    return new ServiceConfirmation(ports, posting);
  }

  Outcome<Appointment> confirm(UUID id, Side side) {
    Appointment one = reader().find(id).orElseThrow();
    return confirmation().confirm(DOOR, id, one.version(), party(one, side));
  }

  /** What the command of a service left, if anything. */
  Optional<PastCommand> past(TimeBank bank, UUID appointmentId) {
    OperationKey key = ServiceEntry.keyOf(appointmentId);
    Map<OperationKey, PastCommand> found =
        parts.ledger().work().read(t -> parts.ledger().ledger().past(t, bank.id(), List.of(key)));
    return Optional.ofNullable(found.get(key));
  }

  LedgerEntry entry(TimeBank bank, UUID appointmentId) {
    return Objects.requireNonNull(past(bank, appointmentId).orElseThrow().entry());
  }
}
