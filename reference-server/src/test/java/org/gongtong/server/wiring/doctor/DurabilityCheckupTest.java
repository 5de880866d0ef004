package org.gongtong.server.wiring.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What settings of a database mean for what it has acknowledged. */
class DurabilityCheckupTest {

  private static final Map<String, String> ONE =
      Map.of(
          "innodb_flush_log_at_trx_commit", "1",
          "innodb_doublewrite", "ON",
          "wsrep_on", "OFF",
          "wsrep_sync_wait", "0");

  private static final Map<String, String> CLUSTER =
      Map.of(
          "innodb_flush_log_at_trx_commit", "1",
          "innodb_doublewrite", "ON",
          "wsrep_on", "ON",
          "wsrep_sync_wait", "1",
          "wsrep_ready", "ON",
          "wsrep_cluster_status", "Primary",
          "wsrep_cluster_size", "3");

  private static String judged(Map<String, String> told, String name, String value) {
    Map<String, String> changed = new HashMap<>(told);
    changed.put(name, value);
    StringBuilder words = new StringBuilder();
    DurabilityCheckup.judge(changed)
        .forEach(f -> words.append(f.state()).append(' ').append(f.words().en()));
    return words.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "innodb_flush_log_at_trx_commit, 2, NOTE Durability: innodb_flush_log_at_trx_commit is not 1",
    "innodb_flush_log_at_trx_commit, 0, NOTE Durability: innodb_flush_log_at_trx_commit is not 1",
    "innodb_doublewrite, OFF, NOTE Durability: innodb_doublewrite is off",
  })
  void oneDatabase(String name, String value, String words) {
    assertThat(judged(ONE, name, value)).startsWith(words).doesNotContain("nodes");
  }

  @ParameterizedTest
  @CsvSource({
    "innodb_flush_log_at_trx_commit, 2, NOTE Durability, when all nodes lose power",
    "wsrep_sync_wait, 0, NOTE Cluster, wsrep_sync_wait does not include 1",
    "wsrep_sync_wait, 6, NOTE Cluster, wsrep_sync_wait does not include 1",
    "wsrep_slave_threads, 2, NOTE Cluster, wsrep_slave_threads is greater than 1",
    "wsrep_cluster_size, 2, NOTE Cluster, it has 2 nodes",
    "wsrep_cluster_size, 4, NOTE Cluster, it has 4 nodes",
    "wsrep_cluster_status, non-Primary, FAULT Cluster, takes no commands",
    "wsrep_ready, OFF, FAULT Cluster, takes no commands",
  })
  void aCluster(String name, String value, String state, String words) {
    assertThat(judged(CLUSTER, name, value)).startsWith(state).contains(words);
  }

  @Test
  void whatIsAsItShouldBe() {
    assertThat(judged(ONE, "innodb_doublewrite", "ON")).startsWith("WELL Durability");
    assertThat(judged(CLUSTER, "wsrep_sync_wait", "7")).startsWith("WELL Durability");
    assertThat(judged(CLUSTER, "wsrep_cluster_size", "5")).startsWith("WELL Durability");
  }
}
