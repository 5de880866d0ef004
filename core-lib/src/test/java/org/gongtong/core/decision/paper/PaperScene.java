package org.gongtong.core.decision.paper;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.gongtong.core.audit.AuditEntry;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.FrozenRoll;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.RuleDraft;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;

/** An open vote of thirty parties and a desk with three people at it. */
final class PaperScene {

  static final Instant OPENS = Instant.parse("2026-03-01T01:00:00Z");
  static final Instant CLOSES = Instant.parse("2026-03-15T10:00:00Z");
  static final Instant RECEIVED = Instant.parse("2026-03-08T02:00:00Z");
  static final Actor FIRST = Actor.staff("desk-1");
  static final Actor SECOND = Actor.staff("desk-2");
  static final Actor THIRD = Actor.staff("desk-3");

  final MemoryUnitOfWork work = new MemoryUnitOfWork();
  final MemoryMotionStore motions = new MemoryMotionStore(work);
  final MemoryBallotStore ballots = new MemoryBallotStore(work);
  final MemoryPaperStore papers = new MemoryPaperStore(work);
  final MemoryAuditLog audit = new MemoryAuditLog(work, new SecureRandom());
  final UUID motionId;
  final BallotBox box;
  final PaperDesk desk;
  final PaperAccounts accounts;
  final PaperCorrections corrections;

  private final IdSource ids;
  private Instant now = Instant.parse("2026-03-10T00:00:00Z");

  PaperScene() {
    this(new RuleDraft());
  }

  PaperScene(RuleDraft rules) {
    InstantSource clock = () -> now;
    this.ids = new IdSource(clock, new Random(7));
    this.motionId = ids.next();
    this.box = new BallotBox(work, motions, ballots, audit, ids, clock);
    this.desk =
        new PaperDesk(
            work, motions, ballots, box, papers, audit, StaffOwners.byLogin(), ids, clock);
    this.accounts = new PaperAccounts(work, motions, papers, audit, ids, clock);
    this.corrections = new PaperCorrections(work, motions, ballots, box, StaffOwners.byLogin());
    DecisionRule rule = rules.rule();
    step(1, MotionState.OPEN, rule);
    work.write(
        transaction -> {
          motions.freezeRoll(transaction, motionId, new FrozenRoll(1, roll()));
          return true;
        });
  }

  /** Party 1 owns P-01 and P-01a; party 30 has not named a voter. */
  private static ElectoralRoll roll() {
    List<Party> parties = new ArrayList<>();
    for (int number = 1; number <= 30; number++) {
      String id = (number < 10 ? "0" : "") + number;
      parties.add(
          new Party(
              number,
              List.of("O-" + id),
              number == 30 ? null : "O-" + id,
              number == 1 ? List.of("P-01", "P-01a") : List.of("P-" + id),
              1,
              FloorArea.parse("80.00")));
    }
    return new ElectoralRoll(parties);
  }

  private void step(int version, MotionState state, DecisionRule rule) {
    Motion motion =
        new Motion(
            motionId,
            new UUID(1, 1),
            version,
            ScopeCode.of("xx"),
            ZoneId.of("Asia/Shanghai"),
            new MotionContent(
                RuleId.of("xx.matter"), "换灯", "", VotingScope.everything(), List.of()),
            state,
            new VotingWindow(OPENS.minusSeconds(86_400), OPENS, CLOSES),
            rule,
            null,
            null,
            null);
    work.write(
        transaction -> {
          motions.append(transaction, new MotionVersion(motion, FIRST, now));
          return true;
        });
  }

  void closed() {
    DecisionRule rule =
        work.read(transaction -> motions.find(transaction, motionId)).orElseThrow().rule();
    step(2, MotionState.CLOSED, rule);
  }

  void counted() {
    closed();
    DecisionRule rule =
        work.read(transaction -> motions.find(transaction, motionId)).orElseThrow().rule();
    step(3, MotionState.DECIDED, rule);
  }

  void at(Instant instant) {
    now = instant;
  }

  UUID id() {
    return ids.next();
  }

  static SheetLine line(int number, String part, String choice) {
    return new SheetLine(number, part, choice, RECEIVED, null);
  }

  Outcome<Sheet> enter(int sheet, SheetLine... lines) {
    return desk.enter(FIRST, motionId, sheet, Channel.PAPER, id(), List.of(lines));
  }

  Outcome<Sheet> check(int sheet, SheetLine... lines) {
    return desk.check(SECOND, motionId, sheet, id(), List.of(lines));
  }

  Outcome<Sheet> settle(Actor actor, int sheet, int version, SheetLine... lines) {
    return desk.settle(actor, motionId, sheet, version, id(), List.of(lines), "看了纸质票");
  }

  List<RecordedBallot> inTheBox() {
    return work.read(transaction -> ballots.ofMotion(transaction, motionId));
  }

  List<AuditEntry> events() {
    return work.read(transaction -> audit.page(transaction, 0, 100));
  }

  /** {@code 7 UNKNOWN_PART}, or the code alone where it is about no line. */
  static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(PaperScene::code).toList();
  }

  private static String code(Reason reason) {
    String line = reason.figures().get("line");
    return line == null ? reason.code() : line + " " + reason.code();
  }
}
