package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.server.auth.ClientAddress;
import org.gongtong.server.auth.Idempotency;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.SiteCookies;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.StaffTokens;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.Admission;
import org.gongtong.server.http.ApiProblems;
import org.gongtong.server.http.BearerGate;
import org.gongtong.server.http.BodyLimits;
import org.gongtong.server.http.Problems;
import org.gongtong.server.http.RateLimits;
import org.gongtong.server.http.RequestFrame;
import org.gongtong.server.http.RequestLog;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.SameSiteOnly;
import org.gongtong.server.ui.PageRenderer;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.SiteRoutes;

/** What every request passes, and what every page needs. */
final class FrameModule extends AbstractModule {
  private final ServerConfig config;

  FrameModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), StartTask.class);
    Multibinder.newSetBinder(binder(), StopTask.class);
    bind(PageRenderer.class).toInstance(new PageRenderer());
    bind(SiteCookies.class).toInstance(new SiteCookies(config.https()));
  }

  @Provides
  @Singleton
  Pages pages(
      PageRenderer renderer,
      StaffDoor door,
      Permissions permissions,
      Idempotency keys,
      IdSource ids) {
    return new Pages(renderer, door, permissions, keys, ids, config.officePhone());
  }

  /** Sessions are looked up where they are used anyway: no page costs another query. */
  @Provides
  @Singleton
  RateLimits limits(
      ClientAddress addresses, StaffDoor staff, VoterDoor voters, InstantSource clock) {
    return new RateLimits(
        config.limits(), addresses, context -> account(context, staff, voters), clock);
  }

  private static Optional<String> account(Context context, StaffDoor staff, VoterDoor voters) {
    if (context.path().startsWith("/assets/")) {
      return Optional.empty();
    }
    return context.path().startsWith("/vote")
        ? voters.find(context).map(v -> "voter " + v.motionId() + " " + v.party())
        : staff.find(context).map(member -> "staff " + member.login());
  }

  /** One group, so that the order of its filters is written in one place. */
  @ProvidesIntoSet
  @Singleton
  RouteGroup frame(
      IdSource ids,
      Pages pages,
      PageRenderer renderer,
      StaffDoor door,
      StaffTokens tokens,
      Admission admission,
      RateLimits limits) {
    return javalin -> {
      new RequestFrame(ids, config.https()).addTo(javalin);
      new RequestLog().addTo(javalin);
      new Problems(pages::refuse, new ApiProblems(), door).addTo(javalin);
      limits.addTo(javalin);
      new BodyLimits().addTo(javalin);
      new SameSiteOnly(config.configuredBaseUrl()).addTo(javalin);
      new BearerGate(tokens, door).addTo(javalin);
      javalin.routes.before("/staff", door::guard);
      javalin.routes.before("/staff/*", door::guard);
      admission.addTo(javalin);
      new SiteRoutes(renderer, config.https()).addTo(javalin);
    };
  }
}
