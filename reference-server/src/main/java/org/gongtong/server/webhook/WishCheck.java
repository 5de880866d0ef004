package org.gongtong.server.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongtong.core.rules.Outcome;

/** Looks at what somebody wants to be told, and where. Thread-safe. */
final class WishCheck {
  private final WebhookParts.Way way;
  private final Post post;

  WishCheck(WebhookParts.Way way, Post post) {
    this.way = way;
    this.post = post;
  }

  /** A wish as it can be written down, or what is wrong with it. */
  Outcome<Webhooks.Wish> of(Webhooks.Wish wish) {
    String name = wish.name().strip();
    if (name.isEmpty() || name.length() > Webhooks.NAME_MOST) {
      return Webhooks.refused(WebhookReason.WEBHOOK_NAME, "most", Webhooks.NAME_MOST);
    }
    if (wish.topics().isEmpty()) {
      return Outcome.refused(WebhookReason.WEBHOOK_TOPICS.because().refuses());
    }
    return url(wish.url().strip())
        .map(
            url -> new Webhooks.Wish(wish.communityId(), name, url, wish.topics(), wish.details()));
  }

  private Outcome<String> url(String url) {
    Optional<Target> target = Target.of(url).filter(post::allows);
    if (target.isEmpty()) {
      String ports =
          way.config().ports().stream()
              .sorted()
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      return Outcome.refused(
          WebhookReason.WEBHOOK_URL
              .because()
              .figure("url", url.length() > 100 ? url.substring(0, 100) + "…" : url)
              .figure("most", Target.LONGEST)
              .figure("ports", ports)
              .refuses());
    }
    // Looked at now for whoever types it, and again whenever something is sent.
    return leadsOut(target.get().host())
        ? Outcome.accepted(url)
        : Outcome.refused(
            WebhookReason.WEBHOOK_PRIVATE.because().figure("host", target.get().host()).refuses());
  }

  private boolean leadsOut(String host) {
    AddressGuard guard = new AddressGuard(way.config().allowed());
    try {
      InetAddress[] addresses = way.names().addresses(host);
      return addresses.length > 0 && List.of(addresses).stream().allMatch(guard::allows);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
