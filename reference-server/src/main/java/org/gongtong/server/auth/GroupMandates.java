package org.gongtong.server.auth;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.FollowedMandates;
import org.gongtong.core.people.FollowedMandates.Brought;
import org.gongtong.core.people.FollowedMandates.Wish;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandatePlace.Extent;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.server.config.GroupMandate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grants and ends mandates as the groups of the organisation's sign-in say. Only those that came
 * from there are touched; a place that this server does not know gives nothing. Thread-safe.
 */
public final class GroupMandates implements OpenIdMandates {
  private static final Logger LOG = LoggerFactory.getLogger(GroupMandates.class);

  /** Who grants and ends what the groups say. */
  public static final Actor PROVIDER = Actor.system("openid");

  private static final String EVIDENCE = "openid group ";

  private final FollowedMandates followed;
  private final CommunityService communities;
  private final Predicate<MandatePlace> places;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * @param places whether a compound, building or entrance is there
   * @param zone the server's
   */
  public GroupMandates(
      FollowedMandates followed,
      CommunityService communities,
      Predicate<MandatePlace> places,
      InstantSource clock,
      ZoneId zone) {
    this.followed = followed;
    this.communities = communities;
    this.places = places;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public void stand(StaffMember member, List<GroupMandate> standing) {
    List<Wish> wishes = new ArrayList<>();
    for (GroupMandate mandate : standing) {
      Optional<MandatePlace> place = place(mandate);
      if (place.isEmpty()) {
        LOG.warn("oidc.groups 中的范围不存在 / no such place in oidc.groups: {}", mandate.words());
      } else {
        wishes.add(new Wish(mandate.kind(), place.get(), evidence(mandate.group())));
      }
    }
    Brought brought = followed.follow(member.login(), wishes, this::today);
    for (Mandate granted : brought.granted()) {
      LOG.info("{} granted to {} by {}", granted.kind().code(), member.login(), PROVIDER);
    }
    for (Mandate ended : brought.ended()) {
      LOG.info("{} of {} ended by {}", ended.kind().code(), member.login(), PROVIDER);
    }
    for (Wish withheld : brought.withheld()) {
      LOG.warn(
          "{} withheld from {}: it excludes another mandate, or people ended it",
          withheld.kind().code(),
          member.login());
    }
  }

  private Optional<MandatePlace> place(GroupMandate mandate) {
    if (mandate.community().isEmpty()) {
      return Optional.of(MandatePlace.server());
    }
    return communities
        .findBySlug(mandate.community())
        .map(Community::id)
        .map(mandate::place)
        .filter(place -> place.extent() != Extent.PLACE || places.test(place));
  }

  private static String evidence(String group) {
    String text = EVIDENCE + group;
    return text.length() <= Mandate.EVIDENCE_MOST
        ? text
        : text.substring(0, Mandate.EVIDENCE_MOST - 1) + "…";
  }

  private LocalDate today(MandatePlace place) {
    UUID community = place.communityId();
    ZoneId here =
        community == null
            ? zone
            : communities.findById(community).map(Community::zone).orElse(zone);
    return LocalDate.ofInstant(clock.instant(), here);
  }
}
