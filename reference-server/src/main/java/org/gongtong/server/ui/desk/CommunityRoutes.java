package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.LoadReport;
import org.gongtong.core.rules.LoadedPack;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.CommunityFormPage;
import org.gongtong.server.ui.staff.CommunityFormPage.Draft;
import org.gongtong.server.ui.text.Messages;

/** Registering a community, without which a server can do nothing. */
public final class CommunityRoutes implements RouteGroup {
  private static final int LONGEST = 60;

  private final Pages pages;
  private final CommunityService communities;
  private final List<LoadedPack> packs;
  private final ZoneId zone;

  /**
   * @param zone the zone that is proposed
   */
  public CommunityRoutes(Pages pages, CommunityService communities, LoadReport packs, ZoneId zone) {
    this.pages = pages;
    this.communities = communities;
    this.packs = packs.enabled();
    this.zone = zone;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(Routes.newCommunity(), this::form, Action.COMMUNITY_REGISTER);
    javalin.routes.post(Routes.newCommunity(), this::register, Action.COMMUNITY_REGISTER);
  }

  private void form(Context context) {
    show(context, new Draft("", "", "", "", "", "", zone.getId()), FormErrors.none());
  }

  private void show(Context context, Draft draft, FormErrors errors) {
    pages.show(
        context,
        new CommunityFormPage(
            pages.shell(context, ""), pages.command(""), draft, jurisdictions(context), errors));
  }

  private void register(Context context) {
    Draft draft =
        new Draft(
            Forms.field(context, "name").strip(),
            Forms.field(context, "name-en").strip(),
            Forms.field(context, "division").strip(),
            Forms.field(context, "division-en").strip(),
            Forms.field(context, "slug").strip(),
            Forms.field(context, "jurisdiction"),
            Forms.field(context, "zone").strip());
    List<FieldError> wrong = faults(context, draft);
    if (!wrong.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, draft, new FormErrors(wrong));
      return;
    }
    List<Reason> refused =
        pages.once(
            context,
            () ->
                communities
                    .register(
                        pages.staff(context).actor(),
                        draft.slug(),
                        both(draft.nameZh(), draft.nameEn()),
                        both(draft.divisionZh(), draft.divisionEn()),
                        ScopeCode.of(draft.jurisdiction()),
                        ZoneId.of(draft.zone()))
                    .map(
                        community ->
                            pages.rights(context).may(Action.DESK_VIEW, Subject.of(community))
                                ? Routes.desk(community.slug())
                                : Routes.community(community.slug())));
    if (!refused.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, draft, pages.errors(context, refused, reason -> "slug"));
    }
  }

  private static LocalizedText both(String zh, String en) {
    return LocalizedText.of(zh, en.isEmpty() ? zh : en);
  }

  private List<FieldError> faults(Context context, Draft draft) {
    Messages text = Messages.in(pages.language(context));
    List<FieldError> wrong = new ArrayList<>();
    name(wrong, text, "name", text.of("register.name"), draft.nameZh(), true);
    name(wrong, text, "name-en", text.of("register.name-en"), draft.nameEn(), false);
    name(wrong, text, "division", text.of("staff-home.division"), draft.divisionZh(), true);
    name(wrong, text, "division-en", text.of("register.division-en"), draft.divisionEn(), false);
    if (scopes().stream().noneMatch(scope -> scope.code().equals(draft.jurisdiction()))) {
      wrong.add(
          new FieldError(
              "jurisdiction", text.of("error.choose", text.of("register.jurisdiction"))));
    }
    if (!isZone(draft.zone())) {
      wrong.add(new FieldError("zone", text.of("register.zone-wrong")));
    }
    return wrong;
  }

  private static void name(
      List<FieldError> wrong,
      Messages text,
      String field,
      String label,
      String value,
      boolean required) {
    if (value.isEmpty() && required) {
      wrong.add(new FieldError(field, text.of("error.missing", label)));
    } else if (value.length() > LONGEST) {
      wrong.add(new FieldError(field, text.of("error.too-long", label, text.number(LONGEST))));
    }
  }

  private static boolean isZone(String id) {
    try {
      return !id.isEmpty() && ZoneId.of(id).getId().contains("/");
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** What the packs are for, with the wider scopes around: a city without rules has its own. */
  private Set<ScopeCode> scopes() {
    Set<ScopeCode> scopes = new TreeSet<>(Comparator.comparing(ScopeCode::code));
    packs.forEach(
        pack -> pack.descriptor().scopes().forEach(scope -> scopes.addAll(scope.chain())));
    return scopes;
  }

  private List<Option> jurisdictions(Context context) {
    var language = pages.coreLanguage(context);
    return scopes().stream()
        .map(
            scope -> {
              List<String> names =
                  packs.stream()
                      .filter(pack -> pack.descriptor().scopes().contains(scope))
                      .map(pack -> pack.descriptor().name().in(language))
                      .toList();
              String label =
                  names.isEmpty() ? scope.code() : scope.code() + " · " + String.join(" · ", names);
              return new Option(scope.code(), label, "", scope.chain().size() - 1);
            })
        .toList();
  }
}
