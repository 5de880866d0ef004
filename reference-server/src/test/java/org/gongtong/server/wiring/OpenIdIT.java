package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.StaffScene.isIn;
import static org.gongtong.server.wiring.StaffScene.location;
import static org.gongtong.server.wiring.StaffScene.rows;

import com.google.inject.AbstractModule;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.auth.FakeIssuer;
import org.gongtong.server.auth.StaffAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The organisation's own sign-in, over HTTP; a real identity provider is in KeycloakIT. */
@Timeout(60)
class OpenIdIT {
  private static final TestClock CLOCK = new TestClock(StaffScene.START);
  private static FakeIssuer issuer;
  private static TestServer server;
  private static StaffAccounts accounts;

  @BeforeAll
  static void start() throws Exception {
    issuer = new FakeIssuer();
    server = start(issuer);
  }

  private static TestServer start(FakeIssuer issuer) {
    return TestServer.start(
        OpenIdIT.class,
        Map.of(
            "oidc.issuer",
            issuer.issuer().toString(),
            "oidc.client-id",
            FakeIssuer.CLIENT,
            "oidc.client-secret",
            FakeIssuer.SECRET,
            "oidc.groups",
            "street-office=subdistrict-officer, inspectors=auditor",
            "oidc.button",
            "街道统一登录"),
        CLOCK,
        StaffScene.logins(),
        new AbstractModule() {
          @com.google.inject.multibindings.ProvidesIntoSet
          StartTask take(StaffAccounts made) {
            if (accounts == null) {
              accounts = made;
            }
            return () -> List.of();
          }
        });
  }

  @AfterAll
  static void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void whoeverIsInAGroupThatCountsComesInByOneLogin() throws Exception {
    var visitor = server.visitor();
    assertThat(visitor.get("/staff/sign-in?to=%2Fstaff%2Faccount").body())
        .contains("街道统一登录", "href=\"/staff/sign-in/openid?to=%2Fstaff%2Faccount\"");
    HttpResponse<String> in = signIn(visitor, "/staff/account", officer("subject-7"));
    assertThat(location(in)).isEqualTo("/staff/account");
    String page = visitor.get("/staff/account").body();
    String login = StaffScene.found(Pattern.compile("账号：(sso-[0-9a-z]{10})"), page);
    assertThat(page).contains("单位统一登录");
    assertThat(server.staff().mandates().heldBy(login))
        .singleElement()
        .satisfies(
            mandate -> assertThat(mandate.kind()).isEqualTo(MandateKind.SUBDISTRICT_OFFICER));
    var again = server.visitor();
    signIn(again, "/staff", officer("subject-7"));
    assertThat(again.get("/staff/account").body()).contains(login);
    var other = server.visitor();
    signIn(other, "/staff", officer("subject-8"));
    assertThat(other.get("/staff/account").body()).doesNotContain(login);
    assertThat(rows(server.database(), "select login, mandates from staff_openid_identity"))
        .contains(login + "|subdistrict-officer|");
    // No password opens such a login.
    assertThat(StaffScene.signIn(server.visitor(), login, "").statusCode()).isEqualTo(422);
  }

  @Test
  void accountTakeoverByNameOrEmail() throws Exception {
    var visitor = server.visitor();
    signIn(
        visitor,
        "/staff",
        nonce ->
            issuer
                .claims("desk-1", nonce, CLOCK.instant())
                .claim("preferred_username", "desk-1")
                .claim("email", "desk-1@example.org")
                .claim("email_verified", true)
                .claim("groups", List.of("street-office"))
                .build());
    assertThat(isIn(visitor)).isTrue();
    assertThat(visitor.get("/staff/account").body())
        .contains("账号：sso-")
        .doesNotContain("账号：desk-1");
    assertThat(visitor.get("/staff/logins").statusCode())
        .as("not the rights of the other one")
        .isEqualTo(403);
  }

  @Test
  void openRedirectAtSignIn() throws Exception {
    for (String to :
        List.of(
            "https%3A%2F%2Fevil.example",
            "%2F%2Fevil.example%2F",
            "%2F%5Cevil.example",
            "javascript%3Aalert(1)",
            "%2Fa%0d%0aSet-Cookie%3Ax")) {
      var visitor = server.visitor();
      URI there = URI.create(location(visitor.get("/staff/sign-in/openid?to=" + to)));
      assertThat(there.getHost()).isEqualTo("127.0.0.1");
      HttpResponse<String> back = back(visitor, issuer.signIn(there, officer("subject-9")));
      assertThat(location(back)).as(to).isEqualTo("/staff");
    }
  }

