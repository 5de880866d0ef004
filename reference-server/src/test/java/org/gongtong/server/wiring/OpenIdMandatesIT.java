package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.StaffScene.found;
import static org.gongtong.server.wiring.StaffScene.location;
import static org.gongtong.server.wiring.StaffScene.rows;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.place.Community;
import org.gongtong.server.auth.FakeIssuer;
import org.gongtong.server.auth.GroupMandates;
import org.gongtong.server.cli.GongtongCli;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the groups of the organisation's sign-in give, and when it is over. */
@Timeout(120)
class OpenIdMandatesIT {
  private static final String GROUPS =
      "street-office=subdistrict-officer, grid-3=grid-worker@heping/C01/6, inspectors=auditor,"
          + " machine-room=system-administrator, clerks=committee-staff@heping,"
          + " elsewhere=committee-staff@heping-2, ruins=grid-worker@heping/C01/66";
  private static final TestClock CLOCK = new TestClock(StaffScene.START);
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static FakeIssuer issuer;
  private static TestServer server;
  private static Community heping;

  @BeforeAll
  static void start() throws Exception {
    issuer = new FakeIssuer();
    server =
        TestServer.start(
            OpenIdMandatesIT.class,
            Map.of(
                "oidc.issuer",
                issuer.issuer().toString(),
                "oidc.client-id",
                FakeIssuer.CLIENT,
                "oidc.client-secret",
                FakeIssuer.SECRET,
                "oidc.groups",
                GROUPS),
            CLOCK,
            StaffScene.logins(),
            HALL);
    heping = HALL.community("heping", "cn-42");
  }

  @AfterAll
  static void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void aGroupGivesItsMandateAndTakingItTakesTheRightsOfOlderSessions() throws Exception {
    Visitor first = server.visitor();
    String login = signIn(first, "grid-man", "canteen", "grid-3");
    Mandate given = held(login).get(0);
    assertThat(held(login)).hasSize(1);
    assertThat(given.kind()).isEqualTo(MandateKind.GRID_WORKER);
    assertThat(given.place().communityId()).isEqualTo(heping.id());
    assertThat(given.place().path()).isEqualTo("C01/6");
    assertThat(given.grantedBy()).isEqualTo(GroupMandates.PROVIDER);
    assertThat(given.evidence()).isEqualTo("openid group grid-3");
    assertThat(first.get("/staff/c/heping/roster").statusCode()).isEqualTo(200);
    Visitor second = server.visitor();
    assertThat(signIn(second, "grid-man", "inspectors")).isEqualTo(login);
    assertThat(held(login))
        .extracting(Mandate::kind)
        .containsExactlyInAnyOrder(MandateKind.GRID_WORKER, MandateKind.AUDITOR);
    assertThat(first.get("/staff/c/heping/roster").statusCode())
        .as("the session from before")
        .isEqualTo(403);
    assertThat(second.get("/staff/mandates?login=" + login).body())
        .contains("openid group grid-3", "no longer: openid group grid-3");
    assertThat(
            rows(
                server.database(),
                "select type, actor_kind, actor_id from audit_event where subject = '"
                    + given.id()
                    + "' order by sequence"))
        .isEqualTo("mandate-granted|SYSTEM|openid|\nmandate-ended|SYSTEM|openid|\n");
  }

