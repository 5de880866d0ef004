package org.gongtong.server.ui.ballot;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotReceipt;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.auth.VoterSession;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;

/** From an opened ballot to its receipt; how the pieces fit is told on the package's page. */
public final class BallotRoutes implements RouteGroup {
  private final Pages pages;
  private final VoterDoor door;
  private final ChosenCookie chosen;
  private final ReceiptCookie receipts;
  private final BallotReceipts numbers;
  private final BallotViews views;
  private final CommunityService communities;
  private final MotionReader reader;
  private final BallotBox box;
  private final Predicate<UUID> elections;
  private final IdSource ids;
  private final InstantSource clock;

  /**
   * @param elections whether an id that is no motion's is an election's
   */
  public BallotRoutes(
      Pages pages,
      VoterDoor door,
      ChosenCookie chosen,
      ReceiptCookie receipts,
      BallotReceipts numbers,
      BallotViews views,
      CommunityService communities,
      MotionReader reader,
      BallotBox box,
      Predicate<UUID> elections,
      IdSource ids,
      InstantSource clock) {
    this.pages = pages;
    this.door = door;
    this.chosen = chosen;
    this.receipts = receipts;
    this.numbers = numbers;
    this.views = views;
    this.communities = communities;
    this.reader = reader;
    this.box = box;
    this.elections = elections;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a ballot belongs to. */
  private record Subject(Community community, Motion motion) {}

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(Routes.choice(), NoMotion.leadsOn(this::choice, elections), Audience.VOTERS);
    javalin.routes.post(
        Routes.choice(), NoMotion.leadsOn(this::choose, elections), Audience.VOTERS);
    javalin.routes.get(Routes.check(), NoMotion.leadsOn(this::check, elections), Audience.VOTERS);
    javalin.routes.post(Routes.check(), NoMotion.leadsOn(this::cast, elections), Audience.VOTERS);
    javalin.routes.get(Routes.receipt(), this::receipt, Audience.VOTERS);
  }

  /**
   * What follows when a code was exchanged: whoever voted on this browser before keeps his receipt
   * to himself; and where signing in counts, it is recorded. A member's card leads to his account.
   *
   * @return where it goes on
   */
  public String begun(Context context, VoterSession session) {
    chosen.remove(context);
    receipts.remove(context);
    if (session.isCard()) {
      return Routes.bank();
    }
    Optional<Motion> motion = reader.find(session.motionId()).filter(Motion::isPublic);
    motion
        .filter(BallotViews::signingInCounts)
        .ifPresent(
            // Refused when nobody is named yet, or the vote is over: the next page says so.
            m ->
                box.castOnWeb(actor(session), session.motionId(), session.party(), ids.next(), ""));
    return motion.isEmpty() && elections.test(session.motionId())
        ? Routes.electionPaper()
        : Routes.choice();
  }

  private void choice(Context context) {
    Optional<VoterSession> session = door.find(context);
    if (session.isEmpty()) {
      withoutSession(context);
      return;
    }
    Outcome<Party> party = box.mayCast(session.get().motionId(), session.get().party());
    Subject subject = subject(session.get().motionId());
    if (party.asOptional().isEmpty()) {
      refuse(context, session.get(), subject, party.refusals());
      return;
    }
    showChoice(context, session.get(), subject, party.asOptional().get());
  }

  private void choose(Context context) {
    Optional<VoterSession> session = door.find(context);
    if (session.isEmpty()) {
      withoutSession(context);
      return;
    }
    String version = version(session.get());
    if (!version.equals(context.formParam("version"))) {
      Subject subject = subject(session.get().motionId());
      notice(context, 409, BallotNotice.OTHER_BALLOT, subject, List.of());
      return;
    }
    Optional<Choice> choice = chosen(context);
    if (choice.isEmpty()) {
      seeOther(context, Routes.nothingChosen());
      return;
    }
    // The key stays the same from here to the cast: it becomes the id of the ballot.
    UUID key = RequestParameters.uuid(context.formParam(Forms.KEY)).orElseGet(ids::next);
    chosen.keep(context, version, new ChosenCookie.Chosen(key, choice.get()));
    // A page of its own, not the answer to this form: a browser can go back to it.
    seeOther(context, Routes.check());
  }

