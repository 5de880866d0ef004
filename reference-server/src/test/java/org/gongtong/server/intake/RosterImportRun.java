package org.gongtong.server.intake;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterPreview;
import org.gongtong.core.place.RosterService;
import org.gongtong.server.files.Limits;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbRosterStore;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;

/**
 * Imports a roster twice as the pages do, as a process of its own with a heap of its own: read and
 * checked, laid aside, compared, applied. Prints {@code parts wall work wall work}, the
 * milliseconds of the clock and of this thread for the first and the second import, then each step
 * with its milliseconds and those that the processor worked on it here.
 */
final class RosterImportRun {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final StringBuilder steps = new StringBuilder();
  private final WaitingRosters waiting;
  private final RosterService service;
  private final UUID community;
  private long spent;

  private RosterImportRun(WaitingRosters waiting, RosterService service, UUID community) {
    this.waiting = waiting;
    this.service = service;
    this.community = community;
  }

  /** Arguments: the two files, a folder, URL, user and password of the database. */
  public static void main(String[] args) throws IOException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[3]);
    config.setUsername(args[4]);
    config.setPassword(args[5]);
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    IdSource ids = new IdSource(clock, random);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      RosterService service =
          new RosterService(
              new MariaDbUnitOfWork(pool, random),
              new MariaDbRosterStore(),
              new MariaDbAuditLog(random),
              ids,
              clock,
              ZoneId.of("Asia/Shanghai"));
      RosterImportRun run =
          new RosterImportRun(
              new WaitingRosters(Path.of(args[2]), ids, clock), service, ids.next());
      String first = run.timed(Path.of(args[0]), LocalDate.of(2026, 1, 1));
      String second = run.timed(Path.of(args[1]), LocalDate.of(2026, 2, 1));
      ImportedRoster latest = service.findLatest(run.community).orElseThrow();
      System.out.println(latest.parts() + " " + first + " " + second + run.steps);
    }
  }

  private String timed(Path file, LocalDate day) throws IOException {
    long began = System.nanoTime();
    long worked = THREADS.getCurrentThreadCpuTime() / 1_000_000;
    String id = check(file, day);
    step("read", began);
    long before = System.nanoTime();
    WaitingRoster found = waiting.find("clerk", community, id).orElseThrow();
    RosterPreview preview = service.preview(community, found.roster(), day).orThrow();
    step("preview", before);
    before = System.nanoTime();
    WaitingRoster again = waiting.find("clerk", community, id).orElseThrow();
    service.apply(Actor.staff("clerk"), community, again.roster(), day, preview.after()).orThrow();
    step("apply", before);
    long wall = (System.nanoTime() - began) / 1_000_000;
    return wall + " " + (THREADS.getCurrentThreadCpuTime() / 1_000_000 - worked);
  }

  private String check(Path file, LocalDate day) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Intake<Roster> intake = RosterIntake.read(in, "roster", Limits.defaults(), FaultSink.none());
      Intake.Taken<Roster> taken = (Intake.Taken<Roster>) intake;
      return waiting.add(
          "clerk",
          new WaitingRoster(
              community, "roster", day, taken.dropped(), taken.notices(), taken.value()));
    }
  }

  private void step(String name, long began) {
    long wall = (System.nanoTime() - began) / 1_000_000;
    long processor = THREADS.getCurrentThreadCpuTime() / 1_000_000;
    steps.append(' ').append(name).append('=').append(wall).append('/').append(processor - spent);
    spent = processor;
  }

  /** A city's worth of parts; every tenth has a co-owner, and a later edition differs in some. */
  static List<ExclusivePart> parts(int size, int edition) {
    List<ExclusivePart> parts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      String building = Integer.toString(i / 120 % 40 + 1);
      String entrance = Integer.toString(i / 30 % 4 + 1);
      String room = i % 30 / 2 + 1 + "0" + (i % 2 + 1);
      String owner = "O" + i;
      parts.add(
          new ExclusivePart(
              "C" + i / 4_800 + "-" + building + "-" + entrance + "-" + room,
              "C" + i / 4_800,
              building,
              entrance,
              room,
              PartKind.DWELLING,
              new FloorArea(6_000 + i % 9_000 + (i % 100 == 0 ? edition : 0)),
              AreaBasis.REGISTRY,
              i % 10 == 0 ? List.of(owner, owner + "-2") : List.of(owner),
              i % 10 == 0 ? null : owner,
              PartStatus.DELIVERED));
    }
    return parts;
  }
}
