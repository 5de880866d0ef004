package org.gongtong.server.ui.election;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gongtong.core.decision.DraftId;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.election.ElectionRound;
import org.gongtong.core.decision.election.ElectionRule;
import org.gongtong.core.decision.election.ElectionService;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.election.ElectionFormPage.Draft;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;

/** The elections of a community, and drafting one. Thread-safe. */
public final class ElectionFormRoutes implements RouteGroup {
  private static final String COMMUNITY = "/staff/c/{community}";
  private static final int MOST = 200;

  private final ElectionOffice office;
  private final ElectionService elections;
  private final RuleBook rules;
  private final Supplier<Set<String>> logins;

  /**
   * @param logins the accounts of this server, any of which may keep a key
   */
  public ElectionFormRoutes(
      ElectionOffice office,
      ElectionService elections,
      RuleBook rules,
      Supplier<Set<String>> logins) {
    this.office = office;
    this.elections = elections;
    this.rules = rules;
    this.logins = logins;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(COMMUNITY + "/elections", this::list, Action.ELECTION_VIEW);
    javalin.routes.get(COMMUNITY + "/e/new", this::blank, Action.ELECTION_PREPARE);
    javalin.routes.post(COMMUNITY + "/e/new", this::draft, Action.ELECTION_PREPARE);
    javalin.routes.get(COMMUNITY + "/e/{election}/edit", this::edit, Action.ELECTION_PREPARE);
    javalin.routes.post(COMMUNITY + "/e/{election}/edit", this::revise, Action.ELECTION_PREPARE);
  }

  private void list(Context context) {
    Community community = office.community(context);
    Shell shell = office.shell(context, community);
    office
        .pages()
        .show(
            context,
            new ElectionListPage(
                shell,
                community.slug(),
                office.reader().page(community.id(), null, MOST).stream()
                    .map(election -> ElectionViews.head(shell.text(), community, election))
                    .toList()));
  }

  private void blank(Context context) {
    Draft empty = new Draft("", "", "", ElectionRound.FIRST.name(), "", "", "", "", "2");
    show(context, office.community(context), "", "", empty, List.of());
  }

  private void draft(Context context) {
    Community community = office.community(context);
    Messages text = office.shell(context, community).text();
    ElectionForm form = ElectionForm.read(context, text);
    Optional<ElectionContent> content = form.content(ruleIds(community), logins.get());
    UUID key =
        RequestParameters.uuid(Forms.field(context, Forms.KEY))
            .orElseThrow(
                () -> new RefusedRequest(400, RequestReason.BAD_REQUEST.because().refuses()));
    List<Reason> refused = List.of();
    if (content.isPresent()) {
      office.mayAct(context, content.get());
      Actor actor = office.pages().staff(context).actor();
      UUID id = DraftId.ofElection(actor, key);
      refused =
          office
              .pages()
              .once(
                  context,
                  () ->
                      elections
                          .draft(actor, community, id, content.get())
                          .map(e -> ElectionAddress.desk(community.slug(), e.id().toString())));
    }
    again(context, community, "", "", form, content, refused);
  }

  private void edit(Context context) {
    ElectionOffice.Found found = office.election(context);
    Election election = found.election();
    if (election.state() != ElectionState.DRAFTED) {
      office.refuse(context, 409, found, List.of(notADraft(election)));
      return;
    }
    Draft draft = ElectionForm.of(election.content());
    show(
        context,
        found.community(),
        found.id(),
        String.valueOf(election.version()),
        draft,
        List.of());
  }

  private static Reason notADraft(Election election) {
    return ElectionReason.ELECTION_NOT_IN_STATE
        .because()
        .figure("state", election.state().text())
        .refuses();
  }

  private void revise(Context context) {
    ElectionOffice.Found found = office.acting(context);
    int version = ElectionOffice.version(context);
    Community community = found.community();
    Messages text = office.shell(context, community).text();
    ElectionForm form = ElectionForm.read(context, text);
    Optional<ElectionContent> content = form.content(ruleIds(community), logins.get());
    List<Reason> refused = List.of();
    if (content.isPresent()) {
      office.mayAct(context, content.get());
      Actor actor = office.pages().staff(context).actor();
      refused =
          office
              .pages()
              .once(
                  context,
                  () ->
                      elections
                          .revise(actor, found.election().id(), version, content.get())
                          .map(e -> found.desk()));
    }
    if (ElectionOffice.isOvertaken(refused)) {
      office.refuse(context, 409, found, refused);
      return;
    }
    again(context, community, found.id(), String.valueOf(version), form, content, refused);
  }

  /** Draws the form again if something is wrong with it. */
  private void again(
      Context context,
      Community community,
      String id,
      String version,
      ElectionForm form,
      Optional<ElectionContent> content,
      List<Reason> refused) {
    if (content.isPresent() && refused.isEmpty()) {
      return;
    }
    List<FieldError> errors = new ArrayList<>(form.errors());
    errors.addAll(office.errors(context, refused, ElectionForm::field).all());
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(context, community, id, version, form.draft(), errors);
  }

  private void show(
      Context context,
      Community community,
      String id,
      String version,
      Draft draft,
      List<FieldError> errors) {
    Shell shell = office.shell(context, community);
    Messages text = shell.text();
    var language = text.language().inCore();
    office
        .pages()
        .show(
            context,
            new ElectionFormPage(
                shell,
                office.pages().command(version),
                community.slug(),
                id,
                draft,
                offered(community).stream()
                    .map(
                        rule ->
                            new Option(
                                rule.election().id().value(),
                                ElectionViews.basis(text, rule),
                                "",
                                0))
                    .toList(),
                Arrays.stream(ElectionRound.values())
                    .map(
                        round ->
                            new Option(
                                round.name(), text.sentence(round.text().in(language)), "", 0))
                    .toList(),
                earlier(community),
                new FormErrors(errors)));
  }

  private List<Option> earlier(Community community) {
    return office.reader().page(community.id(), null, MOST).stream()
        .filter(election -> election.state() == ElectionState.COUNTED)
        .filter(election -> election.result().filter(r -> r.isValid() && r.open() > 0).isPresent())
        .map(e -> new Option(e.id().toString(), e.content().title(), "", 0))
        .toList();
  }

  private List<ElectionRule> offered(Community community) {
    return ElectionRule.offered(rules, community.jurisdiction(), office.today(community));
  }

  private Set<String> ruleIds(Community community) {
    return offered(community).stream()
        .map(rule -> rule.election().id().value())
        .collect(Collectors.toSet());
  }
}
