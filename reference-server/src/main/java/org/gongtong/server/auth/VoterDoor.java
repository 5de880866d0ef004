package org.gongtong.server.auth;

import io.javalin.http.Context;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.rules.Outcome;

/**
 * The door to the ballot, and to a member's account: a code goes in by POST, a cookie comes out.
 * Thread-safe.
 *
 * <p>The cookie is sent by no other site at all ({@code SameSite=Strict}): nobody comes to a ballot
 * by a link, but by the code page.
 */
public final class VoterDoor {
  private static final String COOKIE = "voter";
  private static final String FOUND = "gongtong.voter";

  private final VotingCodes codes;
  private final SiteCookies cookies;
  private final ClientAddress addresses;

  public VoterDoor(VotingCodes codes, SiteCookies cookies, ClientAddress addresses) {
    this.codes = codes;
    this.cookies = cookies;
    this.addresses = addresses;
  }

  /**
   * Exchanges a code for a session, its cookie in the answer.
   *
   * @param code as {@code TypedCode.normalise} gives it
   * @return the session, or a refusal with a {@code CODE_…} code or {@link
   *     AuthReason#CODES_TOO_MANY}
   */
  public Outcome<VoterSession> exchange(Context context, String code) {
    Outcome<VotingCodes.Opened> opened = codes.exchange(code, addresses.of(context));
    opened
        .asOptional()
        .ifPresent(
            o -> {
              end(context);
              Duration lasts =
                  o.session().isCard() ? VotingCodes.CARD_SESSION : VotingCodes.SESSION;
              int seconds = (int) lasts.toSeconds();
              cookies.set(context, COOKIE, o.token(), seconds, SameSite.STRICT);
            });
    return opened.map(VotingCodes.Opened::session);
  }

  /** The voter's session of this request, if it has one that is not over. */
  public Optional<VoterSession> find(Context context) {
    return any(context).filter(session -> !session.isCard());
  }

  /** The person whose card opened the session of this request, if it has one that is not over. */
  public Optional<UUID> findCard(Context context) {
    return any(context).filter(VoterSession::isCard).map(VoterSession::motionId);
  }

  /** Looked up once a request. */
  private Optional<VoterSession> any(Context context) {
    Optional<VoterSession> known = context.attribute(FOUND);
    if (known != null) {
      return known;
    }
    String token = cookies.find(context, COOKIE);
    Optional<VoterSession> found = token == null ? Optional.empty() : codes.find(token);
    context.attribute(FOUND, found);
    // Not which: a log that tells who voted when would help to tell how.
    found.ifPresent(s -> RequestActor.is(context, s.isCard() ? "member" : "voter"));
    return found;
  }

  /** Ends the session of this request, when its ballot has been cast for instance. */
  public void close(Context context) {
    end(context);
    cookies.remove(context, COOKIE);
  }

  private void end(Context context) {
    String token = cookies.find(context, COOKIE);
    if (token != null) {
      codes.end(token);
    }
  }
}
