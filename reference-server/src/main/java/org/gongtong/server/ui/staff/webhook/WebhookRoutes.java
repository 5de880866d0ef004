package org.gongtong.server.ui.staff.webhook;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.webhook.Attempt;
import org.gongtong.server.webhook.Detail;
import org.gongtong.server.webhook.Subscription;
import org.gongtong.server.webhook.Topic;
import org.gongtong.server.webhook.WebhookReason;
import org.gongtong.server.webhook.Webhooks;

/** The pages of webhooks. */
public final class WebhookRoutes implements RouteGroup {
  private static final String ONE = WebhookAddress.webhooks() + "/{webhook}";

  /** Which field a refusal belongs to. */
  private static final Map<String, String> FIELDS =
      Map.of(
          WebhookReason.WEBHOOK_NAME.name(), "name",
          WebhookReason.WEBHOOK_URL.name(), "url",
          WebhookReason.WEBHOOK_PRIVATE.name(), "url",
          WebhookReason.WEBHOOK_TOPICS.name(), "topics");

  private final Pages pages;
  private final Webhooks webhooks;
  private final CommunityService communities;
  private final ZoneId zone;

  /**
   * @param zone of the times shown
   */
  public WebhookRoutes(Pages pages, Webhooks webhooks, CommunityService communities, ZoneId zone) {
    this.pages = pages;
    this.webhooks = webhooks;
    this.communities = communities;
    this.zone = zone;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        WebhookAddress.webhooks(),
        context -> list(context, FormErrors.none()),
        Action.WEBHOOK_VIEW);
    javalin.routes.post(WebhookAddress.webhooks(), this::add, Action.WEBHOOK_MANAGE);
    javalin.routes.get(
        ONE, context -> one(context, id(context), "", FormErrors.none()), Action.WEBHOOK_VIEW);
    javalin.routes.post(ONE + "/secret", this::secret, Action.WEBHOOK_MANAGE);
    javalin.routes.post(
        ONE + "/test", context -> step(context, webhooks::test), Action.WEBHOOK_MANAGE);
    javalin.routes.post(
        ONE + "/stop", context -> step(context, webhooks::stop), Action.WEBHOOK_MANAGE);
    javalin.routes.post(
        ONE + "/start", context -> step(context, webhooks::start), Action.WEBHOOK_MANAGE);
    javalin.routes.post(ONE + "/send", this::sendAgain, Action.WEBHOOK_MANAGE);
  }

  private static UUID id(Context context) {
    return RequestParameters.uuid(context.pathParam("webhook"))
        .orElseThrow(
            () -> new RefusedRequest(404, WebhookReason.WEBHOOK_UNKNOWN.because().refuses()));
  }

  private void add(Context context) {
    Actor actor = pages.staff(context).actor();
    List<Reason> why =
        pages.onceTold(
            context,
            () ->
                communities
                    .require(Forms.field(context, "community"))
                    .flatMap(community -> webhooks.addWithSecret(actor, wish(context, community)))
                    .map(made -> () -> one(context, made.id(), made.secret(), FormErrors.none())),
            WebhookReason.WEBHOOK_SECRET_TOLD.because().refuses());
    if (!why.isEmpty()) {
      refuseOr(
          context, why, () -> list(context, pages.errors(context, why, WebhookRoutes::fieldOf)));
    }
  }

  private static Webhooks.Wish wish(Context context, Community community) {
    return new Webhooks.Wish(
        community.id(),
        Forms.field(context, "name"),
        Forms.field(context, "url"),
        chosen(context, "topic", Topic::find, Topic.class),
        chosen(context, "detail", Detail::find, Detail.class));
  }

  private static String fieldOf(Reason reason) {
    return FIELDS.getOrDefault(reason.code(), "community");
  }

  private void secret(Context context) {
    Actor actor = pages.staff(context).actor();
    UUID id = id(context);
    List<Reason> why =
        pages.onceTold(
            context,
            () ->
                webhooks
                    .newSecret(actor, id)
                    .map(secret -> () -> one(context, id, secret, FormErrors.none())),
            WebhookReason.WEBHOOK_SECRET_TOLD.because().refuses());
    if (!why.isEmpty()) {
      refuseOr(
          context, why, () -> one(context, id, "", pages.errors(context, why, reason -> "secret")));
    }
  }

  /** A secret that was told leads back to the list; everything else back to the form. */
  private void refuseOr(Context context, List<Reason> why, Runnable form) {
    int status = StatusOf.refusal(why);
    String code = why.get(0).code();
    if (code.equals(WebhookReason.WEBHOOK_SECRET_TOLD.name())
        || code.equals(WebhookReason.WEBHOOK_UNKNOWN.name())) {
      pages.refuse(context, status, why, back(context));
    } else {
      context.status(HttpStatus.forStatus(status));
      form.run();
    }
  }

  private Link back(Context context) {
    Messages text = Messages.in(pages.language(context));
    return new Link(WebhookAddress.webhooks(), text.of("webhooks.title"));
  }

  /** What is done about one webhook. */
  private interface Step {
    Outcome<Subscription> take(Actor actor, UUID id);
  }

  private void step(Context context, Step step) {
    Actor actor = pages.staff(context).actor();
    UUID id = id(context);
    List<Reason> why =
        pages.once(
            context, () -> step.take(actor, id).map(done -> WebhookAddress.webhook(id.toString())));
    if (!why.isEmpty()) {
      pages.refuse(context, StatusOf.refusal(why), why, back(context));
    }
  }

  private void sendAgain(Context context) {
    UUID letter =
        RequestParameters.uuid(Forms.field(context, "message")).orElseGet(() -> new UUID(0, 0));
    step(context, (actor, id) -> webhooks.sendAgain(actor, id, letter));
  }

  private static <T extends Enum<T>> Set<T> chosen(
      Context context, String field, Function<String, Optional<T>> find, Class<T> type) {
    return context.formParams(field).stream()
        .flatMap(code -> find.apply(code).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
  }

  private void list(Context context, FormErrors errors) {
    Shell shell = pages.shell(context, "", WebhookAddress.webhooks());
    Language language = pages.coreLanguage(context);
    pages.show(
        context,
        new WebhooksPage(
            shell,
            pages.command(""),
            webhooks.all().stream().map(webhook -> row(webhook, language)).toList(),
            communities.all().stream()
                .map(c -> new Option(c.slug(), c.name().in(language), "", 0))
                .toList(),
            form(context, language, errors.any()),
            errors));
  }

  private static WebhooksPage.Form form(Context context, Language language, boolean again) {
    Set<Topic> topics =
        again ? chosen(context, "topic", Topic::find, Topic.class) : EnumSet.allOf(Topic.class);
    Set<Detail> details = again ? chosen(context, "detail", Detail::find, Detail.class) : Set.of();
    return new WebhooksPage.Form(
        again ? Forms.field(context, "community") : "",
        again ? Forms.field(context, "name") : "",
        again ? Forms.field(context, "url") : "",
        Stream.of(Topic.values())
            .map(t -> new WebhooksPage.Check(t.code(), t.text().in(language), topics.contains(t)))
            .toList(),
        Stream.of(Detail.values())
            .map(d -> new WebhooksPage.Check(d.code(), d.text().in(language), details.contains(d)))
            .toList());
  }

  private WebhooksPage.Row row(Subscription webhook, Language language) {
    return new WebhooksPage.Row(
        webhook.id().toString(),
        webhook.name(),
        communities.findById(webhook.communityId()).map(c -> c.name().in(language)).orElse(""),
        webhook.url(),
        webhook.topics().stream().sorted().map(topic -> topic.text().in(language)).toList(),
        WebhookState.of(webhook),
        webhook.waiting(),
        webhook.dead());
  }

  private void one(Context context, UUID id, String secret, FormErrors errors) {
    Outcome<Subscription> found = webhooks.find(id);
    if (!found.isAccepted()) {
      pages.refuse(context, 404, found.refusals(), back(context));
      return;
    }
    Subscription webhook = found.orThrow();
    Shell shell = pages.shell(context, "", WebhookAddress.webhook(id.toString()));
    Messages text = shell.text();
    Language language = pages.coreLanguage(context);
    Instant failing = webhook.failingSince();
    pages.show(
        context,
        new WebhookPage(
            shell,
            pages.command(""),
            row(webhook, language),
            webhook.details().stream().sorted().map(d -> d.text().in(language)).toList(),
            at(text, webhook.madeAt()),
            webhook.madeBy(),
            failing == null ? "" : at(text, failing),
            secret,
            webhooks.dead(id).stream().map(letter -> letter(text, letter)).toList(),
            errors));
  }

  private WebhookPage.Letter letter(Messages text, Webhooks.Letter letter) {
    Attempt.Fault fault = letter.fault();
    return new WebhookPage.Letter(
        letter.id().toString(),
        letter.type(),
        letter.subject(),
        at(text, letter.waitsSince()),
        letter.attempts(),
        fault == null
            ? text.of("webhooks.fault.none")
            : text.of("webhooks.fault." + fault.code(), String.valueOf(letter.status())));
  }

  private String at(Messages text, Instant time) {
    return text.at(time.atZone(zone));
  }
}
