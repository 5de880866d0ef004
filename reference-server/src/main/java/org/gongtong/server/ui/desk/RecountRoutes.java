package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.gongtong.core.decision.BundleReader;
import org.gongtong.core.decision.RecountBundle;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.recount.RecountArchive;
import org.gongtong.server.recount.RecountFiles;
import org.gongtong.server.ui.part.MotionViews;

/** What a decision is counted again from: the roll and ballots as tables, and the bundle. */
public final class RecountRoutes implements RouteGroup {
  private static final String STAFF = "/staff/c/{community}/m/{motion}/";

  private final Desk desk;
  private final RecountArchive archive;
  private final BundleReader bundles;

  public RecountRoutes(Desk desk, RecountArchive archive, BundleReader bundles) {
    this.desk = desk;
    this.archive = archive;
    this.bundles = bundles;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(STAFF + "recount.zip", this::recount, Action.RECOUNT_EXPORT);
    javalin.routes.get(STAFF + "recount-bundle.jsonl", this::bundle, Action.RECOUNT_EXPORT);
  }

  private void recount(Context context) {
    AddressedMotion found = desk.motion(context);
    Outcome<RecountFiles> files = archive.files(found.motion().id());
    if (files.asOptional().isEmpty()) {
      desk.refuse(context, 409, found, files.refusals());
      return;
    }
    Downloads.give(
        context,
        "application/zip",
        "recount-" + MotionViews.number(found.motion()) + ".zip",
        files.orThrow().zip());
  }

  private void bundle(Context context) {
    AddressedMotion found = desk.motion(context);
    Outcome<RecountBundle> bundle = bundles.bundle(found.motion().id());
    if (bundle.asOptional().isEmpty()) {
      desk.refuse(context, 409, found, bundle.refusals());
      return;
    }
    Downloads.give(
        context,
        "application/jsonl",
        "recount-" + MotionViews.number(found.motion()) + ".jsonl",
        bundle.orThrow().bytes());
  }
}
