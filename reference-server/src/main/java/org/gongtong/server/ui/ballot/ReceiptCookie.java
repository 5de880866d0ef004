package org.gongtong.server.ui.ballot;

import io.javalin.http.Context;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.server.auth.SiteCookies;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.ui.part.Choice;

/**
 * What a voter's browser keeps of a ballot that was cast: its id, and the choice under a seal that
 * opens for {@link #SHOWN}. Thread-safe.
 */
public final class ReceiptCookie {
  /** How long after casting the choice is shown. */
  static final Duration SHOWN = Duration.ofMinutes(2);

  private static final String NAME = "receipt";
  private static final int SECONDS = 600;

  private final SiteCookies cookies;
  private final ChoiceSeal seal;

  public ReceiptCookie(SiteCookies cookies, SecureRandom random, InstantSource clock) {
    this.cookies = cookies;
    this.seal = new ChoiceSeal(random, clock, SHOWN);
  }

  void keep(Context context, UUID ballotId, Optional<Choice> choice) {
    String sealed = choice.map(c -> seal.seal(ballotId.toString(), c)).orElse("");
    cookies.set(context, NAME, ballotId + "." + sealed, SECONDS, SameSite.STRICT);
  }

  Optional<UUID> findBallot(Context context) {
    String value = value(context);
    int dot = value.indexOf('.');
    return dot < 0 ? Optional.empty() : RequestParameters.uuid(value.substring(0, dot));
  }

  /** The choice of this ballot, while it is shown. */
  Optional<Choice> findChoice(Context context, UUID ballotId) {
    String value = value(context);
    return seal.open(ballotId.toString(), value.substring(value.indexOf('.') + 1));
  }

  void remove(Context context) {
    cookies.remove(context, NAME);
  }

  private String value(Context context) {
    String value = cookies.find(context, NAME);
    return value == null ? "" : value;
  }
}
