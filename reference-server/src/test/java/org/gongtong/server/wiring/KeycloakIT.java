package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.StaffScene.found;
import static org.gongtong.server.wiring.StaffScene.isIn;
import static org.gongtong.server.wiring.StaffScene.location;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The organisation's own sign-in against a real identity provider, by its own pages. */
@Tag("endurance")
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT {
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

  private static Keycloak keycloak;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    keycloak = Keycloak.start();
    server =
        TestServer.start(
            KeycloakIT.class,
            Map.of(
                "oidc.issuer", keycloak.issuer().toString(),
                "oidc.client-id", "gongtong",
                "oidc.client-secret", "secret-of-the-test-client",
                "oidc.groups", "street-office=subdistrict-officer, auditors-2=auditor"),
            InstantSource.system(),
            StaffScene.logins());
  }

  @AfterAll
  static void stop() {
    server.close();
    keycloak.close();
  }

  @Test
  @Order(1)
  void anOfficerSignsInByTheProvidersPageAndComesBackByTheSameLogin() throws Exception {
    var visitor = server.visitor();
    assertThat(location(signIn(visitor, "staff-2041", "street password 2041")))
        .isEqualTo("/staff/account");
    String page = visitor.get("/staff/account").body();
    String login = found(Pattern.compile("账号：(sso-[0-9a-z]{10})"), page);
    assertThat(page).contains("单位统一登录");
    var again = server.visitor();
    signIn(again, "staff-2041", "street password 2041");
    assertThat(again.get("/staff/account").body()).contains(login);
    assertThat(
            StaffScene.rows(server.database(), "select login, mandates from staff_openid_identity"))
        .isEqualTo(login + "|subdistrict-officer|\n");
  }

  @Test
  @Order(2)
  void aNamesakeInNoGroupThatCountsIsNotLetIn() throws Exception {
    var visitor = server.visitor();
    HttpResponse<String> refused = signIn(visitor, "desk-1", "street password desk");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("没有本系统的任职");
    assertThat(isIn(visitor)).isFalse();
  }

  @Test
  @Order(3)
  void aCodeIsGoodForOneBrowserOnce() throws Exception {
    var visitor = server.visitor();
    URI back = atTheProvider(visitor, "staff-2041", "street password 2041");
    String path = back.toString().substring(visitor.site().toString().length());
    assertThat(server.visitor().get(path).body()).contains("不是在本浏览器开始的");
    assertThat(location(visitor.get(path))).isEqualTo("/staff/account");
    assertThat(visitor.get(path).body()).contains("不是在本浏览器开始的");
  }

  @Test
  @Order(4)
  void mandatesFollowTheGroupsThere() throws Exception {
    var before = server.visitor();
    signIn(before, "staff-2041", "street password 2041");
    String login =
        found(Pattern.compile("账号：(sso-[0-9a-z]+)"), before.get("/staff/account").body());
    assertThat(inForce(login)).containsExactly(MandateKind.SUBDISTRICT_OFFICER);
    assertThat(before.get("/staff/communities/new").statusCode()).isEqualTo(200);
    keycloak.group("staff-2041", "street-office", false);
    keycloak.group("staff-2041", "auditors-2", true);
    signIn(server.visitor(), "staff-2041", "street password 2041");
    assertThat(inForce(login)).containsExactly(MandateKind.AUDITOR);
    assertThat(before.get("/staff/communities/new").statusCode()).isEqualTo(403);
    keycloak.group("staff-2041", "auditors-2", false);
    assertThat(signIn(server.visitor(), "staff-2041", "street password 2041").statusCode())
        .isEqualTo(403);
    assertThat(inForce(login)).isEmpty();
  }

  private static List<MandateKind> inForce(String login) {
    return server.staff().mandates().heldBy(login).stream()
        .filter(mandate -> mandate.holdsOn(LocalDate.now(ZoneId.of("Asia/Shanghai"))))
        .map(Mandate::kind)
        .toList();
  }

  @Test
  @Order(5)
  void whenTheProviderIsDownTheBreakGlassCodeStillWorks() throws Exception {
    keycloak.close();
    // What discovery said is remembered for some minutes: the browser is led to where nobody is.
    String code =
        found(
            Pattern.compile("([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4})"),
            StaffScene.command(server.database(), "break-glass"));
    var administrator = server.visitor();
    assertThat(location(administrator.post("/staff/break-glass", Map.of("code", code))))
        .isEqualTo("/staff");
    assertThat(isIn(administrator)).isTrue();
  }

  private static HttpResponse<String> signIn(
      TestServer.Visitor visitor, String user, String password) throws Exception {
    URI back = atTheProvider(visitor, user, password);
    return visitor.get(back.toString().substring(visitor.site().toString().length()));
  }

  /** Fills in the provider's form, with a browser that knows both sites. */
  private static URI atTheProvider(TestServer.Visitor visitor, String user, String password)
      throws IOException, InterruptedException {
    HttpResponse<String> led = visitor.get("/staff/sign-in/openid?to=%2Fstaff%2Faccount");
    assertThat(led.statusCode()).as(led.body()).isEqualTo(303);
    HttpClient browser = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    URI there = URI.create(led.headers().firstValue("Location").orElseThrow());
    HttpResponse<String> form =
        browser.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString());
    assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
    // Its cookies are Secure: browsers send them to this machine without https, CookieManager not.
    String cookies =
        form.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .collect(Collectors.joining("; "));
    URI action = URI.create(found(FORM, form.body()).replace("&amp;", "&"));
    HttpResponse<String> done =
        browser.send(
            HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies)
                .POST(
                    BodyPublishers.ofString(
                        "username=" + encoded(user) + "&password=" + encoded(password)))
                .build(),
            BodyHandlers.ofString());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
    return URI.create(done.headers().firstValue("Location").orElseThrow());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
