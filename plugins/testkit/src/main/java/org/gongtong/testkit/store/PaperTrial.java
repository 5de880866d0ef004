package org.gongtong.testkit.store;

import static org.gongtong.core.decision.DecisionParameters.APPROVAL_AREA;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_HEADS;
import static org.gongtong.core.decision.DecisionParameters.COUNTING;
import static org.gongtong.core.decision.DecisionParameters.DEVELOPER_STOCK_ONE_HEAD;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_AREA;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.PROCEDURE;
import static org.gongtong.core.decision.DecisionParameters.PROXY_CAP;
import static org.gongtong.core.decision.DecisionParameters.SAME_OWNERS_ONE_HEAD;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotEvent;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.FrozenRoll;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.decision.paper.PaperAccounts;
import org.gongtong.core.decision.paper.PaperCorrections;
import org.gongtong.core.decision.paper.PaperDesk;
import org.gongtong.core.decision.paper.Sheet;
import org.gongtong.core.decision.paper.SheetLine;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.rules.Setting;

/** A community of its own with an open vote of thirty parties, and a desk for its papers. */
final class PaperTrial {

  static final Instant NOW = Instant.parse("2026-03-10T00:00:00.123456Z");
  static final Instant RECEIVED = Instant.parse("2026-03-08T02:00:00.000001Z");
  static final Actor FIRST = Actor.staff("desk-1");
  static final Actor SECOND = Actor.staff("desk-2");
  static final Instant OPENS = Instant.parse("2026-03-01T01:00:00Z");

  final UUID motionId;
  final PaperDesk desk;
  final PaperAccounts accounts;
  final PaperCorrections corrections;
  private final PaperParts parts;
  private final IdSource ids;

  PaperTrial(PaperParts parts) {
    this(parts, StaffOwners.byLogin());
  }

  PaperTrial(PaperParts parts, StaffOwners own) {
    this.parts = parts;
    // Several threads ask for ids here; most other generators would give two of them the same one.
    this.ids = new IdSource(() -> NOW, new SecureRandom());
    this.motionId = ids.next();
    BallotBox box =
        new BallotBox(
            parts.work(), parts.motions(), parts.ballots(), parts.audit(), ids, () -> NOW);
    this.desk =
        new PaperDesk(
            parts.work(),
            parts.motions(),
            parts.ballots(),
            box,
            parts.papers(),
            parts.audit(),
            own,
            ids,
            () -> NOW);
    this.accounts =
        new PaperAccounts(
            parts.work(), parts.motions(), parts.papers(), parts.audit(), ids, () -> NOW);
    this.corrections =
        new PaperCorrections(parts.work(), parts.motions(), parts.ballots(), box, own);
    open(parts.work(), parts.communities(), parts.motions(), ids, motionId);
  }

  /** Adds a community of its own with an open vote of thirty parties. */
  static void open(
      UnitOfWork work,
      CommunityStore communities,
      MotionStore motions,
      IdSource ids,
      UUID motionId,
      Setting<?>... more) {
    work.write(
        transaction -> {
          UUID community = ids.next();
          communities.add(transaction, community(community));
          Motion motion = motion(motionId, community, rule(more));
          motions.append(transaction, new MotionVersion(motion, FIRST, NOW));
          motions.freezeRoll(transaction, motionId, new FrozenRoll(1, roll()));
          return true;
        });
  }

  private static Community community(UUID id) {
    return new Community(
        id,
        "c-" + id.toString().substring(14),
        LocalizedText.of("社区", "community"),
        LocalizedText.of("区", "district"),
        ScopeCode.of("xx"),
        ZoneId.of("Asia/Shanghai"));
  }

  private static Motion motion(UUID motionId, UUID community, DecisionRule rule) {
    return new Motion(
        motionId,
        community,
        1,
        ScopeCode.of("xx"),
        ZoneId.of("Asia/Shanghai"),
        new MotionContent(RuleId.of("xx.matter"), "换灯", "", VotingScope.everything(), List.of()),
        MotionState.OPEN,
        new VotingWindow(OPENS.minusSeconds(86_400), OPENS, OPENS.plusSeconds(14 * 86_400)),
        rule,
        null,
        null,
        null);
  }

  /** More than half of the heads agree; a proxy acts for one party. */
  private static DecisionRule rule(Setting<?>... more) {
    List<Setting<?>> procedure = new ArrayList<>(List.of(more));
    procedure.add(set(PROXY_CAP, 1));
    List<Edition> editions =
        List.of(
            edition(
                "xx.matter",
                set(PROCEDURE, RuleId.of("xx.procedure")),
                set(COUNTING, RuleId.of("xx.counting")),
                set(PARTICIPATION_HEADS, Threshold.atLeast(2, 3)),
                set(PARTICIPATION_AREA, Threshold.atLeast(2, 3)),
                set(APPROVAL_HEADS, Threshold.MAJORITY),
                set(APPROVAL_AREA, Threshold.MAJORITY)),
            edition("xx.procedure", procedure.toArray(Setting<?>[]::new)),
            edition(
                "xx.counting",
                set(SAME_OWNERS_ONE_HEAD, true),
                set(DEVELOPER_STOCK_ONE_HEAD, true)));
    RuleBook book = RuleBook.of(List.of(new EditionSource("xx", "1.0.0", editions, List.of())));
    return DecisionRule.resolve(
            book, RuleId.of("xx.matter"), ScopeCode.of("xx"), LocalDate.of(2026, 3, 1))
        .orThrow();
  }

  static <T> Setting<T> set(Parameter<T> parameter, T value) {
    return new Setting<>(parameter, value, Change.FIXED);
  }

  private static Edition edition(String id, Setting<?>... settings) {
    return Edition.of(id, 1)
        .in("xx")
        .from("2021-01-01")
        .titled("规则", "rule")
        .citing(Citation.read("法", "Law", "1"))
        .withAllOf(List.of(settings))
        .build();
  }

  private static ElectoralRoll roll() {
    List<Party> parties = new ArrayList<>();
    for (int number = 1; number <= 30; number++) {
      String owner = "O-" + number;
      parties.add(
          new Party(
              number, List.of(owner), owner, List.of("P-" + number), 1, FloorArea.parse("80.00")));
    }
    return new ElectoralRoll(parties);
  }

  UUID id() {
    return ids.next();
  }

  static SheetLine line(int number, String choice) {
    return new SheetLine(number, "P-" + number, choice, RECEIVED, null);
  }

  Sheet entered(int sheet, SheetLine... lines) {
    return desk.enter(FIRST, motionId, sheet, Channel.PAPER, id(), List.of(lines)).orThrow();
  }

  /** The event that a ballot left. */
  AuditEvent event(RecordedBallot row) {
    return DecisionScene.eventsAbout(parts.store(), motionId.toString()).stream()
        .filter(event -> event.id().equals(BallotEvent.idOf(row.id())))
        .findFirst()
        .orElseThrow();
  }

  List<RecordedBallot> box() {
    return parts.work().read(transaction -> parts.ballots().ofMotion(transaction, motionId));
  }
}
