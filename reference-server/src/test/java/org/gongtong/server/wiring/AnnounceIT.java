package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.form;
import static org.gongtong.server.wiring.DeskClerk.location;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.place.Community;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An announcement cannot be taken back, so it is looked at before it is made. */
@Timeout(60)
class AnnounceIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T01:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static final DeskClerk CLERK = new DeskClerk();
  private static TestServer server;
  private static Community community;
  private static Visitor clerk;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(AnnounceIT.class, Map.of(), CLOCK, HALL, CLERK);
    community = HALL.community("model", "cn-42");
    clerk = CLERK.signedIn(server, "desk-1");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void sensibleTimesAreProposedAndAnnouncedAfterALook() throws Exception {
    Motion draft = HALL.draft(community, "C01", "是否选聘物业服务人？", "");
    String announce = "/staff/c/model/m/" + draft.id() + "/steps/announce";
    String asked = clerk.get(announce).body();
    assertThat(asked)
        .contains("value=\"2026-03-18T08:00\"", "value=\"2026-04-01T18:00\"")
        .contains("action=\"" + announce + "/check\" method=\"get\"");
    HttpResponse<String> check =
        clerk.get(announce + "/check?opens=2026-03-18T08:00&closes=2026-04-01T18:00");
    assertThat(check.statusCode()).isEqualTo(200);
    assertThat(check.body())
        .contains("从 2026年3月18日（周三）08:00 到 2026年4月1日（周三）18:00，共 14 天 10 小时")
        .contains("13 位业主", "从今天公告起到开始表决：16 天（规定提前 15日）")
        .doesNotContain("notice-warn");
    assertThat(HALL.reader().find(draft.id()).orElseThrow()).isEqualTo(draft);
    assertThat(clerk.get(announce + "?opens=2026-03-19T09:00&closes=2026-04-01T18:00").body())
        .contains("value=\"2026-03-19T09:00\"");
    HttpResponse<String> done =
        clerk.post(
            announce, form(check, "opens", "2026-03-18T08:00", "closes", "2026-04-01T18:00"));
    assertThat(location(done)).isEqualTo("/staff/c/model/m/" + draft.id());
    Motion announced = HALL.reader().find(draft.id()).orElseThrow();
    assertThat(announced.state()).isEqualTo(MotionState.ANNOUNCED);
    assertThat(announced.window().opensAt()).isEqualTo("2026-03-18T00:00:00Z");
    assertThat(clerk.get(announce + "/check?opens=x&closes=y").statusCode()).isEqualTo(409);
  }

  @Test
  void whatNobodyMeansIsPointedOut() throws Exception {
    Motion draft = HALL.draft(community, "C01", "是否粉刷楼道？", "");
    String announce = "/staff/c/model/m/" + draft.id() + "/steps/announce";
    assertThat(check(announce, "2026-03-20T03:00", "2026-03-20T03:01"))
        .contains("共 1 分钟", "表决一共只有 1 分钟，不到一天", "开始时间在夜里", "截止时间在夜里")
        .doesNotContain("核对年份");
    assertThat(check(announce, "2026-03-20T08:00", "2027-03-20T18:00")).contains("表决长达 365");
    assertThat(check(announce, "2026-03-20T08:00", "2026-03-21T07:59"))
        .contains("表决一共只有 23 小时 59 分钟")
        .doesNotContain("在夜里");
    assertThat(check(announce, "2026-03-20T07:00", "2026-03-21T07:00"))
        .doesNotContain("notice-warn");
    assertThat(check(announce, "2026-03-20T06:59", "2026-03-22T22:00"))
        .contains("开始时间在夜里", "截止时间在夜里")
        .doesNotContain("不到一天");
    assertThat(check(announce, "2027-03-02T09:00", "2027-03-20T18:00"))
        .doesNotContain("notice-warn");
    assertThat(check(announce, "2027-03-02T09:01", "2027-03-20T18:00"))
        .contains("一年多以后才开始表决：2027年3月2日");
    assertThat(HALL.reader().find(draft.id()).orElseThrow().state()).isEqualTo(MotionState.DRAFTED);
  }

  @Test
  void aMissingClauseOfTheCovenantIsSaidFirst() throws Exception {
    Motion draft = HALL.draft(community, "cn-42.property.63", "C01", "是否加装充电棚？", "");
    String announce = "/staff/c/model/m/" + draft.id() + "/steps/announce";
    assertThat(clerk.get(announce).body())
        .contains("这种决定方式须由管理规约约定", "/staff/c/model/m/" + draft.id() + "/edit");
    HttpResponse<String> refused =
        clerk.get(announce + "/check?opens=2026-03-20T08:00&closes=2026-04-01T18:00");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("这种决定方式须由管理规约约定");
    assertThat(clerk.get(announce.replace("announce", "withdraw") + "/check").statusCode())
        .isEqualTo(404);
  }

  private static String check(String announce, String opens, String closes) throws Exception {
    HttpResponse<String> page = clerk.get(announce + "/check?opens=" + opens + "&closes=" + closes);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }
}
