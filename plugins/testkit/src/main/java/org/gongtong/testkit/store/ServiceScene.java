package org.gongtong.testkit.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.Rounding;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.IssuedToken;
import org.gongtong.core.timebank.service.MatchFinder;
import org.gongtong.core.timebank.service.MatchWeights;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.ServiceMember;
import org.gongtong.core.timebank.service.ServiceMembers;
import org.gongtong.core.timebank.service.ServicePolicy;
import org.gongtong.core.timebank.service.ServicePorts;
import org.gongtong.core.timebank.service.ServiceTimer;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.Visit;
import org.gongtong.core.timebank.service.VisitChecks;
import org.jspecify.annotations.Nullable;

/**
 * A community whose members help one another, with the services of the library over a store and a
 * clock that a test sets. Thread-safe once made.
 *
 * <p>Its members {@code H1} to {@code H3} help and {@code E1} to {@code E3} are helped; all of them
 * joined on 2026-01-01. Visits are in building {@code C01/6}, where {@code GRID} is grid worker.
 */
public final class ServiceScene implements ServiceMembers {

  /** Now, as a scene begins: ten in the morning of a Monday in Shanghai. */
  public static final Instant START = Instant.parse("2026-03-02T02:00:00Z");

  /** When its visits begin: the day after at the same hour. */
  public static final Instant FROM = START.plus(Duration.ofDays(1));

  /** Who took part at a keyboard; the services take his word for whom he speaks. */
  public static final Actor DOOR = Actor.resident("door-1");

  /** A member of staff without a mandate. */
  public static final Actor CLERK = Actor.staff("clerk-7");

  static final IdSource IDS = SampleRosters.IDS;
  static final LocalDate JOINED = LocalDate.of(2026, 1, 1);
  static final Party HELPS = new Party(Side.PROVIDER, "H1");
  static final Party HELPED = new Party(Side.RECEIVER, "E1");

  private final ServiceParts store;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final AtomicReference<ServicePolicy> policy = new AtomicReference<>(policy(3, false));
  private final Map<String, ServiceMember> members = new ConcurrentHashMap<>();
  private final Community community;
  private final Actor grid;
  private final Actor mediator;
  private final ServicePorts ports;
  private final LoggedPosting posting;

  /** A new community in Shanghai's zone. */
  public ServiceScene(ServiceParts store) {
    this(store, SampleRosters.ZONE);
  }

  /** A new community in a zone. */
  public ServiceScene(ServiceParts store, ZoneId zone) {
    this.store = store;
    this.community =
        new Community(
            IDS.next(),
            "t" + Long.toHexString(UUID.randomUUID().getMostSignificantBits()),
            LocalizedText.of("社区", "community"),
            LocalizedText.of("市", "city"),
            SampleRules.LAND,
            zone);
    store.work().write(transaction -> store.communities().add(transaction, community));
    for (String id : List.of("H1", "H2", "H3", "E1", "E2", "E3")) {
      members.put(id, ServiceMember.adult(id, JOINED));
    }
    this.grid = mandated(MandateKind.GRID_WORKER, "C01/6");
    this.mediator = mandated(MandateKind.COMMITTEE_STAFF, "");
    this.ports =
        new ServicePorts(
            store.work(),
            store.appointments(),
            store.notices(),
            this,
            (transaction, communityId, jurisdiction, day) -> Outcome.accepted(policyOn(day)),
            store.mandates(),
            place -> place.path().startsWith("C0"),
            store.audit(),
            IDS,
            this::now);
    this.posting = new LoggedPosting(store, IDS);
  }

  /** What holds here, unless a test says otherwise. */
  static ServicePolicy policy(@Nullable Integer autoConfirmDays, boolean severalProviders) {
    return new ServicePolicy(
        "sample@1 xx.time-bank#1",
        Map.of("errand", LocalizedText.of("代办", "errand")),
        720,
        severalProviders,
        120,
        30,
        120,
        2,
        autoConfirmDays,
        16,
        Set.of(MandateKind.GRID_WORKER, MandateKind.COMMITTEE_STAFF),
        Set.of(MandateKind.COMMITTEE_STAFF),
        Rounding.QUARTER_HOUR_HALF_UP,
        MatchWeights.EVEN);
  }

  private ServicePolicy policyOn(LocalDate day) {
    ServicePolicy current = Objects.requireNonNull(policy.get());
    // A new edition takes effect in April.
    return day.isBefore(LocalDate.of(2026, 4, 1))
        ? current
        : new ServicePolicy(
            "sample@1 xx.time-bank#2",
            current.categories(),
            current.longestMinutes(),
            current.severalProviders(),
            current.cancelNoticeMinutes(),
            current.graceMinutes(),
            current.tokenSeconds(),
            current.lapseDays(),
            current.autoConfirmDays(),
            current.guardianBelow(),
            current.recorders(),
            current.mediators(),
            Rounding.EXACT,
            current.weights());
  }

  ServiceScene under(ServicePolicy other) {
    policy.set(other);
    return this;
  }

