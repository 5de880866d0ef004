package org.gongtong.server.ui.ballot;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.server.auth.SiteCookies;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.part.Choice;

/**
 * A choice that was made and not cast yet, in the voter's own browser and under a seal: so the page
 * that checks it has an address of its own, which can be reloaded, read in the other language and
 * gone back to. It lasts no longer than a voter's session. Thread-safe.
 */
public final class ChosenCookie {
  private static final String NAME = "chosen";
  private static final Duration LASTS = VotingCodes.SESSION;

  private final SiteCookies cookies;
  private final ChoiceSeal seal;

  public ChosenCookie(SiteCookies cookies, SecureRandom random, InstantSource clock) {
    this.cookies = cookies;
    this.seal = new ChoiceSeal(random, clock, LASTS);
  }

  /**
   * A choice and the key it will be cast with.
   *
   * @param key becomes the id of the ballot
   */
  record Chosen(UUID key, Choice choice) {}

  /**
   * @param ballot names the ballot it was made for
   */
  void keep(Context context, String ballot, Chosen chosen) {
    String sealed = seal.seal(subject(ballot, chosen.key()), chosen.choice());
    int seconds = (int) LASTS.toSeconds();
    cookies.setBelow(context, Routes.code(), NAME, chosen.key() + "." + sealed, seconds);
  }

  /** What was chosen for this ballot, if it was and not too long ago. */
  Optional<Chosen> find(Context context, String ballot) {
    String value = cookies.findBelow(context, NAME);
    int dot = value == null ? -1 : value.indexOf('.');
    if (value == null || dot < 0) {
      return Optional.empty();
    }
    return RequestParameters.uuid(value.substring(0, dot))
        .flatMap(
            key ->
                seal.open(subject(ballot, key), value.substring(dot + 1))
                    .map(choice -> new Chosen(key, choice)));
  }

  void remove(Context context) {
    cookies.setBelow(context, Routes.code(), NAME, "", 0);
  }

  private static String subject(String ballot, UUID key) {
    return ballot + "/" + key;
  }
}
