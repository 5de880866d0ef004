package org.gongtong.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.storage.WebhookDeliveryTable;
import org.gongtong.server.storage.WebhookTable;

/**
 * Reads on in the public log for a subscription and makes a delivery of each event that it wants;
 * how far it came is noted in the same transaction, so that each event becomes one, whatever breaks
 * off. The log keeps what was not read yet, so that no more waits than can be sent. Thread-safe.
 */
final class Feed {
  /** Most messages of a subscription that wait. */
  static final int MOST_WAITING = 10_000;

  /** How long a message waits at most before it is given up. */
  static final Duration LONGEST_WAIT = Duration.ofDays(5);

  private static final int EVENTS = 500;

  private final UnitOfWork work;
  private final LogStore log;
  private final News news;
  private final WebhookTable subscriptions;
  private final WebhookDeliveryTable deliveries;
  private final IdSource ids;

  Feed(
      UnitOfWork work,
      LogStore log,
      News news,
      WebhookTable subscriptions,
      WebhookDeliveryTable deliveries,
      IdSource ids) {
    this.work = work;
    this.log = log;
    this.news = news;
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.ids = ids;
  }

  /** Reads on, once, and gives up what has waited too long. */
  void read(UUID subscription, Instant now) {
    work.write(
        transaction -> {
          deliveries.giveUp(transaction, subscription, now.minus(LONGEST_WAIT), now);
          subscriptions
              .findToChange(transaction, subscription)
              .filter(row -> row.stoppedAt() == null && row.waiting() <= MOST_WAITING - EVENTS)
              .ifPresent(row -> read(transaction, row, now));
          return subscription;
        });
  }

  private void read(Transaction transaction, WebhookTable.Row row, Instant now) {
    List<LoggedEvent> events = log.placed(transaction, row.place(), EVENTS);
    if (events.isEmpty()) {
      return;
    }
    Set<Topic> topics = codes(row.topics(), Topic::find, Topic.class);
    Set<Detail> details = codes(row.details(), Detail::find, Detail.class);
    List<WebhookDeliveryTable.Row> made = new ArrayList<>();
    for (LoggedEvent logged : events) {
      AuditEvent event = logged.sealed().event();
      news.of(transaction, event, logged.index().orElseThrow(), row.communityId(), topics, details)
          .ifPresent(message -> made.add(delivery(row.id(), message, now)));
    }
    deliveries.add(transaction, made);
    subscriptions.readTo(
        transaction, row.id(), events.get(events.size() - 1).index().orElseThrow() + 1);
  }

  /** A message that waits from now on. */
  WebhookDeliveryTable.Row delivery(UUID subscription, CloudEvent message, Instant now) {
    return new WebhookDeliveryTable.Row(
        ids.next(),
        subscription,
        message.sequence(),
        message.id(),
        message.fullType(),
        message.subject(),
        message.json(),
        "WAITS",
        now,
        now,
        0,
        0,
        null,
        null);
  }

  /** What codes with a space between stand for; what there is no more is left out. */
  static <T extends Enum<T>> Set<T> codes(
      String text, Function<String, Optional<T>> find, Class<T> type) {
    return Arrays.stream(text.split(" ", -1))
        .flatMap(code -> find.apply(code).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
  }
}
