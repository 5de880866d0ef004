package org.gongtong.core.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/** Makes the {@link RecountBundle} of a motion, and what the public log tells of its count. */
final class BundleMaker {
  /** What the opening publishes of the voters of parties. */
  static final String NAMED = "named";

  /** Where the event of the frozen roll has the salt of that. */
  static final String SALT = "salt";

  private final MotionStore motions;
  private final BallotStore ballots;
  private final AuditLog audit;

  BundleMaker(MotionStore motions, BallotStore ballots, AuditLog audit) {
    this.motions = motions;
    this.ballots = ballots;
    this.audit = audit;
  }

  /**
   * The bundle of a motion whose box is shut.
   *
   * @param motion the motion as it was decided
   */
  RecountBundle bundle(Transaction transaction, Motion motion) {
    FrozenRoll frozen =
        motions
            .findRoll(transaction, motion.id())
            .orElseThrow(() -> new IllegalStateException("no roll of motion " + motion.id()));
    ElectoralRoll roll = BallotRows.withVoters(frozen, ballots.namings(transaction, motion.id()));
    Map<UUID, SealedEvent> events = new LinkedHashMap<>();
    for (LoggedEvent logged : audit.ofSubject(transaction, motion.id().toString())) {
      events.put(logged.sealed().event().id(), logged.sealed());
    }
    List<RecordedBallot> rows = ballots.ofMotion(transaction, motion.id());
    Map<String, Integer> proxies = BallotRows.proxies(rows);
    List<RecountBundle.Entry> entries = new ArrayList<>();
    for (RecordedBallot row : rows) {
      SealedEvent event = events.get(BallotEvent.idOf(row.id()));
      if (event == null || event.event().disclosure() != Disclosure.SEALED) {
        throw new IllegalStateException("no event of ballot " + row.id());
      }
      entries.add(entry(event, row, roll, proxies));
    }
    long logged = events.values().stream().filter(BundleMaker::isOfABallot).count();
    if (logged != entries.size()) {
      throw new IllegalStateException(
          "the log has "
              + logged
              + " ballots of motion "
              + motion.id()
              + ", the box "
              + entries.size());
    }
    Optional<String> salt = events.values().stream().flatMap(BundleMaker::saltOfVoters).findFirst();
    return new RecountBundle(
        salt.isPresent() ? RecountBundle.BOUND : RecountBundle.FLAGS_ONLY,
        salt.orElse(""),
        motion,
        members(roll, salt.isPresent() ? frozen.roll() : null),
        salt.isPresent() ? namings(transaction, motion, events.values()) : List.of(),
        entries);
  }

  /** A vote that opened before its log told of voters has a bundle in the form of that time. */
  private static Stream<String> saltOfVoters(SealedEvent event) {
    return event.event().type().equals("roll-frozen")
            && event.event().data().get(SALT) instanceof String salt
        ? Stream.of(salt)
        : Stream.empty();
  }

  private List<RecountBundle.Naming> namings(
      Transaction transaction, Motion motion, Collection<SealedEvent> events) {
    List<RecountBundle.Naming> namings =
        events.stream()
            .filter(event -> event.event().type().equals("voter-named"))
            .map(
                event ->
                    new RecountBundle.Naming(
                        event.event().canonicalWhat(), saltOf(event), event.who().hash()))
            .toList();
    int there = ballots.namings(transaction, motion.id()).size();
    if (namings.size() != there) {
      throw new IllegalStateException(
          "the log has "
              + namings.size()
              + " namings of motion "
              + motion.id()
              + ", the box "
              + there);
    }
    return namings;
  }

  private static boolean isOfABallot(SealedEvent event) {
    return event.event().type().startsWith("ballot-");
  }

  /** What the opening of a vote fixes for everybody to see, before any ballot is cast. */
  static Map<String, Object> opened(Motion motion, ElectoralRoll roll, ContentHash salt) {
    List<RecountBundle.Member> members = members(roll, roll);
    return Map.of(
        "parties",
        RecountBundle.rollHash(members).hex(),
        NAMED,
        RecountBundle.votersHash(members, salt.hex()).hex(),
        "rule",
        RecountBundle.ruleHash(motion).hex());
  }

  /**
   * @param roll as it was in the end
   * @param opening the roll as it froze; null where its voters are not told
   */
  private static List<RecountBundle.Member> members(
      ElectoralRoll roll, @Nullable ElectoralRoll opening) {
    return roll.parties().stream()
        .map(
            party ->
                new RecountBundle.Member(
                    party.number(),
                    party.heads(),
                    party.weight(),
                    party.voter() != null,
                    opening == null
                        ? 0
                        : party.placeOf(opening.parties().get(party.number() - 1).voter())))
        .toList();
  }

  private static RecountBundle.Entry entry(
      SealedEvent event, RecordedBallot row, ElectoralRoll roll, Map<String, Integer> proxies) {
    String proxy = row.ballot().proxy();
    return new RecountBundle.Entry(
        event.event().canonicalWhat(),
        saltOf(event),
        event.who().hash(),
        row.ballot().voter().equals(roll.parties().get(row.party() - 1).voter()),
        proxy == null ? 0 : proxies.getOrDefault(proxy, 0));
  }

  private static String saltOf(SealedEvent event) {
    byte[] salt = event.what().salt();
    if (salt == null) {
      throw new IllegalStateException("the salt of an event is gone: " + event.event().id());
    }
    return HexFormat.of().formatHex(salt);
  }

  /**
   * What everybody may know of a count: totals, the bundle's hash, and which entries were counted.
   * The totals are those of a recount from the bundle, so that none is published that cannot be
   * counted again.
   *
   * @throws IllegalStateException if the recount comes to something else
   */
  Map<String, Object> published(Transaction transaction, Motion decided) {
    RecountBundle bundle = bundle(transaction, decided);
    TallyResult result = bundle.recount();
    if (result.outcome() != decided.outcome()) {
      throw new IllegalStateException("a recount comes to " + result.outcome());
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("outcome", result.outcome().code());
    data.put("bundle", bundle.hash().hex());
    if (bundle.form() == RecountBundle.FLAGS_ONLY) {
      // Later ones tell the root alone: how many rows there were beyond the ballots that stand, and
      // how many were named late, are small numbers of people.
      data.put("ballots", (long) bundle.entries().size());
    }
    data.put("entries", bundle.entriesHead().root().hex());
    data.put("totals", totals(result));
    return data;
  }

  static Map<String, Object> totals(TallyResult result) {
    Map<String, Object> totals = new LinkedHashMap<>();
    totals.put("roll", totals(result.roll()));
    totals.put("participated", totals(result.participated()));
    totals.put("for", totals(result.inFavour()));
    totals.put("against", totals(result.against()));
    totals.put("abstain", totals(result.abstained()));
    return totals;
  }

  private static Map<String, Object> totals(Totals totals) {
    return Map.of("heads", totals.heads(), "area", totals.area().hundredths());
  }
}
