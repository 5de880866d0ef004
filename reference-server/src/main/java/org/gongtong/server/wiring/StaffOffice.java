package org.gongtong.server.wiring;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.people.MandateService.Grant;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.FirstAdministrator;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffLinks;

/**
 * What commands about staff work with. Immutable.
 *
 * @param accounts logins
 * @param links invitations, resets, the break-glass code
 * @param mandates what they may do
 * @param communities where
 * @param clock tells the time
 * @param zone the server's
 */
public record StaffOffice(
    StaffAccounts accounts,
    StaffLinks links,
    MandateService mandates,
    CommunityService communities,
    InstantSource clock,
    ZoneId zone) {

  /** Appoints the first account. */
  public FirstAdministrator firstAdministrator() {
    return new FirstAdministrator(mandates, clock, zone);
  }

  /**
   * A code that lets an administrator in, and the mandate that his session needs: for today and
   * tomorrow, for it may be close to midnight.
   */
  public Outcome<StaffLinks.Made> breakGlass(Actor actor) {
    if (!accounts.any()) {
      return Outcome.refused(SignInReason.NOT_SET_UP.because().refuses());
    }
    StaffLinks.Made made = links.breakGlass(actor);
    LocalDate today = today(MandatePlace.server());
    // One of yesterday may still hold: then this is refused, and not needed.
    mandates.grant(
        actor,
        new Grant(
            StaffLinks.BREAK_GLASS,
            MandateKind.SECURITY_ADMINISTRATOR,
            MandatePlace.server(),
            today,
            today.plusDays(2)),
        today);
    return Outcome.accepted(made);
  }

  /** The day it is where a mandate holds. */
  public LocalDate today(MandatePlace place) {
    UUID id = place.communityId();
    ZoneId there =
        Optional.ofNullable(id).flatMap(communities::findById).map(Community::zone).orElse(zone);
    return LocalDate.ofInstant(clock.instant(), there);
  }
}
