package org.gongtong.server.auth;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.people.MandateService.Grant;

/**
 * Makes the first account security administrator, so that somebody can grant what all others need.
 * Thread-safe.
 */
public final class FirstAdministrator {
  private final MandateService mandates;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * @param zone the server's
   */
  public FirstAdministrator(MandateService mandates, InstantSource clock, ZoneId zone) {
    this.mandates = mandates;
    this.clock = clock;
    this.zone = zone;
  }

  /** Whether nobody is security administrator today: then only the console can grant. */
  public boolean isMissing() {
    LocalDate today = today();
    return mandates.ofKind(MandateKind.SECURITY_ADMINISTRATOR).stream()
        .noneMatch(mandate -> mandate.holdsOn(today));
  }

  /**
   * Appoints the holder of the first account, unless there ever was a security administrator.
   *
   * @return whether he was appointed
   */
  public boolean appoint(Actor actor, String login) {
    if (!mandates.ofKind(MandateKind.SECURITY_ADMINISTRATOR).isEmpty()) {
      return false;
    }
    Grant grant =
        new Grant(login, MandateKind.SECURITY_ADMINISTRATOR, MandatePlace.server(), today(), null);
    return mandates.grant(actor, grant, today()).isAccepted();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
