package org.gongtong.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.kernel.Transaction;

/** Makes the {@link RecountBundle} of a motion, and what the public log tells of its count. */
final class BundleMaker {
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
    Map<UUID, SealedEvent> events = new HashMap<>();
    for (LoggedEvent logged : audit.ofSubject(transaction, motion.id().toString())) {
      events.put(logged.sealed().event().id(), logged.sealed());
    }
    Map<String, Integer> proxies = new HashMap<>();
    List<RecountBundle.Entry> entries = new ArrayList<>();
    for (RecordedBallot row : ballots.ofMotion(transaction, motion.id())) {
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
    return new RecountBundle(motion, members(roll), entries);
  }

  private static boolean isOfABallot(SealedEvent event) {
    return event.event().type().startsWith("ballot-");
  }

  /** What the opening of a vote fixes for everybody to see, before any ballot is cast. */
  static Map<String, Object> opened(Motion motion, ElectoralRoll roll) {
    return Map.of(
        "parties", RecountBundle.rollHash(members(roll)).hex(),
        "rule", RecountBundle.ruleHash(motion).hex());
  }

  private static List<RecountBundle.Member> members(ElectoralRoll roll) {
    return roll.parties().stream()
        .map(
            party ->
                new RecountBundle.Member(
                    party.number(), party.heads(), party.weight(), party.voter() != null))
        .toList();
  }

  private static RecountBundle.Entry entry(
      SealedEvent event, RecordedBallot row, ElectoralRoll roll, Map<String, Integer> proxies) {
    byte[] salt = event.what().salt();
    if (salt == null) {
      throw new IllegalStateException("the salt of a ballot is gone: " + row.id());
    }
    String proxy = row.ballot().proxy();
    return new RecountBundle.Entry(
        event.event().canonicalWhat(),
        HexFormat.of().formatHex(salt),
        event.who().hash(),
        row.ballot().voter().equals(roll.parties().get(row.party() - 1).voter()),
        proxy == null ? 0 : proxies.computeIfAbsent(proxy, known -> proxies.size() + 1));
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
    data.put("ballots", (long) bundle.entries().size());
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
