package org.gongtong.server.ui.staff.assist;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import org.gongtong.core.decision.assisted.AssistedDesk;
import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.server.attachments.Attachments;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.desk.Downloads;

/** The office's look at assisted sessions: who was where and when, and what shows it. */
public final class AssistedListRoutes implements RouteGroup {
  private final DoorOffice office;
  private final AssistedDesk desk;
  private final Attachments files;

  public AssistedListRoutes(DoorOffice office, AssistedDesk desk, Attachments files) {
    this.office = office;
    this.desk = desk;
    this.files = files;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    String list = "/staff/c/{community}/m/{motion}/assisted";
    javalin.routes.get(list, this::list, Action.ASSIST_VIEW);
    javalin.routes.get(list + "/{session}/file", this::file, Action.ASSIST_VIEW);
  }

  private void list(Context context) {
    DoorOffice.Found found = office.find(context);
    Shell shell = office.shell(context, found, Routes.assisted(found.slug(), found.id()));
    office
        .pages()
        .show(
            context,
            new AssistedListPage(
                shell,
                office.head(shell, found),
                desk.ofMotion(found.motion().id()).stream().map(s -> row(found, s)).toList()));
  }

  private static AssistedListPage.Row row(DoorOffice.Found found, AssistedSession session) {
    return new AssistedListPage.Row(
        session.id().toString(),
        session.worker().id(),
        session.part(),
        session.begunAt().atZone(found.motion().zone()),
        SessionEnd.of(session),
        session.evidence() != null);
  }

  /** As a file to keep, whatever a browser thinks it is. */
  private void file(Context context) {
    DoorOffice.Found found = office.find(context);
    String wanted = context.pathParam("session");
    ContentHash hash =
        desk.ofMotion(found.motion().id()).stream()
            .filter(session -> session.id().toString().equals(wanted))
            .findFirst()
            .map(AssistedSession::evidence)
            .orElseThrow(NotFoundResponse::new);
    byte[] content = files.find(hash).orElseThrow(NotFoundResponse::new);
    var described = files.describe(hash, "evidence").orElseThrow(NotFoundResponse::new);
    Downloads.give(context, described.mediaType(), described.name(), content);
  }
}
