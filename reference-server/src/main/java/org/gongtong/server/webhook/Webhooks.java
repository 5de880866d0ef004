package org.gongtong.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.storage.WebhookDeliveryTable;
import org.gongtong.server.storage.WebhookTable;
import org.gongtong.server.storage.WebhookTable.SecretRow;
import org.jspecify.annotations.Nullable;

/** What administrators do about webhooks. Each step is an event of the audit log. Thread-safe. */
public final class Webhooks {
  /** Most characters of a name. */
  public static final int NAME_MOST = 80;

  /** Most subscriptions that run. */
  static final int MOST = 50;

  /** Most secrets that are valid at once. */
  static final int SECRETS_MOST = 3;

  /** How long a secret is valid beside the one that took its place. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  /** How long a message is kept after it was sent or given up. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final int LETTERS = 100;

  private final UnitOfWork work;
  private final LogStore log;
  private final WebhookTable table;
  private final WebhookDeliveryTable deliveries;
  private final Secrets secrets;
  private final Feed feed;
  private final WishCheck checks;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;

  Webhooks(
      WebhookParts.Rows rows,
      WebhookParts.Way way,
      WebhookTable table,
      WebhookDeliveryTable deliveries,
      Secrets secrets,
      Feed feed,
      Post post,
      IdSource ids,
      InstantSource clock) {
    this.work = rows.work();
    this.log = rows.log();
    this.audit = rows.audit();
    this.table = table;
    this.deliveries = deliveries;
    this.secrets = secrets;
    this.feed = feed;
    this.checks = new WishCheck(way, post);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What somebody wants to be told.
   *
   * @param name what it is for
   * @param url where to
   */
  public record Wish(
      UUID communityId, String name, String url, Collection<Topic> topics, Set<Detail> details) {}

  /**
   * A new subscription.
   *
   * @param secret told this once
   */
  public record Made(UUID id, String secret) {
    /** Hides the secret. */
    @Override
    public String toString() {
      return "Made[" + id + "]";
    }
  }

  /** A message that was given up. */
  public record Letter(
      UUID id,
      String type,
      String subject,
      Instant waitsSince,
      int attempts,
      int status,
      Attempt.@Nullable Fault fault) {}

  /** All subscriptions, the newest first. */
  public List<Subscription> all() {
    return work.read(table::all).stream().map(Webhooks::read).toList();
  }

  /** The subscription of an id. */
  public Outcome<Subscription> find(UUID id) {
    return work.read(t -> table.find(t, id))
        .map(Webhooks::read)
        .map(Outcome::accepted)
        .orElseGet(Webhooks::unknown);
  }

  /** Messages of a subscription that were given up, the latest first. */
  public List<Letter> dead(UUID subscription) {
    return work.read(t -> deliveries.last(t, subscription, "DEAD", LETTERS)).stream()
        .map(
            row ->
                new Letter(
                    row.id(),
                    row.type(),
                    row.subject(),
                    row.waitsSince(),
                    row.attempts(),
                    row.status(),
                    row.fault() == null ? null : Attempt.Fault.valueOf(row.fault())))
        .toList();
  }

  /**
   * Makes a subscription. It tells of what comes into the public log from now on, which is within a
   * second of being recorded, and sends nothing before it has a secret.
   *
   * @param id the id it is to have; if it is there already, made by the same command, it is
   *     answered
   */
  public Outcome<Subscription> add(Actor actor, UUID id, Wish wish) {
    return checks
        .of(wish)
        .flatMap(good -> work.write(transaction -> add(transaction, actor, id, good)));
  }

  /** As {@link #add}, with its first secret. */
  public Outcome<Made> addWithSecret(Actor actor, Wish wish) {
    UUID id = ids.next();
    return checks
        .of(wish)
        .flatMap(
            good ->
                work.write(
                    transaction ->
                        add(transaction, actor, id, good)
                            .map(
                                added -> {
                                  Instant now = added.madeAt();
                                  return new Made(
                                      id, secrets.make(transaction, id, ids.next(), now, now));
                                })));
  }

  private Outcome<Subscription> add(Transaction transaction, Actor actor, UUID id, Wish wish) {
    Optional<WebhookTable.Row> there = table.find(transaction, id);
    if (there.isPresent()) {
      return Outcome.accepted(read(there.get()));
    }
    long running = table.all(transaction).stream().filter(row -> row.stoppedAt() == null).count();
    if (running >= MOST) {
      return refused(WebhookReason.WEBHOOKS_TOO_MANY, "most", MOST);
    }
    Instant now = clock.instant();
    WebhookTable.Row row =
        new WebhookTable.Row(
            id,
            wish.communityId(),
            wish.name(),
            wish.url(),
            EnumSet.copyOf(wish.topics()).stream()
                .map(Topic::code)
                .collect(Collectors.joining(" ")),
            wish.details().stream().sorted().map(Detail::code).collect(Collectors.joining(" ")),
            now,
            actor.id(),
            log.head(transaction).size(),
            null,
            null,
            0,
            null,
            now,
            0,
            0);
    table.add(transaction, row);
    note(
        transaction,
        actor,
        "webhook-added",
        id,
        Map.of(
            "community", wish.communityId().toString(),
            "url", wish.url(),
            "topics", row.topics(),
            "details", row.details()));
    return Outcome.accepted(read(row));
  }

