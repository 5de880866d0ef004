package org.gongtong.server.ui.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateReason;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.people.MandateService.Grant;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.MandatesPage.Draft;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** Granting mandates and ending them. */
public final class MandateRoutes implements RouteGroup {
  private static final String END = "/staff/mandates/{mandate}/end";
  private static final int ROWS = 50;
  private static final int LONGEST_LOGIN = 64;

  private final Pages pages;
  private final MandateService mandates;
  private final CommunityService communities;
  private final StaffAccounts accounts;
  private final MandateViews views;

  public MandateRoutes(
      Pages pages,
      MandateService mandates,
      CommunityService communities,
      StaffAccounts accounts,
      MandateViews views) {
    this.pages = pages;
    this.mandates = mandates;
    this.communities = communities;
    this.accounts = accounts;
    this.views = views;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(Routes.mandates(), this::list, Action.MANDATE_VIEW);
    javalin.routes.post(Routes.mandates(), this::grant, Action.MANDATE_GRANT);
    javalin.routes.get(END, this::askEnd, Action.MANDATE_END);
    javalin.routes.post(END, this::end, Action.MANDATE_END);
  }

  private void list(Context context) {
    String today = views.today(views.subject(MandatePlace.server())).toString();
    show(context, new Draft("", "", "", "", today, ""), FormErrors.none());
  }

  private void show(Context context, Draft draft, FormErrors errors) {
    Shell shell = pages.shell(context, "");
    String login = query(context, "login").strip();
    UUID before = RequestParameters.uuid(context.queryParam("before")).orElse(null);
    List<Mandate> found = found(login, before);
    List<Mandate> shown = found.subList(0, Math.min(ROWS, found.size()));
    Language language = pages.coreLanguage(context);
    pages.show(
        context,
        new MandatesPage(
            shell,
            pages.command(""),
            login,
            views.rows(shell.text(), shown),
            found.size() > ROWS ? shown.get(ROWS - 1).id().toString() : "",
            draft,
            accounts.all().stream()
                .filter(account -> account.disabledAt() == null)
                .map(account -> new Option(account.login(), account.login(), "", 0))
                .toList(),
            Arrays.stream(MandateKind.values())
                .map(kind -> new Option(kind.code(), kind.text().in(language), "", 0))
                .toList(),
            places(language),
            errors));
  }

  /** One more than is shown tells whether there is a next page; an account holds few. */
  private List<Mandate> found(String login, @Nullable UUID before) {
    if (login.isEmpty()) {
      return mandates.page(before, ROWS + 1);
    }
    return login.length() > LONGEST_LOGIN
        ? List.of()
        : mandates.heldBy(login).stream()
            .sorted(Comparator.comparing((Mandate m) -> m.id().toString()).reversed())
            .limit(ROWS)
            .toList();
  }

  private List<Option> places(Language language) {
    List<Option> options = new ArrayList<>();
    options.add(
        new Option(
            MandatesPage.SERVER, views.subject(MandatePlace.server()).name().in(language), "", 0));
    for (Community community : communities.all()) {
      options.add(new Option(community.slug(), community.name().in(language), "", 0));
    }
    return options;
  }

