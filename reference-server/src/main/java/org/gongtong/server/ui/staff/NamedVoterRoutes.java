package org.gongtong.server.ui.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.VoterReason;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.part.FieldError;
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
    javalin.routes.get(VOTER, this::show);
    javalin.routes.post(VOTER, this::name);
  }

  private void show(Context context) {
    Community community = desk.community(context);
    Found found = find(context, community);
    page(context, community, found, "", "", List.of());
  }

  private void name(Context context) {
    Community community = desk.community(context);
    Found found = find(context, community);
    StaffMember staff = desk.pages().staff(context);
    String voter = Objects.requireNonNullElse(context.formParam("voter"), "");
    String evidence = Objects.requireNonNullElse(context.formParam("evidence"), "");
    Outcome<ImportedRoster> named =
        desk.rosters(community)
            .nameVoter(
                staff.actor(),
                community.id(),
                found.part().id(),
                voter,
                evidence,
                Version.of(context));
    if (named.isAccepted()) {
      listener.named(staff.actor(), community, found.part(), voter, evidence.strip());
      context.redirect(
          Routes.rosterDone(community.slug(), named.orThrow().number()), HttpStatus.SEE_OTHER);
      return;
    }
    if (has(named.refusals(), VoterReason.ROSTER_CHANGED_MEANWHILE)) {
      desk.pages()
          .refuse(
              context,
              409,
              named.refusals(),
              new Link(
                  Routes.namedVoter(community.slug(), found.part().id()),
                  desk.shell(context, community).text().of("voter.title")));
      return;
    }
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    page(context, community, found, voter, evidence, errors(context, voter, named.refusals()));
  }

  private List<FieldError> errors(Context context, String voter, List<Reason> refusals) {
    Language language = desk.pages().coreLanguage(context);
    List<FieldError> errors = new ArrayList<>();
    for (Reason reason : refusals) {
      boolean evidence = reason.code().startsWith("EVIDENCE_");
      String message =
          evidence || !voter.isEmpty()
              ? reason.text(language)
                  + (language == Language.EN ? "; " : "；")
                  + reason.remedy(language)
              : reason.remedy(language);
      errors.add(new FieldError(evidence ? "evidence" : "voter", message));
    }
    return errors;
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
      List<FieldError> errors) {
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
                new FormErrors(errors)));
  }
}
