package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.BankScene.send;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.server.print.ReadBack;
import org.gongtong.server.wiring.BankScene.Member;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A member's hours: balance, statement, receipts, gifts; and the community's months. */
@Timeout(120)
class MemberHoursIT {
  private static final LocalDate OLD = LocalDate.of(1950, 5, 1);
  private static final Pattern EARLIER =
      Pattern.compile("href=\"(/bank/statement\\?after=[^\"]+)\"");
  private static BankScene scene;

  @BeforeAll
  static void start() {
    scene = new BankScene(MemberHoursIT.class);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static Visitor english(Visitor visitor) throws Exception {
    visitor.post("/preferences", Map.of("lang", "en", "back", "/bank"));
    return visitor;
  }

  @Test
  void theBalanceIsSaidInWordsAndCoins() throws Exception {
    Member member = scene.member("一", OLD);
    Visitor visitor = scene.with(member.id());
    scene.earn(member, 240);
    scene.clock.passes(Duration.ofDays(1));
    scene.earn(member, 210);
    visitor = again(member, visitor);
    assertThat(visitor.get("/bank").body()).contains("您有 7 小时 30 分钟", "合 7又1/2个时间币");
    assertThat(english(visitor).get("/bank").body())
        .contains("You have 7 hours 30 minutes", "That is 7 1/2 coins", "I need help with…");
  }

  /** Sessions last half a day. */
  private static Visitor again(Member member, Visitor before) throws Exception {
    assertThat(before.get("/bank").statusCode()).isEqualTo(403);
    Visitor clerk = scene.clerk();
    String page = "/staff/c/model/persons/" + member.id() + "/card";
    Map<String, String> form = VotePages.fields(clerk.get(page).body());
    form.put("reason", "x");
    byte[] pdf =
        clerk
            .client()
            .send(
                clerk.formTo(page, form).header("Origin", clerk.site().toString()).build(),
                BodyHandlers.ofByteArray())
            .body();
    Matcher code =
        Pattern.compile("([0-9A-Z]{4}-){3}[0-9A-Z]{4}").matcher(ReadBack.pages(pdf).get(0));
    assertThat(code.find()).isTrue();
    Visitor visitor = scene.server.visitor();
    visitor.post("/bank/card", Map.of("code", code.group()));
    return visitor;
  }

  @Test
  void aStatementGoesBackPageByPageAndOntoPaper() throws Exception {
    Member member = scene.member("二", OLD);
    for (int i = 1; i <= 25; i++) {
      scene.earn(member, i % 9 + 1);
      scene.clock.passes(Duration.ofMinutes(1));
    }
    Visitor visitor = scene.with(member.id());
    String first = visitor.get("/bank/statement").body();
    assertThat(first.split("/bank/hours/", -1)).hasSize(21);
    assertThat(first)
        .contains("+ 8 分钟", "帮助他人", "/bank/hours/25")
        .doesNotContain("/bank/hours/5\"");
    Matcher earlier = EARLIER.matcher(first);
    assertThat(earlier.find()).isTrue();
    String second = visitor.get(earlier.group(1)).body();
    assertThat(second).contains("/bank/hours/5\"", "/bank/hours/1\"").doesNotContain("更早的");
    for (String odd :
        new String[] {
          "x",
          "2026-99-99T00:00_5",
          "%00",
          "9999-12-31T00:00_0",
          "-999999999-01-01T00:00_1",
          "-0001-01-01T00:00_1"
        }) {
      assertThat(visitor.get("/bank/statement?after=" + odd).statusCode()).as(odd).isEqualTo(200);
    }
    HttpResponse<byte[]> pdf =
        visitor
            .client()
            .send(
                visitor.to("/bank/statement.pdf?period=year").build(), BodyHandlers.ofByteArray());
    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    String text = String.join("", ReadBack.pages(pdf.body()));
    assertThat(text)
        .contains("时间银行对账单", "2026年1月1日至", "cn-nanjing#3", "025-00000000")
        .contains(clock(scene.balance(member)))
        .doesNotContain("二");
    HttpResponse<byte[]> before =
        visitor
            .client()
            .send(
                visitor.to("/bank/statement.pdf?period=last-year").build(),
                BodyHandlers.ofByteArray());
    assertThat(String.join("", ReadBack.pages(before.body()))).contains("这段时间没有变动");
  }

  private static String clock(long minutes) {
    return minutes / 60 + ":" + (minutes % 60 < 10 ? "0" : "") + minutes % 60;
  }

  @Test
  void anHourHasAReceiptThatThePublicLogKnows() throws Exception {
    Member member = scene.member("三", OLD);
    scene.earn(member, 60);
    Visitor visitor = scene.with(member.id());
    String page = visitor.get("/bank/hours/1").body();
    String receipt = VotePages.receiptNumber(page);
    assertThat(page).contains("+ 1 小时", "cn-nanjing#3", "/log/receipt/" + receipt);
    assertThat(visitor.get("/log/receipt/" + receipt).statusCode()).isEqualTo(200);
    for (String odd : new String[] {"0", "2", "x", "-1", "99999999999999999999"}) {
      HttpResponse<String> none = visitor.get("/bank/hours/" + odd);
      assertThat(none.statusCode()).as(odd).isEqualTo(404);
      assertThat(none.body()).contains("没有这一笔");
    }
  }

  @Test
  void aGiftGoesToAVerifiedRelativeOnceAfterASecondLook() throws Exception {
    Member giver = scene.member("赠与人", OLD);
    Member child = scene.member("子女某", LocalDate.of(1975, 1, 1));
    Member friend = scene.member("朋友某", OLD);
    scene.earn(giver, 100);
    Visitor visitor = scene.with(giver.id());
    assertThat(visitor.get("/bank/gift").body()).contains("没有可以赠与的亲属");
    scene.relate(giver, child, "child");
    // What the rules do not name is not offered.
    scene.relate(giver, friend, "sibling");
    assertThat(visitor.get("/bank/gift").body())
        .contains("子女", "子**", "您有 1 小时 40 分钟")
        .doesNotContain(friend.account().toString(), "子女某");
    HttpResponse<String> bare = visitor.get("/bank/gift/check?to=&hours=x&minutes=");
    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(bare.body()).contains("请选一位亲属", "请输入整数");
    HttpResponse<String> nothing =
        visitor.get("/bank/gift/check?to=" + child.account() + "&hours=0&minutes=");
    assertThat(nothing.body()).contains("请输入比 0 多的时间");
    HttpResponse<String> stranger =
        visitor.get("/bank/gift/check?to=" + friend.account() + "&hours=1&minutes=");
    assertThat(stranger.statusCode()).isEqualTo(422);

    String check = "/bank/gift/check?to=" + child.account() + "&hours=1&minutes=5";
    assertThat(visitor.get(check).body())
        .contains("请再看一遍", "子女（子**）", "1 小时 5 分钟", "您有 35 分钟", "不能自己收回");
    Map<String, String> form = VotePages.fields(visitor.get(check).body());
    form.putAll(Map.of("to", child.account().toString(), "hours", "1", "minutes", "5"));
    HttpResponse<String> given = visitor.post("/bank/gift", form);
    assertThat(VotePages.location(given)).isEqualTo("/bank/hours/2?done");
    assertThat(VotePages.location(visitor.post("/bank/gift", form)))
        .isEqualTo("/bank/hours/2?done");
    assertThat(visitor.get("/bank/hours/2?done").body()).contains("已办好", "赠与亲属", "− 1 小时 5 分钟");
    assertThat(scene.balance(giver)).isEqualTo(35);
    assertThat(scene.balance(child)).isEqualTo(65);

    String all = "/bank/gift/check?to=" + child.account() + "&hours=1&minutes=0";
    HttpResponse<String> tooMuch =
        send(
            visitor,
            all,
            "/bank/gift",
            "to",
            child.account().toString(),
            "hours",
            "1",
            "minutes",
            "0");
    assertThat(tooMuch.statusCode()).isEqualTo(409);
    assertThat(tooMuch.body())
        .contains("余额不足：可用 35 分钟，需要 60 分钟")
        .doesNotContain(giver.text(), giver.account().toString());
    // Nobody's form gives to somebody who is no relative.
    HttpResponse<String> forged =
        send(
            visitor,
            all,
            "/bank/gift",
            "to",
            friend.account().toString(),
            "hours",
            "0",
            "minutes",
            "5");
    assertThat(forged.statusCode()).isEqualTo(422);
    assertThat(scene.balance(friend)).isZero();
    // A refusal is final under its key; the page that came back has another.
    Map<String, String> less = VotePages.fields(tooMuch.body());
    less.putAll(Map.of("to", child.account().toString(), "hours", "0", "minutes", "5"));
    assertThat(visitor.post("/bank/gift", less).statusCode()).isEqualTo(303);
    assertThat(scene.balance(giver)).isEqualTo(30);
    // Who is none any more is not offered, and the form that names him gives nothing.
    scene.endRelation(giver, child, "child");
    assertThat(visitor.get("/bank/gift").body()).contains("没有可以赠与的亲属");
    Map<String, String> later = VotePages.fields(tooMuch.body());
    later.put("idempotency_key", "12345678-later");
    later.putAll(Map.of("to", child.account().toString(), "hours", "0", "minutes", "5"));
    assertThat(visitor.post("/bank/gift", later).statusCode()).isEqualTo(422);
    assertThat(scene.balance(giver)).isEqualTo(30);
  }

  @Test
  void theCommunitysMonthsAreToldWithoutSinglingOut() throws Exception {
    for (int i = 0; i < 3; i++) {
      scene.earn(scene.member("月" + i, OLD), 120);
    }
    Visitor anybody = scene.server.visitor();
    scene.look();
    String page = anybody.get("/c/model/bank").body();
    // This month runs: what is confirmed now is not seen now.
    assertThat(page)
        .contains("时间银行", "南京市养老服务时间银行 <code>cn-nanjing#3</code>", "满一个月后在这里公布")
        .doesNotContain("2026年3月", "2026年2月");
    scene.clock.passes(Duration.ofDays(35));
    scene.earn(scene.member("独自一人", OLD), 77);
    scene.look();
    page = anybody.get("/c/model/bank").body();
    assertThat(page)
        .contains("2026年3月", "<svg class=\"plot-drawing\" role=\"img\"", "class=\"plot-given\"")
        .doesNotContain("style=");
    scene.clock.passes(Duration.ofDays(31));
    scene.look();
    page = anybody.get("/c/model/bank?months=24").body();
    assertThat(page).contains("2026年4月", "不公布").doesNotContain("1:17");
    assertThat(page.split("<th scope=\"row\">", -1)).hasSize(3);
    assertThat(page).doesNotContain("href=\"/c/model/bank?months=24\"");
    assertThat(anybody.get("/c/model").body()).contains("href=\"/c/model/bank\"");
    scene.hall.community("other", "cn-42");
    HttpResponse<String> none = anybody.get("/c/other/bank");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("本社区尚未开办时间银行");
    assertThat(anybody.get("/c/other").body()).doesNotContain("/c/other/bank");
    assertThat(anybody.get("/c/nowhere/bank").statusCode()).isEqualTo(404);
    assertThat(english(anybody).get("/c/model/bank").body())
        .contains("Hours a month", "not told", "March 2026");
  }
}
