package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.gongtong.core.place.Community;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sheet of services on paper: checked, entered once, and taken away again. */
@Timeout(120)
class SheetIT {
  private static final String BOARD = "/staff/c/model/timebank";
  private static final String SHEETS = BOARD + "/sheets";
  private static final String HEAD = "日期,开始,结束,接受方编号,服务方编号,服务类别,时间由谁付,备注\n";
  private static final Charset GBK = Charset.forName("GBK");

  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T01:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static final BankSeed SEED = new BankSeed();

  private static TestServer server;
  private static Community community;
  private static TimeBank bank;
  private static Visitor clerk;
  private static String elder;
  private static String helper;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(SheetIT.class, Map.of(), CLOCK, HALL, SEED);
    community = HALL.community("model", "cn-42");
    SEED.seed(community);
    bank = SEED.desk.get().find(community.id()).orElseThrow();
    elder = person("乙老人");
    helper = person("卯志愿者");
    server.staff().account("desk-1").clerk("desk-1");
    clerk = server.visitor();
    clerk.post("/staff/sign-in", Map.of("login", "desk-1", "password", TestStaff.PASSWORD));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String person(String name) {
    return SEED.reader.get().search(community.id(), name).get(0).person().id().toString();
  }

  private static AccountState account(String person) {
    return SEED.members.get().accountsOf(bank, person).get(0);
  }

