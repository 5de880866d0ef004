package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Module;
import com.google.inject.Provider;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandateStore;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.server.publiclog.LogKeeper;
import org.gongtong.server.retention.Retention;
import org.gongtong.server.storage.WebhookTable;
import org.gongtong.server.webhook.Detail;
import org.gongtong.server.webhook.Topic;
import org.gongtong.server.webhook.WebhookClock;
import org.gongtong.server.webhook.Webhooks;
import org.gongtong.store.mariadb.MariaDbAppointmentStore;
import org.gongtong.store.mariadb.MariaDbCommunityStore;
import org.gongtong.store.mariadb.MariaDbJournalReader;
import org.gongtong.store.mariadb.MariaDbLedgerInspection;
import org.gongtong.store.mariadb.MariaDbLedgerStore;
import org.gongtong.store.mariadb.MariaDbLogStore;
import org.gongtong.store.mariadb.MariaDbNoticeStore;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;
import org.gongtong.testkit.store.ServiceParts;
import org.gongtong.testkit.store.ServiceScene;

/** A server with a time bank, and another system that is told of it. */
final class WebhookScene implements AutoCloseable {
  static final Actor ADMIN = Actor.staff("system-1");

  final TestClock clock = new TestClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  final WebhookReceiver receiver = new WebhookReceiver();
  final Behind behind = new Behind();
  final TestServer server;
  final LedgerScene bank;

  WebhookScene(Class<?> test, Module... more) throws Exception {
    Module[] modules = Arrays.copyOf(more, more.length + 1);
    modules[more.length] = behind;
    server = TestServer.start(test, settings(), clock, modules);
    bank = new LedgerScene(behind.ledgerParts(), LedgerScene.POLICY);
    bank.elder("elder");
    bank.elder("other");
    server.staff().account("system-1");
  }

  /** Messages may go to the receiver, and to no other place inside. */
  Map<String, String> settings() {
    return Map.of(
        "webhook.allow", "127.0.0.1",
        "webhook.http", "true",
        "webhook.ports", String.valueOf(receiver.port()),
        "retention.most-idle-days", "36500");
  }

  /** What the tests look at behind the pages. */
  static final class Behind extends AbstractModule {
    @Inject Provider<UnitOfWork> work;
    @Inject Provider<AuditLog> audit;
    @Inject Provider<MandateStore> mandates;
    @Inject Provider<LogKeeper> keeper;
    @Inject Provider<WebhookClock> webhookClock;
    @Inject Provider<Webhooks> webhooks;
    @Inject Provider<Retention> retention;
    @Inject Provider<DataSource> database;

    @Override
    protected void configure() {
      requestInjection(this);
    }

    LedgerParts ledgerParts() {
      return new LedgerParts(
          work.get(),
          new MariaDbCommunityStore(),
          new MariaDbLedgerStore(),
          new MariaDbJournalReader(),
          new MariaDbLedgerInspection(),
          audit.get());
    }

    ServiceScene services() {
      return new ServiceScene(
          new ServiceParts(
              work.get(),
              new MariaDbCommunityStore(),
              mandates.get(),
              new MariaDbAppointmentStore(),
              new MariaDbNoticeStore(),
              audit.get()));
    }

    /** Gives events their places, and has messages sent. */
    int turn() {
      keeper.get().turn();
      return webhookClock.get().turn();
    }
  }

  int turn() {
    return behind.turn();
  }

  /** How many subscriptions have something to send. */
  int due() {
    return behind
        .work
        .get()
        .read(
            t ->
                new WebhookTable()
                    .due(
                        t, clock.instant(), new MariaDbLogStore(new SecureRandom()).head(t).size()))
        .size();
  }

  Webhooks webhooks() {
    return behind.webhooks.get();
  }

  Webhooks.Made subscribe(Set<Detail> details) {
    return subscribe(bank.bank().communityId(), details);
  }

  /** What has its place in the log by now is not told. */
  Webhooks.Made subscribe(UUID community, Set<Detail> details) {
    behind.keeper.get().turn();
    return webhooks()
        .addWithSecret(
            ADMIN,
            new Webhooks.Wish(
                community, "points", receiver.url(), EnumSet.allOf(Topic.class), details))
        .orThrow();
  }

  /** The subject of the event of a transfer: the key of its command. */
  String earn(String who, long minutes) {
    var command = bank.transfer(TransferKind.EARN, "", who, minutes);
    bank.send(command).asOutcome().orThrow();
    return command.key().toUuid().toString();
  }

  long count(String what) throws SQLException {
    try (Connection connection = behind.database.get().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + what)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() {
    server.close();
    receiver.close();
  }
}
