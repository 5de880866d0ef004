package org.gongtong.server.wiring.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Quarantined;
import org.gongtong.server.config.ConfigProblem;
import org.gongtong.server.config.LogFiles;
import org.gongtong.server.people.PersonVault;
import org.gongtong.server.wiring.packs.InstalledPacks;

/** Whether the home folder has room, and its files are in order. */
final class HomeCheckup {
  private static final long MIB = 1L << 20;
  private static final long LITTLE_MIB = 2_048;
  private static final long TOO_LITTLE_MIB = 256;

  private HomeCheckup() {}

  static List<Finding> disk(Patient patient) {
    Path home = patient.config().home();
    try {
      Path there = home;
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      long free = Files.getFileStore(there).getUsableSpace() / MIB;
      String zh = "磁盘：" + home + " 所在磁盘还剩 " + free + " MB。";
      String en = "Disk: " + free + " MB are free where " + home + " lies.";
      if (free < TOO_LITTLE_MIB) {
        return List.of(Finding.fault(zh + "请立即腾出空间。", en + " Make room at once."));
      }
      return List.of(
          free < LITTLE_MIB
              ? Finding.note(zh + "请尽快腾出空间。", en + " Make room soon.")
              : Finding.well(zh, en));
    } catch (IOException e) {
      return List.of(
          Finding.fault(
              "磁盘：无法读取 " + home + " 的剩余空间。",
              "Disk: how much is free at " + home + " cannot be read."));
    }
  }

  static List<Finding> packs(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    try (InstalledPacks packs =
        InstalledPacks.load(
            patient.config().pluginsFolder(), patient.config().home().resolve("conf"))) {
      findings.add(
          Finding.well(
              "规则包：已启用 " + packs.report().enabled().size() + " 个。",
              "Rule packs: " + packs.report().enabled().size() + " are enabled."));
      for (Quarantined pack : packs.report().quarantined()) {
        findings.add(
            Finding.fault(
                "规则包：" + pack.line(Language.ZH_CN) + "。",
                "Rule pack: " + pack.line(Language.EN) + "."));
      }
      packs
          .holidays()
          .refused()
          .forEach(
              reason ->
                  findings.add(
                      Finding.fault(
                          "节假日文件："
                              + reason.text(Language.ZH_CN)
                              + "；"
                              + reason.remedy(Language.ZH_CN)
                              + "。",
                          "Holiday file: "
                              + reason.text(Language.EN)
                              + "; "
                              + reason.remedy(Language.EN)
                              + ".")));
    }
    return findings;
  }

  static List<Finding> keys(Patient patient) {
    Path keys = patient.config().keysFolder();
    if (!Files.isDirectory(keys)) {
      return List.of(Finding.well("密钥：还没有密钥文件夹。", "Keys: there is no folder of keys yet."));
    }
    List<Finding> findings = new ArrayList<>();
    int count = 0;
    try (Stream<Path> files = Files.walk(keys)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        count++;
        if (!Files.isReadable(file)) {
          findings.add(
              Finding.fault(
                  "密钥：" + file + " 无法读取。请检查文件的所有者。",
                  "Keys: " + file + " cannot be read. Check who owns it."));
        } else if (isOpenToOthers(file)) {
          findings.add(
              Finding.fault(
                  "密钥：" + file + " 可被其他用户读取。请运行 chmod 600 " + file,
                  "Keys: " + file + " can be read by others. Run chmod 600 " + file));
        }
      }
    } catch (IOException e) {
      return List.of(Finding.fault("密钥：" + keys + " 无法读取。", "Keys: " + keys + " cannot be read."));
    }
    Path fields = patient.config().fieldKeys();
    Path lookup = PersonVault.lookupKeys(fields);
    if (Files.exists(fields) != Files.exists(lookup)) {
      Path missing = Files.exists(fields) ? lookup : fields;
      findings.add(
          Finding.fault(
              "密钥：" + missing + " 不在。加密字段的密钥与查找密钥须一同备份、一同恢复；请从密钥备份中找回。",
              "Keys: "
                  + missing
                  + " is missing. The keys of encrypted fields and of look-ups are backed up and restored together; get it from the copy of the keys."));
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.well(
              "密钥：" + count + " 个文件，他人不可读。请确认另有备份，且与数据备份分开存放。",
              "Keys: "
                  + count
                  + " files, closed to others. See that there is a copy, kept apart from the backups."));
    }
    return findings;
  }

  private static boolean isOpenToOthers(Path file) throws IOException {
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      return rights.contains(PosixFilePermission.OTHERS_READ)
          || rights.contains(PosixFilePermission.GROUP_READ);
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  static List<Finding> log(Patient patient) {
    LogFiles files = patient.config().logFiles();
    if (files.folder().isEmpty()) {
      return List.of(); // told with the settings
    }
    Path folder = files.folder().get();
    if (Files.exists(folder) && !Files.isWritable(folder)) {
      return List.of(
          Finding.fault(
              "日志：" + folder + " 无法写入。" + LogFiles.LAW_ZH + "。",
              "Log: " + folder + " cannot be written. " + LogFiles.LAW_EN + "."));
    }
    return List.of(
        Finding.well(
            "日志：在 " + folder + "，保留 " + files.days() + " 天。",
            "Log: in " + folder + ", kept for " + files.days() + " days."));
  }

  static List<Finding> settings(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    for (ConfigProblem warning : patient.settings().warnings()) {
      findings.add(
          Finding.note(
              "设置：" + warning.place() + "：" + warning.chinese(),
              "Settings: " + warning.place() + ": " + warning.english()));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.well("设置：没有问题。", "Settings: no problems."));
    }
    return findings;
  }
}