  private void check(Context context) {
    Optional<VoterSession> session = door.find(context);
    if (session.isEmpty()) {
      withoutSession(context);
      return;
    }
    Subject subject = subject(session.get().motionId());
    Outcome<Party> party = box.mayCast(session.get().motionId(), session.get().party());
    if (party.asOptional().isEmpty()) {
      refuse(context, session.get(), subject, party.refusals());
      return;
    }
    String version = version(session.get());
    Optional<ChosenCookie.Chosen> made = chosen.find(context, version);
    if (made.isEmpty()) {
      seeOther(context, Routes.choice());
      return;
    }
    Shell shell = shell(context, subject, Routes.check());
    pages.show(
        context,
        new CheckPage(
            shell,
            new Command(made.get().key().toString(), version),
            views.subject(
                shell.text(),
                subject.community(),
                subject.motion(),
                party.asOptional().get(),
                clock.instant()),
            made.get().choice(),
            BallotViews.lastCounts(subject.motion().rule())));
  }

  private void cast(Context context) {
    Optional<VoterSession> session = door.find(context);
    Optional<UUID> key = RequestParameters.uuid(context.formParam(Forms.KEY));
    if (session.isEmpty()) {
      // The same form again, after its answer was lost or by a second press of the button.
      Optional<BallotReceipt> there = key.flatMap(reader::findReceipt);
      if (there.isPresent()) {
        leadToReceipt(context, there.get().ballotId(), Optional.empty());
      } else {
        withoutSession(context);
      }
      return;
    }
    if (!version(session.get()).equals(context.formParam("version"))) {
      Subject subject = subject(session.get().motionId());
      notice(context, 409, BallotNotice.OTHER_BALLOT, subject, List.of());
      return;
    }
    Optional<Choice> choice = chosen(context);
    if (key.isEmpty() || choice.isEmpty()) {
      seeOther(context, Routes.choice());
      return;
    }
    Outcome<RecordedBallot> cast =
        box.castOnWeb(
            actor(session.get()),
            session.get().motionId(),
            session.get().party(),
            key.get(),
            choice.get().code());
    if (cast.isAccepted()) {
      door.close(context);
      chosen.remove(context);
      leadToReceipt(context, key.get(), choice);
    } else {
      refuse(context, session.get(), subject(session.get().motionId()), cast.refusals());
    }
  }

  private void leadToReceipt(Context context, UUID ballotId, Optional<Choice> choice) {
    // Without a session nobody has proved that this choice is his, so it is not shown: whoever
    // came to know the id of a ballot could try all three.
    if (choice.isPresent() || !receipts.findBallot(context).equals(Optional.of(ballotId))) {
      receipts.keep(context, ballotId, choice);
    }
    seeOther(context, Routes.receipt());
  }

  private void receipt(Context context) {
    Optional<BallotReceipt> found = findReceipt(context);
    if (found.isEmpty()) {
      seeOther(context, Routes.code());
      return;
    }
    BallotReceipt receipt = found.get();
    Subject subject = subject(receipt.motionId());
    Shell shell = shell(context, subject, Routes.receipt());
    Optional<Choice> choice = receipts.findChoice(context, receipt.ballotId());
    Optional<Party> party = choice.flatMap(c -> box.findParty(receipt.motionId(), receipt.party()));
    BallotSubject about =
        party
            .map(
                p ->
                    views.subject(
                        shell.text(), subject.community(), subject.motion(), p, clock.instant()))
            .orElseGet(
                () ->
                    views.withoutParts(
                        shell.text(), subject.community(), subject.motion(), clock.instant()));
    String number = numbers.of(receipt.ballotId());
    pages.show(
        context,
        new ReceiptPage(
            shell,
            number,
            numbers.sign(context, number),
            receipt.recordedAt().atZone(subject.motion().zone()),
            about,
            choice.orElse(null)));
  }

