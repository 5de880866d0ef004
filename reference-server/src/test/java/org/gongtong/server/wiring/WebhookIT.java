package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.server.retention.DataClass;
import org.gongtong.server.webhook.Attempt;
import org.gongtong.server.webhook.Detail;
import org.gongtong.server.webhook.Subscription;
import org.gongtong.server.webhook.Webhooks;
import org.gongtong.server.wiring.WebhookReceiver.Message;
import org.gongtong.testkit.store.ServiceScene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages of what happens in a time bank, from the ledger to another system. */
@Timeout(120)
class WebhookIT {
  private static WebhookScene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = new WebhookScene(WebhookIT.class);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @AfterEach
  void nobodyIsToldAnyMore() {
    scene.webhooks().all().stream()
        .filter(Subscription::runs)
        .forEach(webhook -> scene.webhooks().stop(WebhookScene.ADMIN, webhook.id()).orThrow());
    scene.receiver.manners = message -> 204;
    scene.receiver.taken();
  }

  private static Subscription find(UUID id) {
    return scene.webhooks().find(id).orThrow();
  }

  @Test
  void aPostingIsToldOnceSignedWithIdsAndNoMore() throws Exception {
    scene.earn("elder", 10);
    Webhooks.Made made = scene.subscribe(Set.of());
    String key = scene.earn("elder", 45);
    assertThat(scene.turn()).isEqualTo(1);
    assertThat(scene.turn()).isZero();
    Message message = scene.receiver.only();
    assertThat(message.hasSignatureBy(made.secret())).isTrue();
    assertThat(message.header("content-type")).startsWith("application/cloudevents+json");
    assertThat(message.text("/specversion")).isEqualTo("1.0");
    assertThat(message.type()).isEqualTo("timebank.transfer-posted.v1");
    assertThat(message.subject()).isEqualTo(key);
    assertThat(message.text("/source")).isEqualTo("urn:uuid:" + scene.bank.bank().communityId());
    assertThat(message.json().at("/data").propertyNames())
        .containsExactlyInAnyOrder("bank", "entry", "kind");
    assertThat(message.body()).doesNotContain(scene.bank.id("elder").toString());
    assertThat(message.beyondIds()).doesNotContain("elder", "1956", "clerk-7", "45");
  }

  @Test
  void whatASubscriberNeedsIsToldBesides() {
    scene.subscribe(EnumSet.allOf(Detail.class));
    scene.earn("elder", 45);
    scene.turn();
    Message message = scene.receiver.only();
    assertThat(message.json().at("/data/minutes").asInt()).isEqualTo(45);
    assertThat(message.text("/data/to/account")).isEqualTo(scene.bank.id("elder").toString());
    assertThat(message.text("/data/to/kind")).isEqualTo("individual");
    assertThat(message.beyondIds()).contains("45").doesNotContain("holder", "1956", "clerk-7");
  }

  @Test
  void refusalsAndOtherCommunitiesAreNobodysBusiness() {
    UUID elsewhere = scene.behind.services().community().id();
    scene.subscribe(elsewhere, Set.of());
    scene.earn("elder", 5);
    Webhooks.Made here = scene.subscribe(Set.of());
    scene.bank.send(TransferKind.EARN, "", "elder", 0);
    scene.turn();
    assertThat(scene.receiver.taken()).isEmpty();
    assertThat(find(here.id()).failures()).isZero();
  }

  @Test
  void aVisitIsToldFromTheProposalOn() {
    ServiceScene visits = scene.behind.services();
    scene.subscribe(visits.community().id(), EnumSet.allOf(Detail.class));
    String visit = visits.agreed().id().toString();
    scene.turn();
    List<Message> told = scene.receiver.taken();
    assertThat(told)
        .extracting(Message::type)
        .containsExactly("timebank.appointment-proposed.v1", "timebank.appointment-agreed.v1");
    assertThat(told).extracting(Message::subject).containsOnly(visit);
    assertThat(told.get(told.size() - 1).text("/data/state")).isEqualTo("AGREED");
    assertThat(told).allSatisfy(m -> assertThat(m.body()).doesNotContain("H1", "E1", "errand"));
  }

  @Test
  void whoeverDiesBetweenTheCommitAndTheMessageLosesNone() throws Exception {
    Webhooks.Made made = scene.subscribe(Set.of());
    String key = scene.earn("elder", 1);
    // The server goes without a turn; another one comes up on what it has left.
    WebhookScene.Behind next = new WebhookScene.Behind();
    try (RunningServer other =
        TestServer.startOn(scene.server.database(), scene.settings(), scene.clock, next)) {
      assertThat(other.publicPort()).isPositive();
      assertThat(next.turn()).isEqualTo(1);
    }
    assertThat(scene.receiver.only().subject()).isEqualTo(key);
    assertThat(scene.turn()).isZero();
    assertThat(find(made.id()).waiting()).isZero();
  }

