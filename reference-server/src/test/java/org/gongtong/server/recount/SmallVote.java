package org.gongtong.server.recount;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.gongtong.cn.local.Hubei;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotEntry;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionLifecycle;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.RollReader;
import org.gongtong.core.decision.TakenIds;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.place.MemoryRosterStore;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.jspecify.annotations.Nullable;

/** A vote of a few parties, played through the services, with a clock that is set. */
final class SmallVote {

  private static final Actor CLERK = Actor.staff("desk-1");
  private static final LocalDate ROSTER_DAY = LocalDate.of(2026, 3, 1);
  private static final Instant ANNOUNCED = Instant.parse("2026-03-01T02:00:00Z");
  private static final Instant OPENS = Instant.parse("2026-03-20T00:00:00Z");
  private static final Instant CLOSES = Instant.parse("2026-04-03T10:00:00Z");

  final MemoryUnitOfWork work = new MemoryUnitOfWork();
  final MemoryCommunityStore communities = new MemoryCommunityStore(work);
  final MemoryRosterStore rosters = new MemoryRosterStore(work);
  final MemoryMotionStore motions = new MemoryMotionStore(work);
  final MemoryBallotStore ballots = new MemoryBallotStore(work);
  final MemoryAuditLog audit = new MemoryAuditLog(work, new SecureRandom());
  final MotionReader reader = new MotionReader(work, motions, ballots);
  final RollReader rolls = new RollReader(work, motions, ballots, rosters);

  private final IdSource ids = new IdSource(() -> ANNOUNCED, new SplittableRandom(7));
  private final CommunityService register =
      new CommunityService(work, communities, audit, ids, this::now);
  private final RosterService importer;
  private final MotionService service =
      new MotionService(
          work,
          motions,
          ballots,
          rosters,
          audit,
          new MotionLifecycle(RuleBook.ofPacks(List.of(new CnNational(), new Hubei()))),
          TakenIds.NONE,
          ids,
          this::now);
  private final BallotBox box = new BallotBox(work, motions, ballots, audit, ids, this::now);
  private final ZoneId zone;
  private Instant now = ANNOUNCED;

  SmallVote(ZoneId zone) {
    this.zone = zone;
    this.importer = new RosterService(work, rosters, audit, ids, this::now, zone);
  }

  private Instant now() {
    return now;
  }

  List<Motion> all(String slug) {
    return reader.page(register.require(slug).orThrow().id(), null, 200);
  }

  /** Co-owners named late, a proxy, two papers corrected, one party that voted twice. */
  Motion ofOneEntranceWithEverythingThatCanHappen() {
    Motion open = open(VotingScope.parse("C01/3"));
    UUID id = open.id();
    // A later import of the very day the roll is of: the roll keeps the one before.
    List<ExclusivePart> more = new ArrayList<>(parts());
    more.add(part("C01-3-1-999", "3", List.of("O-99"), "O-99"));
    importer.apply(CLERK, open.communityId(), new Roster(more), ROSTER_DAY).orThrow();
    box.nameVoter(CLERK, id, "C01-3-1-301", "O-8", "letter 4").orThrow();
    now = Instant.parse("2026-03-21T01:00:00.123456Z");
    web(id, "C01-3-1-101", "for");
    now = Instant.parse("2026-03-21T01:00:00.123457Z");
    web(id, "C01-3-1-301", "for");
    now = Instant.parse("2026-03-25T01:00:00Z");
    UUID wrong = paper(id, "C01-3-1-201", "against", null);
    box.correct(id, wrong, ids.next(), "for", "misread", evidence("sheet 1 line 1")).orThrow();
    UUID nobodys = paper(id, "C01-3-1-202", "against", "O-9");
    box.correct(id, nobodys, ids.next(), null, "wrong room", evidence("sheet 1 line 2")).orThrow();
    paper(id, "C01-3-1-302", "abstain", "O-9");
    paper(id, "C01-3-1-101", "against", null);
    return counted(id);
  }

