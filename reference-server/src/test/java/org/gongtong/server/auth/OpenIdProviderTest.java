package org.gongtong.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.config.GroupMandate;
import org.gongtong.server.config.OpenIdConfig;
import org.gongtong.server.wiring.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of an ID token, and whom the server asks. */
class OpenIdProviderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final List<GroupMandate> GROUPS =
      List.of(new GroupMandate("a", MandateKind.AUDITOR, "", ""));
  private static final String NONCE = "nonce-of-this-browser";

  private final TestClock clock = new TestClock(NOW);
  private FakeIssuer issuer;
  private OpenIdProvider provider;

  @BeforeEach
  void start() throws IOException {
    issuer = new FakeIssuer();
    provider = provider(issuer.issuer());
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  private OpenIdProvider provider(URI of) {
    return provider(of, Duration.ofSeconds(2));
  }

  private OpenIdProvider provider(URI of, Duration deadline) {
    return new OpenIdProvider(
        new OpenIdConfig(of, FakeIssuer.CLIENT, FakeIssuer.SECRET, "groups", GROUPS, "SSO"),
        clock,
        deadline);
  }

  private JWTClaimsSet.Builder claims() {
    return issuer.claims("subject-1", NONCE, NOW);
  }

  @Test
  void aTokenThatIsRightSaysWhoAndInWhichGroups() throws Exception {
    OpenIdIdentity who =
        provider.identity(
            issuer.signed(claims().claim("groups", List.of("a", "b")).build()), NONCE);
    assertThat(who.issuer()).isEqualTo(issuer.issuer().toString());
    assertThat(who.subject()).isEqualTo("subject-1");
    assertThat(who.groups()).containsExactlyInAnyOrder("a", "b");
    assertThat(provider.identity(issuer.signed(claims().build()), NONCE).groups()).isEmpty();
  }

  @Test
  void jwtWithAlgNone() {
    refused(new PlainJWT(claims().build()).serialize());
    // The same with a signature's dot, and with the algorithm in other letters.
    for (String header : List.of("{\"alg\":\"none\"}", "{\"alg\":\"NoNe\"}", "{}")) {
      refused(base64(header) + "." + base64(claims().build().toString()) + ".");
    }
  }

  @Test
  void jwtForAnotherAudience() {
    refused(claims -> claims.audience("another-client"));
    refused(claims -> claims.audience((String) null));
    refused(claims -> claims.audience(List.of(FakeIssuer.CLIENT, "another-client")));
    refused(
        claims ->
            claims
                .audience(List.of(FakeIssuer.CLIENT, "another-client"))
                .claim("azp", "another-client"));
    refused(claims -> claims.claim("azp", "another-client"));
  }

  @Test
  void jwtOfAnotherIssuer() {
    refused(claims -> claims.issuer("https://issuer.example"));
    refused(claims -> claims.issuer(issuer.issuer() + "/"));
    refused(claims -> claims.issuer(null));
  }

  @Test
  void jwtExpired() throws Exception {
    String token = issuer.signed(claims().build());
    clock.passes(java.time.Duration.ofSeconds(300 + 59));
    assertThat(provider.identity(token, NONCE).subject()).isEqualTo("subject-1");
    clock.passes(java.time.Duration.ofSeconds(2));
    refused(token);
    refused(claims -> claims.expirationTime(null));
    refused(claims -> claims.issueTime(null));
    refused(claims -> claims.notBeforeTime(Date.from(clock.instant().plusSeconds(120))));
  }

  @Test
  void jwtWithAnotherNonce() {
    refused(claims -> claims.claim("nonce", "nonce-of-another-browser"));
    refused(claims -> claims.claim("nonce", null));
  }

  @Test
  void jwtSignedWithThePublicKeyAsASharedSecret() throws Exception {
    byte[] der = issuer.key().toPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END PUBLIC KEY-----\n";
    for (byte[] secret :
        List.of(
            der,
            pem.getBytes(StandardCharsets.US_ASCII),
            issuer.key().toPublicJWK().toString().getBytes(StandardCharsets.UTF_8),
            FakeIssuer.SECRET.repeat(2).getBytes(StandardCharsets.UTF_8))) {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(issuer.key().getKeyID()).build(),
              claims().build());
      jwt.sign(new MACSigner(secret));
      refused(jwt.serialize());
    }
  }

  @Test
  void jwtWithAnUnknownKey() {
    var other = FakeIssuer.stranger("made-up");
    refused(FakeIssuer.signed(claims().build(), other));
    // Nor with the key's id, nor with a key that it brings along.
    var same = FakeIssuer.stranger(issuer.key().getKeyID());
    refused(FakeIssuer.signed(claims().build(), same));
    String token = issuer.signed(claims().build());
    refused(token.substring(0, token.length() - 4) + "AAAA");
  }

  @Test
  void aRotatedKeyIsFetchedOnceAndFloodsOfUnknownOnesAreNot() throws Exception {
    assertThat(provider.identity(issuer.signed(claims().build()), NONCE)).isNotNull();
    int before = issuer.keyFetches();
    assertThat(provider.identity(issuer.signed(claims().build()), NONCE)).isNotNull();
    assertThat(issuer.keyFetches()).as("remembered").isEqualTo(before);
    issuer.rotate();
    assertThat(provider.identity(issuer.signed(claims().build()), NONCE)).isNotNull();
    assertThat(issuer.keyFetches()).isEqualTo(before + 1);
    var other = FakeIssuer.stranger("made-up");
    String unknown = FakeIssuer.signed(claims().build(), other);
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> provider.identity(unknown, NONCE)).isInstanceOf(Exception.class);
    }
    assertThat(issuer.keyFetches()).isLessThan(before + 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"token_endpoint\":\"http://169.254.169.254/latest\"",
        "\"token_endpoint\":\"http://127.0.0.1:1/token\"",
        "\"token_endpoint\":\"https://issuer.example/token\"",
        "\"token_endpoint\":\"file:///etc/passwd\"",
        "\"jwks_uri\":\"http://localhost:3306/\"",
        "\"authorization_endpoint\":\"javascript:alert(1)\"",
        "\"authorization_endpoint\":\"https://evil.example/auth\"",
        "\"issuer\":\"https://issuer.example\""
      })
  void discoveryThatPointsElsewhereIsNotFollowed(String member) {
    String name = member.substring(0, member.indexOf(':') + 1);
    issuer.discoveryIs(text -> text.replaceFirst(name + "\"[^\"]*\"", member));
    assertThatThrownBy(
            () -> provider.authorization("s".repeat(43), NONCE, "v".repeat(43), callback()))
        .isInstanceOf(OpenIdProvider.Unreachable.class);
  }

  @Test
  void redirectsAndHugeAnswersAreRefused() {
    issuer.keysAt("/elsewhere");
    assertThatThrownBy(() -> provider.identity(issuer.signed(claims().build()), NONCE))
        .isInstanceOf(Exception.class)
        .hasMessageContaining("302");
    issuer.keysAt("/huge");
    OpenIdProvider other = provider(issuer.issuer());
    assertThatThrownBy(() -> other.identity(issuer.signed(claims().build()), NONCE))
        .isInstanceOf(Exception.class)
        .hasMessageContaining("too large");
    assertThat(issuer.keyFetches()).isZero();
  }

  @Test
  @Timeout(30)
  void aSlowProviderIsNotWaitedForBeyondTheDeadline() throws Exception {
    OpenIdProvider hasty = provider(issuer.issuer(), Duration.ofMillis(400));
    issuer.keysAt("/stalled");
    assertThatThrownBy(() -> hasty.identity(issuer.signed(claims().build()), NONCE))
        .isInstanceOf(OpenIdProvider.Unreachable.class)
        .hasMessageContaining("took more than");
    issuer.stall();
    assertThatThrownBy(() -> hasty.exchange("code", NONCE, "v".repeat(43), callback()))
        .isInstanceOf(OpenIdProvider.Unreachable.class)
        .hasMessageContaining("took more than");
  }

  @Test
  @Timeout(30)
  void aBodyWithoutAnEndIsCutOff() {
    issuer.keysAt("/flood");
    assertThatThrownBy(() -> provider.identity(issuer.signed(claims().build()), NONCE))
        .isInstanceOf(Exception.class)
        .hasMessageContaining("too large");
    // What the kernel has room for was sent, and no more taken.
    assertThat(issuer.flooded()).isLessThan(64L * 1024 * 1024);
  }

  private static URI callback() {
    return URI.create("http://127.0.0.1/staff/sign-in/openid/callback");
  }

  private void refused(UnaryOperator<JWTClaimsSet.Builder> change) {
    refused(issuer.signed(change.apply(claims()).build()));
  }

  private void refused(String token) {
    assertThatThrownBy(() -> provider.identity(token, NONCE))
        .isInstanceOf(OpenIdProvider.Distrusted.class);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
