package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.BankScene.send;
import static org.gongtong.server.wiring.BankScene.taken;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.wiring.BankScene.Member;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asking for help, offering it, and a visit from the proposal to the hours, without JavaScript. */
@Timeout(120)
class MemberVisitIT {
  private static final Pattern DIGITS = Pattern.compile(">([0-9]{4} [0-9]{4})<");
  private static BankScene scene;
  private Member elder;
  private Member helper;
  private Visitor old;
  private Visitor young;

  @BeforeAll
  static void start() {
    scene = new BankScene(MemberVisitIT.class);
  }

  /** Nobody is at two visits at once, so each test has its own two. */
  @BeforeEach
  void two() throws Exception {
    elder = scene.member("老人甲", LocalDate.of(1950, 5, 1));
    helper = scene.member("热心人乙", LocalDate.of(1990, 5, 1));
    old = scene.with(elder.id());
    young = scene.with(helper.id());
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String path(Appointment visit) {
    return "/bank/visits/" + visit.id();
  }

  private static String digits(Visitor who, Appointment visit) throws Exception {
    HttpResponse<String> shown = send(who, path(visit), path(visit) + "/code");
    assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
    Matcher digits = DIGITS.matcher(shown.body());
    assertThat(digits.find()).as(shown.body()).isTrue();
    assertThat(shown.body()).contains("<svg class=\"qr\"");
    return digits.group(1);
  }

  private void agreed(Appointment visit) throws Exception {
    taken(old, path(visit), path(visit) + "/agree");
    assertThat(taken(young, path(visit), path(visit) + "/agree")).contains("已约定");
  }

  /** Both sides enter what the other one shows, at the beginning and an hour later. */
  private void happened(Appointment visit, Duration lasting) throws Exception {
    String scan = path(visit) + "/scan";
    assertThat(taken(young, scan, scan, "code", digits(old, visit))).contains("服务中");
    scene.clock.passes(lasting);
    assertThat(taken(old, scan, scan, "code", digits(young, visit))).contains("已完成");
  }

  @Test
  void helpIsAskedForInTwoStepsAndOnce() throws Exception {
    assertThat(old.get("/bank/need").body()).contains("您需要什么帮忙？", "助餐", "陪同就医");
    String when = "/bank/need/when?what=clinic";
    assertThat(old.get(when).body()).contains("需要帮忙：陪同就医", "今天，", "上午（8:00 至 12:00）");
    HttpResponse<String> bare = send(old, when, "/bank/need", "what", "clinic", "part", "any");
    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(bare.body()).contains("href=\"#day\"", "href=\"#length\"", "请选一项");
    assertThat(bare.body()).doesNotContain("href=\"#part\"");
    Map<String, String> form = VotePages.fields(old.get(when).body());
    form.putAll(
        Map.of(
            "what", "clinic",
            "day", scene.today().plusDays(1).toString(),
            "part", "morning",
            "length", "90",
            "mobility", "wheelchair"));
    HttpResponse<String> sent = old.post("/bank/need", form);
    String notice = VotePages.location(sent);
    assertThat(notice).startsWith("/bank/notices/").endsWith("?sent");
    assertThat(VotePages.location(old.post("/bank/need", form))).isEqualTo(notice);
    assertThat(old.get(notice).body()).contains("已发出", "08:00 至 12:00", "1 小时 30 分钟");
    assertThat(old.get("/bank").body()).contains("需要帮忙：陪同就医");
    String address = notice.replace("?sent", "");
    assertThat(young.get(address).statusCode()).isEqualTo(404);
    assertThat(taken(old, address, address)).contains("已撤回");
    HttpResponse<String> twice =
        old.post(address, Map.of("idempotency_key", "12345678-again", "version", "1"));
    assertThat(twice.statusCode()).isEqualTo(412);
    assertThat(twice.body()).contains("第 1 版");
    assertThat(old.get("/bank").body()).doesNotContain("需要帮忙：陪同就医");
    // Of a morning that is over there is nothing to ask.
    scene.clock.passes(Duration.ofHours(4));
    HttpResponse<String> late =
        send(
            old,
            when,
            "/bank/need",
            "what",
            "clinic",
            "day",
            scene.today().toString(),
            "part",
            "morning",
            "length",
            "30");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("改到现在以后").doesNotContain(elder.text());
    assertThat(
            taken(
                young,
                "/bank/offer/when?what=meal",
                "/bank/offer",
                "what",
                "meal",
                "day",
                scene.today().plusDays(1).toString(),
                "part",
                "any",
                "length",
                "30"))
        .contains("可以帮忙：助餐");
  }

  @Test
  void aVisitGoesFromTheProposalToTheHours() throws Exception {
    scene.earn(elder, 120);
    Appointment visit = scene.proposed(helper, elder, Duration.ofMinutes(10), TransferKind.REDEEM);
    assertThat(old.get("/bank").body()).contains("请您看看是否同意", path(visit));
    agreed(visit);
    assertThat(old.get("/bank").body()).contains("下一次", "接受帮助 · 已约定");
    String page = young.get(path(visit)).body();
    assertThat(page)
        .contains("去帮忙", "老**", "出示签到码", "输入对方的签到码", "取消这次服务")
        .doesNotContain("老人甲", elder.text(), helper.text());
    String scan = path(visit) + "/scan";
    HttpResponse<String> wrong = send(young, scan, scan, "code", "0000 0000");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("签到码无效", "请对方重新出示", "value=\"0000 0000\"");
    String own = digits(young, visit);
    HttpResponse<String> mine = send(young, scan, scan, "code", own);
    assertThat(mine.statusCode()).isEqualTo(422);
    assertThat(mine.body()).contains("应由另一方扫描");
    String dated = digits(old, visit);
    scene.clock.passes(Duration.ofMinutes(6));
    assertThat(send(young, scan, scan, "code", dated).body()).contains("已于", "失效");
    // Full-width digits of a Chinese keyboard, with a space between.
    String shown = digits(old, visit);
    String wide =
        shown
            .chars()
            .map(c -> c == ' ' ? '　' : c + 0xFEE0)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    assertThat(taken(young, scan, scan, "code", wide)).contains("服务中");
    scene.clock.passes(Duration.ofMinutes(61));
    assertThat(taken(old, scan, scan, "code", digits(young, visit))).contains("没问题，确认");
    assertThat(young.get("/bank").body()).contains("请您确认");

    Map<String, String> stale = VotePages.fields(young.get(path(visit)).body());
    assertThat(taken(old, path(visit), path(visit) + "/confirm")).contains("等对方确认");
    HttpResponse<String> late = young.post(path(visit) + "/confirm", stale);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.body()).contains("预约已被他人改动", "对方已确认，等您确认");
    assertThat(scene.balance(helper)).isZero();
    Map<String, String> last = VotePages.fields(young.get(path(visit)).body());
    assertThat(young.post(path(visit) + "/confirm", last).statusCode()).isEqualTo(303);
    assertThat(young.post(path(visit) + "/confirm", last).statusCode()).isEqualTo(303);
    assertThat(scene.visit(visit.id()).state()).isEqualTo(AppointmentState.CONFIRMED);
    long worth = scene.balance(helper);
    assertThat(worth).isPositive();
    assertThat(scene.balance(elder)).isEqualTo(120 - worth);
    assertThat(young.get(path(visit)).body()).contains("看入账凭证", "/bank/hours/1");
    assertThat(young.get("/bank/hours/1").body()).contains("帮助他人（对方支付）：助餐", path(visit));
    HttpResponse<String> over =
        young.post(
            path(visit) + "/confirm", Map.of("idempotency_key", "12345678-over", "version", "9"));
    assertThat(over.statusCode()).isIn(409, 412);
  }

