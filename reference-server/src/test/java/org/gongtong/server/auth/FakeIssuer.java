package org.gongtong.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An issuer of OpenID Connect on a loopback port that a test may make lie. It is strict with its
 * clients: secret, redirect address and PKCE verifier must be right.
 */
public final class FakeIssuer implements AutoCloseable {
  public static final String CLIENT = "gongtong";
  public static final String SECRET = "secret-of-the-client";

  /** Made once, for that takes a second each. The last one is nobody's. */
  private static final List<RSAKey> KEYS =
      IntStream.range(0, 3).mapToObj(FakeIssuer::drawn).toList();

  private final HttpServer server;
  private final Map<String, Asked> codes = new ConcurrentHashMap<>();
  private final AtomicInteger keyFetches = new AtomicInteger();
  private final AtomicLong flooded = new AtomicLong();
  private final AtomicInteger turn = new AtomicInteger(-1);
  private volatile RSAKey key;
  private volatile Function<String, String> discovery = text -> text;
  private volatile Function<JWTClaimsSet, String> signing = this::signed;
  private volatile String jwks = "/jwks";
  private volatile boolean stalling;
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What a client asked for when it sent a browser here, and who signed in. */
  private record Asked(Map<String, String> query, JWTClaimsSet claims) {}

  public FakeIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    rotate();
  }

  public URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/realms/street");
  }

  /** Another key under another id; the old one is gone. */
  public void rotate() {
    key = KEYS.get(turn.incrementAndGet());
  }

  /** A key that no issuer has, under any id. */
  static RSAKey stranger(String id) {
    return new RSAKey.Builder(KEYS.get(KEYS.size() - 1)).keyID(id).build();
  }

  private static RSAKey drawn(int number) {
    try {
      return new RSAKeyGenerator(2048).keyID("key-" + number).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public RSAKey key() {
    return key;
  }

  int keyFetches() {
    return keyFetches.get();
  }

  void discoveryIs(Function<String, String> change) {
    discovery = change;
  }

  void keysAt(String path) {
    jwks = path;
  }

  /** From now on tokens are begun and never ended. */
  void stall() {
    stalling = true;
  }

  /** How the ID tokens of the next codes are signed. */
  public void signingIs(Function<JWTClaimsSet, String> way) {
    signing = way;
  }

  /** Claims as they should be. */
  public JWTClaimsSet.Builder claims(String subject, String nonce, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer().toString())
        .audience(CLIENT)
        .subject(subject)
        .claim("nonce", nonce)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  public String signed(JWTClaimsSet claims) {
    return signed(claims, key);
  }

  public static String signed(JWTClaimsSet claims, RSAKey key) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Somebody signs in at the address a browser was sent to.
   *
   * @param who makes the claims of his token from the nonce
   * @return where the browser goes then
   */
  public URI signIn(URI authorization, Function<String, JWTClaimsSet> who) {
    Map<String, String> query = form(authorization.getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, new Asked(query, who.apply(query.get("nonce"))));
    return URI.create(query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/realms/street/.well-known/openid-configuration")) {
      String i = issuer().toString();
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      send(
          exchange,
          200,
          discovery.apply(
              """
              {"issuer":"%s","authorization_endpoint":"%s/auth","token_endpoint":"%s/token",
               "jwks_uri":"%s","response_types_supported":["code"],"subject_types_supported":["public"],
               "id_token_signing_alg_values_supported":["RS256"]}"""
                  .formatted(i, base, base, base + jwks)));
    } else if (path.equals("/jwks")) {
      keyFetches.incrementAndGet();
      send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
    } else if (path.equals("/elsewhere")) {
      exchange.getResponseHeaders().set("Location", "/jwks");
      send(exchange, 302, "");
    } else if (path.equals("/huge")) {
      send(exchange, 200, "{\"keys\":[],\"x\":\"" + "x".repeat(600_000) + "\"}");
    } else if (path.equals("/stalled") || path.equals("/token") && stalling) {
      stalled(exchange);
    } else if (path.equals("/flood")) {
      flood(exchange);
    } else if (path.equals("/token")) {
      token(exchange);
    } else {
      send(exchange, 404, "{}");
    }
  }

  /** Headers and the first byte come at once, and nothing else ever. */
  private void stalled(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A body without an end and without a word on its length. */
  private void flood(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    byte[] more = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
    try (var body = exchange.getResponseBody()) {
      while (over.getCount() > 0) {
        body.write(more);
        flooded.addAndGet(more.length);
      }
    }
  }

  /** How much of the flood was taken. */
  long flooded() {
    return flooded.get();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    Asked asked = codes.remove(Objects.requireNonNullElse(form.get("code"), ""));
    boolean right =
        expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && asked != null
            && asked.query().get("redirect_uri").equals(form.get("redirect_uri"))
            && "S256".equals(asked.query().get("code_challenge_method"))
            && asked.query().get("code_challenge").equals(challenge(form.get("code_verifier")));
    if (!right) {
      send(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    send(
        exchange,
        200,
        """
        {"access_token":"a","token_type":"Bearer","expires_in":300,"id_token":"%s"}"""
            .formatted(signing.apply(asked.claims())));
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(
                      Objects.requireNonNullElse(verifier, "")
                          .getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String encoded) {
    return Arrays.stream(encoded.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (a, b) -> b,
                TreeMap::new));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }
}
