package org.gongtong.server.ui.election;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionReader;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.http.AddressedCommunity;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.text.Messages;

/** What all pages of elections need. Thread-safe. */
public final class ElectionOffice {
  private static final Citation STEPS_ASIDE =
      Citation.read("城市居民委员会组织法", "Organic Law of Urban Residents' Committees", "15");

  private final Pages pages;
  private final CommunityService communities;
  private final ElectionReader reader;
  private final InstantSource clock;

  public ElectionOffice(
      Pages pages, CommunityService communities, ElectionReader reader, InstantSource clock) {
    this.pages = pages;
    this.communities = communities;
    this.reader = reader;
    this.clock = clock;
  }

  /** An election that was found, with its community. */
  record Found(Community community, Election election) {
    String slug() {
      return community.slug();
    }

    String id() {
      return election.id().toString();
    }

    String desk() {
      return ElectionAddress.desk(slug(), id());
    }

    ElectionHead head(Messages text) {
      return ElectionViews.head(text, community, election);
    }
  }

  Pages pages() {
    return pages;
  }

  ElectionReader reader() {
    return reader;
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
   * The election of the address, for staff.
   *
   * @throws RefusedRequest with 404 if there is none in this community
   */
  Found election(Context context) {
    Community community = community(context);
    return RequestParameters.uuid(context.pathParam("election"))
        .flatMap(reader::find)
        .filter(election -> election.communityId().equals(community.id()))
        .map(election -> new Found(community, election))
        .orElseThrow(ElectionOffice::unknown);
  }

  /**
   * The election of the address, for staff who change something of it.
   *
   * @throws RefusedRequest with 404 if there is none in this community, 403 if he stands in it
   */
  Found acting(Context context) {
    Found found = election(context);
    mayAct(context, found.election().content());
    return found;
  }

  /**
   * Candidates take no part in holding the election.
   *
   * @throws RefusedRequest with 403 if who sent the request stands in it
   */
  void mayAct(Context context, ElectionContent content) {
    if (reader.stands(content, pages.staff(context).actor())) {
      throw new RefusedRequest(
          403, ElectionPageReason.CANDIDATE_ACTS.because().citing(STEPS_ASIDE).refuses());
    }
  }

  /**
   * The election of the address, for everybody.
   *
   * @throws RefusedRequest with 404 if there is none in this community, or it was not announced
   */
  Found announced(Context context) {
    Found found = election(context);
    if (!found.election().isPublic()) {
      throw unknown();
    }
    return found;
  }

  /** An election with its community. */
  Found found(Election election) {
    Community community =
        communities
            .findById(election.communityId())
            .orElseThrow(() -> new IllegalStateException("no community of " + election.id()));
    return new Found(community, election);
  }

  private static RefusedRequest unknown() {
    return new RefusedRequest(404, ElectionReason.ELECTION_UNKNOWN.because().refuses());
  }

  Shell shell(Context context, Community community) {
    return pages.shell(context, community.name().in(pages.coreLanguage(context)));
  }

  Shell shell(Context context, Found found, String here) {
    return pages.shell(context, found.community().name().in(pages.coreLanguage(context)), here);
  }

  /** Says no, and leads back to the desk of the election. */
  void refuse(Context context, int status, Found found, List<Reason> unmet) {
    Messages text = Messages.in(pages.language(context));
    pages.refuse(context, status, unmet, new Link(found.desk(), text.of("election.to-election")));
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
                      text.of(
                          "error.with-remedy",
                          text.sentence(reason.text(language)),
                          reason.remedy(language));
                  var citation = reason.citation();
                  return new FieldError(
                      field.apply(reason),
                      citation == null ? message : message + " " + citation.text().in(language));
                })
            .toList());
  }

  /** Whether it is about somebody having been faster, or the election having moved on. */
  static boolean isOvertaken(List<Reason> unmet) {
    return unmet.stream()
        .map(Reason::code)
        .anyMatch(
            code ->
                code.equals(ElectionReason.ELECTION_CHANGED.name())
                    || code.equals(ElectionReason.ELECTION_NOT_IN_STATE.name()));
  }
}
