package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.BankScene.send;
import static org.gongtong.server.wiring.BankScene.taken;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.server.print.ReadBack;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A member's card: given by staff, opens his pages, and no others. */
@Timeout(120)
class MemberCardIT {
  private static final LocalDate OLD = LocalDate.of(1950, 5, 1);
  private static final Pattern CODE = Pattern.compile("([0-9A-Z]{4}-){3}[0-9A-Z]{4}");
  private static BankScene scene;

  @BeforeAll
  static void start() {
    scene = new BankScene(MemberCardIT.class);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String page(UUID person) {
    return "/staff/c/model/persons/" + person + "/card";
  }

  private static String printed(Visitor clerk, String page, Map<String, String> form)
      throws Exception {
    HttpResponse<byte[]> pdf =
        clerk
            .client()
            .send(
                clerk.formTo(page, form).header("Origin", clerk.site().toString()).build(),
                BodyHandlers.ofByteArray());
    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.headers().firstValue("Cache-Control")).hasValue("no-store");
    Matcher code = CODE.matcher(ReadBack.pages(pdf.body()).get(0));
    assertThat(code.find()).isTrue();
    return code.group();
  }

  @Test
  void aCardIsGivenOnceAndOpensItsPages() throws Exception {
    UUID elder = scene.member("欧阳测试", OLD).id();
    Visitor clerk = scene.clerk();
    assertThat(clerk.get("/staff/c/model/persons/" + elder).body()).contains(page(elder));
    String shown = clerk.get(page(elder)).body();
    assertThat(shown).contains("欧**", "未发").doesNotContain("欧阳测试");
    Map<String, String> form = VotePages.fields(shown);
    String code = printed(clerk, page(elder), form);
    HttpResponse<String> again = clerk.post(page(elder), form);
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("已经领过").doesNotContain(code);

    Visitor member = scene.server.visitor();
    HttpResponse<String> in =
        member.post("/bank/card", Map.of("code", code.toLowerCase(Locale.ROOT).replace('-', ' ')));
    assertThat(VotePages.location(in)).isEqualTo("/bank");
    assertThat(in.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Strict", "Max-Age=43200");
    HttpResponse<String> home = member.get("/bank");
    assertThat(home.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(home.body())
        .contains("您现在没有可用的时间", "我需要帮忙", "我能帮忙", "我的服务", "我的明细", "赠与亲属")
        .doesNotContain("欧阳测试", code);
    // On the page of voting letters it is taken for what it is, and opens no ballot.
    Visitor other = scene.server.visitor();
    assertThat(VotePages.location(other.post("/vote", Map.of("code", code)))).isEqualTo("/bank");
    assertThat(other.get("/vote/choice").statusCode()).isEqualTo(403);
    assertThat(other.get("/vote/check").statusCode()).isEqualTo(403);
    assertThat(other.get("/vote/election").statusCode()).isIn(303, 403);

    assertThat(taken(member, "/bank", "/bank/leave")).contains("打开我的时间银行");
    assertThat(member.get("/bank").statusCode()).isEqualTo(403);
    assertThat(other.get("/bank").statusCode()).isEqualTo(200);
    scene.clock.passes(Duration.ofHours(13));
    assertThat(other.get("/bank").statusCode()).isEqualTo(403);
  }

  @Test
  void anotherCardVoidsTheOneBefore() throws Exception {
    UUID elder = scene.member("丢卡的人", OLD).id();
    Visitor member = scene.with(elder);
    Visitor clerk = scene.clerk();
    HttpResponse<String> silent = send(clerk, page(elder), page(elder), "reason", " ");
    assertThat(silent.statusCode()).isEqualTo(422);
    assertThat(silent.body()).contains("没有写明补印原因");
    assertThat(member.get("/bank").statusCode()).isEqualTo(200);
    Map<String, String> form = VotePages.fields(clerk.get(page(elder)).body());
    form.put("reason", "丢失");
    String code = printed(clerk, page(elder), form);
    assertThat(member.get("/bank").statusCode()).isEqualTo(403);
    assertThat(clerk.get(page(elder)).body()).contains("desk-1 · 丢失");
    Visitor next = scene.server.visitor();
    assertThat(VotePages.location(next.post("/bank/card", Map.of("code", code))))
        .isEqualTo("/bank");
    assertThat(next.get("/bank").statusCode()).isEqualTo(200);
  }

  @Test
  void wrongCodesAreToldWhatIsWrongWithThem() throws Exception {
    Visitor visitor = scene.server.visitor();
    HttpResponse<String> brief = visitor.post("/bank/card", Map.of("code", "K7QM"));
    assertThat(brief.statusCode()).isEqualTo(422);
    assertThat(brief.body()).contains("您输入了 4 个", "value=\"K7QM\"");
    HttpResponse<String> wrong = visitor.post("/bank/card", Map.of("code", "0000000000000000"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("没有这个卡号");
    UUID elder = scene.member("换卡的人", OLD).id();
    String old = scene.card(elder);
    Visitor clerk = scene.clerk();
    Map<String, String> form = VotePages.fields(clerk.get(page(elder)).body());
    form.put("reason", "损坏");
    printed(clerk, page(elder), form);
    assertThat(visitor.post("/bank/card", Map.of("code", old)).body()).contains("旧卡作废");
    for (String path : new String[] {"/bank", "/bank/statement", "/bank/gift", "/bank/visits"}) {
      HttpResponse<String> none = visitor.get(path);
      assertThat(none.statusCode()).as(path).isEqualTo(403);
      assertThat(none.body()).contains("要先出示时间银行卡");
    }
  }

  @Test
  void nobodyGivesACardToHimselfAndOneWithoutAccountOpensNothing() throws Exception {
    UUID own = scene.member("工作人员", OLD).id();
    scene.server.staff().account("desk-7");
    scene.link("desk-7", own);
    scene.server.staff().clerk("desk-7");
    Visitor clerk = scene.server.visitor();
    clerk.post("/staff/sign-in", Map.of("login", "desk-7", "password", TestStaff.PASSWORD));
    HttpResponse<String> refused = send(clerk, page(own), page(own));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("不能给自己发卡");
    UUID stranger = scene.person("没有开户", OLD);
    HttpResponse<String> none = scene.with(stranger).get("/bank");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("这张卡的持有人没有时间账户", "请居委会开立账户");
    assertThat(scene.server.visitor().get(page(own)).statusCode()).isEqualTo(303);
  }
}
