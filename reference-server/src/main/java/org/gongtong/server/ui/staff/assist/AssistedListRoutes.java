package org.gongtong.server.ui.staff.assist;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongtong.core.decision.assisted.AssistedDesk;
import org.gongtong.core.decision.assisted.AssistedEnd;
import org.gongtong.core.decision.assisted.AssistedReason;
import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.core.decision.assisted.AssistedSlips;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.attachments.Attachments;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.print.PrintLanguage;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.print.ReceiptSlip;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.ballot.BallotReceipts;
import org.gongtong.server.ui.desk.Downloads;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;

/** The office's look at assisted sessions: who was where and when, and what shows it. */
public final class AssistedListRoutes implements RouteGroup {
  private final DoorOffice office;
  private final AssistedDesk desk;
  private final AssistedSlips slips;
  private final Attachments files;
  private final BallotReceipts receipts;
  private final Supplier<PrintShop> shop;
  private final String phone;

  /**
   * @param files photos and signatures
   * @param shop made at the first print
   * @param phone of the office, or empty
   */
  public AssistedListRoutes(
      DoorOffice office,
      AssistedDesk desk,
      AssistedSlips slips,
      Attachments files,
      BallotReceipts receipts,
      Supplier<PrintShop> shop,
      String phone) {
    this.shop = shop;
    this.phone = phone;
    this.slips = slips;
    this.receipts = receipts;
    this.office = office;
    this.desk = desk;
    this.files = files;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    String list = "/staff/c/{community}/m/{motion}/assisted";
    javalin.routes.get(list, this::list, Action.ASSIST_VIEW);
    javalin.routes.get(list + "/{session}/file", this::file, Action.ASSIST_VIEW);
    javalin.routes.post(list + "/{session}/slip", this::give, Action.ASSIST_SLIP);
    javalin.routes.get(list + "/{session}/slip", this::slip, Action.ASSIST_SLIP);
    javalin.routes.get(list + "/{session}/slip.pdf", this::pdf, Action.ASSIST_SLIP);
  }

  private void list(Context context) {
    AddressedMotion found = office.find(context);
    Shell shell = office.shell(context, found, Routes.assisted(found.slug(), found.id()));
    Set<UUID> given = slips.given(found.motion().id());
    List<AssistedListPage.Row> rows =
        desk.ofMotion(found.motion().id()).stream().map(s -> row(found, s, given)).toList();
    office
        .pages()
        .show(
            context,
            new AssistedListPage(
                shell,
                office.pages().command("0"),
                office.head(shell, found),
                rows.stream().filter(row -> row.ended() == SessionEnd.CAST && !row.given()).count(),
                rows));
  }

  private static AssistedListPage.Row row(
      AddressedMotion found, AssistedSession session, Set<UUID> given) {
    return new AssistedListPage.Row(
        session.id().toString(),
        session.worker().id(),
        session.part(),
        session.begunAt().atZone(found.motion().zone()),
        SessionEnd.of(session),
        session.evidence() != null,
        given.contains(session.id()));
  }

  /** Recorded before it is shown, so that no receipt is seen of which nobody knows by whom. */
  private void give(Context context) {
    AddressedMotion found = office.find(context);
    UUID session = session(context);
    Actor clerk = office.pages().staff(context).actor();
    String to = Routes.assistedSlip(found.slug(), found.id(), session.toString());
    Outcome<AssistedSession> given = slips.give(clerk, found.motion().id(), session);
    if (given.isAccepted()) {
      context.redirect(to, HttpStatus.SEE_OTHER);
    } else {
      throw new RefusedRequest(StatusOf.refusal(given.refusals()), given.refusals());
    }
  }

  /** A slip that was made. */
  private record Slip(
      AddressedMotion found, AssistedSession session, ZonedDateTime cast, String receipt) {}

  private Slip given(Context context) {
    AddressedMotion found = office.find(context);
    UUID wanted = session(context);
    AssistedSession session =
        desk.ofMotion(found.motion().id()).stream()
            .filter(there -> there.id().equals(wanted))
            .filter(there -> slips.given(found.motion().id()).contains(there.id()))
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    if (session.worker().id().equals(office.pages().staff(context).login())) {
      throw new RefusedRequest(403, AssistedReason.ASSIST_OWN_SLIP.because().refuses());
    }
    AssistedEnd end = session.end();
    UUID ballot = end == null ? null : end.ballotId();
    if (end == null || ballot == null) {
      throw new NotFoundResponse();
    }
    return new Slip(found, session, end.at().atZone(found.motion().zone()), receipts.of(ballot));
  }

  private void slip(Context context) {
    Slip slip = given(context);
    AddressedMotion found = slip.found();
    String id = slip.session().id().toString();
    Shell shell = office.shell(context, found, Routes.assistedSlip(found.slug(), found.id(), id));
    office
        .pages()
        .show(
            context,
            new SlipPage(
                shell,
                office.head(shell, found),
                id,
                slip.session().part(),
                slip.cast(),
                slip.receipt(),
                receipts.sign(context, slip.receipt())));
  }

  private void pdf(Context context) {
    Slip slip = given(context);
    AddressedMotion found = slip.found();
    Messages text = Messages.in(office.pages().language(context));
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    shop.get()
        .slip(
            new ReceiptSlip(
                text.language() == Language.CHINESE ? PrintLanguage.ZH_CN : PrintLanguage.EN,
                found.community().name().in(text.language().inCore()),
                MotionViews.number(found.motion()),
                found.motion().content().question(),
                slip.session().part(),
                slip.cast(),
                slip.receipt(),
                receipts.address(context, slip.receipt()),
                text.of("assisted.slip-words"),
                phone,
                found.motion().content().hash().hex()),
            pdf);
    String name = "receipt-" + MotionViews.number(found.motion()) + ".pdf";
    Downloads.give(context, Downloads.PDF, name, pdf.toByteArray());
  }

  private static UUID session(Context context) {
    return RequestParameters.uuid(context.pathParam("session")).orElseThrow(NotFoundResponse::new);
  }

  /** As a file to keep, whatever a browser thinks it is. */
  private void file(Context context) {
    AddressedMotion found = office.find(context);
    String wanted = context.pathParam("session");
    ContentHash hash =
        desk.ofMotion(found.motion().id()).stream()
            .filter(session -> session.id().toString().equals(wanted))
            .findFirst()
            .map(AssistedSession::evidence)
            .orElseThrow(NotFoundResponse::new);
    byte[] content =
        files
            .find(hash)
            .orElseThrow(
                () ->
                    new RefusedRequest(
                        404, AssistedReason.ASSIST_EVIDENCE_EXPIRED.because().refuses()));
    var described = files.describe(hash, "evidence").orElseThrow(NotFoundResponse::new);
    Downloads.give(context, described.mediaType(), described.name(), content);
  }
}
