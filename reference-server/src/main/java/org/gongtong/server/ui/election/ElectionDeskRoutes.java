package org.gongtong.server.ui.election;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionRule;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.RollReference;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.election.ElectionDeskPage.Preparation;
import org.gongtong.server.ui.election.ElectionDeskPage.StepRow;
import org.gongtong.server.ui.election.ElectionDeskPage.TrusteeRow;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.text.Messages;

/** An election as staff see it. Thread-safe. */
public final class ElectionDeskRoutes implements RouteGroup {
  private final ElectionOffice office;
  private final ElectionViews views;
  private final Supplier<Map<UUID, List<Reason>>> hindrances;

  /**
   * @param hindrances steps that are due and cannot be taken, by election
   */
  public ElectionDeskRoutes(
      ElectionOffice office, ElectionViews views, Supplier<Map<UUID, List<Reason>>> hindrances) {
    this.office = office;
    this.views = views;
    this.hindrances = hindrances;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get("/staff/c/{community}/e/{election}", this::desk, Action.ELECTION_VIEW);
  }

  private void desk(Context context) {
    ElectionOffice.Found found = office.election(context);
    Election election = found.election();
    Shell shell = office.shell(context, found.community());
    Messages text = shell.text();
    Optional<ElectionRule> rule = views.rule(election, office.now()).asOptional();
    String remark = election.remark();
    office
        .pages()
        .show(
            context,
            new ElectionDeskPage(
                shell,
                found.head(text),
                rule.map(r -> ElectionViews.basis(text, r)).orElse(""),
                MotionViews.refusals(text, hindrances.get().getOrDefault(election.id(), List.of())),
                remark == null ? "" : remark,
                preparations(text, election),
                steps(shell, election),
                trustees(election, office.pages().staff(context).actor()),
                election.content().quorum(),
                ElectionViews.turnout(text, office.reader().turnout(election.id())),
                rule.map(r -> ElectionViews.needs(text, election, r)).orElse(List.of()),
                tasks(shell, found)));
  }

  private static List<Preparation> preparations(Messages text, Election election) {
    if (election.state() != ElectionState.DRAFTED && election.state() != ElectionState.ANNOUNCED) {
      return List.of();
    }
    RollReference roll = election.roll();
    int voters = roll == null ? 0 : roll.entitled();
    int keys = election.content().trustees().size();
    int made = keys - election.withoutKey().size();
    VotingWindow window = election.window();
    return List.of(
        new Preparation(
            text.of("election.prepared-voters", text.count("election.persons", voters)),
            voters > 0),
        new Preparation(
            text.of(
                "election.prepared-announced",
                window == null
                    ? text.of("election.announced-not")
                    : text.at(window.opensAt().atZone(election.zone()))),
            window != null),
        new Preparation(text.of("election.prepared-keys", made, keys), made == keys));
  }

  private static List<StepRow> steps(Shell shell, Election election) {
    Messages text = shell.text();
    VotingWindow window = election.window();
    String opens = window == null ? "" : text.at(window.opensAt().atZone(election.zone()));
    String closes = window == null ? "" : text.at(window.closesAt().atZone(election.zone()));
    List<StepRow> rows =
        switch (election.state()) {
          case DRAFTED ->
              List.of(
                  new StepRow(ElectionStep.ANNOUNCE, text.of("election.note-announce")),
                  withdraw(text));
          case ANNOUNCED ->
              List.of(
                  new StepRow(ElectionStep.OPEN, text.of("election.note-open", opens)),
                  withdraw(text));
          case OPEN ->
              List.of(
                  new StepRow(ElectionStep.CLOSE, text.of("election.note-close", closes)),
                  declareVoid(text));
          case CLOSED, COUNTED -> List.of(declareVoid(text));
          case WITHDRAWN, VOID -> List.of();
        };
    return rows.stream().filter(row -> shell.may(row.step().action())).toList();
  }

  private static StepRow withdraw(Messages text) {
    return new StepRow(ElectionStep.WITHDRAW, text.of("election.note-withdraw"));
  }

  private static StepRow declareVoid(Messages text) {
    return new StepRow(ElectionStep.VOID, text.of("election.note-void"));
  }

  private static List<TrusteeRow> trustees(Election election, Actor reader) {
    boolean now = election.state() == ElectionState.ANNOUNCED;
    return election.content().trustees().stream()
        .map(
            trustee ->
                new TrusteeRow(
                    trustee.number(),
                    trustee.actor().id(),
                    trustee.name(),
                    election.keyOf(trustee.number()).isPresent(),
                    now && trustee.actor().equals(reader)))
        .toList();
  }

  private List<Link> tasks(Shell shell, ElectionOffice.Found found) {
    Messages text = shell.text();
    String slug = found.slug();
    String id = found.id();
    ElectionState state = found.election().state();
    List<Link> links = new ArrayList<>();
    if (state == ElectionState.DRAFTED && shell.may(Action.ELECTION_PREPARE)) {
      links.add(new Link(ElectionAddress.edit(slug, id), text.of("election.edit")));
    }
    links.add(new Link(ElectionAddress.voters(slug, id), text.of("election.voters")));
    if (state == ElectionState.OPEN && shell.may(Action.LETTER_VIEW)) {
      links.add(new Link(ElectionAddress.letters(slug, id), text.of("letters.title")));
    }
    if (state == ElectionState.OPEN && shell.may(Action.ELECTION_MARK)) {
      links.add(new Link(ElectionAddress.marks(slug, id), text.of("election.marks")));
    }
    if (state == ElectionState.CLOSED && shell.may(Action.ELECTION_COUNT)) {
      links.add(new Link(ElectionAddress.count(slug, id), text.of("election.count")));
    }
    if (found.election().isPublic()) {
      links.add(new Link(ElectionAddress.election(slug, id), text.of("election.to-public")));
    }
    return links;
  }
}
