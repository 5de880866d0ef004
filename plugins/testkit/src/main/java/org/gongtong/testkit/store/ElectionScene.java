package org.gongtong.testkit.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.decision.TakenIds;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionBox;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionCount;
import org.gongtong.core.decision.election.ElectionFigures;
import org.gongtong.core.decision.election.ElectionLifecycle;
import org.gongtong.core.decision.election.ElectionReader;
import org.gongtong.core.decision.election.ElectionRound;
import org.gongtong.core.decision.election.ElectionService;
import org.gongtong.core.decision.election.ElectionTimer;
import org.gongtong.core.decision.election.ElectionVoiding;
import org.gongtong.core.decision.election.KeyCode;
import org.gongtong.core.decision.election.PaperBox;
import org.gongtong.core.decision.election.ParticipationReceipt;
import org.gongtong.core.decision.election.RollCorrections;
import org.gongtong.core.decision.election.RollReference;
import org.gongtong.core.decision.election.SealedBallot;
import org.gongtong.core.decision.election.SealedBox;
import org.gongtong.core.decision.election.Trustee;
import org.gongtong.core.decision.election.TrusteeKeys;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;

/**
 * A community that elects, with the services of the library over a store and a clock that a test
 * sets. Thread-safe once made.
 *
 * <p>Under the rules of an invented land: more than half vote, a candidate needs more than half of
 * them, a third in a further round; the list is published 20 days before, and there are more
 * candidates than seats. Three trustees, of whom two open the box.
 */
public final class ElectionScene {

  /** Now, as a scene begins. */
  public static final Instant START = Instant.parse("2026-03-02T02:00:00.123456Z");

  /** When its elections open. */
  public static final Instant OPENS = Instant.parse("2026-04-01T01:00:00Z");

  /** When they close. */
  public static final Instant CLOSES = Instant.parse("2026-04-02T10:00:00Z");

  /** Who takes the steps. */
  public static final Actor CLERK = Actor.staff("clerk-7");

  /** Who counts with him. */
  public static final Actor SECOND = Actor.staff("clerk-8");

  /** The election of the land. */
  public static final RuleId RULE = RuleId.of("xx.election");

  /** Logins that end alike behind a sign are one person's: {@code a+7} and {@code b+7}. */
  static final SamePerson PERSONS =
      (transaction, one, other) ->
          one.equals(other)
              || one.id().indexOf('+') >= 0
                  && one.id()
                      .replaceFirst(".*[+]", "")
                      .equals(other.id().replaceFirst(".*[+]", ""));

  private final ElectionParts store;
  private final AtomicReference<Instant> now;
  private final Community community;
  private final IdSource ids;
  private final ElectionService elections;
  private final TrusteeKeys keys;
  private final ElectionBox box;
  private final ElectionCount count;
  private final RollCorrections corrections;
  private final Map<Actor, Instant> renewed = new ConcurrentHashMap<>();
  private final ElectionVoiding voiding;
  private final ElectionReader reader;
  private final ElectionTimer timer;
  private final Map<UUID, Map<Integer, KeyCode>> codes;

  /** A new community. */
  public ElectionScene(ElectionParts store) {
    this(
        store,
        new AtomicReference<>(START),
        DecisionScene.newCommunity(),
        new ConcurrentHashMap<>(),
        new SecureRandom());
    store.work().write(transaction -> store.communities().add(transaction, community));
  }

  private ElectionScene(
      ElectionParts store,
      AtomicReference<Instant> now,
      Community community,
      Map<UUID, Map<Integer, KeyCode>> codes,
      RandomGenerator random) {
    this.store = store;
    this.now = now;
    this.community = community;
    this.codes = codes;
    this.ids = DecisionScene.IDS;
    var work = store.work();
    var kept = store.elections();
    this.elections =
        new ElectionService(
            work,
            kept,
            store.audit(),
            new ElectionLifecycle(book()),
            TakenIds.NONE,
            PERSONS,
            ids,
            this::now);
    this.keys =
        new TrusteeKeys(
            work,
            kept,
            store.audit(),
            ids,
            this::now,
            random,
            (transaction, actor) -> Optional.ofNullable(renewed.get(actor)));
    this.box = new ElectionBox(work, kept, store.audit(), this::now, random);
    this.count =
        new ElectionCount(work, kept, store.audit(), ids, this::now, SmallCells.OF_THREE, PERSONS);
    this.reader = new ElectionReader(work, kept, 10, SmallCells.OF_THREE, PERSONS);
    this.voiding =
        new ElectionVoiding(
            work, kept, store.audit(), new ElectionLifecycle(book()), PERSONS, ids, this::now);
    this.corrections =
        new RollCorrections(work, kept, store.audit(), ids, this::now, SmallCells.OF_THREE);
    this.timer = new ElectionTimer(work, kept, elections, this::now);
  }

  /** The same community on another machine, whose clock is set apart. */
  public ElectionScene elsewhere() {
    return new ElectionScene(
        store, new AtomicReference<>(now()), community, codes, new SecureRandom());
  }

  /** The same community and clock over another store of the same data, with other chance. */
  public ElectionScene over(ElectionParts other, RandomGenerator random) {
    return new ElectionScene(other, now, community, codes, random);
  }

  /** The rules of the land. */
  public static RuleBook book() {
    return ElectionLand.book();
  }

