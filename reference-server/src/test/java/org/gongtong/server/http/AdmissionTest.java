package org.gongtong.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.server.auth.AccessMemory;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.StaffDoor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads or votes waits for no look at mandates, and a route without a role is closed. */
class AdmissionTest {
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private Javalin server;

  @BeforeEach
  void start() {
    MemoryUnitOfWork work = new MemoryUnitOfWork();
    Instant now = Instant.parse("2026-03-02T02:00:00Z");
    // Nobody may ask the door either: it would fail.
    StaffDoor nobody = null;
    Permissions permissions =
        new Permissions(
            nobody,
            login -> {
              looks.incrementAndGet();
              throw new IllegalStateException("a look at mandates of " + login);
            },
            new AccessMemory(() -> now),
            () -> now,
            ZoneOffset.UTC);
    IdSource ids = new IdSource(() -> now, new SplittableRandom(1));
    Admission admission =
        new Admission(
            nobody,
            permissions,
            new CommunityService(
                work,
                new MemoryCommunityStore(work),
                new MemoryAuditLog(work, new SecureRandom()),
                ids,
                () -> now),
            new MotionReader(work, new MemoryMotionStore(work), new MemoryBallotStore(work)));
    server =
        Javalin.create(
            javalin -> {
              javalin.startup.showJavalinBanner = false;
              admission.addTo(javalin);
              javalin.routes.post(
                  "/vote/check", context -> context.result("cast"), Audience.VOTERS);
              javalin.routes.get("/c/x", this::read, Audience.EVERYBODY);
              javalin.routes.get("/staff/x", this::read, Action.DESK_VIEW);
              javalin.routes.get("/forgotten", context -> context.result("open"));
            });
    server.start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void votersAndReadersWaitForNoPermission() throws Exception {
    assertThat(send("POST", "/vote/check")).isEqualTo("200 cast");
    assertThat(send("GET", "/c/x")).isEqualTo("200 read");
    assertThat(looks).hasValue(0);
  }

  /** A handler that ran would run unasked: roles are not told for this method. */
  @Test
  void whoAsksForHeadersAloneSetsNoHandlerGoing() throws Exception {
    assertThat(send("HEAD", "/c/x")).isEqualTo("200 ");
    assertThat(send("HEAD", "/staff/x")).isEqualTo("200 ");
    assertThat(send("HEAD", "/none")).startsWith("404 ");
    assertThat(reads).hasValue(0);
    assertThat(send("GET", "/c/x")).isEqualTo("200 read");
    assertThat(reads).hasValue(1);
  }

  private void read(Context context) {
    reads.incrementAndGet();
    context.result("read");
  }

  @Test
  void aRouteThatNamesNobodyAnswersNobody() throws Exception {
    assertThat(send("GET", "/forgotten")).startsWith("500 ").doesNotContain("open");
  }

  private String send(String method, String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .header("Cookie", "staff=somebody")
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