  /**
   * Makes another secret. Those that are valid stay so for {@link #OVERLAP}, and messages carry a
   * signature by each.
   *
   * @return the secret, told this once
   */
  public Outcome<String> newSecret(Actor actor, UUID id) {
    return change(
        id,
        (transaction, row, now) -> {
          List<SecretRow> valid = table.secrets(transaction, id, now);
          if (valid.size() >= SECRETS_MOST) {
            Instant until = valid.get(valid.size() - 1).endsAt();
            return Outcome.refused(
                WebhookReason.WEBHOOK_SECRETS_MANY
                    .because()
                    .figure("most", SECRETS_MOST)
                    .figure("until", String.valueOf(until))
                    .refuses());
          }
          note(transaction, actor, "webhook-secret-made", id, Map.of());
          return Outcome.accepted(
              secrets.make(transaction, id, ids.next(), now, now.plus(OVERLAP)));
        });
  }

  /** Has a message sent that tells of nothing. */
  public Outcome<Subscription> test(Actor actor, UUID id) {
    return change(
        id,
        (transaction, row, now) -> {
          CloudEvent message =
              new CloudEvent(
                  ids.next(),
                  row.communityId(),
                  "webhook.test.v1",
                  id.toString(),
                  now,
                  row.place(),
                  Map.of());
          deliveries.add(transaction, List.of(feed.delivery(id, message, now)));
          table.recovered(transaction, id, now);
          note(transaction, actor, "webhook-tested", id, Map.of());
          return Outcome.accepted(read(table.find(transaction, id).orElseThrow()));
        });
  }

  /** Stops a subscription for good; what waits is dropped. One that was stopped stays so. */
  public Outcome<Subscription> stop(Actor actor, UUID id) {
    return work.write(
        transaction -> {
          if (table.findToChange(transaction, id).isEmpty()) {
            return unknown();
          }
          if (table.stop(transaction, id, clock.instant(), "STAFF")) {
            deliveries.dropWaiting(transaction, id);
            note(transaction, actor, "webhook-stopped", id, Map.of());
          }
          return Outcome.accepted(read(table.find(transaction, id).orElseThrow()));
        });
  }

  /**
   * Starts a subscription again that a restore has stopped. It goes on where the backup stood: what
   * was told since is told once more, under the ids of the events.
   */
  public Outcome<Subscription> start(Actor actor, UUID id) {
    return work.write(
        transaction -> {
          Optional<WebhookTable.Row> row = table.findToChange(transaction, id);
          if (row.isEmpty()) {
            return unknown();
          }
          if (table.start(transaction, id, clock.instant())) {
            note(transaction, actor, "webhook-started", id, Map.of());
          } else if (row.get().stoppedAt() != null) {
            return Outcome.refused(WebhookReason.WEBHOOK_STOPPED.because().refuses());
          }
          return Outcome.accepted(read(table.find(transaction, id).orElseThrow()));
        });
  }

  /** Has a message sent again that was given up, under the id it had. */
  public Outcome<Subscription> sendAgain(Actor actor, UUID id, UUID letter) {
    return change(
        id,
        (transaction, row, now) -> {
          if (!deliveries.again(transaction, id, letter, now)) {
            return Outcome.refused(WebhookReason.DELIVERY_UNKNOWN.because().refuses());
          }
          table.recovered(transaction, id, now);
          note(transaction, actor, "webhook-sent-again", id, Map.of("message", letter.toString()));
          return Outcome.accepted(read(table.find(transaction, id).orElseThrow()));
        });
  }

  /** A step of a subscription that runs. */
  private interface Step<T> {
    Outcome<T> take(Transaction transaction, WebhookTable.Row row, Instant now);
  }

  private <T> Outcome<T> change(UUID id, Step<T> step) {
    return work.write(
        transaction -> {
          Optional<WebhookTable.Row> row = table.findToChange(transaction, id);
          if (row.isEmpty()) {
            return unknown();
          }
          return row.get().stoppedAt() == null
              ? step.take(transaction, row.get(), clock.instant())
              : Outcome.refused(WebhookReason.WEBHOOK_STOPPED.because().refuses());
        });
  }

  private void note(
      Transaction transaction, Actor actor, String type, UUID id, Map<String, Object> data) {
    Instant now = clock.instant();
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(), Disclosure.SEALED, "server", type, id.toString(), actor, now, now, data));
  }

  private static <T> Outcome<T> unknown() {
    return Outcome.refused(WebhookReason.WEBHOOK_UNKNOWN.because().refuses());
  }

  static <T> Outcome<T> refused(WebhookReason why, String name, int figure) {
    return Outcome.refused(why.because().figure(name, figure).refuses());
  }

  private static Subscription read(WebhookTable.Row row) {
    return new Subscription(
        row.id(),
        row.communityId(),
        row.name(),
        row.url(),
        Feed.codes(row.topics(), Topic::find, Topic.class),
        Feed.codes(row.details(), Detail::find, Detail.class),
        row.madeAt(),
        row.madeBy(),
        row.stoppedAt(),
        "GONE".equals(row.stoppedWhy()),
        "RESTORED".equals(row.stoppedWhy()),
        row.failures(),
        row.failingSince(),
        row.waiting(),
        row.dead());
  }
}
