package org.gongtong.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongtong.server.config.OpenIdConfig;
import org.jspecify.annotations.Nullable;

/**
 * Speaks OpenID Connect with one issuer: authorization code with PKCE (RFC 7636), and what OpenID
 * Connect Core 1.0, section 3.1.3.7, asks of an ID token. Thread-safe; what discovery and the key
 * set say is remembered for some minutes, and a key set is fetched again when a token names a key
 * that it lacks.
 */
final class OpenIdProvider {
  /** Signatures with a key that only the issuer has: no {@code none}, nothing with a shared one. */
  private static final Set<JWSAlgorithm> SIGNATURES =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int SKEW_SECONDS = 60;
  private static final long KEYS_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long FETCH_MILLIS = Duration.ofSeconds(15).toMillis();
  private static final int SUBJECT_MOST = 255;

  private final OpenIdConfig config;
  private final InstantSource clock;
  private final OpenIdFetcher fetcher;
  private volatile @Nullable Known known;

  private record Known(
      OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant until) {}

  OpenIdProvider(OpenIdConfig config, InstantSource clock) {
    this(config, clock, PATIENCE);
  }

  /**
   * @param patience how long each answer of the issuer may take
   */
  OpenIdProvider(OpenIdConfig config, InstantSource clock, Duration patience) {
    this.config = config;
    this.clock = clock;
    this.fetcher = new OpenIdFetcher(config.issuer(), patience);
  }

  /** The issuer cannot be asked, or says what it must not. */
  static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The code or its token is not right. */
  static final class Distrusted extends Exception {
    private static final long serialVersionUID = 1L;

    Distrusted(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Where a browser goes to sign in.
   *
   * @throws Unreachable if the issuer does not say
   */
  URI authorization(String state, String nonce, String verifier, URI callback) throws Unreachable {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope("openid"), new ClientID(config.clientId()), callback)
        .endpointURI(known().metadata().getAuthorizationEndpointURI())
        .state(new State(state))
        .nonce(new Nonce(nonce))
        .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Exchanges a code for who has signed in.
   *
   * @throws Unreachable if the issuer does not answer
   * @throws Distrusted if it refuses the code, or its token does not prove anything
   */
  OpenIdIdentity exchange(String code, String nonce, String verifier, URI callback)
      throws Unreachable, Distrusted {
    TokenRequest request =
        new TokenRequest.Builder(
                known().metadata().getTokenEndpointURI(),
                new ClientSecretBasic(
                    new ClientID(config.clientId()), new Secret(config.clientSecret())),
                new AuthorizationCodeGrant(
                    new AuthorizationCode(code), callback, new CodeVerifier(verifier)))
            .build();
    HTTPResponse answer;
    try {
      answer = request.toHTTPRequest().send(fetcher);
    } catch (IOException e) {
      throw new Unreachable("no token: " + e.getMessage(), e);
    }
    try {
      return identity(OIDCTokenResponse.parse(answer).getOIDCTokens().getIDTokenString(), nonce);
    } catch (ParseException e) {
      throw new Distrusted("the issuer gave no token, status " + answer.getStatusCode(), e);
    }
  }

  /**
   * Who an ID token says has signed in.
   *
   * @throws Distrusted if its signature, issuer, audience, time or nonce is not right
   */
  OpenIdIdentity identity(String idToken, String nonce) throws Unreachable, Distrusted {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNATURES, known().keys()));
    processor.setJWTClaimsSetVerifier(new Claims(config, clock, nonce));
    try {
      JWTClaimsSet claims = processor.process(idToken, null);
      authorizedParty(claims);
      return new OpenIdIdentity(claims.getIssuer(), subject(claims), groups(claims));
    } catch (java.text.ParseException | BadJOSEException e) {
      throw new Distrusted("the ID token is refused: " + e.getMessage(), e);
    } catch (JOSEException e) {
      throw new Unreachable("the issuer's keys cannot be had: " + e.getMessage(), e);
    }
  }

  /** Issuer, audience, nonce, expiry; with this server's clock. */
  private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final InstantSource clock;

    Claims(OpenIdConfig config, InstantSource clock, String nonce) {
      super(
          config.clientId(),
          new JWTClaimsSet.Builder()
              .issuer(config.issuer().toString())
              .claim("nonce", nonce)
              .build(),
          Set.of("sub", "exp", "iat"));
      this.clock = clock;
      setMaxClockSkew(SKEW_SECONDS);
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }

  /** A token for several was given to one of them, and says to which. */
  private void authorizedParty(JWTClaimsSet claims) throws Distrusted {
    Object party = claims.getClaim("azp");
    boolean other = party != null && !party.equals(config.clientId());
    if (other || (party == null && claims.getAudience().size() > 1)) {
      throw new Distrusted("the ID token was given to somebody else", null);
    }
  }

  private static String subject(JWTClaimsSet claims) throws Distrusted {
    String subject = Objects.requireNonNullElse(claims.getSubject(), "");
    if (subject.isBlank() || subject.length() > SUBJECT_MOST) {
      throw new Distrusted("the ID token names nobody", null);
    }
    return subject;
  }

  private Set<String> groups(JWTClaimsSet claims) {
    return claims.getClaim(config.groupsClaim()) instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.toSet())
        : Set.of();
  }

  private Known known() throws Unreachable {
    Known before = known;
    Instant now = clock.instant();
    if (before != null && now.isBefore(before.until())) {
      return before;
    }
    Known fresh = discover(now);
    known = fresh;
    return fresh;
  }

  private Known discover(Instant now) throws Unreachable {
    String base = config.issuer().toString().replaceFirst("/$", "");
    URI document = URI.create(base + "/.well-known/openid-configuration");
    try {
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.parse(fetcher.retrieveResource(document.toURL()).getContent());
      if (!metadata.getIssuer().getValue().equals(config.issuer().toString())) {
        throw new Unreachable("it names another issuer than the setting", null);
      }
      for (URI endpoint :
          new URI[] {
            metadata.getAuthorizationEndpointURI(),
            metadata.getTokenEndpointURI(),
            metadata.getJWKSetURI()
          }) {
        if (endpoint == null || !fetcher.isIssuers(endpoint)) {
          throw new Unreachable("it names an endpoint that is not the issuer's", null);
        }
      }
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), fetcher)
              .cache(KEYS_MILLIS, FETCH_MILLIS)
              .refreshAheadCache(false)
              .build();
      return new Known(metadata, keys, now.plus(REMEMBERED));
    } catch (IOException | ParseException e) {
      throw new Unreachable("discovery failed: " + e.getMessage(), e);
    }
  }
}