  /** Whoever forges the key of a form takes none that the bank makes: the visit is paid for. */
  @Test
  void aGiftTakesNobodysKey() throws Exception {
    Member child = scene.member("子女丁", LocalDate.of(1975, 1, 1));
    scene.relate(elder, child, "child");
    scene.earn(elder, 120);
    Appointment visit;
    Optional<UUID> key;
    do {
      visit = scene.proposed(helper, elder, Duration.ofMinutes(10), TransferKind.REDEEM);
      key = RequestParameters.uuid(ServiceEntry.keyOf(visit.id()).toUuid().toString());
    } while (key.isEmpty());
    Map<String, String> gift = new TreeMap<>();
    gift.put("idempotency_key", key.get().toString());
    gift.putAll(Map.of("to", child.account().toString(), "hours", "0", "minutes", "1"));
    assertThat(old.post("/bank/gift", gift).statusCode()).isEqualTo(303);
    agreed(visit);
    happened(visit, Duration.ofMinutes(60));
    taken(old, path(visit), path(visit) + "/confirm");
    taken(young, path(visit), path(visit) + "/confirm");
    assertThat(scene.balance(helper)).isEqualTo(60);
    assertThat(scene.balance(child)).isEqualTo(1);
  }

  @Test
  void somethingCanBeWrongAndSettled() throws Exception {
    Appointment visit = scene.proposed(helper, elder, Duration.ofMinutes(5), TransferKind.EARN);
    agreed(visit);
    happened(visit, Duration.ofMinutes(30));
    String dispute = path(visit) + "/dispute";
    HttpResponse<String> silent = send(old, dispute, dispute, "why", " ");
    assertThat(silent.statusCode()).isEqualTo(422);
    assertThat(silent.body()).contains("没有说明理由", "哪里有问题？");
    assertThat(taken(old, dispute, dispute, "why", "只来了十分钟")).contains("只来了十分钟", "问题已解决，撤回");
    assertThat(young.get(path(visit)).body())
        .contains("只来了十分钟")
        .doesNotContain("没问题，确认", "问题已解决，撤回");
    String version = String.valueOf(scene.visit(visit.id()).version());
    HttpResponse<String> other =
        young.post(
            path(visit) + "/settled",
            Map.of("idempotency_key", "12345678-settled", "version", version));
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body()).doesNotContain(helper.text());
    assertThat(taken(old, path(visit), path(visit) + "/settled")).contains("没问题，确认");
  }

  @Test
  void aVisitIsCalledOffOrMissed() throws Exception {
    Appointment soon = scene.proposed(helper, elder, Duration.ofMinutes(30), TransferKind.EARN);
    agreed(soon);
    assertThat(old.get(path(soon) + "/cancel").body()).contains("会记为临时取消", "2 小时");
    assertThat(taken(old, path(soon) + "/cancel", path(soon) + "/cancel", "why", "下雨"))
        .contains("已取消", "取消的原因：下雨");
    assertThat(scene.visit(soon.id()).progress().ending().late()).isTrue();
    Appointment missed = scene.proposed(helper, elder, Duration.ofMinutes(5), TransferKind.EARN);
    agreed(missed);
    assertThat(old.get(path(missed)).body()).doesNotContain("对方没来");
    HttpResponse<String> early = send(old, path(missed), path(missed) + "/absent");
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.body()).contains("才能登记未到场", "再等一等");
    scene.clock.passes(Duration.ofMinutes(40));
    assertThat(old.get(path(missed)).body()).contains("对方没来");
    assertThat(taken(old, path(missed) + "/absent", path(missed) + "/absent")).contains("未到场");
  }

  @Test
  void otherPeoplesVisitsAreNotThere() throws Exception {
    Appointment visit = scene.proposed(helper, elder, Duration.ofDays(9), TransferKind.EARN);
    Visitor stranger = scene.with(scene.member("路人丙", LocalDate.of(1980, 1, 1)).id());
    for (String address :
        new String[] {path(visit), path(visit) + "/scan", "/bank/visits/" + UUID.randomUUID()}) {
      assertThat(stranger.get(address).statusCode()).as(address).isEqualTo(404);
    }
    for (String step : new String[] {"agree", "cancel", "confirm", "code", "scan", "dispute"}) {
      HttpResponse<String> answer =
          stranger.post(
              path(visit) + "/" + step,
              Map.of("idempotency_key", "12345678-" + step, "version", "1", "why", "x"));
      assertThat(answer.statusCode()).as(step).isEqualTo(404);
    }
    assertThat(scene.visit(visit.id()).version()).isEqualTo(1);
    assertThat(stranger.get("/bank/visits").body()).contains("还没有服务记录");
    assertThat(young.get("/bank/visits").body()).contains(path(visit));
  }

  @Test
  void aGuardianSeesAndConfirmsForAMinor() throws Exception {
    UUID guardian = scene.person("监护人", LocalDate.of(1980, 1, 1));
    Member minor = scene.minor("少年", guardian);
    Visitor parent = scene.with(guardian);
    Visitor pupil = scene.with(minor.id());
    assertThat(parent.get("/bank").body()).contains("这里是您监护的未成年人的服务");
    assertThat(parent.get("/bank/gift").statusCode()).isEqualTo(422);
    Appointment visit = scene.proposed(minor, elder, Duration.ofMinutes(5), TransferKind.EARN);
    HttpResponse<String> alone = send(pupil, path(visit), path(visit) + "/agree");
    assertThat(alone.statusCode()).isEqualTo(403);
    assertThat(alone.body()).contains("未满 18 周岁，须由监护人同意和确认", "请监护人操作");
    assertThat(parent.get("/bank").body()).contains(path(visit), "您监护的孩子去帮忙");
    assertThat(parent.get("/bank/visits").body()).contains(path(visit));
    assertThat(taken(parent, path(visit), path(visit) + "/agree")).contains("少*");
    taken(old, path(visit), path(visit) + "/agree");
    String scan = path(visit) + "/scan";
    // The young check in and out for themselves.
    taken(pupil, scan, scan, "code", digits(old, visit));
    scene.clock.passes(Duration.ofMinutes(60));
    taken(pupil, scan, scan, "code", digits(old, visit));
    assertThat(send(pupil, path(visit), path(visit) + "/confirm").statusCode()).isEqualTo(403);
    taken(parent, path(visit), path(visit) + "/confirm");
    taken(old, path(visit), path(visit) + "/confirm");
    assertThat(scene.balance(minor)).isPositive();
    assertThat(pupil.get("/bank").body()).contains("您有 1 小时");
  }
}