  private static HttpResponse<String> upload(byte[] file, String name) throws Exception {
    String boundary = "x" + UUID.randomUUID();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"idempotency_key\"\r\n\r\n"
                + UUID.randomUUID()
                + "\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.write(file);
    body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return clerk.send(
        clerk
            .to(SHEETS)
            .header("Origin", clerk.site().toString())
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static String row(
      String date, String start, String end, String receiver, String provider) {
    return String.join(",", date, start, end, receiver, provider, "陪伴聊天", "", "三月登记表") + "\n";
  }

  private static HttpResponse<String> upload(String csv) throws Exception {
    return upload((HEAD + csv).getBytes(GBK), "三月.csv");
  }

  private static String taken(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static int visits() {
    return SEED.visits
        .get()
        .page(community.id(), helper, Set.of(AppointmentState.CONFIRMED), null, 200)
        .size();
  }

  @Test
  void aSoundSheetIsEnteredOnceWhoeverPressesTwice() throws Exception {
    long before = account(helper).balance();
    int confirmed = visits();
    String sheet =
        taken(
            upload(
                row("２０２６年２月２７日", "１４：００", "１５：３０", elder, helper)
                    + row("2026-02-28", "9:00", "10:00", elder, helper)));
    HttpResponse<String> look = clerk.get(sheet);
    assertThat(look.statusCode()).as(look.body()).isEqualTo(200);
    assertThat(look.body()).contains("共 2 行").doesNotContain("乙老人", "卯志愿者");
    assertThat(account(helper).balance()).isEqualTo(before);
    assertThat(visits()).isEqualTo(confirmed);
    Callable<Integer> press =
        () ->
            clerk
                .post(sheet + "/apply", Map.of("idempotency_key", UUID.randomUUID().toString()))
                .statusCode();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> pressed = threads.invokeAll(List.of(press, press, press, press));
      int entered = 0;
      for (Future<Integer> one : pressed) {
        int status = one.get();
        assertThat(status).isIn(303, 409);
        entered += status == 303 ? 1 : 0;
      }
      assertThat(entered).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(visits()).isEqualTo(confirmed + 2);
    assertThat(account(helper).balance()).isEqualTo(before + 150);
    assertThat(clerk.get(SHEETS + "?done=2").body()).contains("已入账 2 行");
    // The same paper, typed by somebody else.
    HttpResponse<String> twin = upload(row("2026-02-28", "09:30", "10:30", elder, helper));
    assertThat(twin.statusCode()).isEqualTo(422);
    assertThat(twin.body()).contains("VISIT_OVERLAPS", "第 2 行");
  }

  /** Somebody else enters a line of the same paper in between: which one it is is told. */
  @Test
  void whatIsSoundNoMoreIsNamedByItsLine() throws Exception {
    String sheet =
        taken(
            upload(
                row("2026-02-10", "08:00", "08:30", elder, helper)
                    + row("2026-02-11", "08:00", "08:30", elder, helper)));
    String other = taken(upload(row("2026-02-11", "08:10", "08:40", elder, helper)));
    int confirmed = visits();
    HttpResponse<String> entered =
        clerk.post(other + "/apply", Map.of("idempotency_key", UUID.randomUUID().toString()));
    assertThat(entered.statusCode()).isEqualTo(303);
    HttpResponse<String> look = clerk.get(sheet);
    HttpResponse<String> late =
        clerk.post(sheet + "/apply", Map.of("idempotency_key", UUID.randomUUID().toString()));
    for (HttpResponse<String> told : List.of(look, late)) {
      assertThat(told.statusCode()).isEqualTo(409);
      assertThat(told.body()).contains("第 3 行", "VISIT_OVERLAPS").doesNotContain("第 2 行");
    }
    assertThat(visits()).isEqualTo(confirmed + 1);
  }

  @Test
  void everythingThatCannotBeIsNamedAndNothingIsEntered() throws Exception {
    int confirmed = visits();
    long before = account(helper).balance();
    HttpResponse<String> refused =
        upload(
            row("2026-03-05", "09:00", "10:00", elder, helper)
                + row("2026-02-20", "09:00", "2026-02-21 15:00", elder, helper)
                + row("2026-02-25", "14:00", "15:00", elder, helper)
                + row("2026-02-25", "14:30", "15:30", elder, helper)
                + row("2026-02-25", "16:00", "17:00", helper, helper));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "VISIT_IN_FUTURE",
            "VISIT_TOO_LONG",
            "VISIT_OVERLAPS",
            "VISIT_SAME_MEMBER",
            "第 5 行",
            "第 6 行")
        .doesNotContain("第 4 行");
    String list = refused.body().replaceAll("(?s).*href=\"([^\"]+/faults\\.csv)\".*", "$1");
    HttpResponse<String> faults = clerk.get(list);
    assertThat(faults.statusCode()).isEqualTo(200);
    assertThat(faults.body()).contains("VISIT_TOO_LONG");
    HttpResponse<String> cells =
        upload(
            "2026-02-30,09:00,10:00,张三,"
                + helper
                + ",陪伴聊天,,\n"
                + row("2025-06-01", "09:00", "10:00", elder, helper));
    assertThat(cells.body())
        .contains("SERVICE_DATE", "SERVICE_RECEIVER", "第 2 行", "那天还没有时间银行的规则", "第 3 行");
    assertThat(visits()).isEqualTo(confirmed);
    assertThat(account(helper).balance()).isEqualTo(before);
    assertThat(upload(new byte[] {1, 2, 3}, "x.xlsx").statusCode()).isEqualTo(422);
  }

  @Test
  void templatesAndWhatIsTakenAwayAreWorkbooks() throws Exception {
    for (String kind : List.of("xlsx", "csv")) {
      HttpResponse<byte[]> file =
          clerk
              .client()
              .send(clerk.to(SHEETS + "/template." + kind).build(), BodyHandlers.ofByteArray());
      assertThat(file.statusCode()).isEqualTo(200);
      HttpResponse<String> empty = upload(file.body(), "template." + kind);
      assertThat(empty.body()).contains("NO_ROWS");
    }
    assertThat(clerk.get(SHEETS + "/template.exe").statusCode()).isEqualTo(404);
    List<List<String>> services = workbook(BOARD + "/services.xlsx?from=2026-01-01&to=2026-03-31");
    assertThat(services.get(0)).contains("服务方编号", "入账分钟");
    assertThat(services.size()).isGreaterThan(40);
    assertThat(services.toString()).contains(helper).doesNotContain("乙老人", "卯志愿者");
    List<List<String>> none = workbook(BOARD + "/services.xlsx?from=2020-01-01&to=2020-01-31");
    assertThat(none).hasSize(1);
    List<List<String>> statement =
        workbook(
            BOARD
                + "/accounts/"
                + account(helper).account().id()
                + "/statement.xlsx?from=2026-01-01&to=2026-03-31");
    assertThat(statement.size()).isGreaterThan(2);
    assertThat(Long.parseLong(statement.get(1).get(4))).isEqualTo(account(helper).balance());
  }

  private static List<List<String>> workbook(String path) throws Exception {
    HttpResponse<byte[]> file =
        clerk.client().send(clerk.to(path).build(), BodyHandlers.ofByteArray());
    assertThat(file.statusCode()).isEqualTo(200);
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file.body()))) {
      return book.getFirstSheet().read().stream()
          .map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).toList())
          .toList();
    }
  }
}
