package org.gongtong.server.webhook;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.server.config.WebhookConfig;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.storage.WebhookDeliveryTable;
import org.gongtong.server.storage.WebhookTable;

/**
 * What webhooks are made of.
 *
 * @param webhooks what administrators do
 * @param clock what is done without them
 */
public record WebhookParts(Webhooks webhooks, WebhookClock clock) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * What changes the database, and where events are found.
   *
   * @param log in whose order events are told
   */
  public record Rows(
      UnitOfWork work,
      LogStore log,
      AuditLog audit,
      LedgerStore ledger,
      AppointmentStore appointments) {}

  /** Where messages go, and how. */
  public record Way(WebhookConfig config, HostNames names, SSLSocketFactory tls) {}

  /** Puts them together. */
  public static WebhookParts of(
      Rows rows,
      Way way,
      FieldCipher cipher,
      SecureRandom random,
      IdSource ids,
      InstantSource clock) {
    WebhookTable subscriptions = new WebhookTable();
    WebhookDeliveryTable deliveries = new WebhookDeliveryTable();
    Secrets secrets = new Secrets(subscriptions, cipher, random);
    Post post = new Post(way.config(), way.names(), way.tls(), PATIENCE);
    News news = new News(rows.ledger(), rows.appointments());
    Feed feed = new Feed(rows.work(), rows.log(), news, subscriptions, deliveries, ids);
    Courier courier =
        new Courier(
            rows.work(), subscriptions, deliveries, feed, secrets, post, ids, clock, random);
    return new WebhookParts(
        new Webhooks(rows, way, subscriptions, deliveries, secrets, feed, post, ids, clock),
        new WebhookClock(rows.work(), rows.log(), subscriptions, courier, clock));
  }
}
