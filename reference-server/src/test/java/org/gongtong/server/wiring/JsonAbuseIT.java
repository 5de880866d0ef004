package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.place.Community;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies made to break a reader of JSON, sent by somebody who is signed in. */
@Timeout(60)
class JsonAbuseIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));

  @Test
  void bodiesThatBreakReaders() throws Exception {
    try (RosterSite site = RosterSite.start(JsonAbuseIT.class, CLOCK)) {
      Community community = site.community("model");
      TestServer.Visitor clerk = site.clerk(RosterSite.FIRST);
      for (String body :
          List.of(
              "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000),
              "[".repeat(1_000) + "]".repeat(1_000),
              "{\"a\":".repeat(40_000),
              "{\"question\":" + "9".repeat(100_000) + "}",
              "{\"question\":1e999999999}",
              "{\"" + "n".repeat(100_000) + "\":1}",
              "{\"question\":\"a\",\"question\":\"b\"}",
              "{\"question\":\"\\ud800\"}",
              "\u0000")) {
        HttpResponse<String> answer =
            clerk.send(
                clerk
                    .to("/api/v1/communities/" + community.slug() + "/motions")
                    .header("Origin", site.address())
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode())
            .as(body.substring(0, Math.min(40, body.length())))
            .isBetween(400, 422);
        assertThat(answer.body())
            .contains("\"reasons\":[{\"code\":\"BODY_")
            .doesNotContain("Exception", "jackson")
            .hasSizeLessThan(10_000);
      }
      assertThat(clerk.get("/").statusCode()).isEqualTo(200);
    }
  }
}
