package org.gongtong.server.ui.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.LoadReport;
import org.gongtong.core.rules.LoadedPack;
import org.gongtong.core.rules.Quarantined;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.Rights;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;

/** What staff see that belongs to no community: the list of communities, the rule packs. */
public final class StaffHomeRoutes implements RouteGroup {
  private final Pages pages;
  private final CommunityService communities;
  private final LoadReport packs;
  private final Function<Community, Counts> counts;

  /**
   * What a community has.
   *
   * @param parts exclusive parts on its roster
   * @param open votes that are open now
   */
  public record Counts(long parts, long open) {}

  public StaffHomeRoutes(
      Pages pages,
      CommunityService communities,
      LoadReport packs,
      Function<Community, Counts> counts) {
    this.counts = counts;
    this.pages = pages;
    this.communities = communities;
    this.packs = packs;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(Routes.staff(), this::home, Audience.STAFF);
    javalin.routes.get(Routes.packs(), this::packs, Action.PACK_VIEW);
  }

  private void home(Context context) {
    Language language = pages.coreLanguage(context);
    Rights rights = pages.rights(context);
    List<Community> all = communities.all();
    List<Community> seen =
        all.stream().filter(c -> rights.may(Action.DESK_VIEW, Subject.of(c))).toList();
    pages.show(
        context,
        new StaffHomePage(
            pages.shell(context, ""),
            seen.stream().map(c -> row(c, language)).toList(),
            seen.size() < all.size(),
            rights.any()));
  }

  private StaffHomePage.Row row(Community community, Language language) {
    Counts has = counts.apply(community);
    return new StaffHomePage.Row(
        community.slug(),
        community.name().in(language),
        community.division().in(language),
        has.parts(),
        has.open());
  }

  private void packs(Context context) {
    Language language = pages.coreLanguage(context);
    List<PacksPage.PackRow> rows = new ArrayList<>();
    packs.enabled().forEach(pack -> rows.add(row(pack, language)));
    packs.quarantined().forEach(pack -> rows.add(row(pack, language)));
    pages.show(context, new PacksPage(pages.shell(context, ""), rows));
  }

  private static PacksPage.PackRow row(LoadedPack pack, Language language) {
    return new PacksPage.PackRow(
        pack.id(),
        pack.descriptor().version(),
        pack.descriptor().name().in(language),
        pack.descriptor().scopes().stream().map(ScopeCode::code).toList(),
        pack.source().editions().size(),
        pack.source().editions().stream().filter(e -> !e.citation().isVerified()).count(),
        PackState.ENABLED,
        "");
  }

  private static PacksPage.PackRow row(Quarantined pack, Language language) {
    return new PacksPage.PackRow(
        pack.fault().name(),
        "",
        pack.where(),
        List.of(),
        0,
        0,
        PackState.QUARANTINED,
        pack.line(language));
  }
}
