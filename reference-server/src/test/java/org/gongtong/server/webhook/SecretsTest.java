package org.gongtong.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures are those of the Standard Webhooks specification. */
class SecretsTest {
  // The example of the specification's reference libraries.
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1614265330);

  @Test
  void aKnownMessageHasItsKnownSignature() {
    Map<String, String> headers =
        Secrets.headers(List.of(SECRET), ID, AT, "{\"test\": 2432232314}");
    assertThat(headers)
        .containsEntry("webhook-id", ID)
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void whileSecretsChangeEitherOfTheTwoOpensIt() throws Exception {
    String other = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTY=";
    Instant now = Instant.now();
    Map<String, String> headers = Secrets.headers(List.of(SECRET, other), ID, now, "{}");
    assertThat(headers.get("webhook-signature").split(" ")).hasSize(2);
    new Webhook(SECRET).verify("{}", lists(headers));
    new Webhook(other).verify("{}", lists(headers));
    assertThatThrownBy(() -> new Webhook(SECRET).verify("{ }", lists(headers)))
        .isInstanceOf(WebhookVerificationException.class);
  }

  private static Map<String, List<String>> lists(Map<String, String> headers) {
    Map<String, List<String>> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return lists;
  }
}
