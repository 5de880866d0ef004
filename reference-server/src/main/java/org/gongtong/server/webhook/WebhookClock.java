package org.gongtong.server.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.jobs.RepeatedWork;
import org.gongtong.server.storage.WebhookTable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each second which subscriptions have something to send, and has a few of them sent at once:
 * a slow receiver holds up his own messages and no others. Thread-safe.
 */
public final class WebhookClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookClock.class);
  private static final int SENDERS = 4;
  private static final long WAIT_SECONDS = 12;

  private final UnitOfWork work;
  private final LogStore log;
  private final WebhookTable subscriptions;
  private final Courier courier;
  private final InstantSource clock;
  private final RepeatedWork thread;
  private final ExecutorService senders;
  private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String fault;

  WebhookClock(
      UnitOfWork work,
      LogStore log,
      WebhookTable subscriptions,
      Courier courier,
      InstantSource clock) {
    this.work = work;
    this.log = log;
    this.subscriptions = subscriptions;
    this.courier = courier;
    this.clock = clock;
    this.thread = new RepeatedWork("webhook-clock", this::look, Duration.ofSeconds(1));
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            SENDERS,
            SENDERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread sender = new Thread(task, "webhook-sender");
              sender.setDaemon(true);
              return sender;
            });
    pool.allowCoreThreadTimeOut(true);
    this.senders = pool;
  }

  /** Begins to look; once. */
  public void start() {
    thread.start();
  }

  private void look() {
    guarded(
        () -> {
          for (UUID subscription : waiting()) {
            if (busy.add(subscription)) {
              senders.execute(() -> send(subscription));
            }
          }
        });
  }

  private void send(UUID subscription) {
    try {
      guarded(() -> courier.round(subscription));
    } finally {
      busy.remove(subscription);
    }
  }

  /**
   * One round for each subscription that has something to send, on this thread.
   *
   * @return how many messages receivers took
   */
  public int turn() {
    int sent = 0;
    for (UUID subscription : waiting()) {
      sent += courier.round(subscription);
    }
    return sent;
  }

  private List<UUID> waiting() {
    return work.read(
        transaction ->
            subscriptions.anyRuns(transaction)
                ? subscriptions.due(transaction, clock.instant(), log.head(transaction).size())
                : List.of());
  }

  private void guarded(Runnable task) {
    try {
      task.run();
      fault = null;
    } catch (RuntimeException e) {
      // Thrown on, it would end the schedule for ever.
      String now = String.valueOf(e);
      if (!now.equals(fault)) {
        fault = now;
        LOG.error("推送（webhook）出错，稍后重试 / webhooks failed, and are tried again", e);
      }
    }
  }

  /** Ends; waits for messages that are being sent. */
  @Override
  public void close() {
    thread.close();
    senders.shutdown();
    try {
      if (!senders.awaitTermination(WAIT_SECONDS, TimeUnit.SECONDS)) {
        senders.shutdownNow();
      }
    } catch (InterruptedException e) {
      senders.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
