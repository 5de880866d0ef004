package org.gongtong.server.ui.desk;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.http.AddressedCommunity;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.text.Messages;

/** What all pages of the desk need. Thread-safe. */
public final class Desk {
  private final Pages pages;
  private final CommunityService communities;
  private final MotionReader reader;
  private final MotionViews views;
  private final InstantSource clock;

  public Desk(
      Pages pages,
      CommunityService communities,
      MotionReader reader,
      MotionViews views,
      InstantSource clock) {
    this.pages = pages;
    this.communities = communities;
    this.reader = reader;
    this.views = views;
    this.clock = clock;
  }

  Pages pages() {
    return pages;
  }

  MotionReader reader() {
    return reader;
  }

  MotionViews views() {
    return views;
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today(Community community) {
    return LocalDate.ofInstant(clock.instant(), community.zone());
  }

  /**
   * The community of the address.
   *
   * @throws RefusedRequest with 404 if there is none
   */
  Community community(Context context) {
    return AddressedCommunity.of(context, communities);
  }

  /**
   * The motion of the address.
   *
   * @throws RefusedRequest with 404 if there is none in this community
   */
  AddressedMotion motion(Context context) {
    return AddressedMotion.of(context, communities, reader);
  }

  Shell shell(Context context, Community community) {
    return pages.shell(context, community.name().in(pages.coreLanguage(context)));
  }

  MotionHead head(Messages text, AddressedMotion found) {
    return views.head(text, found.community(), found.motion(), clock.instant());
  }

  /** Says no, and leads back to the motion. */
  void refuse(Context context, int status, AddressedMotion found, List<Reason> unmet) {
    Link back =
        new Link(
            Routes.motionDesk(found.slug(), found.id()),
            Messages.in(pages.language(context)).of("desk.to-motion"));
    pages.refuse(context, status, unmet, back);
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

  /** Each reason with its remedy and its article as the message of a field. */
  FormErrors errors(Context context, List<Reason> unmet, Function<Reason, String> field) {
    Messages text = Messages.in(pages.language(context));
    var language = text.language().inCore();
    return new FormErrors(
        unmet.stream()
            .map(
                reason -> {
                  String message =
                      text.of("error.with-remedy", reason.text(language), reason.remedy(language));
                  var citation = reason.citation();
                  return new FieldError(
                      field.apply(reason),
                      citation == null ? message : message + " " + citation.text().in(language));
                })
            .toList());
  }

  /** Whether it is about somebody having been faster, or the motion having moved on. */
  static boolean isOvertaken(List<Reason> unmet) {
    return unmet.stream()
        .map(Reason::code)
        .anyMatch(
            code ->
                code.equals(MotionReason.MOTION_CHANGED.name())
                    || code.equals(MotionReason.NOT_IN_STATE.name()));
  }
}
