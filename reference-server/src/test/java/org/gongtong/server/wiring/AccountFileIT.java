package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.multibindings.OptionalBinder;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.timebank.AccountTerms;
import org.gongtong.core.timebank.SettlementPolicy;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.LedgerPolicies;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.server.wiring.BankScene.Member;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Accounts beside their entries at the counter: what there is about them, and giving them up. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountFileIT {
  private static final String ACCOUNTS = "/staff/c/model/timebank/accounts";

  private static BankScene scene;
  private static Visitor clerk;
  private static Visitor colleague;
  private static Member elder;
  private static Member son;
  private static Member daughter;

  /** Time lasts for thirty days, and heirs have what the dead leave. */
  private static LedgerPolicy lasting() {
    AccountTerms usual = AccountTerms.usual(true);
    return new LedgerPolicy(
        "lasting#1",
        new TransferPolicy(
            null,
            null,
            TransferPolicy.Overflow.DONATE,
            0,
            false,
            Set.of("child"),
            60,
            null,
            true,
            new AccountTerms(
                usual.serving(),
                usual.receiving(),
                usual.donatingOnly(),
                LegalPeriod.days(30),
                AccountTerms.Expired.POOL,
                AccountTerms.Succession.HEIRS),
            SettlementPolicy.NONE));
  }

  @BeforeAll
  static void start() throws Exception {
    scene =
        new BankScene(
            AccountFileIT.class,
            binder ->
                OptionalBinder.newOptionalBinder(binder, LedgerPolicies.class)
                    .setBinding()
                    .toInstance((transaction, bank, day) -> Optional.of(lasting())));
    scene.server.staff().account("desk-2").clerk("desk-2");
    clerk = scene.clerk();
    colleague = scene.staff("desk-2");
    elder = scene.member("演示居民甲", LocalDate.of(1950, 1, 1));
    son = scene.member("演示居民乙", LocalDate.of(1980, 1, 1));
    daughter = scene.member("演示居民丙", LocalDate.of(1982, 1, 1));
    scene.earn(elder, 151);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String path(Member member) {
    return ACCOUNTS + "/" + member.account();
  }

  private static String page(Visitor who, String path) throws Exception {
    HttpResponse<String> answer = who.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  @Order(1)
  void allAccountsAreListedPageByPage() throws Exception {
    String all = page(clerk, ACCOUNTS);
    for (Member member : List.of(elder, son, daughter)) {
      assertThat(all).contains("href=\"" + path(member) + "\"");
    }
    assertThat(all).contains("储备账户").doesNotContain("演示居民甲", "?after=");
    String rest = page(clerk, ACCOUNTS + "?after=" + elder.account());
    assertThat(rest).doesNotContain("href=\"" + path(elder) + "\"");
    for (int i = 0; i < 50; i++) {
      scene.member("演示居民丁" + i, LocalDate.of(1960, 1, 1));
    }
    assertThat(page(clerk, ACCOUNTS)).contains("?after=");
    assertThat(clerk.get(ACCOUNTS + "/" + UUID.randomUUID() + "/file").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void partsLimitsAndKinshipsAreRecorded() throws Exception {
    String file = path(elder) + "/file";
    assertThat(page(clerk, file)).contains("2026年4月2日", "没有子账户", "60 分钟", "没有登记亲属");
    assertThat(
            BankScene.taken(
                clerk, file, file + "/parts", "bucket", "guaranteed", "part-from", "2026-03-02"))
        .contains("保障时长", "只能兑换服务");
    HttpResponse<String> twice =
        BankScene.send(
            clerk, file, file + "/parts", "bucket", "guaranteed", "part-from", "2026-03-02");
    assertThat(twice.statusCode()).isEqualTo(409);
    HttpResponse<String> laxer = limit(file, "61");
    assertThat(laxer.statusCode()).isEqualTo(422);
    assertThat(laxer.body()).contains("href=\"#minutes\"", "value=\"61\"", "lasting#1", " open>");
    assertThat(limit(file, "").statusCode()).isEqualTo(303);
    assertThat(limit(file, "x").statusCode()).isEqualTo(422);
    assertThat(limit(file, "30").statusCode()).isEqualTo(303);
    assertThat(page(clerk, file)).contains("30 分钟", "本人申请", "desk-1");
    for (Member child : List.of(son, daughter)) {
      assertThat(kin(file, child, "note", "", "").statusCode()).isEqualTo(303);
    }
    assertThat(kin(file, son, "end", "2026-03-02", "").statusCode()).isEqualTo(422);
    assertThat(kin(file, son, "end", "2026-03-01", "登记有误").statusCode()).isEqualTo(303);
    assertThat(page(clerk, file)).contains("亲属关系终止", "登记有误", "子女");
    assertThat(kin(file, son, "resume", "2026-03-02", "核实").statusCode()).isEqualTo(303);
    assertThat(kin(file, elder, "note", "", "").body()).contains("href=\"#other\"");
  }

  private static HttpResponse<String> limit(String file, String minutes) throws Exception {
    return BankScene.send(
        clerk,
        file,
        file + "/limits",
        "limit",
        "floor",
        "minutes",
        minutes,
        "limit-from",
        "2026-03-02",
        "limit-why",
        "本人申请");
  }

  private static HttpResponse<String> kin(
      String file, Member other, String change, String from, String why) throws Exception {
    return BankScene.send(
        clerk,
        file,
        file + "/relatives",
        "change",
        change,
        "other",
        other.account().toString(),
        "relation",
        "child",
        "kin-from",
        from,
        "kin-why",
        why);
  }

  @Test
  @Order(3)
  void whoseTimeIsThereIsNotErased() throws Exception {
    String person = "/staff/c/model/persons/" + elder.text();
    HttpResponse<String> refused =
        BankScene.send(clerk, person, person + "/erasure", "why", "本人到场");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("尚未关闭，或还有 151 分钟");
  }

  @Test
  @Order(4)
  void oneProposesAndAnotherCarriesOut() throws Exception {
    String closing = path(elder) + "/closing";
    assertThat(page(clerk, closing)).contains("share-" + son.account(), "须由两人办理");
    String[] wish = {
      "way",
      "succeeded",
      "day",
      "2026-03-02",
      "evidence",
      "死亡证明 2026-17",
      "share-" + son.account(),
      "1",
      "share-" + daughter.account(),
      "1"
    };
    String[] fault = wish.clone();
    fault[5] = " ";
    HttpResponse<String> unexplained = BankScene.send(clerk, closing, closing, fault);
    assertThat(unexplained.statusCode()).isEqualTo(422);
    assertThat(unexplained.body()).contains("href=\"#evidence\"");
    String own = BankScene.taken(clerk, closing, closing, wish);
    assertThat(own).contains("份额 1", "死亡证明 2026-17").doesNotContain("/carry-out\"");
    assertThat(BankScene.send(clerk, closing, closing, wish).statusCode()).isEqualTo(409);
    assertThat(page(clerk, path(elder))).contains("待另一名工作人员办理：身故");
    assertThat(page(clerk, ACCOUNTS)).contains("href=\"" + closing + "\"");
    String other = page(colleague, closing);
    Matcher step = Pattern.compile(closing + "/[0-9a-f-]{36}/carry-out").matcher(other);
    assertThat(step.find()).isTrue();
    HttpResponse<String> alone = BankScene.send(clerk, closing, step.group());
    assertThat(alone.statusCode()).isEqualTo(422);
    assertThat(alone.body()).contains("第二人不能是同一人");
    assertThat(scene.balance(elder)).isEqualTo(151);
    String done = BankScene.taken(colleague, closing, step.group());
    assertThat(done).contains("desk-1 和 desk-2", "151 分钟");
    assertThat(scene.balance(elder)).isZero();
    assertThat(scene.balance(son) + scene.balance(daughter)).isEqualTo(151);
    String drop = step.group().replace("carry-out", "drop");
    assertThat(BankScene.send(clerk, closing, drop).statusCode()).isEqualTo(409);
  }

  @Test
  @Order(5)
  void aMemberIsToldWhatRunsOutAndWhatHisPartsAreFor() throws Exception {
    Visitor member = scene.with(daughter.id());
    assertThat(page(member, "/bank")).contains("将于 2026年4月2日", "到期");
  }

  @Test
  @Order(6)
  void nobodyChangesHisOwnAccount() throws Exception {
    scene.link("desk-2", son.id());
    clerk = scene.staff("desk-2");
    assertThat(limit(path(son) + "/file", "30").statusCode()).isEqualTo(403);
    String closing = path(son) + "/closing";
    HttpResponse<String> refused =
        BankScene.send(
            clerk, closing, closing, "way", "donated", "day", "2026-03-02", "evidence", "x");
    assertThat(refused.statusCode()).isEqualTo(403);
    scene.server.staff().account("auditor-1").grant("auditor-1", MandateKind.AUDITOR);
    Visitor auditor = scene.staff("auditor-1");
    assertThat(page(auditor, path(son) + "/file")).doesNotContain("/limits\"", "/parts\"");
    assertThat(page(auditor, closing)).doesNotContain("method=\"post\" novalidate");
  }
}