  @Test
  void onlyTheBrowserThatBeganCanEndAndOnce() throws Exception {
    var victim = server.visitor();
    var attacker = server.visitor();
    URI there = URI.create(location(attacker.get("/staff/sign-in/openid")));
    URI planted = issuer.signIn(there, officer("attacker"));
    assertThat(refused(back(victim, planted), 422)).contains("不是在本浏览器开始的");
    assertThat(isIn(victim)).isFalse();
    location(victim.get("/staff/sign-in/openid"));
    assertThat(refused(back(victim, planted), 422)).contains("不是在本浏览器开始的");
    assertThat(location(back(attacker, planted))).isEqualTo("/staff");
    assertThat(refused(back(attacker, planted), 422)).contains("不是在本浏览器开始的");
    // Too late.
    var slow = server.visitor();
    URI late =
        issuer.signIn(URI.create(location(slow.get("/staff/sign-in/openid"))), officer("slow"));
    CLOCK.passes(Duration.ofMinutes(10));
    assertThat(refused(back(slow, late), 422)).contains("已超时");
  }

  @Test
  void everyFailureLeadsBackToTheSignInWithAPlainText() throws Exception {
    // The issuer says no, in words that are not ours.
    var visitor = server.visitor();
    URI there = URI.create(location(visitor.get("/staff/sign-in/openid")));
    String state = StaffScene.found(Pattern.compile("state=([^&]+)"), there.getRawQuery());
    HttpResponse<String> no =
        visitor.get(
            "/staff/sign-in/openid/callback?state="
                + state
                + "&error=access_denied&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    assertThat(refused(no, 403)).contains("单位统一登录没有放行").doesNotContain("alert(1)");
    assertThat(no.body()).contains("name=\"password\"");
    // A code that was not given for this.
    URI code = URI.create(location(visitor.get("/staff/sign-in/openid")));
    String fresh = StaffScene.found(Pattern.compile("state=([^&]+)"), code.getRawQuery());
    assertThat(
            refused(visitor.get("/staff/sign-in/openid/callback?code=made-up&state=" + fresh), 422))
        .contains("无法核实");
    // A token that nobody signed.
    issuer.signingIs(claims -> new PlainJWT(claims).serialize());
    assertThat(refused(signIn(server.visitor(), "/staff", officer("nobody")), 422))
        .contains("无法核实");
    issuer.signingIs(issuer::signed);
    // In no group that counts.
    Function<String, JWTClaimsSet> cook =
        nonce ->
            issuer
                .claims("cook", nonce, CLOCK.instant())
                .claim("groups", List.of("canteen"))
                .build();
    assertThat(refused(signIn(server.visitor(), "/staff", cook), 403)).contains("没有本系统的任职");
    assertThat(rows(server.database(), "select subject from staff_openid_identity"))
        .doesNotContain("cook", "nobody");
    // Disabled here.
    var leaver = server.visitor();
    signIn(leaver, "/staff", officer("leaver"));
    String login =
        StaffScene.found(
            Pattern.compile("账号：(sso-[0-9a-z]+)"), leaver.get("/staff/account").body());
    accounts.disable(Actor.system("test"), login).orThrow();
    assertThat(isIn(leaver)).isFalse();
    assertThat(refused(signIn(server.visitor(), "/staff", officer("leaver")), 403)).contains("已停用");
  }

  @Test
  void whenTheIssuerIsDownPasswordsStillOpenTheDoor() throws Exception {
    FakeIssuer gone = new FakeIssuer();
    gone.close();
    try (TestServer alone = start(gone)) {
      var visitor = alone.visitor();
      assertThat(refused(visitor.get("/staff/sign-in/openid"), 503))
          .contains("暂时连不上", "break-glass");
      assertThat(location(StaffScene.signIn(visitor, "desk-1", StaffScene.PASSWORD)))
          .isEqualTo("/staff");
    }
  }

  private static Function<String, JWTClaimsSet> officer(String subject) {
    return nonce ->
        issuer
            .claims(subject, nonce, CLOCK.instant())
            .claim("groups", List.of("canteen", "street-office"))
            .build();
  }

  private static HttpResponse<String> signIn(
      TestServer.Visitor visitor, String to, Function<String, JWTClaimsSet> who) throws Exception {
    return signIn(issuer, visitor, to, who);
  }

  /** Goes to an issuer, signs in there and comes back. */
  static HttpResponse<String> signIn(
      FakeIssuer at, TestServer.Visitor visitor, String to, Function<String, JWTClaimsSet> who)
      throws Exception {
    String there = location(visitor.get("/staff/sign-in/openid?to=" + to.replace("/", "%2F")));
    assertThat(there).contains("code_challenge_method=S256", "nonce=", "state=");
    return back(visitor, at.signIn(URI.create(there), who));
  }

  private static HttpResponse<String> back(TestServer.Visitor visitor, URI to) throws Exception {
    return visitor.get(to.toString().substring(visitor.site().toString().length()));
  }

  private static String refused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }
}
