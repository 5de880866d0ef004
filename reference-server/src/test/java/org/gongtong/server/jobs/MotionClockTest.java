package org.gongtong.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionLifecycle;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionTimer;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.decision.TakenIds;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionLifecycle;
import org.gongtong.core.decision.election.ElectionRound;
import org.gongtong.core.decision.election.ElectionService;
import org.gongtong.core.decision.election.ElectionTimer;
import org.gongtong.core.decision.election.MemoryElectionStore;
import org.gongtong.core.decision.election.Trustee;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.MemoryRosterStore;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** The clock on a motion that is due and cannot open, for there is no roster. */
@Timeout(30)
class MotionClockTest {
  private static final Instant OPENS = Instant.parse("2026-03-20T00:00:00Z");

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryMotionStore motions = new MemoryMotionStore(work);
  private final MemoryBallotStore ballots = new MemoryBallotStore(work);
  private final MotionReader reader = new MotionReader(work, motions, ballots);
  private volatile Instant now = OPENS.minusSeconds(5);
  private final MotionService service =
      new MotionService(
          work,
          motions,
          ballots,
          new MemoryRosterStore(work),
          new MemoryAuditLog(work, new SecureRandom()),
          new MotionLifecycle(RuleBook.ofPacks(List.of(new CnNational()))),
          TakenIds.NONE,
          new IdSource(this::now, new SplittableRandom(1)),
          this::now);
  private final MemoryElectionStore elections = new MemoryElectionStore(work);
  private final ElectionService electionService =
      new ElectionService(
          work,
          elections,
          new MemoryAuditLog(work, new SecureRandom()),
          new ElectionLifecycle(RuleBook.ofPacks(List.of(new CnNational()))),
          TakenIds.NONE,
          SamePerson.byLogin(),
          new IdSource(this::now, new SplittableRandom(2)),
          this::now);
  private final MotionClock clock =
      new MotionClock(
          new MotionTimer(work, motions, service, this::now),
          new ElectionTimer(work, elections, electionService, this::now));

  private Instant now() {
    return now;
  }

  @Test
  void whoseKeyIsMissingStandsInNoLog() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(MotionClock.class);
    logger.addAppender(log);
    try {
      UUID id = announcedElection();
      now = OPENS;
      clock.look();
      assertThat(clock.hindrances().get(id)).extracting("code").containsExactly("KEYS_MISSING");
      assertThat(log.list).hasSize(1);
      assertThat(log.list.get(0).getFormattedMessage())
          .contains("KEYS_MISSING", id.toString())
          .doesNotContain("监票人甲");
    } finally {
      logger.detachAppender(log);
    }
  }

  private UUID announcedElection() {
    UUID id = new UUID(7, 7);
    Actor clerk = Actor.staff("desk-1");
    ElectionContent content =
        new ElectionContent(
            RuleId.of("cn.residents-committee.election.residents"),
            "选举",
            "",
            1,
            ElectionRound.FIRST,
            null,
            ElectionContent.candidates(List.of("子", "丑")),
            List.of(
                new Trustee(1, Actor.staff("keeper-1"), "监票人甲"),
                new Trustee(2, Actor.staff("keeper-2"), "监票人乙")),
            2);
    now = OPENS.minus(Duration.ofDays(60));
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    Community home =
        new Community(
            new UUID(0, 1),
            "here",
            LocalizedText.of("本社区", "here"),
            LocalizedText.of("某市", "somewhere"),
            ScopeCode.of("cn"),
            zone);
    electionService.draft(clerk, home, id, content).orThrow();
    electionService.putRoll(clerk, id, 1, List.of("X-1")).orThrow();
    electionService.announce(clerk, id, 2, OPENS, OPENS.plus(Duration.ofDays(1))).orThrow();
    return id;
  }

  @Test
  void aHindranceIsThereForTheDeskAndOnceInTheLog() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(MotionClock.class);
    logger.addAppender(log);
    logger.setLevel(Level.INFO);
    try {
      UUID id = announced();
      clock.look();
      assertThat(clock.hindrances()).isEmpty();
      now = OPENS;
      clock.look();
      clock.look();
      assertThat(clock.hindrances().get(id)).extracting("code").containsExactly("ROSTER_MISSING");
      assertThat(log.list).hasSize(1);
      assertThat(log.list.get(0).getFormattedMessage()).contains("ROSTER_MISSING", "2026-03-20");
      now = OPENS.minusSeconds(1);
      service.withdraw(Actor.staff("desk-1"), id, 2, "moved").orThrow();
      clock.look();
      assertThat(clock.hindrances()).isEmpty();
      assertThat(log.list).hasSize(2);
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
      clock.close();
    }
  }

  @Test
  void itRunsByItselfAndEndsWhenItIsClosed() {
    UUID id = announced();
    now = OPENS;
    clock.start();
    while (clock.hindrances().isEmpty()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    assertThat(reader.find(id).orElseThrow().state()).isEqualTo(MotionState.ANNOUNCED);
    assertThat(threads()).isOne();
    clock.close();
    while (threads() > 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("motion-clock"))
        .count();
  }

  /** Put into the store as it is: nobody announces a vote of nobody. */
  private UUID announced() {
    UUID id = UUID.randomUUID();
    MotionContent content =
        new MotionContent(
            RuleId.of("cn.civil-code.278.4"), "?", "", VotingScope.everything(), List.of());
    Motion draft =
        Motion.draft(
            id, UUID.randomUUID(), ScopeCode.of("cn"), ZoneId.of("Asia/Shanghai"), content);
    Motion announced =
        new Motion(
            id,
            draft.communityId(),
            2,
            draft.jurisdiction(),
            draft.zone(),
            content,
            MotionState.ANNOUNCED,
            new VotingWindow(OPENS.minusSeconds(1_728_000), OPENS, OPENS.plusSeconds(864_000)),
            null,
            null,
            null,
            null);
    work.write(
        transaction -> {
          motions.append(transaction, new MotionVersion(draft, Actor.staff("desk-1"), now));
          motions.append(transaction, new MotionVersion(announced, Actor.staff("desk-1"), now));
          return id;
        });
    return id;
  }
}