  @Test
  void whatComesTwiceHasTheSameId() throws Exception {
    Webhooks.Made made = scene.subscribe(Set.of());
    // Taken, and the word of it is lost.
    scene.receiver.manners = message -> -1;
    scene.earn("elder", 2);
    assertThat(scene.turn()).isZero();
    assertThat(find(made.id()).failures()).isEqualTo(1);
    assertThat(scene.turn()).isZero();
    scene.receiver.manners = message -> 200;
    scene.clock.passes(Duration.ofSeconds(7));
    assertThat(scene.turn()).isEqualTo(1);
    List<Message> twice = scene.receiver.taken();
    assertThat(twice).hasSize(2);
    assertThat(twice.get(0).id()).isEqualTo(twice.get(1).id());
    assertThat(twice.get(0).body()).isEqualTo(twice.get(1).body());
    assertThat(twice.get(1).header("webhook-timestamp"))
        .isNotEqualTo(twice.get(0).header("webhook-timestamp"));
    assertThat(twice.get(1).hasSignatureBy(made.secret())).isTrue();
    assertThat(find(made.id()).failures()).isZero();
  }

  @Test
  void whileSecretsChangeBothAreGoodAndAfterwardsTheNewOneIs() throws Exception {
    Webhooks.Made made = scene.subscribe(Set.of());
    String other = scene.webhooks().newSecret(WebhookScene.ADMIN, made.id()).orThrow();
    scene.earn("elder", 1);
    scene.turn();
    Message both = scene.receiver.only();
    assertThat(both.hasSignatureBy(made.secret())).isTrue();
    assertThat(both.hasSignatureBy(other)).isTrue();
    scene.clock.passes(Webhooks.OVERLAP);
    scene.earn("elder", 1);
    scene.turn();
    Message one = scene.receiver.only();
    assertThat(one.hasSignatureBy(made.secret())).isFalse();
    assertThat(one.hasSignatureBy(other)).isTrue();
    assertThat(scene.count("webhook_secret where sealed like '%whsec%'")).isZero();
  }

  @Test
  void ofOneSubjectOneAfterAnotherAndOthersGoPast() {
    scene.subscribe(Set.of());
    LedgerCommand.Post first = scene.bank.transfer(TransferKind.EARN, "", "elder", 3);
    scene.bank.send(first).asOutcome().orThrow();
    String subject = first.key().toUuid().toString();
    String past = scene.earn("other", 3);
    scene.receiver.manners = message -> message.subject().equals(subject) ? 400 : 200;
    scene.turn();
    assertThat(scene.receiver.taken()).extracting(Message::subject).containsExactly(subject, past);
  }

  /** However many wait for their next time, those behind them go past. */
  @Test
  void whatIsRefusedHoldsUpNothingElse() {
    Webhooks.Made made = scene.subscribe(Set.of());
    for (int i = 0; i < 260; i++) {
      if (i % 20 == 0) {
        scene.bank.elder("one of many " + i);
      }
      scene.earn("one of many " + i / 20 * 20, 1);
    }
    AtomicInteger came = new AtomicInteger();
    scene.receiver.manners = message -> came.incrementAndGet() % 5 == 0 ? 204 : 400;
    for (int i = 0; i < 12; i++) {
      scene.turn();
    }
    assertThat(scene.receiver.taken())
        .extracting(Message::subject)
        .doesNotHaveDuplicates()
        .hasSize(260);
    assertThat(find(made.id()).waiting()).isEqualTo(208);
    // Nothing is due, and so nobody goes round.
    assertThat(scene.due()).isZero();
  }

