package org.gongtong.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionLifecycle;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.decision.TakenIds;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.decision.paper.PaperAccounts;
import org.gongtong.core.decision.paper.PaperDesk;
import org.gongtong.core.decision.paper.PaperStore;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.demo.DemoMotions.Course;
import org.gongtong.server.demo.DemoMotions.DemoMotion;

/** Seeds the demo community, once. Confined to the thread that starts the server. */
public final class DemoCommunity {

  /** The community's name in addresses. */
  public static final String SLUG = "demo";

  private static final Actor DEMO = Actor.system("demo");
  private static final Duration WINDOW = Duration.ofDays(14);
  private static final int NOTICE_DAYS = 24;
  private static final int ROSTER_DAYS_AGO = 120;

  /** Each fourth ballot comes on paper. */
  private static final int PAPER_EVERY = 4;

  private final UnitOfWork work;
  private final MotionStore motionStore;
  private final DemoClock clock;
  private final CommunityService communities;
  private final RosterService rosters;
  private final MotionService motions;
  private final BallotBox box;
  private final PaperDesk paperDesk;
  private final PaperAccounts paperAccounts;
  private final IdSource ids;
  private final Instant today;
  private final ZoneId zone;

  /**
   * @param now the clock of the server, read once
   */
  public DemoCommunity(
      UnitOfWork work,
      CommunityStore communityStore,
      RosterStore rosterStore,
      MotionStore motionStore,
      BallotStore ballotStore,
      PaperStore paperStore,
      AuditLog audit,
      RuleBook rules,
      InstantSource now,
      ZoneId zone) {
    this.work = work;
    this.motionStore = motionStore;
    this.today = now.instant();
    this.zone = zone;
    this.clock = new DemoClock(today);
    this.ids = new IdSource(clock, new SplittableRandom(today.toEpochMilli()));
    this.communities = new CommunityService(work, communityStore, audit, ids, clock);
    this.rosters = new RosterService(work, rosterStore, audit, ids, clock, zone);
    this.motions =
        new MotionService(
            work,
            motionStore,
            ballotStore,
            rosterStore,
            audit,
            new MotionLifecycle(rules),
            TakenIds.NONE,
            ids,
            clock);
    this.box = new BallotBox(work, motionStore, ballotStore, audit, ids, clock);
    this.paperDesk =
        new PaperDesk(
            work,
            motionStore,
            ballotStore,
            box,
            paperStore,
            audit,
            StaffOwners.byLogin(),
            ids,
            clock);
    this.paperAccounts = new PaperAccounts(work, motionStore, paperStore, audit, ids, clock);
  }

  /**
   * Seeds the community unless it is there.
   *
   * @return what could not be seeded and why, for the operator; empty as a rule
   */
  public List<Reason> seed() {
    if (communities.findBySlug(SLUG).isPresent()) {
      return List.of();
    }
    LocalDate first = today.atZone(zone).toLocalDate().minusDays(ROSTER_DAYS_AGO);
    clock.set(at(first, LocalTime.of(9, 0)));
    Community community =
        communities
            .register(
                DEMO,
                SLUG,
                LocalizedText.of("示范社区", "Demo community"),
                LocalizedText.of("湖北省襄阳市", "Xiangyang, Hubei"),
                ScopeCode.of("cn-4206"),
                zone)
            .orThrow();
    rosters.apply(DEMO, community.id(), DemoEstate.roster(), first).orThrow();
    List<Reason> refused = new ArrayList<>();
    for (DemoMotion motion : DemoMotions.all()) {
      refused.addAll(play(community, motion).refusals());
    }
    return refused;
  }

  private Outcome<Motion> play(Community community, DemoMotion demo) {
    LocalDate opening = today.atZone(zone).toLocalDate().minusDays(demo.openedDaysAgo());
    Instant opens = at(opening, LocalTime.of(8, 0));
    Instant closes = opens.plus(WINDOW);
    clock.set(
        demo.course() == Course.DRAFT
            ? today
            : at(opening.minusDays(NOTICE_DAYS), LocalTime.of(10, 0)));
    Outcome<Motion> draft =
        motions.draft(
            DEMO,
            community,
            ids.next(),
            new MotionContent(
                RuleId.of(demo.matter()),
                demo.question(),
                demo.explanation(),
                VotingScope.parse(demo.scope()),
                List.of()));
    if (demo.course() == Course.DRAFT) {
      return draft;
    }
    Outcome<Motion> announced =
        draft.flatMap(m -> motions.announce(DEMO, m.id(), m.version(), opens, closes));
    if (demo.course() == Course.ABOUT_TO_OPEN) {
      return announced;
    }
    clock.set(opens);
    Outcome<Motion> open = announced.flatMap(m -> motions.open(DEMO, m.id(), m.version()));
    open.asOptional().ifPresent(motion -> vote(motion, demo.course()));
    return demo.course() == Course.OPEN ? open : open.flatMap(m -> count(m, demo.course()));
  }

  private Outcome<Motion> count(Motion open, Course course) {
    VotingWindow window = window(open);
    clock.set(window.closesAt().plus(Duration.ofHours(1)));
    return motions
        .close(DEMO, open.id(), open.version())
        .flatMap(m -> motions.decide(DEMO, m.id(), m.version()))
        .flatMap(
            m -> {
              clock.set(window.closesAt().plus(Duration.ofHours(26)));
              return motions.post(DEMO, m.id(), m.version());
            })
        .flatMap(
            m -> {
              if (course != Course.FINAL) {
                return Outcome.accepted(m);
              }
              clock.set(today);
              return motions.conclude(DEMO, m.id(), m.version());
            });
  }

  /** Ballots come in evenly from the opening to now, or to the close. */
  private void vote(Motion motion, Course course) {
    VotingWindow window = window(motion);
    List<Party> roll =
        work.read(transaction -> motionStore.findRoll(transaction, motion.id()))
            .orElseThrow()
            .roll()
            .parties();
    List<DemoBallots.DemoBallot> ballots = DemoBallots.of(course, roll);
    Instant last = today.isBefore(window.closesAt()) ? today : window.closesAt();
    Duration each = Duration.between(window.opensAt(), last).dividedBy(ballots.size() + 1L);
    Instant at = window.opensAt();
    DemoPapers papers = new DemoPapers(paperDesk, paperAccounts, ids, motion.id());
    for (int i = 0; i < ballots.size(); i++) {
      at = at.plus(each);
      clock.set(at);
      DemoBallots.DemoBallot ballot = ballots.get(i);
      if (i % PAPER_EVERY == PAPER_EVERY - 1) {
        papers.take(ballot, at);
      } else {
        box.castOnWeb(
                Actor.resident(String.valueOf(ballot.party().voter())),
                motion.id(),
                ballot.party().number(),
                ids.next(),
                ballot.choice())
            .orThrow();
      }
    }
    papers.finish(course == Course.OPEN);
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private static VotingWindow window(Motion motion) {
    VotingWindow window = motion.window();
    if (window == null) {
      throw new IllegalStateException("an announced motion has a window: " + motion.id());
    }
    return window;
  }
}
