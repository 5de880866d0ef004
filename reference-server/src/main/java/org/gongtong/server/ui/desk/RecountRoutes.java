package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.gongtong.core.decision.BundleHolder;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.RecountBundle;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.recount.BundleGiving;
import org.gongtong.server.recount.RecountFiles;
import org.gongtong.server.ui.part.MotionViews;

/**
 * What a decision is counted again from: the roll and ballots as tables, and the bundle. The
 * permission lets somebody ask; the rule of the vote says whether he is given them.
 */
public final class RecountRoutes implements RouteGroup {
  private static final String STAFF = "/staff/c/{community}/m/{motion}/";

  private final Desk desk;
  private final BundleGiving giving;

  public RecountRoutes(Desk desk, BundleGiving giving) {
    this.desk = desk;
    this.giving = giving;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(STAFF + "recount.zip", this::recount, Action.RECOUNT_EXPORT);
    javalin.routes.get(STAFF + "recount-bundle.jsonl", this::bundle, Action.RECOUNT_EXPORT);
  }

  private void recount(Context context) {
    AddressedMotion found = desk.motion(context);
    Outcome<RecountFiles> files =
        giving.files(actor(context), found.motion().id(), holders(context, found));
    if (files.asOptional().isEmpty()) {
      refuse(context, found, files.refusals());
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
    Outcome<RecountBundle> bundle =
        giving.bundle(actor(context), found.motion().id(), holders(context, found));
    if (bundle.asOptional().isEmpty()) {
      refuse(context, found, bundle.refusals());
      return;
    }
    Downloads.give(
        context,
        "application/jsonl",
        "recount-" + MotionViews.number(found.motion()) + ".jsonl",
        bundle.orThrow().bytes());
  }

  private Actor actor(Context context) {
    return desk.pages().staff(context).actor();
  }

  private Set<BundleHolder> holders(Context context, AddressedMotion found) {
    Subject subject = Subject.of(found.community());
    return BundleGiving.holders(desk.pages().rights(context).kinds(subject));
  }

  private void refuse(Context context, AddressedMotion found, List<Reason> unmet) {
    boolean forOthers = unmet.get(0).code().equals(MotionReason.BUNDLE_NOT_GIVEN.name());
    desk.refuse(context, forOthers ? 403 : 409, found, unmet);
  }
}
