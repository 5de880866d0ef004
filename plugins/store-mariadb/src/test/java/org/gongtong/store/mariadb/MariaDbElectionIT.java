package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionBallot;
import org.gongtong.core.decision.election.SealedBallot;
import org.gongtong.testkit.store.ElectionContract;
import org.gongtong.testkit.store.ElectionParts;
import org.gongtong.testkit.store.ElectionScene;
import org.gongtong.testkit.store.StoreParts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Elections on MariaDB keep their contract, and the tables tell nobody how somebody voted. */
@Timeout(120)
class MariaDbElectionIT implements ElectionContract {

  private static TestStore store;
  private static ElectionParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbElectionIT.class, 10);
    StoreParts all = store.parts();
    parts =
        new ElectionParts(all.work(), all.communities(), new MariaDbElectionStore(), all.audit());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public ElectionParts electionStore() {
    return parts;
  }

  /**
   * Every column of every table, as bytes, is searched for what was chosen: it is nowhere before
   * the count, and then in one table. No key code is anywhere at any time.
   */
  @Test
  void noTableHoldsAChoiceBeforeTheCount() {
    ElectionScene scene = new ElectionScene(parts);
    Election election = scene.open(ElectionScene.content(7, 128), 12);
    Integer[] choices = {2, 3, 5, 7, 111, 113, 127};
    for (int voter = 1; voter <= 8; voter++) {
      // Half of them choose nobody: else these would be elected, and stand in the result so.
      scene.cast(election, voter, voter % 2 == 0 ? choices : new Integer[0]).orThrow();
    }
    Set<String> chosen = traces(List.of(choices));
    List<String> codes = scene.codes(election, 1, 2, 3);
    assertThat(tablesWith(chosen)).isEmpty();
    Election closed = scene.close(election);
    assertThat(tablesWith(chosen)).isEmpty();
    scene.counted(closed).orThrow();
    assertThat(tablesWith(chosen)).containsExactly("election_opened_ballot.choices");
    Set<String> secrets = new TreeSet<>();
    for (String code : codes) {
      secrets.add(hex(code));
      secrets.add(hex(code.replace("-", "")));
    }
    assertThat(tablesWith(secrets)).isEmpty();
    // The search finds what is there.
    assertThat(tablesWith(Set.of(hex(election.keys().get(0).hex()))))
        .contains("election_version.election");
  }

  /** The forms in which somebody might have written it down. */
  private static Set<String> traces(List<Integer> choices) {
    ElectionBallot ballot = ElectionBallot.of(choices);
    List<String> numbers = choices.stream().map(String::valueOf).toList();
    Set<String> traces = new TreeSet<>();
    Stream.of(",", ", ", "\",\"", ";", " ", "&choice=", "|")
        .forEach(separator -> traces.add(hex(String.join(separator, numbers))));
    String bytes = HexFormat.of().formatHex(ballot.bytes());
    traces.add(bytes.substring(2));
    traces.add(hex(bytes.substring(2)));
    return traces;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The columns in which any of these bytes stand, in hexadecimal digits. */
  private static Set<String> tablesWith(Set<String> traces) {
    return with(
        handle -> {
          Set<String> found = new TreeSet<>();
          for (String column : columns(handle)) {
            String[] name = column.split("\\.", -1);
            List<String> values =
                handle
                    .createQuery(
                        "select hex(cast(`" + name[1] + "` as binary)) v from `" + name[0] + "`")
                    .mapTo(String.class)
                    .list();
            for (String value : values) {
              String bytes = value == null ? "" : value.toLowerCase(Locale.ROOT);
              if (traces.stream().anyMatch(bytes::contains)) {
                found.add(column);
              }
            }
          }
          return found;
        });
  }

  private static List<String> columns(Handle handle) {
    List<String> columns =
        handle
            .createQuery(
                """
                select concat(table_name, '.', column_name) from information_schema.columns
                where table_schema = database() order by table_name, ordinal_position""")
            .mapTo(String.class)
            .list();
    assertThat(columns).contains("election_sealed_ballot.sealed", "audit_event.data");
    return columns;
  }

  private static <T> T with(Function<Handle, T> work) {
    return Jdbi.create(store.pool()).withHandle(work::apply);
  }

  /**
   * The two tables share the election alone: no id of a voter, no time, no counter with a ballot.
   */
  @Test
  void ballotsHaveNoVoterNoTimeAndNoCounter() {
    assertThat(columnsOf("election_sealed_ballot")).containsExactly("id", "election_id", "sealed");
    assertThat(columnsOf("election_opened_ballot"))
        .containsExactly("election_id", "position", "choices");
    assertThat(columnsOf("election_participation"))
        .containsExactly("election_id", "voter", "channel", "recorded_at");
    ElectionScene scene = new ElectionScene(parts);
    Election election = scene.open(ElectionScene.content(2, 3), 60);
    List<SealedBallot> came = new ArrayList<>();
    for (int voter = 1; voter <= 20; voter++) {
      scene.cast(election, voter, 1).orThrow();
      List<SealedBallot> now = new ArrayList<>(scene.sealed(election));
      now.removeAll(came);
      came.addAll(now);
    }
    // As the table lies on the disk: with twenty ballots chance sorts them once in 2.4e18 times.
    List<String> lie =
        with(
            handle ->
                handle
                    .createQuery(
                        "select id from election_sealed_ballot force index (primary)"
                            + " where election_id = ?")
                    .bind(0, election.id().toString())
                    .mapTo(String.class)
                    .list());
    assertThat(lie).hasSize(20);
    assertThat(lie).isNotEqualTo(came.stream().map(ballot -> ballot.id().toString()).toList());
  }

  private static List<String> columnsOf(String table) {
    return with(
        handle ->
            columns(handle).stream()
                .filter(column -> column.startsWith(table + "."))
                .map(column -> column.substring(table.length() + 1))
                .toList());
  }

  /** A transaction that is rolled back leaves neither of the two rows, nor an event. */
  @Test
  void aRolledBackVoteLeavesNoRow() {
    ElectionScene scene = new ElectionScene(parts);
    Election election = scene.open();
    ElectionParts crashing =
        new ElectionParts(
            new CrashingWork(parts.work()), parts.communities(), parts.elections(), parts.audit());
    ElectionScene broken = scene.over(crashing, new SecureRandom());
    assertThatThrownBy(() -> broken.cast(election, 1, 1))
        .hasMessageStartingWith("the machine stops");
    for (String table :
        List.of("election_participation", "election_sealed_ballot", "election_opened_ballot")) {
      int rows =
          with(
              handle ->
                  handle
                      .createQuery("select count(*) from " + table + " where election_id = ?")
                      .bind(0, election.id().toString())
                      .mapTo(Integer.class)
                      .one());
      assertThat(rows).as(table).isZero();
    }
    assertThat(scene.cast(election, 1, 1).orThrow().first()).isTrue();
  }
}
