package org.gongtong.server.ui.staff.paper;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.text.Messages;

/** What all pages about the papers of a motion need. Thread-safe. */
public final class MotionOffice {
  private static final Pattern SHEET = Pattern.compile("[1-9][0-9]{0,4}");
  private static final Pattern PLACE = Pattern.compile("sheet (\\d+) line (\\d+)");

  private final Pages pages;
  private final CommunityService communities;
  private final MotionReader motions;
  private final MotionViews views;
  private final InstantSource clock;

  public MotionOffice(
      Pages pages,
      CommunityService communities,
      MotionReader motions,
      MotionViews views,
      InstantSource clock) {
    this.pages = pages;
    this.communities = communities;
    this.motions = motions;
    this.views = views;
    this.clock = clock;
  }

  Pages pages() {
    return pages;
  }

  MotionReader motions() {
    return motions;
  }

  /**
   * The motion of the address.
   *
   * @throws RefusedRequest with 404 if there is none in this community
   */
  AddressedMotion find(Context context) {
    return AddressedMotion.of(context, communities, motions);
  }

  /** The address of the list of sheets. */
  static String sheets(AddressedMotion found) {
    return Routes.sheets(found.slug(), found.id());
  }

  /**
   * The number of the sheet of the address.
   *
   * @throws RefusedRequest with 404 if it is none
   */
  static int sheet(Context context) {
    String number = context.pathParam("sheet");
    if (!SHEET.matcher(number).matches()) {
      throw new RefusedRequest(404, RequestReason.NOT_FOUND.because().refuses());
    }
    return Integer.parseInt(number);
  }

  Shell shell(Context context, AddressedMotion found, String here) {
    return pages.shell(context, found.community().name().in(pages.coreLanguage(context)), here);
  }

  MotionHead head(Shell shell, AddressedMotion found) {
    return views.head(shell.text(), found.community(), found.motion(), clock.instant());
  }

  /**
   * The day that is meant where a clerk types a time alone: today, or the last day of the vote once
   * it has closed.
   */
  LocalDate typedDay(AddressedMotion found) {
    Instant now = clock.instant();
    VotingWindow window = found.motion().window();
    Instant latest = window == null || now.isBefore(window.closesAt()) ? now : window.closesAt();
    return found.at(latest).toLocalDate();
  }

  /** Answers that something is not as the page thought, and leads back to the list of sheets. */
  void conflict(Context context, AddressedMotion found, List<Reason> unmet) {
    Messages text = Messages.in(pages.language(context));
    pages.refuse(context, 409, unmet, new Link(sheets(found), text.of("sheets.title")));
  }

  /**
   * The version that a form was drawn against.
   *
   * @throws RefusedRequest with 400 if it is no whole number
   */
  static int version(Context context) {
    try {
      return Integer.parseInt(Forms.field(context, "version"));
    } catch (NumberFormatException e) {
      throw new RefusedRequest(400, RequestReason.BAD_REQUEST.because().refuses());
    }
  }

  /** The id of what a form adds: its key, which is made as an id. */
  static UUID key(Context context) {
    Optional<UUID> key = RequestParameters.uuid(Forms.field(context, Forms.KEY));
    return key.orElseThrow(
        () -> new RefusedRequest(400, RequestReason.BAD_REQUEST.because().refuses()));
  }

  /** Where a ballot stands on paper, in the reader's words. */
  static String place(Messages text, String reference) {
    Matcher place = PLACE.matcher(reference);
    return place.matches()
        ? text.of("correction.place-of", place.group(1), place.group(2))
        : reference;
  }
}
