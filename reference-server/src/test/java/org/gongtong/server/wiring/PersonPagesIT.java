package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.form;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.decision.BundleHolder;
import org.gongtong.core.decision.BundleReader;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.PersonStore;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.people.FieldRotation;
import org.gongtong.server.people.PersonVault;
import org.gongtong.server.publiclog.StoredLog;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Persons over HTTP: recorded, masked, shown for a purpose, exported and erased. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PersonPagesIT {
  private static final String PERSONS = "/staff/c/model/persons";
  private static final String NAME = "欧阳测试";
  private static final String PHONE = "13812345678";
  private static final String NUMBER = "11010519491231002X";
  private static final String EVIDENCE = "不动产权证第8812号";

  private static final Behind BEHIND = new Behind();
  private static PermissionScene scene;

  /** What the tests look at behind the pages. */
  private static final class Behind extends AbstractModule {
    private @Inject Provider<BundleReader> bundles;
    private @Inject Provider<UnitOfWork> work;
    private @Inject Provider<LogStore> log;
    private @Inject Provider<PersonStore> persons;
    private @Inject Provider<MotionService> motions;
    private @Inject Provider<DataSource> database;
    private @Inject Provider<ServerConfig> config;

    @Override
    protected void configure() {
      requestInjection(this);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    scene = new PermissionScene(PersonPagesIT.class, BEHIND);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String add(Visitor clerk, String name, String phone, String number)
      throws Exception {
    Map<String, String> fields =
        form(clerk.get(PERSONS), "person-name", name, "person-phone", phone);
    fields.put("person-number", number);
    fields.put("person-birth", "");
    HttpResponse<String> added = clerk.post(PERSONS, fields);
    assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
    assertThat(clerk.post(PERSONS, fields).headers().firstValue("Location"))
        .isEqualTo(added.headers().firstValue("Location"));
    return added.headers().firstValue("Location").orElseThrow();
  }

  @Test
  @Order(1)
  void detailsAreMaskedUntilSomebodySaysWhatFor() throws Exception {
    Visitor clerk = scene.as(MandateKind.COMMITTEE_STAFF);
    String person = add(clerk, NAME, "138-1234 5678", NUMBER);
    for (String page : List.of(PERSONS, person)) {
      assertThat(clerk.get(page).body())
          .contains("欧**", "138****5678", "110***********002X")
          .doesNotContain(NAME, PHONE, NUMBER);
    }
    Map<String, String> search = form(clerk.get(PERSONS), "q", PHONE);
    assertThat(clerk.post(PERSONS + "/search", search).body()).contains(person);
    search.put("q", "13812345679");
    assertThat(clerk.post(PERSONS + "/search", search).body()).doesNotContain(person);
    Map<String, String> silent = form(clerk.get(person), "purpose", " ");
    HttpResponse<String> refused = clerk.post(person + "/reveal", silent);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("没有写明查看的用途").doesNotContain(PHONE);
    Map<String, String> look = form(clerk.get(person), "purpose", "电话回访");
    HttpResponse<String> shown = clerk.post(person + "/reveal", look);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).contains(NAME, PHONE, NUMBER);
    assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(clerk.post(person + "/reveal", look).body())
        .contains("重新打开页面")
        .doesNotContain(PHONE);
    assertThat(rows("audit_event"))
        .filteredOn(row -> row.contains("person-revealed"))
        .singleElement()
        .matches(row -> row.contains("电话回访") && row.contains("committee-staff-1"));
    for (MandateKind kind : List.of(MandateKind.GRID_WORKER, MandateKind.AUDITOR)) {
      assertThat(scene.as(kind).get(person).statusCode()).isEqualTo(403);
    }
    assertThat(
            scene
                .as(MandateKind.SUBDISTRICT_OFFICER)
                .post(person + "/reveal", Map.of("purpose", "x"))
                .statusCode())
        .isEqualTo(403);
    assertThat(scene.stranger().get(person).statusCode()).isIn(403, 404);
    Map<String, String> twice =
        form(clerk.get(PERSONS), "person-name", "别人", "person-number", NUMBER);
    assertThat(clerk.post(PERSONS, twice).body()).contains("已在本社区登记");
  }

  @Test
  @Order(2)
  void theDatabaseGivesNobodyAway() throws Exception {
    assertThat(everything()).doesNotContain(NAME, PHONE, NUMBER);
  }

  @Test
  @Order(3)
  void aRunningServerReadsWhatWasPutUnderANewKey() throws Exception {
    Visitor clerk = scene.as(MandateKind.COMMITTEE_STAFF);
    List<String> before = rows("person_field");
    PersonVault command = new PersonVault(BEHIND.config.get().fieldKeys(), new SecureRandom());
    command.rotate();
    FieldRotation rotation = new FieldRotation(BEHIND.work.get(), BEHIND.persons.get(), command);
    assertThat(rotation.run()).isEqualTo(before.size()).isPositive();
    assertThat(rows("person_field")).doesNotContainAnyElementsOf(before);
    assertThat(rotation.run()).isZero();
    assertThat(clerk.get(PERSONS).body()).contains("138****5678");
    add(clerk, "新来的", "", "");
    // The server seals with the new key, too.
    assertThat(rotation.run()).isZero();
  }

  @Test
  @Order(4)
  void whoIsErasedLeavesHisVoteAndNothingElse() throws Exception {
    Visitor clerk = scene.as(MandateKind.COMMITTEE_STAFF);
    String person = add(clerk, "被删除的人", "13999990001", "");
    Map<String, String> link = form(clerk.get(person), "owner", "O3", "evidence", EVIDENCE);
    assertThat(clerk.post(person + "/link", link).statusCode()).isEqualTo(303);
    scene.hall.vote(scene.open, "C01-6-3", "for");
    scene.hall.vote(scene.open, "C01-6-4", "for");
    assertThat(erase(clerk, person).body()).contains("还没有结束");

    scene.clock.passes(Duration.ofDays(31));
    Motion posted = scene.hall.result(scene.open);
    scene.clock.passes(Duration.ofDays(60));
    BEHIND.motions.get().conclude(VotingHall.CLERK, posted.id(), posted.version()).orThrow();
    scene.signIn();
    clerk = scene.as(MandateKind.COMMITTEE_STAFF);
    TallyResult result = scene.hall.reader().result(posted.id()).orThrow();
    assertThat(export(clerk, person)).contains("被删除的人", "13999990001", EVIDENCE, "O3");
    integrate();

    assertThat(erase(clerk, person).statusCode()).isEqualTo(303);
    assertThat(everything()).contains(EVIDENCE);
    Map<String, String> confirm = form(clerk.get(person));
    assertThat(clerk.post(person + "/erasure/confirm", confirm).body()).contains("不能自己确认");
    Visitor officer = scene.as(MandateKind.SUBDISTRICT_OFFICER);
    int actors = actorsOf(posted).size();
    HttpResponse<String> done =
        officer.post(person + "/erasure/confirm", form(officer.get(person)));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);

    String left = everything();
    assertThat(left).doesNotContain("被删除的人", "13999990001", EVIDENCE, "本人到场");
    assertThat(rows("person_link")).isEmpty();
    assertThat(clerk.get(person).statusCode()).isEqualTo(404);
    // One of two voters is gone from the log, and both votes count as before.
    assertThat(actorsOf(posted)).hasSize(actors).contains("erased").doesNotContain("party-3");
    assertThat(scene.hall.reader().result(posted.id()).orThrow()).isEqualTo(result);
    assertThat(
            BEHIND.bundles.get().bundle(posted.id(), Set.of(BundleHolder.SUPERVISION)).isAccepted())
        .isTrue();
    integrate();
    assertThat(new StoredLog(BEHIND.work.get(), BEHIND.log.get()).check()).isEmpty();
  }

  private static HttpResponse<String> erase(Visitor clerk, String person) throws Exception {
    return clerk.post(person + "/erasure", form(clerk.get(person), "why", "本人到场"));
  }

  private static String export(Visitor clerk, String person) throws Exception {
    Map<String, String> fields = form(clerk.get(person), "why", "本人到场");
    HttpResponse<byte[]> answer =
        clerk
            .client()
            .send(
                clerk
                    .formTo(person + "/export", fields)
                    .header("Origin", clerk.site().toString())
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
    return new String(DeskClerk.unzipped(answer.body()).get("person.json"), StandardCharsets.UTF_8);
  }

  private static void integrate() {
    Sequencer sequencer = new Sequencer(BEHIND.work.get(), BEHIND.log.get());
    while (sequencer.integrate() > 0) {
      assertThat(sequencer).isNotNull();
    }
  }

  private static List<String> actorsOf(Motion motion) throws SQLException {
    List<String> actors = new ArrayList<>();
    try (Connection connection = BEHIND.database.get().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select actor_id from audit_event where actor_kind = 'RESIDENT' and subject = '"
                    + motion.id()
                    + "'")) {
      while (row.next()) {
        actors.add(row.getString(1));
      }
    }
    return actors;
  }

  private static String everything() throws SQLException {
    StringBuilder all = new StringBuilder();
    for (String table : tables()) {
      rows(table).forEach(row -> all.append(row).append('\n'));
    }
    return all.toString();
  }

  private static List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Connection connection = BEHIND.database.get().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show tables")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    assertThat(tables).contains("person", "audit_event", "log_tile");
    return tables;
  }

  /** Each row as text; bytes as if they were UTF-8. */
  private static List<String> rows(String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = BEHIND.database.get().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from " + table)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          Object value = row.getObject(i);
          text.append(
                  value instanceof byte[] bytes
                      ? new String(bytes, StandardCharsets.UTF_8)
                      : String.valueOf(value))
              .append('|');
        }
        rows.add(text.toString());
      }
    }
    return rows;
  }
}