  private void grant(Context context) {
    Draft draft =
        new Draft(
            Forms.field(context, "holder"),
            Forms.field(context, "kind"),
            Forms.field(context, "community"),
            Forms.field(context, "place").strip(),
            Forms.field(context, "from").strip(),
            Forms.field(context, "to").strip());
    Messages text = Messages.in(pages.language(context));
    List<FieldError> wrong = new ArrayList<>();
    Optional<MandateKind> kind = MandateKind.find(draft.kind());
    if (kind.isEmpty()) {
      wrong.add(new FieldError("kind", text.of("error.choose", text.of("mandates.kind"))));
    }
    if (draft.holder().isEmpty()) {
      wrong.add(new FieldError("holder", text.of("error.choose", text.of("mandates.holder"))));
    }
    MandatePlace place = place(context, draft, wrong);
    LocalDate from = day(text, draft.from(), "from", "mandates.from", wrong);
    LocalDate to = draft.to().isEmpty() ? null : day(text, draft.to(), "to", "mandates.to", wrong);
    if (!wrong.isEmpty() || place == null || from == null || kind.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, draft, new FormErrors(wrong));
      return;
    }
    Grant wish = new Grant(draft.holder(), kind.get(), place, from, to);
    LocalDate today = views.today(views.subject(place));
    List<Reason> refused =
        pages.once(
            context,
            () ->
                mandates
                    .grant(pages.staff(context).actor(), wish, today)
                    .map(granted -> Routes.mandates()));
    if (!refused.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, draft, pages.errors(context, refused, reason -> field(reason, draft)));
    }
  }

  private @Nullable MandatePlace place(Context context, Draft draft, List<FieldError> wrong) {
    Messages text = Messages.in(pages.language(context));
    boolean server = draft.community().equals(MandatesPage.SERVER);
    Optional<Community> community =
        server ? Optional.empty() : communities.findBySlug(draft.community());
    if (!server && community.isEmpty()) {
      wrong.add(
          new FieldError("community", text.of("error.choose", text.of("mandates.community"))));
      return null;
    }
    Optional<MandatePlace> place =
        server
            ? Optional.of(MandatePlace.server()).filter(whole -> draft.place().isEmpty())
            : community.flatMap(found -> MandatePlace.typed(found.id(), draft.place()));
    if (place.isEmpty()) {
      Reason malformed =
          MandateReason.PLACE_MALFORMED.because().figure("path", draft.place()).refuses();
      wrong.addAll(pages.errors(context, List.of(malformed), reason -> "place").all());
    }
    return place.orElse(null);
  }

  private static @Nullable LocalDate day(
      Messages text, String typed, String field, String label, List<FieldError> wrong) {
    Optional<LocalDate> day = Forms.day(typed);
    if (day.isEmpty()) {
      wrong.add(new FieldError(field, text.of("mandates.day-wrong", text.of(label))));
    }
    return day.orElse(null);
  }

  private static String field(Reason reason, Draft draft) {
    return switch (MandateReason.valueOf(reason.code())) {
      case MANDATE_ELSEWHERE -> draft.place().isEmpty() ? "community" : "place";
      case PLACE_UNKNOWN -> "place";
      case PERIOD_OVER -> "to";
      default -> "holder";
    };
  }

  private Mandate mandate(Context context) {
    return RequestParameters.uuid(context.pathParam("mandate"))
        .flatMap(mandates::find)
        .orElseThrow(
            () -> new RefusedRequest(404, MandateReason.MANDATE_UNKNOWN.because().refuses()));
  }

  private void askEnd(Context context) {
    Mandate mandate = mandate(context);
    Subject subject = views.subject(mandate.place());
    showEnd(context, mandate, views.today(subject).toString(), "", FormErrors.none());
  }

  private void showEnd(
      Context context, Mandate mandate, String from, String why, FormErrors errors) {
    Shell shell = pages.shell(context, "");
    pages.show(
        context,
        new MandateEndPage(
            shell,
            pages.command(""),
            views.row(shell.text(), mandate, views.subject(mandate.place())),
            from,
            why,
            errors));
  }

  private void end(Context context) {
    Mandate mandate = mandate(context);
    String typed = Forms.field(context, "from").strip();
    String why = Forms.field(context, "why");
    List<FieldError> wrong = new ArrayList<>();
    Messages text = Messages.in(pages.language(context));
    LocalDate from = day(text, typed, "from", "mandates.end-from", wrong);
    if (from == null) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      showEnd(context, mandate, typed, why, new FormErrors(wrong));
      return;
    }
    LocalDate today = views.today(views.subject(mandate.place()));
    List<Reason> refused =
        pages.once(
            context,
            () ->
                mandates
                    .end(pages.staff(context).actor(), mandate.id(), from, why, today)
                    .map(ended -> Routes.mandates()));
    if (!refused.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      showEnd(
          context,
          mandate,
          typed,
          why,
          pages.errors(
              context, refused, reason -> reason.code().startsWith("WHY_") ? "why" : "from"));
    }
  }

  private static String query(Context context, String name) {
    return Objects.requireNonNullElse(context.queryParam(name), "");
  }
}
