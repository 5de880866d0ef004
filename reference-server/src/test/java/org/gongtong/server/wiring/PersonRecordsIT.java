package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.form;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What staff record for persons over HTTP: findings, consents, corrections; and who erases. */
@Timeout(180)
class PersonRecordsIT {
  private static final String PERSONS = "/staff/c/model/persons";
  private static final int CROWD = 20;

  private static final Behind BEHIND = new Behind();
  private static PermissionScene scene;

  /** What the tests look at behind the pages. */
  private static final class Behind extends AbstractModule {
    private @Inject Provider<DataSource> database;
    private @Inject Provider<MotionService> motions;

    @Override
    protected void configure() {
      requestInjection(this);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    scene = new PermissionScene(PersonRecordsIT.class, BEHIND);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static Visitor clerk() throws Exception {
    // Sessions end while other tests let time pass.
    return scene.signIn(PermissionScene.login(MandateKind.COMMITTEE_STAFF));
  }

  private static String add(Visitor clerk, String... fields) throws Exception {
    HttpResponse<String> added = clerk.post(PERSONS, form(clerk.get(PERSONS), fields));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
    return added.headers().firstValue("Location").orElseThrow();
  }

  private static HttpResponse<String> send(Visitor clerk, String page, String... fields)
      throws Exception {
    return clerk.post(page, form(clerk.get(page), fields));
  }

  private static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private static void refused(HttpResponse<String> answer, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(words);
  }

  @Test
  void consentsAreGivenAndTakenBack() throws Exception {
    Visitor clerk = clerk();
    String person = add(clerk, "person-name", "同意人", "person-phone", "13711112222");
    String consents = person + "/consents";
    refused(send(clerk, consents, "purpose", "contact", "version", " "), "文本的版本");
    refused(send(clerk, consents, "purpose", "selling", "version", "1"), "没有选择同意的用途");
    Map<String, String> typed =
        form(clerk.get(consents), "purpose", "contact", "version", "2026-03");
    done(clerk.post(consents, typed));
    // The same form again is the same consent.
    done(clerk.post(consents, typed));
    assertThat(rows("consent")).filteredOn(row -> row.contains("2026-03")).hasSize(1);
    assertThat(clerk.get(consents).body()).contains("接收表决和活动通知", "文本版本 2026-03");
    Matcher link =
        Pattern.compile("href=\"([^\"]+/withdrawal)\"").matcher(clerk.get(consents).body());
    assertThat(link.find()).isTrue();
    String withdrawal = link.group(1);
    assertThat(clerk.get(withdrawal).body()).contains("不再用电话或消息通知他", "撤回之前所做的仍然合法", "没有登记保留其资料的理由");
    assertThat(rows("consent")).filteredOn(row -> row.endsWith("null|")).isNotEmpty();
    Map<String, String> back = form(clerk.get(withdrawal));
    done(clerk.post(withdrawal, back));
    done(clerk.post(withdrawal, back));
    assertThat(clerk.get(consents).body()).contains("撤回</strong>").doesNotContain("/withdrawal\"");
    assertThat(clerk.get(withdrawal).statusCode()).isEqualTo(404);
    assertThat(events(person)).contains("consent-given", "consent-withdrawn");
    // It can be given again.
    done(send(clerk, consents, "purpose", "contact", "version", "2026-04"));
    Visitor officer = scene.signIn(PermissionScene.login(MandateKind.SUBDISTRICT_OFFICER));
    assertThat(officer.get(consents).body())
        .contains("文本版本 2026-04")
        .doesNotContain("<form action=\"" + consents);
    assertThat(officer.post(consents, Map.of("purpose", "contact")).statusCode()).isEqualTo(403);
    assertThat(clerk.get(person).body()).contains(consents);
  }

  @Test
  void theYoungAgreeThroughTheirGuardian() throws Exception {
    Visitor clerk = clerk();
    String guardian = add(clerk, "person-name", "监护人甲", "person-phone", "13722223333");
    String young = scene.today().minusYears(14).plusDays(1).toString();
    String child = add(clerk, "person-name", "孩子甲", "person-birth", young);
    String consents = child + "/consents";
    refused(send(clerk, consents, "purpose", "contact", "version", "1"), "未满 14 周岁须由监护人同意");
    String findings = child + "/findings";
    String today = scene.today().toString();
    refused(
        send(clerk, findings, "kind", "minor", "from", today, "evidence", "户口本"), "监护人不在本社区的资料中");
    refused(send(clerk, findings, "kind", "minor", "from", "昨天", "evidence", "户口本"), "日期的写法不对");
    done(
        send(
            clerk,
            findings,
            "kind",
            "minor",
            "from",
            today,
            "evidence",
            "户口本",
            "person-guardian",
            "13722223333"));
    assertThat(clerk.get(findings).body())
        .contains("未成年人", "监护人：监**", "户口本")
        .doesNotContain("监护人甲", "13722223333");
    assertThat(clerk.get(consents).body()).contains("监护人 监**");
    String id = guardian.substring(guardian.lastIndexOf('/') + 1);
    done(send(clerk, consents, "purpose", "contact", "version", "1", "guardian", id));
    assertThat(clerk.get(consents).body()).contains("由监护人同意");
    // On his fourteenth birthday he agrees for himself.
    String older =
        add(clerk, "person-name", "孩子乙", "person-birth", scene.today().minusYears(14).toString());
    done(send(clerk, older + "/consents", "purpose", "contact", "version", "1"));
    String same = add(clerk, "person-name", "监护人甲", "person-phone", "13722220000");
    assertThat(same).isNotEqualTo(guardian);
    refused(
        send(
            clerk,
            older + "/findings",
            "kind",
            "minor",
            "from",
            today,
            "evidence",
            "户口本",
            "person-guardian",
            "监护人甲"),
        "有几个人符合所填内容");
  }

  @Test
  void residentsVoteFromTheAgeOfTheLawOn() throws Exception {
    Visitor clerk = clerk();
    String birth = scene.today().minusYears(18).plusDays(1).toString();
    String person = add(clerk, "person-name", "快十八", "person-birth", birth);
    String findings = person + "/findings";
    HttpResponse<String> young =
        send(
            clerk,
            findings,
            "kind",
            "resident",
            "from",
            scene.today().toString(),
            "evidence",
            "身份证",
            "age-seen",
            "yes");
    refused(young, "未满 18 周岁，没有选举权");
    String tomorrow = scene.today().plusDays(1).toString();
    done(send(clerk, findings, "kind", "resident", "from", tomorrow, "evidence", "身份证"));
    String unknown = add(clerk, "person-name", "不知年龄");
    String today = scene.today().toString();
    refused(
        send(clerk, unknown + "/findings", "kind", "resident", "from", today, "evidence", "身份证"),
        "没有登记出生日期");
    done(
        send(
            clerk,
            unknown + "/findings",
            "kind",
            "resident",
            "from",
            today,
            "evidence",
            "身份证",
            "age-seen",
            "yes"));
    assertThat(clerk.get(unknown).body())
        .contains("有选举权的居民", "自 " + scene.today().getYear() + "年")
        .doesNotContain("[" + today);
    assertThat(rows("audit_event"))
        .filteredOn(row -> row.contains("\"age\":\"document\""))
        .hasSize(1);
  }

  @Test
  void aDetailIsLookedAtTwiceAndStandsInNoEvent() throws Exception {
    Visitor clerk = clerk();
    String person = add(clerk, "person-name", "更正人", "person-phone", "13733334444");
    String correction = person + "/correction";
    Map<String, String> typed = form(clerk.get(correction), "field", "phone");
    typed.put("person-value", "137-9999 8888");
    HttpResponse<String> look = clerk.post(correction + "/check", typed);
    assertThat(look.statusCode()).isEqualTo(200);
    assertThat(look.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(look.body()).contains("137****4444", "13799998888").doesNotContain("13733334444");
    // Nothing was changed by looking.
    assertThat(clerk.get(person).body()).contains("137****4444");
    assertThat(look.body()).contains("name=\"person-value\" value=\"13799998888\"");
    Map<String, String> kept = form(look, "field", "phone", "person-value", "13799998888");
    done(clerk.post(correction, kept));
    assertThat(clerk.get(person).body()).contains("137****8888");
    for (String[] wrong :
        List.of(
            new String[] {"phone", "abc", "电话的写法不对"},
            new String[] {"name", " ", "没有填写姓名"},
            new String[] {"", "1", "没有选择要更正的内容"})) {
      Map<String, String> fields = form(clerk.get(correction), "field", wrong[0]);
      fields.put("person-value", wrong[1]);
      refused(clerk.post(correction + "/check", fields), wrong[2]);
      refused(clerk.post(correction, fields), wrong[2]);
    }
    Map<String, String> gone = form(clerk.get(correction), "field", "phone");
    gone.put("person-value", "");
    assertThat(clerk.post(correction + "/check", gone).body()).contains("删去");
    done(clerk.post(correction, gone));
    assertThat(clerk.get(person).body()).doesNotContain("137****8888");
    List<String> events = rows("audit_event");
    assertThat(events)
        .filteredOn(row -> row.contains("person-corrected"))
        .hasSize(2)
        .allMatch(row -> row.contains("{\"fields\":[\"phone\"]}"));
    for (String table : List.of("audit_event", "idempotency_key", "log_tile")) {
      assertThat(String.join("\n", rows(table)))
          .doesNotContain("13799998888", "13733334444", "更正人");
    }
    assertThat(
            scene
                .signIn(PermissionScene.login(MandateKind.SUBDISTRICT_OFFICER))
                .get(correction)
                .statusCode())
        .isEqualTo(403);
    assertThat(scene.signIn("clerk-2").get(correction).statusCode()).isIn(403, 404);
  }

  @Test
  void oneOfTwentyWhoConfirmErasesAndNobodyMeetsAFault() throws Exception {
    Visitor first = clerk();
    String person = add(first, "person-name", "要删除的", "person-phone", "13744445555");
    done(first.post(person + "/link", form(first.get(person), "owner", "O7", "evidence", "房产证")));
    scene.hall.vote(scene.open, "C01-6-7", "for");
    scene.clock.passes(Duration.ofDays(31));
    Motion posted = scene.hall.result(scene.open);
    scene.clock.passes(Duration.ofDays(60));
    BEHIND.motions.get().conclude(VotingHall.CLERK, posted.id(), posted.version()).orThrow();
    Visitor clerk = clerk();
    done(clerk.post(person + "/erasure", form(clerk.get(person), "why", "本人到场")));
    List<Callable<HttpResponse<String>>> all = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      Visitor officer = scene.signIn(PermissionScene.login(MandateKind.SUBDISTRICT_OFFICER));
      Map<String, String> confirm = form(officer.get(person));
      all.add(() -> officer.post(person + "/erasure/confirm", confirm));
    }
    List<HttpResponse<String>> answers = together(all);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 303).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 303)
        .allSatisfy(answer -> assertThat(answer.statusCode()).isIn(404, 409, 422))
        .allSatisfy(answer -> assertThat(answer.body()).contains("没有这个人的资料"));
    assertThat(rows("person_link")).isEmpty();
    assertThat(events(person)).filteredOn("person-erased"::equals).hasSize(1);
  }

  private static List<HttpResponse<String>> together(List<Callable<HttpResponse<String>>> tasks)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
    try {
      List<HttpResponse<String>> results = new ArrayList<>();
      for (Future<HttpResponse<String>> one : pool.invokeAll(tasks)) {
        results.add(one.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<String> events(String person) throws SQLException {
    String id = person.substring(person.lastIndexOf('/') + 1);
    List<String> types = new ArrayList<>();
    try (Connection connection = BEHIND.database.get().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select type from audit_event where subject = '" + id + "'")) {
      while (row.next()) {
        types.add(row.getString(1));
      }
    }
    return types;
  }

  /** Each row as text, with a bar after each column. */
  private static List<String> rows(String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = BEHIND.database.get().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from " + table)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          text.append(row.getString(i)).append('|');
        }
        rows.add(text.toString());
      }
    }
    return rows;
  }
}
