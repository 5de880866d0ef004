package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import org.gongtong.core.decision.Attachment;
import org.gongtong.server.attachments.Attachments;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RouteGroup;

/**
 * The papers of a motion: for everyone once it was announced, for staff before. They come as files
 * to keep and never as pages of this site, whatever a browser thinks they are.
 */
public final class AttachmentRoutes implements RouteGroup {
  private final Desk desk;
  private final Attachments attachments;
  private final Permissions permissions;

  public AttachmentRoutes(Desk desk, Attachments attachments, Permissions permissions) {
    this.desk = desk;
    this.attachments = attachments;
    this.permissions = permissions;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        "/c/{community}/m/{motion}/attachments/{number}", this::attachment, Audience.EVERYBODY);
  }

  private void attachment(Context context) {
    AddressedMotion found = desk.motion(context);
    boolean open =
        found.motion().isPublic()
            || permissions.of(context).may(Action.DESK_VIEW, Subject.of(found.community()));
    List<Attachment> papers = found.motion().content().attachments();
    String number = context.pathParam("number");
    int at = number.matches("[1-9]") ? Integer.parseInt(number) : 0;
    if (!open || at < 1 || at > papers.size()) {
      throw new NotFoundResponse();
    }
    Attachment paper = papers.get(at - 1);
    byte[] content = attachments.find(paper.hash()).orElseThrow(NotFoundResponse::new);
    Downloads.give(context, paper.mediaType(), paper.name(), content);
  }
}
