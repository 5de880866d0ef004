package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.http.RouteGroup;

/** A server with an open vote of thirty parties, and three members of staff who can sign in. */
final class PaperScene extends AbstractModule {
  static final Instant OPENS = Instant.parse("2026-03-02T00:00:00Z");
  static final String RECEIVED = "2026-03-05 10:30";
  static final String PASSWORD = "correct horse battery";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Actor SYSTEM = Actor.system("test");
  private static final Pattern HIDDEN =
      Pattern.compile("name=\"(idempotency_key|version)\" value=\"([^\"]*)\"");

  final TestClock clock = new TestClock(Instant.parse("2026-01-05T02:00:00Z"));
  private BallotBox box;
  private MotionService motions;
  private UnitOfWork work;
  private BallotStore ballots;
  private IdSource ids;
  private Runnable seed = () -> {};
  private Motion motion;
  private TestServer server;

  @Override
  protected void configure() {
    // Steps are taken here, at times of the test's own.
    OptionalBinder.newOptionalBinder(binder(), JobsModule.Jobs.class)
        .setBinding()
        .toInstance(new JobsModule.Jobs(false));
  }

  @ProvidesIntoSet
  RouteGroup capture(
      UnitOfWork madeWork,
      RosterStore rosters,
      BallotStore madeBallots,
      CommunityService communities,
      MotionService madeMotions,
      BallotBox madeBox,
      AuditLog audit,
      IdSource madeIds,
      InstantSource madeClock,
      StaffAccounts accounts,
      MandateService mandates) {
    box = madeBox;
    motions = madeMotions;
    work = madeWork;
    ballots = madeBallots;
    ids = madeIds;
    seed =
        () -> {
          for (String login : List.of("desk-1", "desk-2", "desk-3")) {
            accounts.add(SYSTEM, login, PASSWORD).orThrow();
          }
          Community community =
              communities
                  .register(
                      SYSTEM,
                      "wanghe",
                      LocalizedText.of("望河社区", "Wanghe"),
                      LocalizedText.of("湖北省", "Hubei"),
                      ScopeCode.of("cn"),
                      ZONE)
                  .orThrow();
          for (String login : List.of("desk-1", "desk-2", "desk-3")) {
            TestStaff.clerk(mandates, communities, login);
          }
          new RosterService(madeWork, rosters, audit, madeIds, madeClock, ZONE)
              .apply(
                  SYSTEM, community.id(), roster(), madeClock.instant().atZone(ZONE).toLocalDate())
              .orThrow();
          MotionContent content =
              new MotionContent(
                  RuleId.of("cn.civil-code.278.4"),
                  "是否同意选聘物业服务企业",
                  "",
                  VotingScope.everything(),
                  List.of());
          Motion draft = motions.draft(SYSTEM, community, madeIds.next(), content).orThrow();
          Motion announced =
              motions
                  .announce(SYSTEM, draft.id(), 1, OPENS, OPENS.plus(Duration.ofDays(14)))
                  .orThrow();
          clock.passes(Duration.between(clock.instant(), OPENS));
          motion = motions.open(SYSTEM, draft.id(), announced.version()).orThrow();
          clock.passes(Duration.ofDays(5));
        };
    return javalin -> {};
  }

  /** P-30 has two owners and nobody named. */
  private static Roster roster() {
    List<ExclusivePart> parts = new ArrayList<>();
    for (int number = 1; number <= 30; number++) {
      String id = (number < 10 ? "0" : "") + number;
      parts.add(
          new ExclusivePart(
              "P-" + id,
              "C01",
              "1",
              "1",
              id,
              PartKind.DWELLING,
              FloorArea.parse("80.00"),
              AreaBasis.REGISTRY,
              number == 30 ? List.of("O-30", "O-31") : List.of("O-" + id),
              number == 30 ? null : "O-" + id,
              PartStatus.DELIVERED));
    }
    return new Roster(parts);
  }

  static PaperScene start(Class<?> test) {
    PaperScene scene = new PaperScene();
    scene.server = TestServer.start(test, Map.of(), scene.clock, scene);
    scene.seed.run();
    return scene;
  }

  void stop() {
    server.close();
  }

  String site() {
    return server.running().address().toString();
  }

  String sheets() {
    return "/staff/c/wanghe/m/" + motion.id() + "/sheets";
  }

  String correction(UUID ballot) {
    return "/staff/c/wanghe/m/" + motion.id() + "/corrections/" + ballot;
  }

  TestStaff staff() {
    return server.staff();
  }

  TestServer.Visitor visitor() {
    return server.visitor();
  }

  TestServer.Visitor signedIn(String login) throws Exception {
    TestServer.Visitor visitor = server.visitor();
    HttpResponse<String> in =
        visitor.post(
            "/staff/sign-in", Map.of("login", login, "password", PASSWORD, "to", sheets()));
    if (in.statusCode() != 303) {
      throw new IllegalStateException("cannot sign in: " + in.statusCode() + in.body());
    }
    return visitor;
  }

  void webBallot(int party, String choice) {
    box.castOnWeb(Actor.resident("O-" + party), motion.id(), party, ids.next(), choice).orThrow();
  }

  String decide() {
    return "/staff/c/wanghe/m/" + motion.id() + "/steps/decide";
  }

  void close() {
    clock.passes(Duration.between(clock.instant(), OPENS.plus(Duration.ofDays(15))));
    motion = motions.close(SYSTEM, motion.id(), motion.version()).orThrow();
  }

  void count() {
    motions.decide(SYSTEM, motion.id(), motion.version()).orThrow();
  }

  List<RecordedBallot> inTheBox() {
    return work.read(transaction -> ballots.ofMotion(transaction, motion.id()));
  }

  /** The hidden fields of the form on a page. */
  static Map<String, String> hidden(String page) {
    Map<String, String> fields = new HashMap<>();
    for (Matcher field = HIDDEN.matcher(page); field.find(); ) {
      fields.put(field.group(1), field.group(2));
    }
    return fields;
  }

  /** Opens a form and sends it with these fields. */
  static HttpResponse<String> fill(
      TestServer.Visitor visitor, String path, Map<String, String> fields) throws Exception {
    return send(visitor, path, path, fields);
  }

  /** Opens a page and sends a form of it to another address. */
  static HttpResponse<String> send(
      TestServer.Visitor visitor, String page, String path, Map<String, String> fields)
      throws Exception {
    HttpResponse<String> drawn = visitor.get(page);
    if (drawn.statusCode() != 200) {
      return drawn;
    }
    Map<String, String> all = hidden(drawn.body());
    all.putAll(fields);
    return visitor.post(path, all);
  }

  /** The fields of a sheet: {@code "P-01 for"} is its next line. */
  static Map<String, String> sheet(String... lines) {
    Map<String, String> fields = new HashMap<>();
    fields.put("channel", "paper");
    fields.put("received", RECEIVED);
    fields.put("step", "save");
    for (int at = 0; at < lines.length; at++) {
      String[] line = lines[at].split(" ", 2);
      fields.put("part-" + (at + 1), line[0]);
      fields.put("choice-" + (at + 1), line.length > 1 ? line[1] : "");
    }
    return fields;
  }
}