  @Test
  void twoServersSendEachMessageOnce() throws Exception {
    scene.subscribe(Set.of());
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      keys.add(scene.earn(i % 2 == 0 ? "elder" : "other", 1));
    }
    WebhookScene.Behind next = new WebhookScene.Behind();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (RunningServer other =
        TestServer.startOn(scene.server.database(), scene.settings(), scene.clock, next)) {
      assertThat(other.publicPort()).isPositive();
      List<Future<Integer>> turns = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        WebhookScene.Behind who = i % 2 == 0 ? next : scene.behind;
        turns.add(threads.submit(who::turn));
      }
      for (Future<Integer> turn : turns) {
        turn.get();
      }
      scene.turn();
    } finally {
      threads.shutdownNow();
    }
    List<Message> told = scene.receiver.taken();
    assertThat(told).extracting(Message::subject).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(told).extracting(m -> m.text("/sequence")).isSorted();
  }

  @Test
  void afterDaysItIsGivenUpAndStaffSendItAgain() throws Exception {
    Webhooks.Made made = scene.subscribe(Set.of());
    scene.receiver.manners = message -> 503;
    String key = scene.earn("elder", 4);
    int attempts = 0;
    for (int hours = 0; hours < 24 * 6 && find(made.id()).dead() == 0; hours++) {
      scene.turn();
      scene.clock.passes(Duration.ofHours(1));
      attempts += scene.receiver.taken().size();
    }
    assertThat(attempts).isEqualTo(12);
    assertThat(find(made.id()).waiting()).isZero();
    Webhooks.Letter letter = scene.webhooks().dead(made.id()).get(0);
    assertThat(letter.subject()).isEqualTo(key);
    assertThat(letter.status()).isEqualTo(503);
    assertThat(letter.fault()).isEqualTo(Attempt.Fault.STATUS);
    scene.receiver.manners = message -> 200;
    scene.webhooks().sendAgain(WebhookScene.ADMIN, made.id(), letter.id()).orThrow();
    assertThat(scene.turn()).isEqualTo(1);
    assertThat(scene.receiver.only().id()).isEqualTo(letter.id().toString());
    assertThat(scene.webhooks().sendAgain(WebhookScene.ADMIN, made.id(), letter.id()).refusals())
        .extracting(reason -> reason.code())
        .containsExactly("DELIVERY_UNKNOWN");
    // Kept for a month after it was sent, and gone then.
    long kept = scene.count("webhook_delivery");
    scene.behind.retention.get().run(Actor.system("test")).orThrow();
    assertThat(scene.count("webhook_delivery")).isEqualTo(kept);
    scene.clock.passes(Webhooks.KEPT.plusSeconds(1));
    assertThat(scene.behind.retention.get().run(Actor.system("test")).orThrow().removed())
        .containsEntry(DataClass.WEBHOOK_MESSAGE, kept);
  }

  @Test
  void whoTakesNothingIsLeftAloneAndWhatWaitsTooLongIsGivenUp() {
    Webhooks.Made made = scene.subscribe(Set.of());
    scene.receiver.manners = message -> 500;
    scene.earn("elder", 1);
    scene.earn("other", 1);
    scene.turn();
    scene.turn();
    assertThat(scene.receiver.taken()).hasSize(1);
    assertThat(find(made.id()).failingSince()).isEqualTo(scene.clock.instant());
    scene.clock.passes(Duration.ofDays(5).plusSeconds(1));
    scene.turn();
    assertThat(scene.receiver.taken()).isEmpty();
    assertThat(find(made.id()).dead()).isEqualTo(2);
  }

  @Test
  void aReceiverMayEndIt() {
    Webhooks.Made made = scene.subscribe(Set.of());
    scene.receiver.manners = message -> 410;
    scene.earn("elder", 1);
    scene.earn("other", 1);
    scene.turn();
    assertThat(scene.receiver.taken()).hasSize(1);
    assertThat(find(made.id()).gone()).isTrue();
    assertThat(find(made.id()).waiting()).isZero();
  }

  @Test
  void aRedirectIsNotFollowed() {
    Webhooks.Made made = scene.subscribe(Set.of());
    scene.receiver.manners = message -> 307;
    scene.earn("elder", 1);
    scene.turn();
    assertThat(scene.receiver.taken()).hasSize(1);
    assertThat(find(made.id()).failures()).isEqualTo(1);
  }

  @Test
  void aTestTellsOfNothing() throws Exception {
    Webhooks.Made made = scene.subscribe(Set.of());
    scene.webhooks().test(WebhookScene.ADMIN, made.id()).orThrow();
    scene.turn();
    Message message = scene.receiver.only();
    assertThat(message.hasSignatureBy(made.secret())).isTrue();
    assertThat(message.type()).isEqualTo("webhook.test.v1");
    assertThat(message.json().at("/data").size()).isZero();
  }

  @Test
  void jobsSendByThemselves() throws Exception {
    scene.subscribe(Set.of());
    String key = scene.earn("elder", 1);
    scene.behind.keeper.get().turn();
    scene.behind.webhookClock.get().start();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (scene.receiver.messages.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(scene.receiver.only().subject()).isEqualTo(key);
  }
}