  /** The present instant of the scene. */
  public Instant now() {
    return Objects.requireNonNull(now.get());
  }

  /** Sets the clock. */
  public ElectionScene at(Instant instant) {
    now.set(instant);
    return this;
  }

  public Community community() {
    return community;
  }

  public ElectionService elections() {
    return elections;
  }

  public TrusteeKeys keys() {
    return keys;
  }

  public ElectionBox box() {
    return box;
  }

  public ElectionVoiding voiding() {
    return voiding;
  }

  /** Somebody else opens a login anew now. */
  void renewed(Actor actor) {
    renewed.put(actor, now());
  }

  public RollCorrections corrections() {
    return corrections;
  }

  public ElectionCount count() {
    return count;
  }

  public ElectionReader reader() {
    return reader;
  }

  public ElectionTimer timer() {
    return timer;
  }

  /** Three trustees. */
  public static List<Trustee> trustees() {
    return IntStream.rangeClosed(1, 3)
        .mapToObj(i -> new Trustee(i, Actor.staff("trustee-" + i), "监票人" + i))
        .toList();
  }

  /** What an election is about: {@code seats} of candidates named A, B, C, … */
  public static ElectionContent content(int seats, int candidates) {
    List<String> names =
        IntStream.range(0, candidates)
            .mapToObj(i -> i < 26 ? String.valueOf((char) ('A' + i)) : "Z" + i)
            .toList();
    return new ElectionContent(
        RULE,
        "居民委员会换届选举",
        "",
        seats,
        ElectionRound.FIRST,
        null,
        ElectionContent.candidates(names),
        trustees(),
        2);
  }

  /** The ids of so many voters. */
  public static List<String> voters(int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(i -> String.format(Locale.ROOT, "V%04d", i))
        .toList();
  }

  /** A draft with its list. */
  public Election draft(ElectionContent content, int voters) {
    Election draft = elections.draft(CLERK, community, ids.next(), content).orThrow();
    return elections.putRoll(CLERK, draft.id(), draft.version(), voters(voters)).orThrow();
  }

  /** An announced election; the clock is at the scene's beginning. */
  public Election announced(ElectionContent content, int voters) {
    at(START);
    Election draft = draft(content, voters);
    return elections.announce(CLERK, draft.id(), draft.version(), OPENS, CLOSES).orThrow();
  }

  /**
   * An election whose trustees have made their keys, and that is open; the clock is at its opening.
   */
  public Election open(ElectionContent content, int voters) {
    Election announced = announced(content, voters);
    for (Trustee trustee : content.trustees()) {
      TrusteeKeys.Made made = keys.make(trustee.actor(), announced.id()).orThrow();
      codes
          .computeIfAbsent(announced.id(), id -> new TreeMap<>())
          .put(trustee.number(), made.code());
    }
    at(OPENS);
    Election ready = latest(announced.id());
    return elections.open(CLERK, ready.id(), ready.version()).orThrow();
  }

  /** An open election of two seats, three candidates and twelve voters. */
  public Election open() {
    return open(content(2, 3), 12);
  }

  /** Closes an open election; the clock is past its close. */
  public Election close(Election election) {
    at(CLOSES.plusSeconds(1));
    return elections.close(CLERK, election.id(), latest(election.id()).version()).orThrow();
  }

  /** The latest version. */
  public Election latest(UUID electionId) {
    return reader.require(electionId).orThrow();
  }

  /** Casts a ballot on the web. */
  public Outcome<ParticipationReceipt> cast(Election election, int voter, Integer... choices) {
    return box.cast(
        Actor.resident("voter-" + voter),
        election.id(),
        voter,
        new LinkedHashSet<>(Arrays.asList(choices)));
  }

  /** The codes of some trustees, as they typed them. */
  public List<String> codes(Election election, Integer... trustees) {
    Map<Integer, KeyCode> all = codes.getOrDefault(election.id(), Map.of());
    List<String> typed = new ArrayList<>();
    for (Integer trustee : trustees) {
      typed.add(Objects.requireNonNull(all.get(trustee)).code());
    }
    return typed;
  }

  /** Counts a closed election without papers, with the codes of trustees 1 and 3. */
  public Outcome<Election> counted(Election closed) {
    return counted(closed, PaperBox.NONE, codes(closed, 1, 3));
  }

  /** Counts a closed election. */
  public Outcome<Election> counted(Election closed, PaperBox papers, List<String> typed) {
    return count.count(CLERK, SECOND, closed.id(), closed.version(), typed, papers);
  }

  /** What lies in the box. */
  public List<SealedBallot> sealed(Election election) {
    return store.work().read(tx -> store.elections().sealed(tx, election.id()));
  }

  /** The events of an election, in the order they were recorded. */
  public List<AuditEvent> events(Election election) {
    return store.work().read(tx -> store.audit().ofSubject(tx, election.id().toString())).stream()
        .map(logged -> logged.sealed().event())
        .toList();
  }

  /** What was counted. */
  static ElectionFigures figures(Election counted) {
    return Objects.requireNonNull(counted.figures());
  }

  /** What lay in the box at the close. */
  static SealedBox box(Election closed) {
    return Objects.requireNonNull(closed.box());
  }

  /** The list of voters. */
  static RollReference roll(Election listed) {
    return Objects.requireNonNull(listed.roll());
  }

  /** The codes of a refusal. */
  public static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }
}
