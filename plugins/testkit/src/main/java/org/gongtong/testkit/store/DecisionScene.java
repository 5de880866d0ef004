package org.gongtong.testkit.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotEntry;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionLifecycle;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.MotionTimer;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.TakenIds;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.jspecify.annotations.Nullable;

/**
 * A community that votes, with the services of the library over a store and a clock that a test
 * sets. Thread-safe once made.
 *
 * <p>Its twelve parts have 100 m² each and make eleven parties: {@code P01} to {@code P10} in
 * building 1 belong to {@code O01} to {@code O10}; in building 2, {@code P11} belongs to {@code
 * O11} and {@code O11b} together, who have named no voter, and {@code P12} to {@code O01} again.
 */
public final class DecisionScene {

  /** Now, as a scene begins. */
  public static final Instant START = Instant.parse("2026-03-02T02:00:00Z");

  /** When its votes open. */
  public static final Instant OPENS = Instant.parse("2026-03-20T01:00:00Z");

  /** When they close. */
  public static final Instant CLOSES = Instant.parse("2026-03-27T10:00:00Z");

  /** Who takes the steps. */
  public static final Actor CLERK = Actor.staff("clerk-7");

  /** Where ids come from; they are apart from those of earlier runs on the same store. */
  public static final IdSource IDS = SampleRosters.IDS;

  private final StoreParts store;
  private final AtomicReference<Instant> now;
  private final Community community;
  private final MotionService motions;
  private final BallotBox box;
  private final MotionReader reader;
  private final MotionTimer timer;
  private final TurnoutBoard board;

  /** A new community with its roster, under some rules. */
  public DecisionScene(StoreParts store, RuleBook book) {
    this(store, book, new AtomicReference<>(START), newCommunity());
    store.work().write(transaction -> store.communities().add(transaction, community));
    SampleRosters.service(store)
        .apply(CLERK, community.id(), roster(), SampleRosters.FEBRUARY)
        .orThrow();
  }

  private DecisionScene(
      StoreParts store, RuleBook book, AtomicReference<Instant> now, Community community) {
    this.store = store;
    this.now = now;
    this.community = community;
    this.motions =
        new MotionService(
            store.work(),
            store.motions(),
            store.ballots(),
            store.rosters(),
            store.audit(),
            new MotionLifecycle(book),
            TakenIds.NONE,
            IDS,
            this::now);
    this.box =
        new BallotBox(
            store.work(), store.motions(), store.ballots(), store.audit(), IDS, this::now);
    this.reader = new MotionReader(store.work(), store.motions(), store.ballots());
    this.timer = new MotionTimer(store.work(), store.motions(), motions, this::now);
    this.board =
        new TurnoutBoard(
            store.work(), store.motions(), store.ballots(), this::now, 10, SmallCells.ALL_TOLD);
  }

  /** The same community, store and clock after a restart with other rules. */
  public DecisionScene restarted(RuleBook book) {
    return new DecisionScene(store, book, now, community);
  }

  /** The same community and store on another machine, whose clock is set apart. */
  public DecisionScene elsewhere(RuleBook book) {
    return new DecisionScene(store, book, new AtomicReference<>(now()), community);
  }

  /** The same community, clock and rules over another store of the same data. */
  public DecisionScene over(StoreParts other, RuleBook book) {
    return new DecisionScene(other, book, now, community);
  }

  /** A community that is not in the store yet. */
  public static Community newCommunity() {
    return new Community(
        IDS.next(),
        "c" + Long.toHexString(UUID.randomUUID().getMostSignificantBits()),
        LocalizedText.of("社区", "community"),
        LocalizedText.of("市", "city"),
        SampleRules.LAND,
        SampleRosters.ZONE);
  }

