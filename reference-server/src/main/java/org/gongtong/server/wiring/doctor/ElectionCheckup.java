package org.gongtong.server.wiring.doctor;

import java.util.List;
import org.gongtong.server.storage.backup.UncountedElection;

/** Which elections have a sealed box in the database. */
final class ElectionCheckup {
  private ElectionCheckup() {}

  static List<Finding> examine(Patient patient) {
    return patient
        .database()
        .map(database -> UncountedElection.in(database.dataSource()))
        .orElse(List.of())
        .stream()
        .map(ElectionCheckup::told)
        .toList();
  }

  private static Finding told(UncountedElection election) {
    String name = election.community() + " " + election.title();
    return Finding.note(
        "选举：" + name + (election.open() ? "，正在投票。" : "，已截止，尚未计票。") + "现在所做的备份含有加密的票箱，计票以后请销毁。",
        "Election: "
            + name
            + (election.open() ? ", open. " : ", closed and not counted. ")
            + "Backups made now hold the sealed box; destroy them after the count.");
  }
}
