package org.gongtong.server.auth;

import io.javalin.http.Context;
import io.javalin.http.SameSite;
import java.net.URI;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ReasonCode;
import org.gongtong.server.config.OpenIdConfig;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.secrecy.FieldPlace;
import org.gongtong.server.secrecy.SealBroken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in by OpenID Connect. What has to be remembered on the way, the state, the nonce, the
 * verifier and where to go afterwards, travels sealed in a cookie: only the browser that began can
 * end it, on whichever server, within ten minutes. Thread-safe.
 */
public final class OpenIdSignIn {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdSignIn.class);

  private static final String COOKIE = "openid";
  private static final Duration SPAN = Duration.ofMinutes(10);
  private static final FieldPlace PLACE = new FieldPlace("cookie", "openid", "request");
  private static final String CALLBACK = "/staff/sign-in/openid/callback";

  private final OpenIdProvider provider;
  private final OpenIdAccounts accounts;
  private final SignIn signIn;
  private final SiteCookies cookies;
  private final FieldCipher cipher;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Optional<URI> site;

  /**
   * @param site the address staff see, where the operator gave one
   */
  public OpenIdSignIn(
      OpenIdConfig config,
      OpenIdAccounts accounts,
      SignIn signIn,
      SiteCookies cookies,
      FieldCipher cipher,
      SecureRandom random,
      InstantSource clock,
      Optional<URI> site) {
    this.provider = new OpenIdProvider(config, clock);
    this.accounts = accounts;
    this.signIn = signIn;
    this.cookies = cookies;
    this.cipher = cipher;
    this.secrets = new Secrets(random);
    this.clock = clock;
    this.site = site;
  }

  /** What is remembered on the way. */
  private record Way(
      String state, String nonce, String verifier, URI callback, String to, Instant until) {

    String text() {
      return String.join("\n", state, nonce, verifier, callback.toString(), to, until.toString());
    }

    static Way of(String text) {
      String[] lines = text.split("\n", -1);
      return new Way(
          lines[0], lines[1], lines[2], URI.create(lines[3]), lines[4], Instant.parse(lines[5]));
    }
  }

  /**
   * Begins.
   *
   * @param to a local path to go to afterwards
   * @return where the browser has to go; or a refusal
   */
  public Outcome<URI> begin(Context context, String to) {
    String base =
        site.map(URI::toString).orElseGet(() -> context.scheme() + "://" + context.host());
    Way way =
        new Way(
            secrets.token(),
            secrets.token(),
            secrets.token(),
            URI.create(base + CALLBACK),
            to,
            clock.instant().plus(SPAN));
    try {
      URI there = provider.authorization(way.state(), way.nonce(), way.verifier(), way.callback());
      String sealed =
          Base64.getUrlEncoder().withoutPadding().encodeToString(cipher.seal(way.text(), PLACE));
      // Lax: the browser comes back from another site by a link, and must have it then.
      cookies.set(context, COOKIE, sealed, (int) SPAN.toSeconds(), SameSite.LAX);
      return Outcome.accepted(there);
    } catch (OpenIdProvider.Unreachable e) {
      return refused(SignInReason.OPENID_UNREACHABLE, e.getMessage());
    }
  }

  /**
   * Ends, with what the issuer's redirect brought: a session, and its cookie in the answer.
   *
   * @return the local path to go to; or a refusal
   */
  public Outcome<String> end(Context context) {
    Optional<Way> way = way(context);
    cookies.remove(context, COOKIE);
    String state = Objects.requireNonNullElse(context.queryParam("state"), "");
    if (way.isEmpty() || !Secrets.same(way.get().state(), state)) {
      return refused(SignInReason.OPENID_STATE, "no such way was begun in this browser");
    }
    String code = context.queryParam("code");
    if (code == null || code.isEmpty()) {
      return refused(SignInReason.OPENID_REFUSED, "no code: " + error(context));
    }
    try {
      OpenIdIdentity identity =
          provider.exchange(code, way.get().nonce(), way.get().verifier(), way.get().callback());
      return accounts
          .member(identity)
          .map(
              member -> {
                signIn.open(context, member, SignInMethod.OPENID);
                return way.get().to();
              });
    } catch (OpenIdProvider.Unreachable e) {
      return refused(SignInReason.OPENID_UNREACHABLE, e.getMessage());
    } catch (OpenIdProvider.Distrusted e) {
      return refused(SignInReason.OPENID_DISTRUSTED, e.getMessage());
    }
  }

  private Optional<Way> way(Context context) {
    String cookie = cookies.find(context, COOKIE);
    if (cookie == null) {
      return Optional.empty();
    }
    try {
      Way way = Way.of(cipher.open(Base64.getUrlDecoder().decode(cookie), PLACE));
      return Optional.of(way).filter(w -> clock.instant().isBefore(w.until()));
    } catch (SealBroken | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Only the codes that the standard has: anybody can write into an address. */
  private static String error(Context context) {
    String error = Objects.requireNonNullElse(context.queryParam("error"), "none");
    return error.matches("[a-z_]{1,40}") ? error : "unreadable";
  }

  private static <T> Outcome<T> refused(ReasonCode reason, @Nullable String why) {
    LOG.warn("单位统一登录未成功 / single sign-on failed: {}: {}", reason.name(), why);
    return Outcome.refused(reason.because().refuses());
  }
}
