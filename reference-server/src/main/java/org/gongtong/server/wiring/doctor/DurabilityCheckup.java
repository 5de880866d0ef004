package org.gongtong.server.wiring.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the database keeps what it has acknowledged, as far as it can be asked; what is promised
 * stands in docs/explanation/durability.md.
 */
final class DurabilityCheckup {

  private static final String ASKED =
      "('innodb_flush_log_at_trx_commit', 'innodb_doublewrite', 'wsrep_on', 'wsrep_sync_wait',"
          + " 'wsrep_ready', 'wsrep_cluster_status', 'wsrep_cluster_size', 'wsrep_slave_threads')";

  private DurabilityCheckup() {}

  static List<Finding> examine(Patient patient) throws SQLException {
    if (patient.database().isEmpty()) {
      return List.of();
    }
    Map<String, String> told = new HashMap<>();
    try (Connection connection = patient.database().get().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String kind : List.of("variables", "status")) {
        try (ResultSet row =
            statement.executeQuery("show " + kind + " where variable_name in " + ASKED)) {
          while (row.next()) {
            told.put(row.getString(1), row.getString(2));
          }
        }
      }
    }
    return judge(told);
  }

  /**
   * What its settings mean.
   *
   * @param told settings and states of the database by their names, those that it has
   */
  static List<Finding> judge(Map<String, String> told) {
    List<Finding> findings = new ArrayList<>();
    boolean cluster = is(told, "wsrep_on", "ON");
    if (!is(told, "innodb_flush_log_at_trx_commit", "1")) {
      findings.add(
          Finding.note(
              "持久性：innodb_flush_log_at_trx_commit 不是 1，断电时最近一秒内已确认的记录"
                  + (cluster ? "在所有节点同时断电时" : "")
                  + "会丢失。请设为 1。",
              "Durability: innodb_flush_log_at_trx_commit is not 1: what was acknowledged in the last"
                  + " second is lost when "
                  + (cluster ? "all nodes lose" : "the machine loses")
                  + " power. Set it to 1."));
    }
    if (is(told, "innodb_doublewrite", "OFF")) {
      findings.add(
          Finding.note(
              "持久性：innodb_doublewrite 已关闭，断电时写到一半的数据页无法恢复。除非文件系统保证整页写入，请打开。",
              "Durability: innodb_doublewrite is off: a page half written at a power cut cannot be"
                  + " repaired. Switch it on, unless the file system writes whole pages."));
    }
    if (cluster) {
      findings.addAll(nodes(told));
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.well(
              "持久性：已确认的记录断电后仍在。", "Durability: what is acknowledged survives a power cut."));
    }
    return findings;
  }

  private static List<Finding> nodes(Map<String, String> told) {
    List<Finding> findings = new ArrayList<>();
    if (!is(told, "wsrep_cluster_status", "Primary") || !is(told, "wsrep_ready", "ON")) {
      findings.add(
          Finding.fault(
              "集群：这个节点不在多数派中，不接受任何操作。请恢复其他节点。",
              "Cluster: this node is not with the majority and takes no commands. Bring the others"
                  + " back."));
    }
    int size = number(told, "wsrep_cluster_size");
    if (size < 3 || size % 2 == 0) {
      findings.add(
          Finding.note(
              "集群：现有 " + size + " 个节点，不是三个或更多的奇数：再坏一个可能就停止服务。",
              "Cluster: it has "
                  + size
                  + " nodes, not three or a greater odd number: the next loss may stop it."));
    }
    if (number(told, "wsrep_sync_wait") % 2 == 0) {
      findings.add(
          Finding.note(
              "集群：wsrep_sync_wait 不含 1，换节点后可能读到刚过时的数据。请设为 1。",
              "Cluster: wsrep_sync_wait does not include 1: on another node, what was just"
                  + " acknowledged may not be seen yet. Set it to 1."));
    }
    if (number(told, "wsrep_slave_threads") > 1) {
      findings.add(
          Finding.note(
              "集群：wsrep_slave_threads 大于 1，节点可能因外键顺序而退出集群。请设为 1。",
              "Cluster: wsrep_slave_threads is greater than 1: a node may apply a row before the one"
                  + " it refers to, and leave the cluster. Set it to 1."));
    }
    return findings;
  }

  private static boolean is(Map<String, String> told, String name, String value) {
    return value.equals(told.get(name));
  }

  private static int number(Map<String, String> told, String name) {
    String value = told.getOrDefault(name, "");
    return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
  }
}
