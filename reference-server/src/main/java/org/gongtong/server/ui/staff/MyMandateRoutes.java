package org.gongtong.server.ui.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.people.Mandate;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.Rights;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.staff.MyMandatesPage.Missing;
import org.gongtong.server.ui.staff.MyMandatesPage.Own;
import org.gongtong.server.ui.staff.account.AccountAddress;

/** One's own mandates: what they allow, and what a refusal would ask for. */
public final class MyMandateRoutes implements RouteGroup {
  private final Pages pages;
  private final MandateViews views;

  public MyMandateRoutes(Pages pages, MandateViews views) {
    this.pages = pages;
    this.views = views;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(AccountAddress.mandates(), this::show, Audience.STAFF);
  }

  private void show(Context context) {
    Shell shell = pages.shell(context, "");
    Language language = pages.coreLanguage(context);
    Rights rights = pages.rights(context);
    EnumSet<Action> given = EnumSet.noneOf(Action.class);
    List<Own> rows = new ArrayList<>();
    for (Mandate mandate : rights.mandates()) {
      Subject place = views.subject(mandate.place());
      Set<Action> actions = rights.given(mandate, place);
      given.addAll(actions);
      rows.add(
          new Own(
              views.row(shell.text(), mandate, place),
              actions.stream().map(action -> action.text().in(language)).toList()));
    }
    // What holds comes first, and of that what was granted last.
    rows.sort(
        Comparator.comparing((Own own) -> own.mandate().state() != MandateState.IN_FORCE)
            .thenComparing(own -> own.mandate().id(), Comparator.reverseOrder()));
    List<Missing> missing =
        EnumSet.complementOf(given).stream()
            .map(
                action ->
                    new Missing(action.text().in(language), Rights.givers(action).in(language)))
            .toList();
    pages.show(context, new MyMandatesPage(shell, pages.staff(context).login(), rows, missing));
  }
}
