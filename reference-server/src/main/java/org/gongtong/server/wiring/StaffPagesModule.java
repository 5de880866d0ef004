package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.SecondFactor;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.StaffLinks;
import org.gongtong.server.auth.StaffSessions;
import org.gongtong.server.auth.StaffTokens;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.staff.account.AccountRoutes;
import org.gongtong.server.ui.staff.account.LinkRoutes;
import org.gongtong.server.ui.staff.account.LoginRoutes;
import org.gongtong.server.ui.staff.account.SecondFactorRoutes;
import org.gongtong.server.ui.staff.account.TokenRoutes;

/** The pages of accounts: one's own, and those an administrator looks after. */
final class StaffPagesModule extends AbstractModule {
  private final ServerConfig config;

  StaffPagesModule(ServerConfig config) {
    this.config = config;
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup accountPages(Pages pages, StaffDoor door, SignIn signIn, StaffSessions sessions) {
    return new AccountRoutes(
        pages, door, signIn, sessions, config.zone(), config.staff().passwordLeast());
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup factorPages(Pages pages, StaffDoor door, SignIn signIn, SecondFactor factor) {
    return new SecondFactorRoutes(
        pages, door, signIn, factor, config.staff().secondFactorRequired());
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup linkPages(Pages pages, SignIn signIn) {
    return new LinkRoutes(pages, signIn, config.staff().passwordLeast());
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup loginPages(
      Pages pages, StaffAccounts accounts, StaffLinks links, StaffSessions sessions) {
    return new LoginRoutes(
        pages, accounts, links, sessions, config.configuredBaseUrl(), config.zone());
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup tokenPages(Pages pages, StaffDoor door, StaffTokens tokens, Set<Operations> areas) {
    Set<Action> scopes =
        areas.stream()
            .flatMap(area -> area.operations().stream())
            .flatMap(o -> o.role() instanceof Action action ? Stream.of(action) : Stream.of())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Action.class)));
    scopes.add(Action.DESK_VIEW); // drafts, at addresses that anybody may read
    scopes.add(Action.TIMEBANK_MEMBER); // one's own time, for which nobody needs a mandate
    return new TokenRoutes(pages, door, tokens, scopes, config.zone());
  }
}
