package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.retention.Retention;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.staff.RetentionRoutes;

/** How long things are kept: the runs, and the page of them. */
final class RetentionModule extends AbstractModule {
  private final ServerConfig config;

  RetentionModule(ServerConfig config) {
    this.config = config;
  }

  @Provides
  @Singleton
  Retention retention(
      UnitOfWork work, RuleBook rules, SecureRandom random, IdSource ids, InstantSource clock) {
    return RetentionParts.of(config, work, rules, random, ids, clock);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup page(Pages pages, Retention retention) {
    return new RetentionRoutes(pages, retention, config.zone());
  }
}
