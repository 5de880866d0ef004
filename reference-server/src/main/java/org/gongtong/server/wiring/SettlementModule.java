package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.settlement.ClearingDesk;
import org.gongtong.core.timebank.settlement.Reconciliation;
import org.gongtong.core.timebank.settlement.RepaymentDesk;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.core.timebank.settlement.SettlementStore;
import org.gongtong.core.timebank.settlement.SettlementTimer;
import org.gongtong.server.auth.ClientAddress;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.settlement.LetterRoutes;
import org.gongtong.server.http.timebank.OrderOperations;
import org.gongtong.server.http.timebank.PartnerOperations;
import org.gongtong.server.http.timebank.TimeBankDoor;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.settlement.PartnerParts;
import org.gongtong.server.settlement.PartnerReader;
import org.gongtong.server.settlement.Partnerships;
import org.gongtong.server.settlement.SettlementClock;
import org.gongtong.server.webhook.HostNames;
import org.gongtong.server.webhook.Post;
import org.gongtong.store.mariadb.MariaDbSettlementStore;

/** Settlement between communities, of this server and of others. */
final class SettlementModule extends AbstractModule {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ServerConfig config;

  SettlementModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(SettlementStore.class).toInstance(new MariaDbSettlementStore());
  }

  @Provides
  @Singleton
  SettlementPorts ports(
      UnitOfWork work,
      SettlementStore store,
      LedgerStore ledger,
      LedgerDesk desk,
      SamePerson persons,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new SettlementPorts(work, store, ledger, desk, persons, audit, ids, clock);
  }

  @Provides
  @Singleton
  PartnerParts partners(
      SettlementPorts ports,
      CommunityStore communities,
      CommunityService all,
      FieldCipher cipher,
      HostNames names,
      SSLSocketFactory tls,
      SecureRandom random) {
    return PartnerParts.of(
        ports,
        communities,
        new Post(config.webhooks(), names, tls, PATIENCE),
        cipher,
        random,
        config.recallAfter(),
        JobsModule.banks(ports.work(), all, ports.ledger()));
  }

  @Provides
  Partnerships partnerships(PartnerParts parts) {
    return parts.partnerships();
  }

  @Provides
  PartnerReader reader(PartnerParts parts) {
    return parts.reader();
  }

  @Provides
  SettlementTimer timer(PartnerParts parts) {
    return parts.timer();
  }

  @Provides
  SettlementClock clock(PartnerParts parts) {
    return parts.clock();
  }

  @Provides
  @Singleton
  ClearingDesk clearings(SettlementPorts ports) {
    return new ClearingDesk(ports);
  }

  @Provides
  @Singleton
  SettlementDesk settlements(SettlementPorts ports) {
    return new SettlementDesk(ports);
  }

  @Provides
  @Singleton
  RepaymentDesk repayments(SettlementPorts ports) {
    return new RepaymentDesk(ports);
  }

  @Provides
  @Singleton
  Reconciliation reconciliation(SettlementPorts ports) {
    return new Reconciliation(ports);
  }

  @ProvidesIntoSet
  @Singleton
  Operations partners(
      TimeBankDoor door,
      PartnerParts parts,
      ClearingDesk clearings,
      Reconciliation reconciliation) {
    return new PartnerOperations(
        door,
        parts.partnerships(),
        parts.reader(),
        clearings,
        reconciliation,
        config.configuredBaseUrl());
  }

  @ProvidesIntoSet
  @Singleton
  Operations orders(
      TimeBankDoor door, SettlementDesk desk, RepaymentDesk repayments, SettlementTimer timer) {
    return new OrderOperations(door, desk, repayments, timer);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup letters(PartnerParts parts, ClientAddress addresses, InstantSource clock) {
    return new LetterRoutes(parts.inbox(), addresses, clock);
  }

  @ProvidesIntoSet
  StartTask start(SettlementClock clock, JobsModule.Jobs jobs) {
    return () -> {
      if (jobs.running()) {
        clock.start();
      }
      return List.of();
    };
  }

  @ProvidesIntoSet
  StopTask stop(SettlementClock clock) {
    return clock::close;
  }
}
