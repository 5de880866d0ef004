package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.StaffScene.PASSWORD;
import static org.gongtong.server.wiring.StaffScene.found;
import static org.gongtong.server.wiring.StaffScene.isIn;
import static org.gongtong.server.wiring.StaffScene.location;
import static org.gongtong.server.wiring.StaffScene.rows;
import static org.gongtong.server.wiring.StaffScene.signIn;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Actor;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffLinks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Invitations, reset links and the break-glass code: told once, used once, over in time. */
@Timeout(60)
class StaffLinksIT {
  private static final Pattern LINK = Pattern.compile("/staff/join#([A-Za-z0-9_-]{43})<");
  private static final Pattern PRINTED_LINK = Pattern.compile("/staff/join#([A-Za-z0-9_-]{43})");
  private static final Pattern CODE = Pattern.compile("([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4})");
  private static final Actor ADMIN = Actor.staff("desk-1");

  private static final TestClock CLOCK = new TestClock(StaffScene.START);
  private static final Inside INSIDE = new Inside();
  private static TestServer server;

  private static final class Inside extends AbstractModule {
    private StaffAccounts accounts;
    private StaffLinks links;

    @ProvidesIntoSet
    StartTask parts(StaffAccounts madeAccounts, StaffLinks madeLinks) {
      accounts = madeAccounts;
      links = madeLinks;
      return () -> List.of();
    }
  }

