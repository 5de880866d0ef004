package org.gongtong.server.ui.election;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.election.ElectionBox;
import org.gongtong.core.decision.election.ElectionRoll;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.ElectionVoter;
import org.gongtong.core.decision.election.ParticipationReceipt;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Marking who is given a ballot paper, before he is given it. The answer to the form is the page
 * itself: an address that tells who was marked last would stay in the browser's history.
 * Thread-safe.
 */
public final class PaperMarkRoutes implements RouteGroup {
  private static final String PAPERS = "/staff/c/{community}/e/{election}/papers";

  private final ElectionOffice office;
  private final ElectionBox box;
  private final ParticipationReceipts receipts;

  public PaperMarkRoutes(ElectionOffice office, ElectionBox box, ParticipationReceipts receipts) {
    this.office = office;
    this.box = box;
    this.receipts = receipts;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        PAPERS,
        context -> show(context, office.election(context), "", "", "", FormErrors.none()),
        Action.ELECTION_MARK);
    javalin.routes.post(PAPERS, this::mark, Action.ELECTION_MARK);
  }

  private void mark(Context context) {
    ElectionOffice.Found found = office.acting(context);
    String typed = TypedId.fold(Forms.field(context, "voter"));
    UUID id = found.election().id();
    Actor actor = office.pages().staff(context).actor();
    Optional<ElectionVoter> voter =
        office.reader().roll(id).flatMap((ElectionRoll roll) -> roll.findById(typed));
    // No key of a form: a voter is marked once however often it is sent.
    Outcome<ParticipationReceipt> marked =
        voter
            .map(v -> box.markPaper(actor, id, v.number()))
            .orElseGet(() -> Outcome.refused(unknown(typed)));
    Optional<ParticipationReceipt> there = marked.asOptional();
    if (there.filter(ParticipationReceipt::first).isPresent()) {
      show(context, found, "", typed, receipts.of(there.get()), FormErrors.none());
      return;
    }
    List<Reason> unmet =
        there.isPresent()
            ? List.of(
                ElectionPageReason.PAPER_GIVEN_ALREADY.because().figure("id", typed).refuses())
            : marked.refusals();
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(context, found, typed, "", "", office.errors(context, unmet, reason -> "voter"));
  }

  private static Reason unknown(String typed) {
    return ElectionPageReason.VOTER_ID_UNKNOWN.because().figure("ids", "“" + typed + "”").refuses();
  }

  private void show(
      Context context,
      ElectionOffice.Found found,
      String typed,
      String done,
      String receipt,
      FormErrors errors) {
    Shell shell = office.shell(context, found, ElectionAddress.marks(found.slug(), found.id()));
    office
        .pages()
        .show(
            context,
            new PaperMarksPage(
                shell,
                office.pages().command(""),
                found.head(shell.text()),
                found.election().state() == ElectionState.OPEN,
                office.reader().participants(found.election().id()).onPaper(),
                typed,
                done,
                receipt,
                errors));
  }
}
