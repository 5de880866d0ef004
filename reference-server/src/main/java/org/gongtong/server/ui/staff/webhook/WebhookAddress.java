package org.gongtong.server.ui.staff.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of the pages in this package; templates and controllers take them from here. */
public final class WebhookAddress {
  private WebhookAddress() {}

  /** All webhooks; POST makes one. */
  public static String webhooks() {
    return "/staff/webhooks";
  }

  /** One of them. */
  public static String webhook(String id) {
    return webhooks() + "/" + encoded(id);
  }

  /** A form about one: {@code test}, {@code secret}, {@code stop}, {@code start}, {@code send}. */
  public static String step(String id, String step) {
    return webhook(id) + "/" + encoded(step);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
