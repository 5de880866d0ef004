package org.gongtong.server.ui.staff.assist;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.ballot.RollParts;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.text.Messages;

/** What all pages of assisted voting need. Thread-safe. */
public final class DoorOffice {
  private final Pages pages;
  private final CommunityService communities;
  private final MotionReader motions;
  private final MotionViews views;
  private final RollParts parts;
  private final InstantSource clock;

  public DoorOffice(
      Pages pages,
      CommunityService communities,
      MotionReader motions,
      MotionViews views,
      RollParts parts,
      InstantSource clock) {
    this.pages = pages;
    this.communities = communities;
    this.motions = motions;
    this.views = views;
    this.parts = parts;
    this.clock = clock;
  }

  Pages pages() {
    return pages;
  }

  MotionReader motions() {
    return motions;
  }

  InstantSource clock() {
    return clock;
  }

  /**
   * The motion of the address.
   *
   * @throws RefusedRequest with 404 if there is none in this community
   */
  AddressedMotion find(Context context) {
    return AddressedMotion.of(context, communities, motions);
  }

  /** A part of the motion's roll; none if the roster of that day has none of this id. */
  List<ExclusivePart> part(Motion motion, String id) {
    return parts.find(motion, List.of(id));
  }

  Shell shell(Context context, AddressedMotion found, String here) {
    return pages.shell(context, found.community().name().in(pages.coreLanguage(context)), here);
  }

  MotionHead head(Shell shell, AddressedMotion found) {
    return views.head(shell.text(), found.community(), found.motion(), clock.instant());
  }

  /** Says no, and leads back to where an assisted session begins. */
  void refuse(Context context, int status, AddressedMotion found, List<Reason> unmet) {
    Messages text = Messages.in(pages.language(context));
    Link back = new Link(Routes.assist(found.slug(), found.id()), text.of("assist.title"));
    pages.refuse(context, status, unmet, back);
  }
}