  @BeforeAll
  static void start() {
    server = TestServer.start(StaffLinksIT.class, Map.of(), CLOCK, StaffScene.logins(), INSIDE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anAdministratorInvitesAndTheLinkIsToldOnce() throws Exception {
    var admin = StaffScene.signedIn(server.running(), "desk-1");
    Map<String, String> form = new TreeMap<>(Map.of("login", "desk-31"));
    form.put(
        "idempotency_key",
        found(
            Pattern.compile("name=\"idempotency_key\" value=\"([^\"]+)\""),
            admin.get("/staff/logins").body()));
    HttpResponse<String> told = admin.post("/staff/logins/invite", form);
    String token = found(LINK, told.body());
    assertThat(admin.post("/staff/logins/invite", form).body())
        .contains("LINK_MADE_ALREADY")
        .doesNotContain(token);
    assertThat(admin.get("/staff/logins").body()).contains("desk-31").doesNotContain(token);
    assertThat(rows(server.database(), "select * from staff_link")).doesNotContain(token);
    assertThat(rows(server.database(), "select * from idempotency_key")).doesNotContain(token);

    var invited = server.visitor();
    assertThat(invited.get("/staff/join").body()).contains("name=\"token\"");
    assertThat(join(invited, token, "short").body()).contains("密码不足 12 个字符");
    HttpResponse<String> differing =
        invited.post(
            "/staff/join",
            Map.of("token", token, "password", PASSWORD, "again-password", "another"));
    assertThat(differing.body()).contains("两次输入的密码不一样");
    assertThat(location(join(invited, token, PASSWORD))).isEqualTo("/staff");
    assertThat(isIn(invited)).isTrue();
    assertThat(location(signIn(server.visitor(), "desk-31", PASSWORD))).isEqualTo("/staff");
  }

  @Test
  void expiredInvitation() throws Exception {
    String token = INSIDE.links.invite(ADMIN, "desk-32").orThrow().token();
    CLOCK.passes(Duration.ofHours(72));
    assertThat(join(server.visitor(), token, PASSWORD).body()).contains("这个链接已经过期");
    assertThat(signIn(server.visitor(), "desk-32", PASSWORD).statusCode()).isEqualTo(422);
    assertThat(rows(server.database(), "select login from staff_account"))
        .doesNotContain("desk-32");
  }

  @Test
  void revivedInvitation() throws Exception {
    // Over, and no reset of a password brings it back: there is no account to reset.
    String expired = INSIDE.links.invite(ADMIN, "desk-33").orThrow().token();
    CLOCK.passes(Duration.ofHours(73));
    assertThat(INSIDE.links.reset(ADMIN, "desk-33").isAccepted()).isFalse();
    assertThat(INSIDE.accounts.setPassword(ADMIN, "desk-33", PASSWORD).isAccepted()).isFalse();
    // Nor does another invitation: it has a link of its own.
    String fresh = INSIDE.links.invite(ADMIN, "desk-33").orThrow().token();
    assertThat(join(server.visitor(), expired, PASSWORD).body()).contains("这个链接已经作废");
    // Withdrawn by the administrator.
    INSIDE.links.withdraw(ADMIN, "desk-33");
    assertThat(join(server.visitor(), fresh, PASSWORD).body()).contains("这个链接已经作废");
    // Used: not twice, not after the login was disabled.
    String used = INSIDE.links.invite(ADMIN, "desk-33").orThrow().token();
    assertThat(join(server.visitor(), used, PASSWORD).statusCode()).isEqualTo(303);
    assertThat(join(server.visitor(), used, "another long password").body()).contains("这个链接已经用过");
    INSIDE.accounts.disable(ADMIN, "desk-33").orThrow();
    assertThat(join(server.visitor(), used, "another long password").body()).contains("这个链接已经用过");
    assertThat(INSIDE.links.invite(ADMIN, "desk-33").isAccepted()).isFalse();
    assertThat(signIn(server.visitor(), "desk-33", PASSWORD).statusCode()).isEqualTo(422);
    // Waiting while the login was made in another way: it does not take that one over.
    String late = INSIDE.links.invite(ADMIN, "desk-34").orThrow().token();
    INSIDE.accounts.add(ADMIN, "desk-34", PASSWORD).orThrow();
    assertThat(join(server.visitor(), late, "another long password").body())
        .contains("登录名“desk-34”已被使用");
  }

  @Test
  void aResetLinkEndsSessionsAndRevivesNoDisabledLogin() throws Exception {
    INSIDE.accounts.add(ADMIN, "desk-35", PASSWORD).orThrow();
    var owner = StaffScene.signedIn(server.running(), "desk-35");
    String token = INSIDE.links.reset(ADMIN, "desk-35").orThrow().token();
    assertThat(isIn(owner)).as("nothing changes before it is taken up").isTrue();
    assertThat(location(join(server.visitor(), token, "another long password")))
        .isEqualTo("/staff");
    assertThat(isIn(owner)).isFalse();
    assertThat(signIn(server.visitor(), "desk-35", PASSWORD).statusCode()).isEqualTo(422);
    String open = INSIDE.links.reset(ADMIN, "desk-35").orThrow().token();
    INSIDE.accounts.disable(ADMIN, "desk-35").orThrow();
    assertThat(join(server.visitor(), open, "yet another password").statusCode()).isEqualTo(422);
    assertThat(signIn(server.visitor(), "desk-35", "yet another password").statusCode())
        .isEqualTo(422);
    assertThat(INSIDE.links.reset(ADMIN, "desk-35").isAccepted()).isFalse();
  }

  @Test
  void aResetLinkDoesNotGoRoundTheSecondFactor() throws Exception {
    INSIDE.accounts.add(ADMIN, "desk-36", PASSWORD).orThrow();
    String factor = "/staff/account/second-factor";
    var owner = StaffScene.signedIn(server.running(), "desk-36");
    StaffScene.send(owner, factor, factor + "/begin", Map.of("begin-password", PASSWORD));
    AuthenticatorApp app =
        AuthenticatorApp.of(
            found(Pattern.compile("<code>([A-Z2-7 ]{39})</code>"), owner.get(factor).body()));
    StaffScene.send(owner, factor, factor + "/confirm", Map.of("code", app.code(CLOCK.instant())));
    String token = INSIDE.links.reset(ADMIN, "desk-36").orThrow().token();
    var thief = server.visitor();
    join(thief, token, "another long password");
    assertThat(isIn(thief)).isFalse();
    assertThat(location(thief.get("/staff/sign-in"))).startsWith("/staff/sign-in/code");
    // The administrator's way out when app and codes are lost.
    assertThat(StaffScene.command(server.database(), "remove-second-factor", "desk-36"))
        .contains("took the second factor away from: desk-36");
    assertThat(location(signIn(server.visitor(), "desk-36", "another long password")))
        .isEqualTo("/staff");
  }

  @Test
  void commandsPrintLinksBesideARunningServer() throws Exception {
    // The command goes by the machine's clock.
    try (TestServer own = own(new TestClock(Instant.now()), new Inside())) {
      String printed = StaffScene.command(own.database(), "invite", "desk-37");
      String token = found(PRINTED_LINK, printed);
      assertThat(location(join(own.visitor(), token, PASSWORD))).isEqualTo("/staff");
      assertThat(StaffScene.command(own.database(), "invite", "desk-37")).contains("LOGIN_TAKEN");
      assertThat(StaffScene.command(own.database(), "reset", "nobody")).contains("LOGIN_UNKNOWN");
      String reset = found(PRINTED_LINK, StaffScene.command(own.database(), "reset", "desk-37"));
      assertThat(location(join(own.visitor(), reset, "another long password"))).isEqualTo("/staff");
    }
  }

  @Test
  void theBreakGlassCodeWorksOnceForHalfAnHourAndNobodyOverlooksIt() throws Exception {
    TestClock clock = new TestClock(Instant.now());
    Inside inside = new Inside();
    try (TestServer own = own(clock, inside)) {
      String old = found(CODE, StaffScene.command(own.database(), "break-glass"));
      String code = found(CODE, StaffScene.command(own.database(), "break-glass"));
      assertThat(breakGlass(own, old).statusCode()).as("void since the next one").isEqualTo(422);
      var administrator = own.visitor();
      HttpResponse<String> in =
          administrator.post(
              "/staff/break-glass", Map.of("code", code.toLowerCase(java.util.Locale.ROOT)));
      assertThat(location(in)).isEqualTo("/staff");
      assertThat(breakGlass(own, code).body()).contains("这个链接已经用过");
      assertThat(administrator.get("/staff/sign-ins").body())
          .containsPattern("class=\"row-fault\"[^\n]*break-glass[^\n]*应急登录");
      assertThat(rows(own.database(), "select type, actor_id from audit_event"))
          .contains("break-glass-made|console|", "break-glass-used|break-glass|");
      clock.passes(Duration.ofMinutes(29));
      assertThat(isIn(administrator)).isTrue();
      clock.passes(Duration.ofMinutes(1));
      assertThat(isIn(administrator)).isFalse();
      String late = inside.links.breakGlass(Actor.system("console")).token();
      clock.passes(Duration.ofMinutes(30));
      assertThat(breakGlass(own, late).body()).contains("这个链接已经过期");
      // Nobody takes the login, and its code is no invitation.
      assertThat(inside.accounts.add(ADMIN, "break-glass", PASSWORD).isAccepted()).isFalse();
      assertThat(inside.links.invite(ADMIN, "break-glass").isAccepted()).isFalse();
      assertThat(inside.links.reset(ADMIN, "break-glass").isAccepted()).isFalse();
      assertThat(inside.accounts.setPassword(ADMIN, "break-glass", PASSWORD).isAccepted())
          .isFalse();
      String live = inside.links.breakGlass(Actor.system("console")).token();
      assertThat(join(own.visitor(), live.replace("-", ""), PASSWORD).statusCode()).isEqualTo(422);
      String invitation = inside.links.invite(ADMIN, "desk-38").orThrow().token();
      assertThat(breakGlass(own, invitation).statusCode()).isEqualTo(422);
    }
  }

  private static TestServer own(TestClock clock, Inside inside) {
    return TestServer.start(StaffLinksIT.class, Map.of(), clock, StaffScene.logins(), inside);
  }

  private static HttpResponse<String> breakGlass(TestServer own, String code) throws Exception {
    return own.visitor().post("/staff/break-glass", Map.of("code", code));
  }

  private static HttpResponse<String> join(
      TestServer.Visitor visitor, String token, String password) throws Exception {
    return visitor.post(
        "/staff/join", Map.of("token", token, "password", password, "again-password", password));
  }
}
