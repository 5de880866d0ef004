package org.gongtong.server.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.secrecy.SealBroken;
import org.gongtong.server.storage.WebhookDeliveryTable;
import org.gongtong.server.storage.WebhookTable;
import org.gongtong.server.webhook.Attempt.Answered;
import org.gongtong.server.webhook.Attempt.Failed;
import org.gongtong.server.webhook.Attempt.Fault;

/**
 * Sends the messages of a subscription, in rounds. A round takes the subscription for itself, so
 * that one server sends at a time, and gives it back; if it dies in between, another server goes on
 * when its time is over. Thread-safe.
 *
 * <p>Messages go in the order of the log. One that was refused waits for its next time, and those
 * about the same subject wait behind it; others go past. A receiver who takes nothing at all is
 * left alone for a while.
 */
final class Courier {
  /** For how long a round has the subscription. */
  private static final Duration TAKEN = Duration.ofMinutes(2);

  /** No message is begun later than this: asking a name server may take a while by itself. */
  private static final Duration LAST_START = Duration.ofSeconds(60);

  private static final int MESSAGES = 200;
  private static final int FAILURES_BEFORE_REST = 5;

  private final UnitOfWork work;
  private final WebhookTable subscriptions;
  private final WebhookDeliveryTable deliveries;
  private final Feed feed;
  private final Secrets secrets;
  private final Post post;
  private final IdSource ids;
  private final InstantSource clock;
  private final RandomGenerator random;

  Courier(
      UnitOfWork work,
      WebhookTable subscriptions,
      WebhookDeliveryTable deliveries,
      Feed feed,
      Secrets secrets,
      Post post,
      IdSource ids,
      InstantSource clock,
      RandomGenerator random) {
    this.work = work;
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.feed = feed;
    this.secrets = secrets;
    this.post = post;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /**
   * One round, if nobody else is at it: reads on, and sends what is due.
   *
   * @return how many messages were taken by the receiver
   */
  int round(UUID subscription) {
    UUID round = ids.next();
    Instant begun = clock.instant();
    boolean taken =
        work.write(t -> subscriptions.take(t, subscription, round, begun, begun.plus(TAKEN)));
    if (!taken) {
      return 0;
    }
    try {
      feed.read(subscription, begun);
      return send(subscription, begun.plus(LAST_START));
    } finally {
      work.write(
          transaction -> {
            subscriptions.release(transaction, subscription, round);
            return round;
          });
    }
  }

  private int send(UUID subscription, Instant last) {
    Set<String> blocked = new HashSet<>();
    int sent = 0;
    for (WebhookDeliveryTable.Row delivery :
        work.read(t -> deliveries.sendable(t, subscription, clock.instant(), MESSAGES))) {
      Instant now = clock.instant();
      if (now.isAfter(last)) {
        break;
      }
      if (blocked.contains(delivery.subject())) {
        continue;
      }
      WebhookTable.Row to = work.read(t -> subscriptions.find(t, subscription)).orElseThrow();
      if (to.stoppedAt() != null) {
        break;
      }
      Attempt attempt = attempt(to, delivery, now);
      if (isTaken(attempt)) {
        sent++;
      } else {
        blocked.add(delivery.subject());
      }
      if (work.write(t -> note(t, to, delivery, attempt))) {
        break;
      }
    }
    return sent;
  }

  private Attempt attempt(WebhookTable.Row to, WebhookDeliveryTable.Row delivery, Instant now) {
    List<String> valid;
    try {
      valid = secrets.valid(work, to.id(), now);
    } catch (SealBroken e) {
      valid = List.of();
    }
    if (valid.isEmpty()) {
      return new Failed(Fault.NO_SECRET);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", CloudEvent.MEDIA_TYPE);
    headers.put("User-Agent", "Gongtong");
    headers.putAll(Secrets.headers(valid, delivery.id().toString(), now, delivery.body()));
    return post.send(to.url(), headers, delivery.body().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isTaken(Attempt attempt) {
    return attempt instanceof Answered answered && answered.status() / 100 == 2;
  }

  /**
   * Notes what came of an attempt.
   *
   * @return whether the receiver is left alone now
   */
  private boolean note(
      Transaction transaction,
      WebhookTable.Row to,
      WebhookDeliveryTable.Row delivery,
      Attempt attempt) {
    Instant now = clock.instant();
    int status = attempt instanceof Answered answered ? answered.status() : 0;
    if (isTaken(attempt)) {
      deliveries.sent(transaction, delivery.id(), now, status);
      if (to.failures() > 0) {
        subscriptions.recovered(transaction, to.id(), now);
      }
      return false;
    }
    int failed = delivery.attempts() + 1;
    Instant due = failed >= Backoff.ATTEMPTS ? null : now.plus(Backoff.after(failed, random));
    deliveries.failed(transaction, delivery.id(), now, status, fault(attempt).name(), due);
    int inARow = to.failures() + 1;
    boolean rests = !isAboutTheMessage(status) || inARow >= FAILURES_BEFORE_REST;
    Instant resume = rests ? now.plus(Backoff.rest(inARow, random)) : now;
    subscriptions.failed(transaction, to.id(), now, resume);
    if (status == 410) {
      // Standard Webhooks: the receiver wants no more.
      subscriptions.stop(transaction, to.id(), now, "GONE");
      deliveries.dropWaiting(transaction, to.id());
      return true;
    }
    return rests;
  }

  private static Fault fault(Attempt attempt) {
    if (attempt instanceof Failed failed) {
      return failed.fault();
    }
    return ((Answered) attempt).status() / 100 == 3 ? Fault.REDIRECT : Fault.STATUS;
  }

  /** Whether another message may well be taken. */
  private static boolean isAboutTheMessage(int status) {
    return status / 100 == 4 && status != 408 && status != 429;
  }
}
