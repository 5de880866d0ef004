package org.gongtong.server.wiring;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.server.auth.FirstAdministrator;
import org.gongtong.server.auth.StaffAccounts;

/**
 * What commands about staff work with. Immutable.
 *
 * @param accounts logins
 * @param mandates what they may do
 * @param communities where
 * @param clock tells the time
 * @param zone the server's
 */
public record StaffOffice(
    StaffAccounts accounts,
    MandateService mandates,
    CommunityService communities,
    InstantSource clock,
    ZoneId zone) {

  /** Appoints the first account. */
  public FirstAdministrator firstAdministrator() {
    return new FirstAdministrator(mandates, clock, zone);
  }

  /** The day it is where a mandate holds. */
  public LocalDate today(MandatePlace place) {
    UUID id = place.communityId();
    ZoneId there =
        Optional.ofNullable(id).flatMap(communities::findById).map(Community::zone).orElse(zone);
    return LocalDate.ofInstant(clock.instant(), there);
  }
}
