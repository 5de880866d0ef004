package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.util.Collection;
import org.gongtong.server.storage.backup.UncountedElection;

/** Says which elections are under way when tables are copied. */
final class UncountedElections {
  private UncountedElections() {}

  /** Of a backup that was made. */
  static void inBackup(Collection<UncountedElection> elections, PrintWriter out) {
    if (elections.isEmpty()) {
      return;
    }
    list(elections, out);
    out.println("  备份内有上述选举的加密票箱：计票以后请销毁此文件。");
    out.println("  The sealed box of these is in it: destroy this file after the count.");
  }

  /** Of a database that was restored. */
  static void restored(Collection<UncountedElection> elections, PrintWriter out) {
    if (elections.isEmpty()) {
      return;
    }
    list(elections, out);
    if (elections.stream().anyMatch(UncountedElection::open)) {
      out.println("  正在投票的：备份以后投出的票已经丢失。先不要继续投票和计票，请看 docs/how-to/back-up.md 中选举一节。");
      out.println(
          "  Of those that were open, ballots cast since the backup are lost: neither go on nor count before you have read the section on elections of docs/how-to/back-up.md.");
    }
  }

  private static void list(Collection<UncountedElection> elections, PrintWriter out) {
    for (UncountedElection election : elections) {
      out.println(
          (election.open()
                  ? "  选举正在投票 / election open: "
                  : "  选举已截止未计票 / election closed, not counted: ")
              + election.community()
              + "  "
              + Printable.of(election.title()));
    }
  }
}