  @Override
  public Optional<ServiceMember> find(
      Transaction transaction, UUID communityId, String memberId, LocalDate day) {
    return communityId.equals(community.id())
        ? Optional.ofNullable(members.get(memberId))
        : Optional.empty();
  }

  void join(ServiceMember member) {
    members.put(member.id(), member);
  }

  /** A new login that holds a mandate in this community, from its first day on. */
  Actor mandated(MandateKind kind, String path) {
    return mandated(kind, new MandatePlace(community.id(), path), DateRange.from(JOINED));
  }

  Actor mandated(MandateKind kind, MandatePlace place, DateRange period) {
    String login = "desk-" + UUID.randomUUID();
    Mandate mandate =
        new Mandate(
            IDS.next(), login, kind, place, period, START, Actor.system("console"), "", null);
    store
        .work()
        .write(
            transaction -> {
              store.mandates().add(transaction, mandate);
              return mandate;
            });
    return Actor.staff(login);
  }

  /** Whose members they are. */
  public Community community() {
    return community;
  }

  ServiceParts store() {
    return store;
  }

  /** The grid worker of building 6. */
  Actor grid() {
    return grid;
  }

  /** Who may decide disputes. */
  Actor mediator() {
    return mediator;
  }

  Instant now() {
    return Objects.requireNonNull(now.get());
  }

  ServiceScene at(Instant instant) {
    now.set(instant);
    return this;
  }

  ServiceScene later(Duration duration) {
    return at(now().plus(duration));
  }

  AppointmentService appointments() {
    return new AppointmentService(ports);
  }

  VisitChecks checks() {
    return new VisitChecks(ports, RandomGenerator.of("L64X128MixRandom"));
  }

  ServiceConfirmation confirmation() {
    return new ServiceConfirmation(ports, posting);
  }

  NoticeService notices() {
    return new NoticeService(ports);
  }

  MatchFinder finder() {
    return new MatchFinder(ports);
  }

  ServiceTimer timer() {
    return new ServiceTimer(ports, appointments(), confirmation());
  }

  /** Lets time act, and says what kept it from acting on one; the store may hold others. */
  List<String> tick(Appointment appointment) {
    return timer().tick().stream()
        .filter(hindrance -> hindrance.subject().equals(appointment.id()))
        .flatMap(hindrance -> hindrance.reasons().stream().map(Reason::code))
        .toList();
  }

  AppointmentReader reader() {
    return new AppointmentReader(store.work(), store.appointments());
  }

  LoggedPosting posting() {
    return posting;
  }

  Visit visit() {
    return visit("H1", "E1", FROM, Duration.ofHours(1));
  }

  static Visit visit(String provider, String receiver, Instant from, Duration lasts) {
    return new Visit(
        provider,
        receiver,
        "errand",
        "C01/6",
        from,
        from.plus(lasts),
        TransferKind.REDEEM,
        null,
        null);
  }

  Outcome<Appointment> propose(Visit visit, @Nullable Party party) {
    return appointments()
        .propose(party == null ? CLERK : DOOR, community, IDS.next(), visit, party);
  }

  Appointment proposed() {
    return propose(visit(), HELPED).orThrow();
  }

  Outcome<Appointment> agree(Appointment appointment, Party party) {
    return appointments().agree(DOOR, appointment.id(), appointment.version(), party);
  }

  /** A visit that H1 and E1 agreed on. */
  public Appointment agreed() {
    return agree(proposed(), HELPS).orThrow();
  }

  /** A visit that was proposed by staff and agreed by both. */
  Outcome<Appointment> arrange(Visit visit) {
    return propose(visit, null)
        .flatMap(one -> agree(one, new Party(Side.PROVIDER, visit.provider())))
        .flatMap(one -> agree(one, new Party(Side.RECEIVER, visit.receiver())));
  }

  /** One side shows a code and the other scans it. */
  Appointment checked(Appointment appointment) {
    IssuedToken code = code(appointment, HELPED);
    return checks().scan(DOOR, appointment.id(), code.secret(), HELPS).orThrow();
  }

  IssuedToken code(Appointment appointment, Party party) {
    return checks()
        .showCode(DOOR, appointment.id(), latest(appointment).version(), party)
        .orThrow();
  }

  /** A visit that began as it was planned and took so long; the clock stands at its end. */
  Appointment done(Duration lasted) {
    Appointment agreed = agreed();
    Instant from = agreed.visit().from();
    at(from.isBefore(now()) ? now() : from);
    Appointment begun = checked(agreed);
    later(lasted);
    return checked(begun);
  }

  Outcome<Appointment> confirm(Appointment appointment, Party party) {
    return confirmation().confirm(DOOR, appointment.id(), appointment.version(), party);
  }

  Appointment latest(Appointment appointment) {
    return reader().find(appointment.id()).orElseThrow();
  }

  /** The types of the events about an appointment, in order. */
  List<String> events(Appointment appointment) {
    return store.events(appointment.id().toString()).stream().map(AuditEvent::type).toList();
  }

  /** The codes of a refusal; none when accepted. */
  static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  /** The figures of the first reason of a refusal. */
  static Map<String, String> figures(Outcome<?> outcome) {
    return outcome.refusals().get(0).figures();
  }
}
