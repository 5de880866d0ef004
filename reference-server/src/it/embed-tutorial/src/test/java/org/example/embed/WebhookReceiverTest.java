package org.example.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The receiver of the page, on the example of the Standard Webhooks specification. */
class WebhookReceiverTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIME = "1614265330";
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String BODY = "{\"test\": 2432232314}";

  private final WebhookReceiver receiver = new WebhookReceiver(SECRET, () -> Instant.ofEpochSecond(1614265400));

  private int take(String id, String time, String signatures, String body) throws Exception {
    return receiver.take(id, time, signatures, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesWhatIsSignedOnceEvenIfItComesAgain() {
    List<String> printed = Printed.by(() -> {
      try {
        assertEquals(204, take(ID, TIME, "v1,AAAA " + SIGNED, BODY));
        assertEquals(204, take(ID, TIME, SIGNED, BODY));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });
    assertEquals(List.of(BODY), printed);
  }

  @Test
  void takesNothingThatWasChangedOrIsOldOrUnsigned() throws Exception {
    assertEquals(401, take(ID, TIME, SIGNED, BODY + " "));
    assertEquals(401, take("msg_other", TIME, SIGNED, BODY));
    assertEquals(401, take(ID, "1614265000", SIGNED, BODY));
    assertEquals(401, take(ID, TIME, "v1,not base64 v1,", BODY));
    assertEquals(401, take(ID, TIME, null, BODY));
    assertEquals(401, take(null, null, null, BODY));
  }
}