  private void showChoice(Context context, VoterSession session, Subject subject, Party party) {
    Shell shell = shell(context, subject, Routes.choice());
    boolean again =
        BallotViews.lastCounts(subject.motion().rule())
            && !reader.receipts(subject.motion().id(), party.number()).isEmpty();
    FormErrors errors =
        context.queryParamMap().containsKey("nothing")
            ? new FormErrors(
                List.of(new FieldError("choice", shell.text().of("ballot.choose-one"))))
            : FormErrors.none();
    pages.show(
        context,
        new ChoicePage(
            shell,
            pages.command(version(session)),
            views.withoutParts(
                shell.text(), subject.community(), subject.motion(), clock.instant()),
            chosen.find(context, version(session)).map(ChosenCookie.Chosen::choice).orElse(null),
            BallotViews.tookPart(shell.text(), subject.motion()),
            again,
            errors));
  }

  private void withoutSession(Context context) {
    Optional<BallotReceipt> voted = findReceipt(context);
    if (voted.isPresent()) {
      // Another tab of this browser has cast the ballot and ended the session.
      notice(
          context,
          409,
          BallotNotice.ALREADY_VOTED,
          subject(voted.get().motionId()),
          List.of(voted.get()));
      return;
    }
    pages.show(
        context.status(403),
        new BallotNoticePage(
            pages.shell(context, "", Routes.choice()), BallotNotice.SESSION_OVER, null, List.of()));
  }

  private void refuse(Context context, VoterSession session, Subject subject, List<Reason> unmet) {
    MotionState state = subject.motion().state();
    BallotNotice notice =
        switch (unmet.get(0).code()) {
          case "DUPLICATE", "BALLOT_ID_TAKEN" -> BallotNotice.ALREADY_VOTED;
          case "TOO_EARLY" -> BallotNotice.TOO_EARLY;
          case "TOO_LATE" -> BallotNotice.TOO_LATE;
          case "VOTE_NOT_OPEN" ->
              state == MotionState.ANNOUNCED ? BallotNotice.TOO_EARLY : BallotNotice.TOO_LATE;
          case "VOTER_NOT_NAMED" -> BallotNotice.VOTER_NOT_NAMED;
          default -> null;
        };
    if (notice == null) {
      Shell shell = shell(context, subject, Routes.choice());
      String to = Routes.motion(subject.community().slug(), subject.motion().id().toString());
      pages.refuse(context, 409, unmet, new Link(to, shell.text().of("notice.motion")));
      return;
    }
    List<BallotReceipt> receipts =
        notice == BallotNotice.ALREADY_VOTED
            ? reader.receipts(session.motionId(), session.party())
            : List.of();
    notice(context, 409, notice, subject, receipts);
  }

  private void notice(
      Context context,
      int status,
      BallotNotice notice,
      Subject subject,
      List<BallotReceipt> receipts) {
    Shell shell = shell(context, subject, Routes.choice());
    pages.show(
        context.status(status),
        new BallotNoticePage(
            shell,
            notice,
            views.head(shell.text(), subject.community(), subject.motion(), clock.instant()),
            receipts.stream()
                .map(r -> BallotViews.cast(subject.motion(), r, numbers.of(r.ballotId())))
                .toList()));
  }

  private Optional<BallotReceipt> findReceipt(Context context) {
    return receipts.findBallot(context).flatMap(reader::findReceipt);
  }

  private Subject subject(UUID motionId) {
    Motion motion = reader.find(motionId).orElseThrow(() -> new NoMotion(motionId));
    Community community =
        communities
            .findById(motion.communityId())
            .orElseThrow(() -> new IllegalStateException("no community of " + motionId));
    return new Subject(community, motion);
  }

  /** The address alone comes back in the switches of the page, nothing of a query. */
  private Shell shell(Context context, Subject subject, String here) {
    return pages.shell(context, subject.community().name().in(pages.coreLanguage(context)), here);
  }

  private static Optional<Choice> chosen(Context context) {
    String code = context.formParam("choice");
    for (Choice choice : Choice.values()) {
      if (choice.code().equals(code)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  /** Names the ballot a form was drawn for, so that it is not cast for another one. */
  private static String version(VoterSession session) {
    return session.motionId() + "/" + session.party();
  }

  private static Actor actor(VoterSession session) {
    return Actor.resident("party-" + session.party());
  }

  private static void seeOther(Context context, String path) {
    context.redirect(path, HttpStatus.SEE_OTHER);
  }
}
