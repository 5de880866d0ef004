package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.webhook.WebhookOperations;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.staff.webhook.WebhookRoutes;
import org.gongtong.server.webhook.HostNames;
import org.gongtong.server.webhook.WebhookClock;
import org.gongtong.server.webhook.WebhookParts;
import org.gongtong.server.webhook.Webhooks;

/** Telling other systems what happens in a time bank. */
final class WebhookModule extends AbstractModule {
  private final ServerConfig config;

  WebhookModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    // A test answers for names, and for certificates, by the same OptionalBinder's setBinding().
    OptionalBinder.newOptionalBinder(binder(), HostNames.class)
        .setDefault()
        .toInstance(InetAddress::getAllByName);
    OptionalBinder.newOptionalBinder(binder(), SSLSocketFactory.class)
        .setDefault()
        .toInstance((SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  @Provides
  @Singleton
  WebhookParts parts(
      UnitOfWork work,
      LogStore log,
      AuditLog audit,
      LedgerStore ledger,
      AppointmentStore appointments,
      FieldCipher cipher,
      HostNames names,
      SSLSocketFactory tls,
      SecureRandom random,
      IdSource ids,
      InstantSource clock) {
    return WebhookParts.of(
        new WebhookParts.Rows(work, log, audit, ledger, appointments),
        new WebhookParts.Way(config.webhooks(), names, tls),
        cipher,
        random,
        ids,
        clock);
  }

  @Provides
  Webhooks webhooks(WebhookParts parts) {
    return parts.webhooks();
  }

  @Provides
  WebhookClock clock(WebhookParts parts) {
    return parts.clock();
  }

  @ProvidesIntoSet
  @Singleton
  Operations operations(Webhooks webhooks, CommunityService communities) {
    return new WebhookOperations(webhooks, communities);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup pages(Pages pages, Webhooks webhooks, CommunityService communities) {
    return new WebhookRoutes(pages, webhooks, communities, config.zone());
  }

  @ProvidesIntoSet
  StartTask start(WebhookClock clock, JobsModule.Jobs jobs) {
    return () -> {
      if (jobs.running()) {
        clock.start();
      }
      return List.of();
    };
  }

  @ProvidesIntoSet
  StopTask stop(WebhookClock clock) {
    return clock::close;
  }
}
