package org.gongtong.server.ui.staff;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.RosterService;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.AddressedCommunity;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;

/** What all pages about rosters need. Thread-safe. */
public final class RosterDesk {

  private final Pages pages;
  private final CommunityService communities;
  private final RosterService rosters;
  private final InstantSource clock;

  public RosterDesk(
      Pages pages, CommunityService communities, RosterService rosters, InstantSource clock) {
    this.pages = pages;
    this.communities = communities;
    this.rosters = rosters;
    this.clock = clock;
  }

  Pages pages() {
    return pages;
  }

  /**
   * The community of the address.
   *
   * @throws RefusedRequest with 404 if there is none
   */
  Community community(Context context) {
    return AddressedCommunity.of(context, communities);
  }

  /** Rosters with the days of a community. */
  RosterService rosters(Community community) {
    return rosters.in(community.zone());
  }

  LocalDate today(Community community) {
    return LocalDate.ofInstant(clock.instant(), community.zone());
  }

  Optional<ImportedRoster> latest(Community community) {
    return rosters.findLatest(community.id());
  }

  /** What of a community's roster whoever asks may see. */
  RosterShare share(Context context, Community community) {
    return new RosterShare(pages.rights(context).paths(Action.ROSTER_VIEW, Subject.of(community)));
  }

  Shell shell(Context context, Community community) {
    return pages.shell(context, name(context, community));
  }

  /** For a page drawn in answer to a form; {@code here} is an address to come back to. */
  Shell shell(Context context, Community community, String here) {
    return pages.shell(context, name(context, community), here);
  }

  private String name(Context context, Community community) {
    return community.name().in(pages.coreLanguage(context));
  }

  /** Compound, building, entrance and room in one line. */
  static String place(ExclusivePart part) {
    return String.join(" / ", List.of(part.compound(), part.building(), part.entrance()))
        + (part.room().isEmpty() ? "" : " / " + part.room());
  }

  static String spaced(String word, Language language) {
    return language == Language.EN ? word.replace('_', ' ') : word;
  }
}
