package org.gongtong.server.wiring.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.gongtong.server.wiring.embedded.OpenDatabase;
import org.jspecify.annotations.Nullable;

/** Whether what was kept long enough is let go each day. */
final class RetentionCheckup {
  /** A run each night, and one that was missed while the machine was being looked after. */
  private static final Duration LONGEST = Duration.ofDays(2);

  private RetentionCheckup() {}

  static List<Finding> examine(Patient patient) throws SQLException {
    OpenDatabase database = patient.database().orElse(null);
    if (database == null) {
      return List.of();
    }
    DataSource source = database.dataSource();
    if (text(source, "show tables like 'retention_run'") == null) {
      return List.of(); // tables of an older program: the check of the tables says so
    }
    Instant now = patient.clock().instant();
    Instant last = instant(source, "select max(finished_at) from retention_run");
    Instant since =
        last == null ? instant(source, "select min(recorded_at) from audit_event") : last;
    if (since != null && now.isAfter(since.plus(LONGEST))) {
      return List.of(old(last == null, Duration.between(since, now).toDays()));
    }
    String failed =
        text(
            source,
            """
            select group_concat(class order by class separator ', ') from retention_count
            where state = 'FAILED' and run =
              (select max(number) from retention_run where finished_at is not null)""");
    if (failed != null) {
      return List.of(
          Finding.note(
              "数据清理：最近一次有几类没有清理成（" + failed + "），原因见日志；下一次会再试。",
              "Retention: the last run could not let go of some classes ("
                  + failed
                  + "); the log says why, and the next run tries again."));
    }
    return last == null
        ? List.of()
        : List.of(Finding.well("数据清理：每天在做。", "Retention: it runs each day."));
  }

  private static Finding old(boolean never, long days) {
    return Finding.note(
        "数据清理："
            + (never ? "从来没有完成过" : "已经 " + days + " 天没有完成")
            + "，到期的个人资料还留着。请让服务器运行过夜，或运行 gongtong retention run；仍然不行，按它说的办。",
        "Retention: no run "
            + (never ? "ever ended" : "has ended for " + days + " days")
            + ", and personal data that are due are still there. Let the server run over night, or run"
            + " gongtong retention run; if that does not do it, do what it says.");
  }

  private static @Nullable Instant instant(DataSource source, String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      LocalDateTime utc = row.next() ? row.getObject(1, LocalDateTime.class) : null;
      return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
  }

  private static @Nullable String text(DataSource source, String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
