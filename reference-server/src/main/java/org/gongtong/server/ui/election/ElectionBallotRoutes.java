package org.gongtong.server.ui.election;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionBox;
import org.gongtong.core.decision.election.ElectionBoxReason;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.ElectionVoter;
import org.gongtong.core.decision.election.ParticipationReceipt;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.auth.VoterSession;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.ballot.BallotNotice;
import org.gongtong.server.ui.ballot.BallotNoticePage;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;

/**
 * A voter's pages: marking, checking, receipt. How secrecy is kept is told on the package's page.
 * Thread-safe.
 */
public final class ElectionBallotRoutes implements RouteGroup {
  private final ElectionOffice office;
  private final VoterDoor door;
  private final MarkedCookie marked;
  private final ElectionBox box;
  private final ParticipationReceipts receipts;

  public ElectionBallotRoutes(
      ElectionOffice office,
      VoterDoor door,
      MarkedCookie marked,
      ElectionBox box,
      ParticipationReceipts receipts) {
    this.office = office;
    this.door = door;
    this.marked = marked;
    this.box = box;
    this.receipts = receipts;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        ElectionAddress.choice(), c -> withSession(c, this::choice), Audience.VOTERS);
    javalin.routes.post(
        ElectionAddress.choice(), c -> withSession(c, this::choose), Audience.VOTERS);
    javalin.routes.get(ElectionAddress.check(), c -> withSession(c, this::check), Audience.VOTERS);
    javalin.routes.post(ElectionAddress.check(), c -> withSession(c, this::cast), Audience.VOTERS);
    javalin.routes.get(
        ElectionAddress.receipt(), c -> withSession(c, this::receipt), Audience.VOTERS);
  }

  /** A session that is for an election. */
  private record Subject(VoterSession session, ElectionOffice.Found found) {
    Election election() {
      return found.election();
    }

    int voter() {
      return session.party();
    }

    /** Names the ballot a form was drawn for, so that it is cast for no other. */
    String version() {
      return session.motionId() + "/" + session.party();
    }
  }

  private void withSession(Context context, BiConsumer<Context, Subject> page) {
    Optional<VoterSession> session = door.find(context);
    if (session.isEmpty()) {
      Shell shell = pages().shell(context, "", ElectionAddress.choice());
      pages()
          .show(
              context.status(403),
              new BallotNoticePage(shell, BallotNotice.SESSION_OVER, null, List.of()));
      return;
    }
    Optional<Election> election = office.reader().find(session.get().motionId());
    if (election.isEmpty()) {
      seeOther(context, Routes.choice());
      return;
    }
    page.accept(context, new Subject(session.get(), office.found(election.get())));
  }

  private Pages pages() {
    return office.pages();
  }

  /** Until when the voter's pages are open. */
  private static ZonedDateTime until(Subject subject) {
    return subject.session().until().atZone(subject.election().zone());
  }

  private Shell shell(Context context, Subject subject, String here) {
    return office.shell(context, subject.found(), here);
  }

  private void choice(Context context, Subject subject) {
    Outcome<ElectionVoter> may = box.mayCast(subject.election().id(), subject.voter());
    if (!may.isAccepted()) {
      refuse(context, subject, may.refusals());
      return;
    }
    Shell shell = shell(context, subject, ElectionAddress.choice());
    List<Integer> chosen =
        marked.find(context, subject.version()).map(MarkedCookie.Marked::numbers).orElse(List.of());
    int seats = subject.election().content().seats();
    FormErrors errors =
        chosen.size() <= seats
            ? FormErrors.none()
            : new FormErrors(
                List.of(
                    new FieldError(
                        "choice",
                        shell
                            .text()
                            .of(
                                "election.too-many",
                                chosen.size(),
                                seats,
                                chosen.size() - seats))));
    pages()
        .show(
            context,
            new ElectionChoicePage(
                shell,
                pages().command(subject.version()),
                subject.found().head(shell.text()),
                chosen,
                until(subject),
                errors));
  }

  private void choose(Context context, Subject subject) {
    if (isOfAnother(context, subject)) {
      return;
    }
    int candidates = subject.election().content().candidates().size();
    Set<Integer> chosen = sent(context);
    chosen.removeIf(number -> number < 1 || number > candidates);
    marked.keep(context, subject.version(), candidates, chosen);
    // Too many come back to the paper, as they were marked.
    boolean fits = chosen.size() <= subject.election().content().seats();
    seeOther(context, fits ? ElectionAddress.check() : ElectionAddress.choice());
  }

  private boolean isOfAnother(Context context, Subject subject) {
    String version = context.formParam("version");
    boolean other = version == null || !isOf(subject, version);
    if (other) {
      notice(context, subject, ElectionNotice.OTHER_BALLOT);
    }
    return other;
  }

  /** Whether a form was drawn for this ballot, be it for a marking of it. */
  private static boolean isOf(Subject subject, String version) {
    return version.equals(subject.version()) || version.startsWith(subject.version() + "/");
  }

  /** Names what a page to check shows: the ballot, and which marking of it. */
  private static String version(Subject subject, MarkedCookie.Marked chosen) {
    return subject.version() + "/" + chosen.mark();
  }

  /** The numbers that were sent; some may be no candidate's. */
  private static Set<Integer> sent(Context context) {
    Set<Integer> sent = new TreeSet<>();
    for (String number : context.formParams("choice")) {
      sent.add(number.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(number) : 0);
    }
    return sent;
  }

  private void check(Context context, Subject subject) {
    Outcome<ElectionVoter> may = box.mayCast(subject.election().id(), subject.voter());
    if (!may.isAccepted()) {
      refuse(context, subject, may.refusals());
      return;
    }
    Optional<MarkedCookie.Marked> chosen = marked.find(context, subject.version());
    if (chosen.isEmpty() || chosen.get().numbers().size() > subject.election().content().seats()) {
      seeOther(context, ElectionAddress.choice());
      return;
    }
    Shell shell = shell(context, subject, ElectionAddress.check());
    pages()
        .show(
            context,
            new ElectionCheckPage(
                shell,
                pages().command(version(subject, chosen.get())),
                subject.found().head(shell.text()),
                chosen.get().numbers(),
                until(subject)));
  }

  private void cast(Context context, Subject subject) {
    if (isOfAnother(context, subject)) {
      return;
    }
    // What was marked comes under its seal, so that a form is equally long for every choice.
    Optional<MarkedCookie.Marked> chosen = marked.find(context, subject.version());
    if (chosen.isEmpty()) {
      nothingMarked(context, subject);
      return;
    }
    if (!version(subject, chosen.get()).equals(context.formParam("version"))) {
      notice(context, subject, ElectionNotice.OTHER_MARKS);
      return;
    }
    Outcome<ParticipationReceipt> cast =
        box.cast(
            Actor.resident("voter-" + subject.voter()),
            subject.election().id(),
            subject.voter(),
            new TreeSet<>(chosen.get().numbers()));
    if (cast.isAccepted()) {
      marked.remove(context);
      // Not ended: a second press of the button leads to the receipt, and nothing else is left.
      seeOther(context, ElectionAddress.receipt());
    } else {
      refuse(context, subject, cast.refusals());
    }
  }

  /** Cast already, as by a second press of the button, or marked too long ago. */
  private void nothingMarked(Context context, Subject subject) {
    Outcome<ElectionVoter> may = box.mayCast(subject.election().id(), subject.voter());
    if (may.isAccepted()) {
      seeOther(context, ElectionAddress.choice());
    } else {
      refuse(context, subject, may.refusals());
    }
  }

  private void receipt(Context context, Subject subject) {
    Optional<ParticipationReceipt> there =
        office.reader().participation(subject.election().id(), subject.voter());
    if (there.isEmpty()) {
      seeOther(context, ElectionAddress.choice());
      return;
    }
    Shell shell = shell(context, subject, ElectionAddress.receipt());
    String number = receipts.of(there.get());
    pages()
        .show(
            context,
            new ElectionReceiptPage(
                shell,
                subject.found().head(shell.text()),
                number,
                receipts.sign(context, number),
                there.get().participation().channel() == Channel.PAPER,
                there.get().participation().recordedAt().atZone(subject.election().zone())));
  }

  private void refuse(Context context, Subject subject, List<Reason> unmet) {
    String code = unmet.get(0).code();
    boolean there =
        office.reader().participation(subject.election().id(), subject.voter()).isPresent();
    if (there) {
      // Also when it is over: whoever took part wants to see that he did.
      seeOther(context, ElectionAddress.receipt());
    } else if (code.equals(ElectionBoxReason.ELECTION_OVER.name())) {
      notice(context, subject, ElectionNotice.TOO_LATE);
    } else if (code.equals(ElectionBoxReason.ELECTION_NOT_OPEN.name())
        && subject.election().state() == ElectionState.ANNOUNCED) {
      notice(context, subject, ElectionNotice.TOO_EARLY);
    } else {
      Shell shell = shell(context, subject, ElectionAddress.choice());
      String to = ElectionAddress.election(subject.found().slug(), subject.found().id());
      pages().refuse(context, 409, unmet, new Link(to, shell.text().of("election.see")));
    }
  }

  private void notice(Context context, Subject subject, ElectionNotice notice) {
    Shell shell = shell(context, subject, ElectionAddress.choice());
    pages()
        .show(
            context.status(409),
            new ElectionNoticePage(shell, notice, subject.found().head(shell.text())));
  }

  private static void seeOther(Context context, String path) {
    context.redirect(path, HttpStatus.SEE_OTHER);
  }
}
