package org.gongtong.server.http.webhook;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.ApiReason;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.webhook.Attempt;
import org.gongtong.server.webhook.Detail;
import org.gongtong.server.webhook.Subscription;
import org.gongtong.server.webhook.Topic;
import org.gongtong.server.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks. A new one has no secret yet, and nothing is sent before it has: answers to commands are
 * kept, and a secret is told by an operation of its own, of which nothing is.
 */
public final class WebhookOperations implements Operations {
  private static final int URL_MOST = 1_000;

  private final Webhooks webhooks;
  private final CommunityService communities;

  public WebhookOperations(Webhooks webhooks, CommunityService communities) {
    this.webhooks = webhooks;
    this.communities = communities;
  }

  @Override
  public List<Operation> operations() {
    String one = "/webhooks/{webhook}";
    return List.of(
        Operation.get("/webhooks", Action.WEBHOOK_VIEW, this::list),
        Operation.post("/webhooks", Action.WEBHOOK_MANAGE, this::add),
        Operation.get(one, Action.WEBHOOK_VIEW, this::read),
        Operation.postUnkept(one + "/secrets", Action.WEBHOOK_MANAGE, this::secret),
        Operation.post(one + "/test", Action.WEBHOOK_MANAGE, this::test),
        Operation.post(one + "/stop", Action.WEBHOOK_MANAGE, this::stop),
        Operation.post(one + "/start", Action.WEBHOOK_MANAGE, this::start),
        Operation.get(one + "/undelivered", Action.WEBHOOK_VIEW, this::undelivered),
        Operation.post(
            one + "/undelivered/{message}/send", Action.WEBHOOK_MANAGE, this::sendAgain));
  }

  private Answer list(ApiRequest request) {
    request.query().end();
    return Answer.ok(Map.of("items", webhooks.all().stream().map(this::shape).toList()));
  }

  private Answer read(ApiRequest request) {
    return answer(webhooks.find(request.id("webhook")));
  }

  private Answer add(ApiRequest request) throws IOException {
    JsonFields body = request.json();
    String slug = body.text("community", 1, 40);
    String name = body.text("name", 1, Webhooks.NAME_MOST);
    String url = body.text("url", 1, URL_MOST);
    Set<Topic> topics = codes(body, "topics", Topic::find, Topic.class, Topic.values());
    Set<Detail> details = codes(body, "details", Detail::find, Detail.class, Detail.values());
    body.end();
    Outcome<Subscription> added =
        communities
            .require(slug)
            .flatMap(
                community ->
                    webhooks.add(
                        request.actor(),
                        request.commandId(),
                        new Webhooks.Wish(community.id(), name, url, topics, details)));
    return Answer.of(
        added, webhook -> Answer.created(Api.ROOT + "/webhooks/" + webhook.id(), shape(webhook)));
  }

  private static <T extends Enum<T>> Set<T> codes(
      JsonFields body, String name, Function<String, Optional<T>> find, Class<T> type, T[] all) {
    Set<T> chosen = EnumSet.noneOf(type);
    for (String code : body.texts(name, all.length, 32)) {
      Optional<T> found = find.apply(code);
      if (found.isEmpty()) {
        String form = String.join(" | ", Stream.of(all).map(WebhookOperations::word).toList());
        body.refuse(name, ApiReason.FIELD_MALFORMED.because().figure("form", form).refuses());
      }
      found.ifPresent(chosen::add);
    }
    return chosen;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private Answer secret(ApiRequest request) {
    return Answer.of(
        webhooks.newSecret(request.actor(), request.id("webhook")),
        secret -> new Answer.Content(201, Map.of("Cache-Control", "no-store"), told(secret)));
  }

  private static Map<String, Object> told(String secret) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("secret", secret);
    map.put("othersValidHours", Webhooks.OVERLAP.toHours());
    return map;
  }

  private Answer test(ApiRequest request) {
    return answer(webhooks.test(request.actor(), request.id("webhook")));
  }

  private Answer stop(ApiRequest request) {
    return answer(webhooks.stop(request.actor(), request.id("webhook")));
  }

  private Answer start(ApiRequest request) {
    return answer(webhooks.start(request.actor(), request.id("webhook")));
  }

  private Answer undelivered(ApiRequest request) {
    request.query().end();
    UUID id = request.id("webhook");
    return Answer.of(
        webhooks.find(id),
        webhook ->
            Answer.ok(
                Map.of(
                    "items", webhooks.dead(id).stream().map(WebhookOperations::shape).toList())));
  }

  private Answer sendAgain(ApiRequest request) {
    return answer(
        webhooks.sendAgain(request.actor(), request.id("webhook"), request.id("message")));
  }

  private Answer answer(Outcome<Subscription> outcome) {
    return Answer.of(outcome, webhook -> Answer.ok(shape(webhook)));
  }

  private Map<String, @Nullable Object> shape(Subscription webhook) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", webhook.id().toString());
    map.put("community", slug(webhook.communityId()));
    map.put("name", webhook.name());
    map.put("url", webhook.url());
    map.put("topics", webhook.topics().stream().sorted().map(Topic::code).toList());
    map.put("details", webhook.details().stream().sorted().map(Detail::code).toList());
    map.put("madeAt", webhook.madeAt().toString());
    map.put("stoppedAt", text(webhook.stoppedAt()));
    map.put("gone", webhook.gone());
    map.put("restored", webhook.restored());
    map.put("failures", webhook.failures());
    map.put("failingSince", text(webhook.failingSince()));
    map.put("waiting", webhook.waiting());
    map.put("undelivered", webhook.dead());
    return map;
  }

  private String slug(UUID community) {
    return communities.findById(community).map(Community::slug).orElse("");
  }

  private static Map<String, @Nullable Object> shape(Webhooks.Letter letter) {
    Attempt.Fault fault = letter.fault();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", letter.id().toString());
    map.put("type", letter.type());
    map.put("subject", letter.subject());
    map.put("waitsSince", letter.waitsSince().toString());
    map.put("attempts", letter.attempts());
    map.put("status", letter.status() == 0 ? null : letter.status());
    map.put("fault", fault == null ? null : fault.code());
    return map;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
