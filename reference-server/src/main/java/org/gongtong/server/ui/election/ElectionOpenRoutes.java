package org.gongtong.server.ui.election;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.election.ElectionRule;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.OpenedBallots;
import org.gongtong.core.decision.election.RollCorrections;
import org.gongtong.core.decision.election.RollReference;
import org.gongtong.core.decision.election.Trustee;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.desk.Downloads;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.text.Messages;

/** An election and its result for anyone. Reads only. Thread-safe. */
public final class ElectionOpenRoutes implements RouteGroup {
  private static final String LISTED = "/c/{community}/e/{election}/listed";
  private static final int LONGEST_ID = 64;

  private final ElectionOffice office;
  private final ElectionViews views;
  private final RollCorrections corrections;

  public ElectionOpenRoutes(
      ElectionOffice office, ElectionViews views, RollCorrections corrections) {
    this.corrections = corrections;
    this.office = office;
    this.views = views;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get("/c/{community}/e/{election}", this::election, Audience.EVERYBODY);
    javalin.routes.get(
        "/c/{community}/e/{election}/ballots.txt", this::ballots, Audience.EVERYBODY);
    javalin.routes.get(LISTED, context -> listed(context, ""), Audience.EVERYBODY);
    // An id is asked for in the body: an address stays in the browser of a shared telephone.
    javalin.routes.post(
        LISTED,
        context -> listed(context, TypedId.fold(Forms.field(context, "voter"))),
        Audience.EVERYBODY);
  }

  private void election(Context context) {
    ElectionOffice.Found found = office.announced(context);
    Election election = found.election();
    Shell shell = office.shell(context, found, ElectionAddress.election(found.slug(), found.id()));
    Optional<ElectionRule> rule = views.rule(election, office.now()).asOptional();
    RollReference roll = election.roll();
    String remark = election.remark();
    office
        .pages()
        .show(
            context,
            new ElectionPage(
                shell,
                found.head(shell.text()),
                rule.map(r -> ElectionViews.basis(shell.text(), r)).orElse(""),
                election.content().note().lines().filter(line -> !line.isBlank()).toList(),
                remark == null ? "" : remark,
                rule.map(r -> ElectionViews.needs(shell.text(), election, r)).orElse(List.of()),
                election.content().trustees().stream().map(Trustee::name).toList(),
                election.content().quorum(),
                keys(shell.text(), election),
                amendments(shell.text(), election),
                roll == null ? 0 : roll.entitled(),
                election.content().hash().hex(),
                roll == null ? "" : roll.hash().hex(),
                ElectionViews.turnout(shell.text(), office.reader().turnout(election.id())),
                election
                    .result()
                    .map(result -> ElectionViews.result(shell.text(), election, result))
                    .orElse(null)));
  }

  private List<ElectionPage.Amendment> amendments(Messages text, Election election) {
    return corrections.of(election.id()).stream()
        .map(
            one ->
                new ElectionPage.Amendment(
                    text.of(
                        "election.amended-line",
                        text.at(one.at().atZone(election.zone())),
                        persons(text, one.added()),
                        persons(text, one.struck())),
                    one.why()))
        .toList();
  }

  private static String persons(Messages text, String number) {
    return number.isEmpty()
        ? text.of("election.amended-few")
        : text.count("election.persons", Long.parseLong(number));
  }

  private List<ElectionPage.KeyRow> keys(Messages text, Election election) {
    Map<Integer, Instant> made = office.reader().keysMade(election.id());
    return election.content().trustees().stream()
        .map(
            trustee -> {
              Instant at = made.get(trustee.number());
              return new ElectionPage.KeyRow(
                  trustee.name(),
                  at == null
                      ? text.of("election.key-waits")
                      : text.of("election.key-made-at", text.at(at.atZone(election.zone()))));
            })
        .toList();
  }

  /** Says of an id whether it is on the list, and nothing of what became of it. */
  private void listed(Context context, String typed) {
    ElectionOffice.Found found = office.announced(context);
    if (!ElectionViews.isListOpen(found.election())) {
      context.redirect(ElectionAddress.election(found.slug(), found.id()), HttpStatus.SEE_OTHER);
      return;
    }
    boolean listed =
        !typed.isEmpty()
            && office
                .reader()
                .roll(found.election().id())
                .flatMap(roll -> roll.findById(typed))
                .filter(voter -> !voter.struck())
                .isPresent();
    Shell shell = office.shell(context, found, ElectionAddress.listed(found.slug(), found.id()));
    String shown = typed.length() > LONGEST_ID ? typed.substring(0, LONGEST_ID) + "…" : typed;
    office.pages().show(context, new ListedPage(shell, found.head(shell.text()), shown, listed));
  }

  private void ballots(Context context) {
    ElectionOffice.Found found = office.announced(context);
    Election election = found.election();
    Outcome<OpenedBallots> ballots =
        election.state() == ElectionState.VOID && !election.isCounted()
            ? Outcome.refused(ElectionReason.ELECTION_NOT_COUNTED.because().refuses())
            : office.reader().ballots(election.id());
    List<Reason> unmet =
        ballots
            .asOptional()
            .map(opened -> opened.ballots().size())
            .filter(number -> number == 0 || !SmallCells.OF_THREE.mayTell(number))
            .map(few -> List.of(ElectionPageReason.BALLOTS_TOO_FEW.because().refuses()))
            .orElse(ballots.refusals());
    if (!unmet.isEmpty()) {
      Shell shell = office.shell(context, found.community());
      Link back =
          new Link(
              ElectionAddress.election(found.slug(), found.id()), shell.text().of("election.see"));
      office.pages().refuse(context, 404, unmet, back);
      return;
    }
    Downloads.give(
        context,
        "text/plain; charset=utf-8",
        "ballots-" + ElectionLetterRun.number(election) + ".txt",
        ballots.orThrow().text().getBytes(StandardCharsets.UTF_8));
  }
}
