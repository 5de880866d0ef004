package org.gongtong.server.auth;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The door to the desk. {@link #guard} stands before every address below {@code /staff}; behind it
 * {@link #require} always answers. Thread-safe.
 */
public final class StaffDoor {
  /** Name of the cookie, before {@link SiteCookies} adds to it. */
  static final String COOKIE = "staff";

  /** Where staff sign in. */
  private static final String SIGN_IN = "/staff/sign-in";

  private static final Set<String> OPEN =
      Set.of(
          SIGN_IN,
          SIGN_IN + "/code",
          SIGN_IN + "/openid",
          SIGN_IN + "/openid/callback",
          "/staff/sign-out",
          "/staff/set-up",
          "/staff/join",
          "/staff/break-glass");

  /** Where whoever must have a second factor sets it up before all else. */
  private static final String ENROL = "/staff/account/second-factor";

  private static final String FOUND = "gongtong.staff";
  private static final String BEARER = "gongtong.bearer";

  private final StaffSessions sessions;
  private final SiteCookies cookies;

  public StaffDoor(StaffSessions sessions, SiteCookies cookies) {
    this.sessions = sessions;
    this.cookies = cookies;
  }

  /** The member of staff who sent this request, or on whose behalf a program did. */
  public Optional<StaffMember> find(Context context) {
    StaffTokens.Bearer bearer = context.attribute(BEARER);
    return bearer != null ? Optional.of(bearer.member()) : signedIn(context);
  }

  /** Lets a program in on behalf of a member, whatever cookies it sends. */
  public void enter(Context context, StaffTokens.Bearer bearer) {
    RequestActor.is(context, bearer.member().login());
    context.attribute(BEARER, bearer);
  }

  /** How far a program may go that sent this request; empty if it was a person at a page. */
  Optional<Set<Action>> scopes(Context context) {
    return Optional.<StaffTokens.Bearer>ofNullable(context.attribute(BEARER))
        .map(StaffTokens.Bearer::scopes);
  }

  private Optional<StaffMember> signedIn(Context context) {
    return session(context).filter(s -> s.stage() == StaffStage.OPEN).map(StaffSession::member);
  }

  /** The session of this request, whatever its stage; looked up once a request. */
  public Optional<StaffSession> session(Context context) {
    Optional<StaffSession> known = context.attribute(FOUND);
    if (known != null) {
      return known;
    }
    String token = cookies.find(context, COOKIE);
    Optional<StaffSession> found = token == null ? Optional.empty() : sessions.find(token);
    context.attribute(FOUND, found);
    found.ifPresent(session -> RequestActor.is(context, session.member().login()));
    return found;
  }

  /**
   * The open session of this request.
   *
   * @throws SignInNeeded if there is none; answered with the sign-in, or 401
   */
  public StaffSession requireSession(Context context) {
    return session(context)
        .filter(s -> s.stage() == StaffStage.OPEN)
        .orElseThrow(SignInNeeded::new);
  }

  /**
   * The session of this request that is open, or that has to be given a second factor first.
   *
   * @throws SignInNeeded if there is none
   */
  public StaffSession requireEnrolling(Context context) {
    return session(context)
        .filter(s -> s.stage() != StaffStage.CODE)
        .orElseThrow(SignInNeeded::new);
  }

  /**
   * The member of staff who sent this request.
   *
   * @throws SignInNeeded if none did; answered with the sign-in, or 401
   */
  public StaffMember require(Context context) {
    return find(context).orElseThrow(SignInNeeded::new);
  }

  /** Filter before {@code /staff}: whoever is not signed in is led to the sign-in. */
  public void guard(Context context) {
    boolean half = context.path().equals(ENROL) || context.path().startsWith(ENROL + "/");
    if (!OPEN.contains(context.path()) && !(half && enrols(context))) {
      require(context);
    }
  }

  private boolean enrols(Context context) {
    return session(context).filter(s -> s.stage() == StaffStage.ENROL).isPresent();
  }

  /** Leads to the sign-in, and from there back to where this request wanted to go. */
  public void leadToSignIn(Context context) {
    if (!context.method().equals(HandlerType.GET)) {
      // What was sent is lost; the form has to be drawn again anyway.
      context.redirect(SIGN_IN, HttpStatus.SEE_OTHER);
      return;
    }
    String query = context.queryString();
    String here = context.path() + (query == null ? "" : "?" + query);
    context.redirect(
        SIGN_IN + "?to=" + URLEncoder.encode(here, StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
  }
}
