package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.MemberCards;
import org.gongtong.server.auth.SignInMethod;
import org.gongtong.server.auth.StaffLinks;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.auth.StaffSession;
import org.gongtong.server.auth.StaffStage;
import org.gongtong.server.auth.StaffTokens;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.storage.backup.Restore;
import org.gongtong.server.storage.backup.RestoreMark;
import org.gongtong.server.storage.backup.RestoredAccess;
import org.gongtong.server.storage.backup.RestoredCodes;
import org.gongtong.server.webhook.Subscription;
import org.gongtong.server.webhook.Topic;
import org.gongtong.server.webhook.Webhooks;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.gongtong.server.wiring.embedded.OpenDatabase;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was withdrawn since a backup does not come back with it. */
@Timeout(90)
class RestoredAccessIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static final Access ACCESS = new Access();

  /** What makes links and keys of programs. */
  private static final class Access extends AbstractModule {
    private @Inject Provider<StaffLinks> links;
    private @Inject Provider<StaffTokens> tokens;
    private @Inject Provider<MemberCards> cards;
    private @Inject Provider<Webhooks> webhooks;

    @Override
    protected void configure() {
      requestInjection(this);
    }
  }

  @TempDir private static Path place;
  private static TestServer server;
  private static Motion motion;

  @BeforeAll
  static void start() {
    server = TestServer.start(RestoredAccessIT.class, Map.of(), CLOCK, HALL, ACCESS);
    motion = HALL.draft(HALL.community("model", "cn-42"), "C01", "是否更换门禁？", "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ServerConfig on(TestDatabase database) {
    return new ConfigReader(Map.of(), Map.of())
        .read(
            Optional.of(place),
            Map.of(
                "db.url", database.jdbcUrl(),
                "db.user", database.user(),
                "db.password", database.password()));
  }

  /** Who was shut out since the backup was taken does not come in again with it. */
  @Test
  void aRestoreBringsNobodyBackWithoutAPassword() throws Exception {
    TestStaff staff = server.staff().account("back-1");
    Visitor visitor = server.visitor();
    Map<String, String> form = Map.of("login", "back-1", "password", TestStaff.PASSWORD);
    assertThat(visitor.post("/staff/sign-in", form).statusCode()).isEqualTo(303);
    staff.grant("back-1", MandateKind.COMMITTEE_STAFF, "model");
    Actor admin = Actor.staff("admin-1");
    ACCESS.links.get().invite(admin, "back-2").orThrow();
    Instant now = CLOCK.instant();
    StaffSession session =
        new StaffSession(
            UUID.randomUUID(),
            new StaffMember("back-1"),
            StaffStage.OPEN,
            SignInMethod.PASSWORD,
            "127.0.0.1",
            "",
            now,
            now,
            now.plus(Duration.ofHours(1)));
    String token =
        ACCESS.tokens.get().make(session, "sheets", List.of(Action.DESK_VIEW), 30).orThrow();
    String draft = "/api/v1/motions/" + motion.id();
    Path file = place.resolve("access.zip");
    DatabaseTask.backup(on(server.database()), file).orThrow();
    String open = "select count(*) from staff_token where revoked_at is null";
    for (boolean keepTokens : new boolean[] {false, true}) {
      try (TestDatabase empty = TestDatabase.fresh(RestoredAccessIT.class)) {
        RestoredAccess ended =
            DatabaseTask.restore(on(empty), file, new RestoredAccess.Kept(keepTokens, false))
                .orThrow()
                .access();
        assertThat(ended.sessions()).isPositive();
        assertThat(ended.links()).isPositive();
        assertThat(ended.tokens() > 0).isNotEqualTo(keepTokens);
        assertThat(count(empty, "select count(*) from staff_session")).isZero();
        assertThat(count(empty, "select count(*) from voter_session")).isZero();
        String links =
            "select count(*) from staff_link where used_at is null and voided_at is null";
        assertThat(count(empty, links)).isZero();
        assertThat(count(empty, open) > 0).isEqualTo(keepTokens);
        String events = "select count(*) from audit_event where type = 'restored-access-ended'";
        assertThat(count(empty, events)).isEqualTo(1);
        try (RunningServer restored = TestServer.startOn(empty, Map.of(), CLOCK)) {
          Visitor late = TestServer.visitor(restored);
          int status =
              late.send(late.to(draft).header("Authorization", "Bearer " + token)).statusCode();
          assertThat(status).isEqualTo(keepTokens ? 200 : 401);
        }
      }
    }
  }

  /** A card that was replaced since, and one that was not: nobody knows which is which. */
  @Test
  void cardsOfMembersEndUnlessTheyAreKept() throws Exception {
    Actor clerk = Actor.staff("desk-1");
    UUID member = UUID.randomUUID();
    String lost = ACCESS.cards.get().give(clerk, member).orThrow();
    String replaced = ACCESS.cards.get().replace(clerk, member, "丢失").orThrow();
    Path file = place.resolve("cards.zip");
    DatabaseTask.backup(on(server.database()), file).orThrow();
    for (boolean keepCards : new boolean[] {false, true}) {
      try (TestDatabase empty = TestDatabase.fresh(RestoredAccessIT.class)) {
        DatabaseTask.restore(on(empty), file, new RestoredAccess.Kept(false, keepCards)).orThrow();
        try (RunningServer restored = TestServer.startOn(empty, Map.of(), CLOCK)) {
          Visitor finder = TestServer.visitor(restored);
          Map<String, String> code = Map.of("code", replaced);
          assertThat(finder.post("/bank/card", code).statusCode()).isEqualTo(keepCards ? 303 : 422);
          assertThat(finder.post("/bank/card", Map.of("code", lost)).statusCode()).isEqualTo(422);
        }
      }
    }
  }

  /** A copy for a trial tells nobody of anything, until somebody says that it is the server now. */
  @Test
  void aRestoredCopySendsNoWebhooks() throws Exception {
    UUID community = HALL.community("told", "cn-42").id();
    UUID id =
        ACCESS
            .webhooks
            .get()
            .addWithSecret(
                Actor.staff("system-1"),
                new Webhooks.Wish(
                    community, "points", "https://8.8.8.8/in", Set.of(Topic.POSTINGS), Set.of()))
            .orThrow()
            .id();
    ACCESS.webhooks.get().test(Actor.staff("system-1"), id).orThrow();
    Path file = place.resolve("told.zip");
    DatabaseTask.backup(on(server.database()), file).orThrow();
    ACCESS.webhooks.get().stop(Actor.staff("system-1"), id).orThrow();
    try (TestDatabase empty = TestDatabase.fresh(RestoredAccessIT.class)) {
      DatabaseTask.restore(on(empty), file, RestoredAccess.Kept.NOTHING).orThrow();
      Access there = new Access();
      try (RunningServer restored = TestServer.startOn(empty, Map.of(), CLOCK, there)) {
        assertThat(restored.publicPort()).isPositive();
        Subscription webhook = there.webhooks.get().find(id).orThrow();
        assertThat(webhook.runs()).isFalse();
        assertThat(webhook.waiting()).isEqualTo(1);
        Actor admin = Actor.staff("system-1");
        Subscription again = there.webhooks.get().start(admin, id).orThrow();
        assertThat(again.runs()).isTrue();
        assertThat(again.waiting()).isEqualTo(1);
        // What staff have stopped is stopped for good.
        there.webhooks.get().stop(admin, id).orThrow();
        assertThat(there.webhooks.get().start(admin, id).refusals())
            .extracting(Reason::code)
            .containsExactly("WEBHOOK_STOPPED");
      }
    }
  }

  /** The process dies between the commit and what follows: the next start makes up for it. */
  @Test
  void aRestoreThatBrokeOffIsFinishedBeforeAnybodyIsServed() throws Exception {
    server.staff().account("cut-1");
    Visitor visitor = server.visitor();
    Map<String, String> form = Map.of("login", "cut-1", "password", TestStaff.PASSWORD);
    assertThat(visitor.post("/staff/sign-in", form).statusCode()).isEqualTo(303);
    Path file = place.resolve("cut.zip");
    DatabaseTask.backup(on(server.database()), file).orThrow();
    try (TestDatabase empty = TestDatabase.fresh(RestoredAccessIT.class)) {
      try (OpenDatabase database =
          OpenDatabase.openAsIs(on(empty).database(), 2, new SimpleMeterRegistry())) {
        new Restore(database.dataSource(), database, List.of()).from(file).orThrow();
      }
      assertThat(count(empty, "select count(*) from staff_session")).isPositive();
      assertThat(RestoreMark.isThere(empty.dataSource())).isTrue();
      try (RunningServer restored = TestServer.startOn(empty, Map.of(), CLOCK)) {
        assertThat(restored.publicPort()).isPositive();
        assertThat(count(empty, "select count(*) from staff_session")).isZero();
        String events = "select count(*) from audit_event where type = 'restored-access-ended'";
        assertThat(count(empty, events)).isEqualTo(1);
      }
      assertThat(RestoreMark.isThere(empty.dataSource())).isFalse();
    }
  }

  /** Who restores is told how many voting codes may be older than they were. */
  @Test
  void voterCodesThatCameBackAreCounted() throws Exception {
    Motion announced =
        HALL.announce(
            HALL.draft(HALL.community("codes", "cn-42"), "C01", "是否更换水泵？", ""),
            Duration.ofDays(30));
    CLOCK.passes(VotingHall.NOTICE);
    int letters = HALL.letters(HALL.open(announced)).size();
    Path file = place.resolve("codes.zip");
    DatabaseTask.backup(on(server.database()), file).orThrow();
    try (TestDatabase empty = TestDatabase.fresh(RestoredAccessIT.class)) {
      assertThat(
              DatabaseTask.restore(on(empty), file, RestoredAccess.Kept.NOTHING).orThrow().codes())
          .isEqualTo(new RestoredCodes(1, letters));
    }
  }

  /** A whole restore leaves no mark, and the mark is in no backup. */
  @Test
  void aRestoreThatEndedIsNotMarked() throws Exception {
    Path file = place.resolve("whole.zip");
    DatabaseTask.backup(on(server.database()), file).orThrow();
    try (TestDatabase empty = TestDatabase.fresh(RestoredAccessIT.class)) {
      DatabaseTask.restore(on(empty), file, RestoredAccess.Kept.NOTHING).orThrow();
      assertThat(RestoreMark.isThere(empty.dataSource())).isFalse();
    }
  }

  private static long count(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