  @Test
  void whoIsInNoGroupAnyMoreIsNotLetInAndHoldsNothing() throws Exception {
    Visitor leaver = server.visitor();
    String login = signIn(leaver, "leaver", "clerks");
    assertThat(leaver.get("/staff/c/heping").statusCode()).isEqualTo(200);
    HttpResponse<String> refused =
        OpenIdIT.signIn(issuer, server.visitor(), "/staff", in("leaver", "canteen"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(held(login)).allSatisfy(m -> assertThat(m.days()).isEmpty());
    assertThat(leaver.get("/staff/c/heping").statusCode()).isEqualTo(403);
  }

  @Test
  void whatPeopleGrantedStaysAndAdministratorsAreKeptApart() throws Exception {
    Visitor visitor = server.visitor();
    String login = signIn(visitor, "both", "clerks");
    server.staff().grant(login, MandateKind.SYSTEM_ADMINISTRATOR);
    signIn(server.visitor(), "both", "inspectors", "clerks");
    assertThat(held(login))
        .extracting(Mandate::kind)
        .containsExactlyInAnyOrder(MandateKind.COMMITTEE_STAFF, MandateKind.SYSTEM_ADMINISTRATOR);
    signIn(server.visitor(), "both", "street-office");
    assertThat(held(login))
        .filteredOn(mandate -> mandate.kind() == MandateKind.SYSTEM_ADMINISTRATOR)
        .singleElement()
        .satisfies(mandate -> assertThat(mandate.end()).isNull());
    String twice = signIn(server.visitor(), "twice", "inspectors", "machine-room", "clerks");
    assertThat(held(twice)).extracting(Mandate::kind).containsExactly(MandateKind.COMMITTEE_STAFF);
  }

  @Test
  void aPlaceThatIsNotHereGivesNothingAndIsToldAtTheStartAndByConfigCheck() throws Exception {
    String login = signIn(server.visitor(), "lost", "elsewhere", "ruins");
    assertThat(held(login)).isEmpty();
    assertThat(check(GROUPS))
        .contains("there is no community “heping-2”; did you mean heping?")
        .contains("there is no place “C01/66”; did you mean C01/6?");
    assertThat(check("a=grid-worker@heping/C01/6, b=committee-staff@heping"))
        .contains("设置可用")
        .doesNotContain("there is no");
    try (RunningServer again =
        TestServer.startOn(
            server.database(),
            Map.of(
                "oidc.issuer",
                issuer.issuer().toString(),
                "oidc.client-id",
                FakeIssuer.CLIENT,
                "oidc.client-secret",
                FakeIssuer.SECRET,
                "oidc.groups",
                GROUPS),
            CLOCK)) {
      assertThat(String.join("\n", again.notices())).contains("did you mean C01/6?");
    }
  }

  @Test
  void aTokenIsOverWithTheSessionOfItsOwner() throws Exception {
    Visitor owner = server.visitor();
    signIn(owner, "programmer", "clerks");
    HttpResponse<String> made =
        StaffScene.send(
            owner,
            "/staff/account/tokens",
            "/staff/account/tokens",
            Map.of("name", "program", "days", "30", "scope", "desk.view"));
    String token = found(Pattern.compile("<code>(gt_[0-9A-Z]{47})</code>"), made.body());
    assertThat(call(token).statusCode()).isEqualTo(200);
    CLOCK.passes(Duration.ofHours(13));
    assertThat(call(token).statusCode()).isEqualTo(401);
    assertThat(call(token).body()).contains("TOKEN_OWNER_AWAY");
    signIn(server.visitor(), "programmer", "clerks");
    assertThat(call(token).statusCode()).isEqualTo(200);
    OpenIdIT.signIn(issuer, server.visitor(), "/staff", in("programmer", "canteen"));
    assertThat(call(token).body()).contains("TOKEN_OWNER_AWAY");
  }

  private static HttpResponse<String> call(String token) throws Exception {
    Visitor program = server.visitor();
    return program.send(
        program
            .to("/api/v1/communities/heping/motions")
            .header("Authorization", "Bearer " + token));
  }

  private static String check(String groups) {
    List<String> all = new ArrayList<>(List.of("config", "check"));
    Path home = TestServer.home(server.database());
    all.addAll(List.of("--home", home.toString()));
    Map.of(
            "db.url", server.database().jdbcUrl(),
            "db.user", server.database().user(),
            "db.password", server.database().password(),
            "oidc.issuer", issuer.issuer().toString(),
            "oidc.client-id", FakeIssuer.CLIENT,
            "oidc.client-secret", FakeIssuer.SECRET,
            "oidc.groups", groups)
        .forEach((name, value) -> all.addAll(List.of("--set", name + "=" + value)));
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    GongtongCli.run(writer, writer, all.toArray(String[]::new));
    return said.toString();
  }

  private static List<Mandate> held(String login) {
    return server.staff().mandates().heldBy(login);
  }

  private static Function<String, JWTClaimsSet> in(String subject, String... groups) {
    return nonce ->
        issuer.claims(subject, nonce, CLOCK.instant()).claim("groups", List.of(groups)).build();
  }

  /** Signs in, and returns the login. */
  private static String signIn(Visitor visitor, String subject, String... groups) throws Exception {
    assertThat(location(OpenIdIT.signIn(issuer, visitor, "/staff", in(subject, groups))))
        .isEqualTo("/staff");
    return found(Pattern.compile("账号：(sso-[0-9a-z]+)"), visitor.get("/staff/account").body());
  }
}
