package org.gongtong.server.ui.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Objects;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.VoterReason;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.Option;

/** Naming the one co-owner who votes, in the roster. */
public final class NamedVoterRoutes implements RouteGroup {

  private static final String VOTER = "/staff/c/{community}/roster/voter";

  private final RosterDesk desk;
  private final VoterNamed listener;

  public NamedVoterRoutes(RosterDesk desk, VoterNamed listener) {
    this.desk = desk;
    this.listener = listener;
  }

  /** A part of the roster as it stands, and the number of the roster. */
  private record Found(ExclusivePart part, int number) {}

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(VOTER, this::show, Action.VOTER_NAME);
    javalin.routes.post(VOTER, this::name, Action.VOTER_NAME);
  }

  private void show(Context context) {
    Community community = desk.community(context);
    Found found = find(context, community);
    page(context, community, found, "", "", FormErrors.none());
  }

  private void name(Context context) {
    Community community = desk.community(context);
    Found found = find(context, community);
    StaffMember staff = desk.pages().staff(context);
    String voter = Forms.field(context, "voter");
    String evidence = Forms.field(context, "evidence");
    int after = Version.of(context);
    List<Reason> refusals =
        desk.pages()
            .once(context, () -> name(community, staff, found.part(), voter, evidence, after));
    if (has(refusals, VoterReason.ROSTER_CHANGED_MEANWHILE)) {
      String again = Routes.namedVoter(community.slug(), found.part().id());
      String title = desk.shell(context, community).text().of("voter.title");
      desk.pages().refuse(context, 409, refusals, new Link(again, title));
    } else if (!refusals.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      page(
          context,
          community,
          found,
          voter,
          evidence,
          desk.pages()
              .errors(
                  context,
                  refusals,
                  reason -> reason.code().startsWith("EVIDENCE_") ? "evidence" : "voter"));
    }
  }

  private Outcome<String> name(
      Community community,
      StaffMember staff,
      ExclusivePart part,
      String voter,
      String evidence,
      int after) {
    Outcome<ImportedRoster> named =
        desk.rosters(community)
            .nameVoter(staff.actor(), community.id(), part.id(), voter, evidence, after);
    // The roster may have the voter already while a vote does not: it opened before, or the server
    // stopped in between. The form is then the only way to get the voter into it.
    boolean already = isOnly(named.refusals(), VoterReason.VOTER_NAMED_ALREADY);
    int taken =
        named.isAccepted() || already
            ? listener.named(staff.actor(), community, part, voter, evidence.strip())
            : 0;
    return already && taken > 0
        ? Outcome.accepted(
            Routes.rosterDone(community.slug(), desk.latest(community).orElseThrow().number()))
        : named.map(done -> Routes.rosterDone(community.slug(), done.number()));
  }

  private static boolean isOnly(List<Reason> reasons, VoterReason code) {
    return reasons.size() == 1 && has(reasons, code);
  }

  private static boolean has(List<Reason> reasons, VoterReason code) {
    return reasons.stream().anyMatch(reason -> reason.code().equals(code.name()));
  }

  private Found find(Context context, Community community) {
    String id = Objects.requireNonNullElse(context.queryParam("part"), "");
    return desk.latest(community)
        .flatMap(
            latest ->
                desk.rosters(community)
                    .findPart(latest, id)
                    .map(part -> new Found(part, latest.number())))
        .filter(
            found ->
                desk.pages()
                    .rights(context)
                    .may(Action.VOTER_NAME, Subject.at(community, found.part().path())))
        .orElseThrow(
            () ->
                new RefusedRequest(
                    404, VoterReason.NO_SUCH_PART.because().figure("part", id).refuses()));
  }

  private void page(
      Context context,
      Community community,
      Found found,
      String voter,
      String evidence,
      FormErrors errors) {
    ExclusivePart part = found.part();
    String here = Routes.namedVoter(community.slug(), part.id());
    desk.pages()
        .show(
            context,
            new NamedVoterPage(
                desk.shell(context, community, here),
                desk.pages().command(Integer.toString(found.number())),
                community.slug(),
                part.id(),
                RosterDesk.place(part),
                part.owners().stream().map(owner -> new Option(owner, owner, "", 0)).toList(),
                Objects.requireNonNullElse(part.voter(), ""),
                voter,
                evidence,
                errors));
  }
}
