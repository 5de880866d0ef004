package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import java.time.InstantSource;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.settlement.ClearingDesk;
import org.gongtong.core.timebank.settlement.DirectChannel;
import org.gongtong.core.timebank.settlement.Reconciliation;
import org.gongtong.core.timebank.settlement.RepaymentDesk;
import org.gongtong.core.timebank.settlement.SettlementChannel;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.core.timebank.settlement.SettlementStore;
import org.gongtong.core.timebank.settlement.SettlementTimer;
import org.gongtong.store.mariadb.MariaDbSettlementStore;

/** Settlement between the communities of this server. */
final class SettlementModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(SettlementStore.class).toInstance(new MariaDbSettlementStore());
    // Whoever connects servers binds a channel that knows the others.
    OptionalBinder.newOptionalBinder(binder(), SettlementChannel.class)
        .setDefault()
        .to(DirectChannel.class);
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
  DirectChannel direct(SettlementPorts ports) {
    return new DirectChannel(ports);
  }

  @Provides
  @Singleton
  SettlementTimer timer(SettlementPorts ports, SettlementChannel channel) {
    return new SettlementTimer(ports, channel);
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
}
