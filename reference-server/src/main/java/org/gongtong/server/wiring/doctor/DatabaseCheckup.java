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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.server.wiring.embedded.OpenDatabase;

/** Whether the database answers, fits the program and agrees on the time. */
final class DatabaseCheckup {
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\..*");
  private static final int OLDEST = 10_11;

  /** From here on deadlines are met or missed by the wrong clock. */
  private static final Duration FAR = Duration.ofMinutes(1);

  private static final Duration NOTICEABLE = Duration.ofSeconds(2);

  private DatabaseCheckup() {}

  static List<Finding> reach(Patient patient) throws SQLException {
    if (patient.database().isEmpty()) {
      return List.of();
    }
    String version = ask(patient.database().get(), "select version()");
    Matcher numbers = VERSION.matcher(version);
    boolean known =
        version.contains("MariaDB")
            && numbers.matches()
            && Integer.parseInt(numbers.group(1)) * 100 + Integer.parseInt(numbers.group(2))
                >= OLDEST;
    if (!known) {
      return List.of(
          Finding.fault(
              "数据库：能连上，但版本是 " + version + "。需要 MariaDB 10.11 或更新，请升级。",
              "Database: it answers, but is " + version + ". MariaDB 10.11 or newer is needed."));
    }
    return List.of(
        Finding.well(
            "数据库：能连上，版本 " + version + "。", "Database: it answers, version " + version + "."));
  }

  static List<Finding> tables(Patient patient) {
    if (patient.database().isEmpty()) {
      return List.of();
    }
    OpenDatabase database = patient.database().get();
    String there = database.schemaVersion();
    String newest = database.newestVersion();
    if (there.equals(newest)) {
      return List.of(
          Finding.well(
              "数据表：与程序一致（第 " + there + " 版）。",
              "Tables: they fit this program (version " + there + ")."));
    }
    if (OpenDatabase.isNewer(there, newest)) {
      return List.of(
          Finding.fault(
              "数据表：第 " + there + " 版，比程序新（第 " + newest + " 版）。请换用更新的程序，不要启动这一个。",
              "Tables: version "
                  + there
                  + ", newer than this program's "
                  + newest
                  + ". Use the newer program; do not start this one."));
    }
    return List.of(
        Finding.note(
            "数据表：第 " + there + " 版，下次启动时升级到第 " + newest + " 版。请先运行 gongtong backup。",
            "Tables: version "
                + there
                + "; the next start brings them to version "
                + newest
                + ". Run gongtong backup first."));
  }

  static List<Finding> clock(Patient patient) throws SQLException {
    if (patient.database().isEmpty()) {
      return List.of();
    }
    Instant before = patient.clock().instant();
    String told =
        ask(patient.database().get(), "select date_format(utc_timestamp(6), '%Y-%m-%dT%T.%f')");
    Instant theirs = LocalDateTime.parse(told).toInstant(ZoneOffset.UTC);
    Duration apart = Duration.between(before, theirs).abs();
    long seconds = apart.toSeconds();
    if (apart.compareTo(NOTICEABLE) < 0) {
      return List.of(Finding.well("时钟：与数据库一致。", "Clock: it agrees with the database's."));
    }
    String zh = "时钟：本机与数据库相差 " + seconds + " 秒。请打开自动对时（NTP）。";
    String en =
        "Clock: this machine and the database are "
            + seconds
            + " seconds apart. Switch on time synchronisation (NTP).";
    return List.of(apart.compareTo(FAR) < 0 ? Finding.note(zh, en) : Finding.fault(zh, en));
  }

  private static String ask(OpenDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }
}
