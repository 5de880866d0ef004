package org.gongtong.server.wiring.doctor;

import java.nio.file.Files;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongtong.server.config.ConfigReport;
import org.gongtong.server.config.DatabaseConfig;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.StartRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Examines a server, running or not. Changes nothing. */
public final class Doctor {
  private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

  /** In the order in which they are read out. */
  private static final List<Checkup> CHECKUPS =
      List.of(
          DatabaseCheckup::reach,
          DatabaseCheckup::tables,
          DatabaseCheckup::clock,
          DurabilityCheckup::examine,
          LogCheckup::examine,
          ElectionCheckup::examine,
          RetentionCheckup::examine,
          HomeCheckup::disk,
          HomeCheckup::packs,
          HomeCheckup::keys,
          HomeCheckup::log,
          HomeCheckup::settings);

  private Doctor() {}

  /** All findings. */
  public static List<Finding> examine(ConfigReport settings, InstantSource clock) {
    if (settings.config().database() instanceof DatabaseConfig.Embedded embedded
        && !Files.exists(embedded.dataFolder())) {
      // To look would make one.
      List<Finding> findings = new ArrayList<>();
      findings.add(
          Finding.note(
              "数据库：还没有，第一次启动时建立。", "Database: there is none yet; the first start makes it."));
      findings.addAll(run(new Patient(settings, Optional.empty(), clock)));
      return findings;
    }
    try {
      return DatabaseTask.asItIs(
          settings.config(), database -> run(new Patient(settings, Optional.of(database), clock)));
    } catch (StartRefusal refusal) {
      List<Finding> findings = new ArrayList<>();
      String[] words = String.valueOf(refusal.getMessage()).split(System.lineSeparator(), 2);
      findings.add(Finding.fault("数据库：" + words[0], "Database: " + words[words.length - 1]));
      findings.addAll(run(new Patient(settings, Optional.empty(), clock)));
      return findings;
    }
  }

  private static List<Finding> run(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    for (Checkup checkup : CHECKUPS) {
      try {
        findings.addAll(checkup.examine(patient));
      } catch (SQLException | RuntimeException e) {
        LOG.debug("a check failed", e);
        findings.add(
            Finding.fault(
                "有一项检查没有完成（" + e.getClass().getSimpleName() + "），请把这一行告诉维护人员。",
                "One check could not be finished ("
                    + e.getClass().getSimpleName()
                    + "); tell the maintainers this line."));
      }
    }
    return findings;
  }
}
