package org.gongtong.server.ui.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.RosterColumn;
import org.gongtong.core.place.RosterSearch;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.place.RosterSummary;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.intake.RosterTable;
import org.gongtong.server.ui.Shell;
import org.jspecify.annotations.Nullable;

/** The roster as it stands: looked through, and taken away as a file. */
public final class RosterRoutes implements RouteGroup {

  private static final String ROSTER = "/staff/c/{community}/roster";
  private static final int ROWS = 50;
  private static final int LONGEST_QUERY = 100;
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final RosterDesk desk;

  public RosterRoutes(RosterDesk desk) {
    this.desk = desk;
  }

  /** Writes a file. */
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(ROSTER, this::show, Action.ROSTER_VIEW);
    javalin.routes.get(
        ROSTER + "/template.xlsx", context -> template(context, "xlsx"), Action.ROSTER_IMPORT);
    javalin.routes.get(
        ROSTER + "/template.csv", context -> template(context, "csv"), Action.ROSTER_IMPORT);
    javalin.routes.get(
        ROSTER + "/export.xlsx", context -> export(context, "xlsx"), Action.ROSTER_EXPORT);
    javalin.routes.get(
        ROSTER + "/export.csv", context -> export(context, "csv"), Action.ROSTER_EXPORT);
  }

  private void show(Context context) {
    Community community = desk.community(context);
    RosterService rosters = desk.rosters(community);
    Shell shell = desk.shell(context, community);
    Optional<ImportedRoster> latest = desk.latest(community);
    String query = cut(context.queryParam("q"));
    if (latest.isEmpty()) {
      desk.pages()
          .show(
              context,
              new RosterPage(shell, community.slug(), query, 0, null, 0, 0, 0, List.of(), "", ""));
      return;
    }
    ImportedRoster imported = latest.get();
    // One more than shown tells whether there is a next page.
    RosterShare share = desk.share(context, community);
    List<ExclusivePart> found =
        share.page(
            rosters, imported, new RosterSearch(query), cut(context.queryParam("after")), ROWS + 1);
    List<ExclusivePart> shown = found.subList(0, Math.min(ROWS, found.size()));
    RosterSummary summary = share.summary(rosters, imported);
    Language language = desk.pages().coreLanguage(context);
    desk.pages()
        .show(
            context,
            new RosterPage(
                shell,
                community.slug(),
                query,
                imported.number(),
                imported.effectiveFrom(),
                summary.parts(),
                summary.parties(),
                summary.areaHundredths(),
                shown.stream().map(part -> row(part, language)).toList(),
                found.size() > ROWS ? shown.get(ROWS - 1).id() : "",
                done(context, shell, imported)));
  }

  private static String done(Context context, Shell shell, ImportedRoster imported) {
    // Only what is true now is said, whatever the address claims.
    return Integer.toString(imported.number()).equals(context.queryParam("done"))
        ? shell
            .text()
            .of(
                "roster.done",
                imported.number(),
                shell.text().day(imported.effectiveFrom()),
                shell.text().number(imported.added()),
                shell.text().number(imported.changed()),
                shell.text().number(imported.gone()))
        : "";
  }

  private static RosterPage.PartRow row(ExclusivePart part, Language language) {
    return new RosterPage.PartRow(
        part.id(),
        RosterDesk.place(part),
        RosterColumn.KIND.text(part, language),
        part.area().hundredths(),
        RosterColumn.AREA_BASIS.text(part, language),
        part.owners(),
        RosterColumn.VOTER.text(part, language),
        RosterDesk.spaced(RosterColumn.STATUS.text(part, language), language));
  }

  private void template(Context context, String kind) throws IOException {
    Community community = desk.community(context);
    send(
        context,
        "roster-template-" + community.slug(),
        kind,
        kind.equals("csv") ? RosterTable::writeEmptyCsv : RosterTable::writeEmptyXlsx);
  }

  private void export(Context context, String kind) throws IOException {
    Community community = desk.community(context);
    Optional<ImportedRoster> latest = desk.latest(community);
    List<ExclusivePart> parts =
        latest.isEmpty() ? List.of() : desk.rosters(community).partsOf(latest.get()).parts();
    String name =
        String.format(
            Locale.ROOT,
            "roster-%s-%d",
            community.slug(),
            latest.map(ImportedRoster::number).orElse(0));
    send(
        context,
        name,
        kind,
        kind.equals("csv")
            ? out -> RosterTable.writeCsv(out, parts)
            : out -> RosterTable.writeXlsx(out, parts));
  }

  private static void send(Context context, String name, String kind, Writing writing)
      throws IOException {
    context
        .contentType(kind.equals("csv") ? "text/csv; charset=utf-8" : XLSX)
        .header("Content-Disposition", "attachment; filename=\"" + name + "." + kind + "\"");
    writing.to(context.outputStream());
  }

  private static String cut(@Nullable String text) {
    return text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST_QUERY));
  }
}
