package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.FollowedMandates;
import org.gongtong.core.people.MandateStore;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.RosterService;
import org.gongtong.server.auth.GroupMandates;
import org.gongtong.server.auth.OpenIdAccounts;
import org.gongtong.server.auth.OpenIdMandates;
import org.gongtong.server.auth.OpenIdSignIn;
import org.gongtong.server.auth.SetUp;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.SiteCookies;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.StaffEvents;
import org.gongtong.server.config.ConfigProblem;
import org.gongtong.server.config.GroupMandate;
import org.gongtong.server.config.OpenIdConfig;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.config.Setting;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.staff.SignInRoutes;
import org.gongtong.server.ui.staff.SignInRoutes.OpenIdWay;

/** The sign-in page, and the organisation's own sign-in beside it where there is one. */
final class SignInModule extends AbstractModule {
  private final ServerConfig config;

  SignInModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    OptionalBinder.newOptionalBinder(binder(), OpenIdMandates.class)
        .setDefault()
        .to(GroupMandates.class);
  }

  @Provides
  @Singleton
  GroupMandates groupMandates(
      UnitOfWork work,
      MandateStore mandates,
      CommunityService communities,
      RosterService rosters,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      ZoneId zone) {
    return new GroupMandates(
        new FollowedMandates(work, mandates, audit, ids, clock, GroupMandates.PROVIDER),
        communities,
        PeopleModule.places(rosters),
        clock,
        zone);
  }

  @Provides
  @Singleton
  OpenIdAccounts openIdAccounts(
      UnitOfWork work,
      StaffAccounts accounts,
      OpenIdMandates mandates,
      SecureRandom random,
      StaffEvents events,
      InstantSource clock) {
    List<GroupMandate> groups = config.openId().map(OpenIdConfig::groups).orElse(List.of());
    return new OpenIdAccounts(work, accounts, mandates, groups, random, events, clock);
  }

  @ProvidesIntoSet
  @Singleton
  StartTask unknownPlaces(CommunityService communities, RosterService rosters) {
    List<GroupMandate> groups = config.openId().map(OpenIdConfig::groups).orElse(List.of());
    return () ->
        new GroupPlaces(communities, rosters)
            .wrong(groups, Setting.OIDC_GROUPS.key()).stream()
                .map(ConfigProblem::toString)
                .toList();
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup signInPages(
      Pages pages,
      StaffDoor door,
      SignIn signIn,
      SetUp setUp,
      OpenIdAccounts accounts,
      SiteCookies cookies,
      FieldCipher cipher,
      SecureRandom random,
      InstantSource clock) {
    return new SignInRoutes(
        pages,
        door,
        signIn,
        setUp,
        config.staff().passwordLeast(),
        config
            .openId()
            .map(
                openId ->
                    new OpenIdWay(
                        new OpenIdSignIn(
                            openId,
                            accounts,
                            signIn,
                            cookies,
                            cipher,
                            random,
                            clock,
                            config.configuredBaseUrl()),
                        openId.button())));
  }
}
