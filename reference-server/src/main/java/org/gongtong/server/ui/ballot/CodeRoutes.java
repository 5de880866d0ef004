package org.gongtong.server.ui.ballot;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.auth.VoterSession;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.text.TypedCode;

/**
 * From the letter's code to the ballot. The code comes by POST alone; a GET shows a form, whatever
 * its address says. A wrong code comes back, so that its typing mistake can be mended.
 */
public final class CodeRoutes implements RouteGroup {
  private final Pages pages;
  private final VoterDoor door;
  private final BiFunction<Context, VoterSession, String> begun;

  /**
   * @param begun what follows when a code was exchanged, and at which address it goes on
   */
  public CodeRoutes(Pages pages, VoterDoor door, BiFunction<Context, VoterSession, String> begun) {
    this.pages = pages;
    this.door = door;
    this.begun = begun;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        Routes.code(), context -> show(context, "", FormErrors.none()), Audience.EVERYBODY);
    javalin.routes.post(Routes.code(), this::exchange, Audience.EVERYBODY);
  }

  private void exchange(Context context) {
    String typed = Forms.field(context, "code");
    Outcome<VoterSession> outcome = door.exchange(context, TypedCode.normalise(typed));
    Optional<VoterSession> session = outcome.asOptional();
    if (session.isPresent()) {
      context.redirect(begun.apply(context, session.get()), HttpStatus.SEE_OTHER);
      return;
    }
    List<Reason> why = outcome.refusals();
    context.status(AuthReason.statusOf(why.get(0).code()));
    show(context, typed, pages.errors(context, why, reason -> "code"));
  }

  private void show(Context context, String entered, FormErrors errors) {
    // The address alone: nothing of a query comes back in links of the page.
    pages.show(
        context,
        new CodePage(pages.shell(context, "", Routes.code()), pages.command(""), entered, errors));
  }
}
