package org.gongtong.server.ui.staff.webhook;

import java.util.Locale;
import org.gongtong.server.ui.text.MessageKey;
import org.gongtong.server.webhook.Subscription;

/** How a webhook stands, in a word. */
public enum WebhookState implements MessageKey {
  /** Messages are taken, or there were none yet. */
  RUNS,
  /** The last ones were not taken. */
  FAILS,
  /** Staff have stopped it. */
  STOPPED,
  /** The receiver has. */
  GONE,
  /** A restore has, until somebody starts it again. */
  RESTORED;

  static WebhookState of(Subscription webhook) {
    if (!webhook.runs()) {
      return webhook.restored() ? RESTORED : webhook.gone() ? GONE : STOPPED;
    }
    return webhook.failures() > 0 ? FAILS : RUNS;
  }

  /** Whether it needs somebody. */
  public boolean isBad() {
    return this == FAILS || this == GONE || this == RESTORED;
  }

  @Override
  public String messageKey() {
    return "webhooks.state." + name().toLowerCase(Locale.ROOT);
  }
}
