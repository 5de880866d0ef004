package org.gongtong.server.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;

/**
 * The motion that an address names, with its community. Immutable.
 *
 * @param community the community of the address
 * @param motion a motion of it
 */
public record AddressedMotion(Community community, Motion motion) {

  /**
   * The motion of the parameters {@code community} and {@code motion}.
   *
   * @throws RefusedRequest with 404 if there is none in this community
   */
  public static AddressedMotion of(
      Context context, CommunityService communities, MotionReader motions) {
    Community community = AddressedCommunity.of(context, communities);
    return RequestParameters.uuid(context.pathParam("motion"))
        .flatMap(motions::find)
        .filter(motion -> motion.communityId().equals(community.id()))
        .map(motion -> new AddressedMotion(community, motion))
        .orElseThrow(
            () -> new RefusedRequest(404, MotionReason.MOTION_UNKNOWN.because().refuses()));
  }

  /** The community's name in addresses. */
  public String slug() {
    return community.slug();
  }

  /** The motion's id in addresses. */
  public String id() {
    return motion.id().toString();
  }

  /** An instant as it is where the motion is voted on. */
  public ZonedDateTime at(Instant instant) {
    return instant.atZone(motion.zone());
  }
}