  Motion ofNamedParts(List<String> parts) {
    Motion open = open(parts);
    now = OPENS.plus(Duration.ofHours(3));
    parts.forEach(part -> web(open.id(), part, "for"));
    return counted(open.id());
  }

  /** Two thirds keep silent, as Hubei's article 63 lets them where the covenant says so. */
  Motion ofAFundByObjection(String compactClause) {
    MotionContent content =
        new MotionContent(
            RuleId.of("cn-42.property.63"),
            "是否动用维修资金修电梯？",
            "",
            VotingScope.parse("C01/3"),
            List.of(),
            compactClause);
    Motion open = open(ScopeCode.of("cn-42"), content);
    now = OPENS.plus(Duration.ofHours(3));
    web(open.id(), "C01-3-1-101", "against");
    return counted(open.id());
  }

  Motion open(List<String> parts) {
    return open(new VotingScope.Affected(Set.copyOf(parts)));
  }

  private Motion open(VotingScope scope) {
    return open(
        ScopeCode.of("cn"),
        new MotionContent(RuleId.of("cn.civil-code.278.4"), "是否续聘物业？\n三年。", "", scope, List.of()));
  }

  private Motion open(ScopeCode jurisdiction, MotionContent content) {
    Community community =
        register
            .register(
                CLERK,
                "small-" + communities(),
                LocalizedText.of("小社区", "Small"),
                LocalizedText.of("某市", "Somewhere"),
                jurisdiction,
                zone)
            .orThrow();
    importer.apply(CLERK, community.id(), new Roster(parts()), ROSTER_DAY).orThrow();
    now = ANNOUNCED;
    Motion draft = service.draft(CLERK, community, ids.next(), content).orThrow();
    Motion announced = service.announce(CLERK, draft.id(), 1, OPENS, CLOSES).orThrow();
    now = OPENS;
    return service.open(CLERK, announced.id(), announced.version()).orThrow();
  }

  private int communities() {
    return register.all().size() + 1;
  }

  private Motion counted(UUID id) {
    now = CLOSES.plusSeconds(60);
    Motion closed = service.close(CLERK, id, version(id)).orThrow();
    return service.decide(CLERK, id, closed.version()).orThrow();
  }

  void post(UUID id) {
    service.post(CLERK, id, version(id)).orThrow();
  }

  private int version(UUID id) {
    return reader.require(id).orThrow().version();
  }

  private void web(UUID motion, String part, String choice) {
    int party = reader.findRoll(motion).orElseThrow().roll().findParty(part).orElseThrow();
    box.castOnWeb(Actor.resident("x"), motion, party, ids.next(), choice).orThrow();
  }

  private UUID paper(UUID motion, String part, String choice, @Nullable String proxy) {
    UUID id = ids.next();
    box.record(
            motion,
            new BallotEntry(id, part, null, Channel.PAPER, now, choice, proxy, evidence("sheet 1")))
        .orThrow();
    return id;
  }

  private static Evidence evidence(String reference) {
    return new Evidence(reference, CLERK, "desk-2");
  }

  private static List<ExclusivePart> parts() {
    return List.of(
        part("C01-3-1-101", "3", List.of("O-1"), "O-1"),
        part("C01-3-1-201", "3", List.of("O-2"), "O-2"),
        part("C01-3-1-202", "3", List.of("O-3"), "O-3"),
        part("C01-3-1-301", "3", List.of("O-7", "O-8"), null),
        part("C01-3-1-302", "3", List.of("O-5"), "O-5"),
        part("C01-4-1-101", "4", List.of("O-6"), "O-6"));
  }

  private static ExclusivePart part(
      String id, String building, List<String> owners, @Nullable String voter) {
    return new ExclusivePart(
        id,
        "C01",
        building,
        "1",
        id.substring(id.length() - 3),
        PartKind.DWELLING,
        FloorArea.parse("89.50"),
        AreaBasis.REGISTRY,
        owners,
        voter,
        PartStatus.DELIVERED);
  }
}
