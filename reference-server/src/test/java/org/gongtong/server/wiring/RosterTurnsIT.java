package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.gongtong.core.place.Community;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rosters sent to the API and rosters sent by form stand in one queue: they share one heap. */
@Timeout(60)
class RosterTurnsIT {

  private static final byte[] ROSTER =
      RosterSite.csv("P1,C01,6,2,301,dwelling,89.55,registry,O1,O1,delivered");

  @Test
  void theApiWaitsForTheTurnsOfTheForm() throws Exception {
    TestClock clock = new TestClock(Instant.parse("2026-03-01T02:00:00Z"));
    try (RosterSite site = RosterSite.start(RosterTurnsIT.class, clock)) {
      TestServer.Visitor clerk = site.clerk(RosterSite.FIRST);
      Community here = site.community("queue");
      CompletableFuture<HttpResponse<String>> sent =
          site.turns()
              .take(() -> site.turns().take(() -> sendAndWait(site, clerk, here)).orElseThrow())
              .orElseThrow();
      assertThat(sent.get().statusCode()).as(sent.get().body()).isEqualTo(200);
    }
  }

  private static CompletableFuture<HttpResponse<String>> sendAndWait(
      RosterSite site, TestServer.Visitor clerk, Community here) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        clerk
            .client()
            .sendAsync(
                clerk
                    .to("/api/v1/communities/" + here.slug() + "/roster?effective=2026-02-01")
                    .header("Origin", site.address())
                    .header("Content-Type", "text/csv")
                    .header("Idempotency-Key", '"' + UUID.randomUUID().toString() + '"')
                    .POST(BodyPublishers.ofByteArray(ROSTER))
                    .build(),
                BodyHandlers.ofString());
    while (site.turns().waiting() == 0) {
      assertThat(answer.isDone()).as("answered while both turns were taken").isFalse();
      Thread.onSpinWait();
    }
    return answer;
  }
}