  private static Roster roster() {
    List<ExclusivePart> parts = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      String owner = String.format(Locale.ROOT, "O%02d", i);
      parts.add(part(String.format(Locale.ROOT, "P%02d", i), "1", owner, owner));
    }
    parts.add(part("P11", "2", null, "O11", "O11b"));
    parts.add(part("P12", "2", "O01", "O01"));
    return new Roster(parts);
  }

  private static ExclusivePart part(
      String id, String building, @Nullable String voter, String... owners) {
    return new ExclusivePart(
        id,
        "C01",
        building,
        "1",
        id,
        PartKind.DWELLING,
        new FloorArea(10_000),
        AreaBasis.REGISTRY,
        List.of(owners),
        voter,
        PartStatus.DELIVERED);
  }

  /** The parts that are left are imported, effective on the day of the last import. */
  void importWithout(String... gone) {
    List<ExclusivePart> left =
        roster().parts().stream().filter(part -> !List.of(gone).contains(part.id())).toList();
    SampleRosters.service(store)
        .apply(CLERK, community.id(), new Roster(left), SampleRosters.FEBRUARY)
        .orThrow();
  }

  /** The community. */
  public Community community() {
    return community;
  }

  /** The present instant of the scene. */
  public Instant now() {
    return Objects.requireNonNull(now.get());
  }

  /** Sets the clock. */
  public DecisionScene at(Instant instant) {
    now.set(instant);
    return this;
  }

  public MotionService motions() {
    return motions;
  }

  public BallotBox box() {
    return box;
  }

  public MotionReader reader() {
    return reader;
  }

  public MotionTimer timer() {
    return timer;
  }

  public TurnoutBoard board() {
    return board;
  }

  /** What is put to the vote, unless a test says otherwise. */
  public static MotionContent content(VotingScope scope) {
    return new MotionContent(SampleRules.MATTER, "换物业？", "", scope, List.of());
  }

  /** A draft about the whole estate. */
  public Motion draft() {
    return draft(VotingScope.everything());
  }

  /** A draft about a scope. */
  public Motion draft(VotingScope scope) {
    return motions.draft(CLERK, community, IDS.next(), content(scope)).orThrow();
  }

  /** Announces it for {@link #OPENS} to {@link #CLOSES}. */
  public Motion announce(Motion motion) {
    return motions.announce(CLERK, motion.id(), motion.version(), OPENS, CLOSES).orThrow();
  }

  /** A motion about the whole estate that is open; the clock stands at its opening. */
  public Motion open() {
    return open(VotingScope.everything());
  }

  /** A motion about a scope that is open; the clock stands at its opening. */
  public Motion open(VotingScope scope) {
    Motion announced = announce(draft(scope));
    at(OPENS);
    return motions.open(CLERK, announced.id(), announced.version()).orThrow();
  }

  /** The motion as it stands. */
  public Motion latest(Motion motion) {
    return reader.find(motion.id()).orElseThrow();
  }

  /** Closes it, one second after the close. */
  public Motion close(Motion motion) {
    at(CLOSES.plusSeconds(1));
    return motions.close(CLERK, motion.id(), latest(motion).version()).orThrow();
  }

  /** Closes and counts it. */
  public Motion decide(Motion motion) {
    return motions.decide(CLERK, motion.id(), close(motion).version()).orThrow();
  }

  /** Its roll. */
  public ElectoralRoll roll(Motion motion) {
    return reader.findRoll(motion.id()).orElseThrow().roll();
  }

  /** The number of a part's party. */
  public int party(Motion motion, String part) {
    return roll(motion).findParty(part).orElseThrow();
  }

  /** Casts a ballot of a part's party on the web. */
  public Outcome<RecordedBallot> web(Motion motion, String part, String choice) {
    return web(motion, part, IDS.next(), choice);
  }

  /** Casts a ballot with an id on the web. */
  public Outcome<RecordedBallot> web(Motion motion, String part, UUID ballotId, String choice) {
    return box.castOnWeb(
        Actor.resident("door-1"), motion.id(), party(motion, part), ballotId, choice);
  }

  /** Enters a paper ballot handed in now. */
  public Outcome<RecordedBallot> paper(Motion motion, String part, String choice) {
    return box.record(motion.id(), entry(part, Channel.PAPER, now(), choice));
  }

  /** A ballot as staff enter it. */
  public static BallotEntry entry(String part, Channel channel, Instant castAt, String choice) {
    return new BallotEntry(IDS.next(), part, null, channel, castAt, choice, null, evidence());
  }

  /** A paper ballot that somebody brings for the voter. */
  public BallotEntry byProxy(String part, String proxy) {
    return new BallotEntry(IDS.next(), part, null, Channel.PAPER, now(), "for", proxy, evidence());
  }

  /** The same, where the written proxy runs until a day. */
  public BallotEntry byProxy(String part, @Nullable String proxy, LocalDate until) {
    Instant now = now();
    return new BallotEntry(
        IDS.next(), part, null, Channel.PAPER, now, "for", proxy, until, evidence());
  }

  /** What shows a ballot of this scene. */
  public static Evidence evidence() {
    return new Evidence("sheet 1 line 1", CLERK, "clerk-8");
  }

  /** The types of the events about a motion, in order. */
  public List<String> events(Motion motion) {
    return eventsAbout(store, motion.id().toString()).stream().map(AuditEvent::type).toList();
  }

  /** The events of a motion as they go into the log. */
  public List<LoggedEvent> logged(Motion motion) {
    return store.work().read(t -> store.audit().ofSubject(t, motion.id().toString()));
  }

  static List<AuditEvent> eventsAbout(StoreParts store, String subject) {
    return store.work().read(transaction -> store.audit().ofSubject(transaction, subject)).stream()
        .map(logged -> logged.sealed().event())
        .toList();
  }

  /** All rows in the box of a motion. */
  public List<RecordedBallot> rows(Motion motion) {
    return store.work().read(transaction -> store.ballots().ofMotion(transaction, motion.id()));
  }

  /** The codes of a refusal; none when accepted. */
  public static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }
}
