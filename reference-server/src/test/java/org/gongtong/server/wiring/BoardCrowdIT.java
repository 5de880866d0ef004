package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.place.Community;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.AppointmentVersion;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeContent;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.core.timebank.service.NoticeState;
import org.gongtong.core.timebank.service.NoticeStore;
import org.gongtong.core.timebank.service.NoticeVersion;
import org.gongtong.core.timebank.service.Progress;
import org.gongtong.core.timebank.service.Visit;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A board of many requests and visits shows each coordinator his own, and the urgent ones. */
@Timeout(120)
class BoardCrowdIT {
  private static final String BOARD = "/staff/c/model/timebank";
  private static final int MANY = 450;
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T01:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static final Behind BEHIND = new Behind();

  private static TestServer server;
  private static Community community;

  private static final class Behind extends AbstractModule {
    private @Inject Provider<BankDesk> banks;
    private @Inject Provider<UnitOfWork> work;
    private @Inject Provider<AppointmentStore> visits;
    private @Inject Provider<NoticeStore> notices;
    private @Inject Provider<IdSource> ids;

    @Override
    protected void configure() {
      requestInjection(this);
    }
  }

  @BeforeAll
  static void start() {
    server = TestServer.start(BoardCrowdIT.class, Map.of(), CLOCK, HALL, BEHIND);
    community = HALL.community("model", "cn-3201");
    Actor clerk = Actor.staff("desk-1");
    LocalDate from = LocalDate.of(2026, 1, 1);
    BEHIND.banks.get().open(clerk, community, null, from).orThrow();
    server.staff().account("desk-1").clerk("desk-1");
    server.staff().account("grid-1").grant("grid-1", MandateKind.GRID_WORKER, "model", "C01/6");
    BEHIND
        .work
        .get()
        .write(
            transaction -> {
              for (int i = 0; i < MANY; i++) {
                request(transaction, "C01/1", 30);
                visit(transaction, "C01/1", i);
              }
              request(transaction, "C01/6", 77);
              visit(transaction, "C01/6", MANY);
              return MANY;
            });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void request(Transaction transaction, String path, int minutes) {
    Instant now = CLOCK.instant();
    Notice notice =
        new Notice(
            BEHIND.ids.get().next(),
            community.id(),
            1,
            community.jurisdiction(),
            community.zone(),
            NoticeKind.REQUEST,
            UUID.randomUUID().toString(),
            new NoticeContent(
                new TreeSet<>(Set.of("meal")),
                path,
                now.plus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(5)),
                minutes,
                new TreeSet<>(),
                new TreeSet<>(Set.of("first-aid", "juggling"))),
            NoticeState.OPEN,
            now);
    BEHIND.notices.get().append(transaction, new NoticeVersion(notice, Actor.staff("desk-1"), now));
  }

  private static final int OFFERS = 5_000;
  private static final int HELPERS = 500;

  private static void offer(Transaction transaction, String member, int hours) {
    Instant now = CLOCK.instant();
    Notice notice =
        new Notice(
            BEHIND.ids.get().next(),
            community.id(),
            1,
            community.jurisdiction(),
            community.zone(),
            NoticeKind.OFFER,
            member,
            new NoticeContent(
                new TreeSet<>(Set.of("meal")),
                "",
                now.plus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(hours)),
                30,
                new TreeSet<>(),
                new TreeSet<>()),
            NoticeState.OPEN,
            now);
    BEHIND.notices.get().append(transaction, new NoticeVersion(notice, Actor.staff("desk-1"), now));
  }

  /** One that has to be confirmed within the more days, the later it was proposed. */
  private static void visit(Transaction transaction, String path, int number) {
    Instant now = CLOCK.instant();
    Visit visit =
        new Visit(
            UUID.randomUUID().toString(),
            UUID.randomUUID().toString(),
            "meal",
            path,
            now.minus(Duration.ofHours(3)),
            now.minus(Duration.ofHours(2)),
            TransferKind.EARN,
            null,
            null);
    Appointment one =
        new Appointment(
            BEHIND.ids.get().next(),
            community.id(),
            1,
            community.jurisdiction(),
            community.zone(),
            visit,
            AppointmentState.DONE,
            new Progress(Map.of(), null, null, null, Map.of(), null, null, null),
            now.plus(Duration.ofDays(2 + number)),
            now);
    BEHIND
        .visits
        .get()
        .append(transaction, new AppointmentVersion(one, Actor.staff("desk-1"), now));
  }

  private static String board(String login) throws Exception {
    Visitor visitor = server.visitor();
    visitor.post("/staff/sign-in", Map.of("login", login, "password", TestStaff.PASSWORD));
    return visitor.get(BOARD).body();
  }

  @Test
  void whoLooksAfterFewPlacesSeesThemBehindThoseOfOthers() throws Exception {
    String board = board("grid-1");
    assertThat(board.split("/requests/", -1)).hasSize(2);
    assertThat(board.split("/visits/", -1)).hasSize(2);
    assertThat(board).contains("77 分钟", "急救、juggling").doesNotContain("first-aid");
    assertThat(board).doesNotContain("只显示前 200 项");
  }

  @Test
  void whatHasTheLeastTimeIsShownFirstHoweverManyThereAre() throws Exception {
    String board = board("desk-1");
    assertThat(board.split("/requests/", -1)).hasSize(201);
    assertThat(board.split("/visits/", -1)).hasSize(201);
    assertThat(board).contains("只显示前 200 项", "还剩 2 天", "还剩 3 天").doesNotContain("还剩 400 天");
  }

  /** What may answer requests is read once for the whole board. */
  @Test
  void offersOfACrowdAreReadOnce() throws Exception {
    List<String> helpers =
        Stream.generate(() -> UUID.randomUUID().toString()).limit(HELPERS).toList();
    BEHIND
        .work
        .get()
        .write(
            transaction -> {
              for (int i = 0; i < OFFERS; i++) {
                offer(transaction, helpers.get(i % HELPERS), 2 + i % 3);
              }
              return OFFERS;
            });
    long began = System.nanoTime();
    assertThat(board("desk-1")).contains("匹配度 ");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
  }
}
