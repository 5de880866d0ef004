package org.gongtong.server.wiring.doctor;

import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.publiclog.LogComparison;
import org.gongtong.server.publiclog.LogKeys;
import org.gongtong.server.publiclog.LogState;
import org.gongtong.server.publiclog.StoredLog;
import org.gongtong.store.mariadb.MariaDbLogStore;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;

/** Whether the public log is what was signed, and the events are those of the log. */
public final class LogCheckup {
  private LogCheckup() {}

  static List<Finding> examine(Patient patient) {
    return patient
        .database()
        .map(
            database ->
                List.of(examine(database.dataSource(), new LogKeys(patient.config().keysFolder()))))
        .orElse(List.of());
  }

  /** Examines the log in a database against the folder of keys. */
  public static Finding examine(DataSource database, LogKeys keys) {
    SecureRandom random = new SecureRandom();
    UnitOfWork work = new MariaDbUnitOfWork(database, random);
    LogStore store = new MariaDbLogStore(random);
    Optional<StoredLog.Fault> fault = new StoredLog(work, store).check();
    if (fault.isPresent()) {
      String found = fault.get().what() + " " + fault.get().place();
      return Finding.fault(
          "公开记录：数据库里的记录被改动过或缺了一部分（" + found + "）。不要停机，马上联系维护人员。",
          "Public log: records in the database were changed or are missing ("
              + found
              + "). Leave the server as it is and call the maintainers now.");
    }
    long size = work.<Long>read(t -> store.head(t).size());
    Optional<NoteSigner> signer;
    try {
      signer = keys.find();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return Finding.fault(
          "公开记录：密钥文件夹里的 log.key 读不出来，服务器无法启动。请从密钥备份中恢复。",
          "Public log: log.key in the folder of keys cannot be read, and the server cannot start. Restore it from the copy of the keys.");
    }
    if (signer.isEmpty()) {
      return size == 0
          ? Finding.well("公开记录：还没有。", "Public log: there is none yet.")
          : Finding.note(
              "公开记录：密钥文件夹里没有签名密钥，请从密钥备份中恢复。",
              "Public log: the folder of keys has no signing key; restore it from the copy of the keys.");
    }
    return told(new LogComparison(work, store, keys, signer.get().verifier()).state(), size);
  }

  private static Finding told(LogState state, long size) {
    return switch (state) {
      case NOT_CHECKED, SOUND ->
          Finding.well(
              "公开记录：共 " + size + " 条，与最后一次签名相符。",
              "Public log: " + size + " entries, and they are what was signed last.");
      case RESTORED ->
          Finding.note(
              "公开记录：数据库是从备份恢复的，还没有签名。请找到恢复以前最新的检查点（见证方、居民或网页上保存的），停止服务器后运行 gongtong log confirm --checkpoint 文件；确实没有，运行 gongtong log renew。",
              "Public log: the database came from a backup, and nothing is signed yet. Find the newest checkpoint from before the restore (a witness, residents or a saved page has it), stop the server and run gongtong log confirm --checkpoint FILE; if there is none, gongtong log renew.");
      case EVENTS_LOST ->
          Finding.fault(
              "公开记录：数据库比最后一次签名的旧，丢了一些记录，已停止签名。请先找有没有更新的备份；确实没有，停止服务器后运行 gongtong log renew 声明。",
              "Public log: the database is older than what was signed last; records are lost, and nothing is signed. Look for a newer backup first; if there is none, stop the server and declare it with gongtong log renew.");
      case CHANGED ->
          Finding.fault(
              "公开记录：与最后一次签名不符，已停止签名。马上联系维护人员。",
              "Public log: it is not what was signed last, and nothing is signed. Call the maintainers now.");
      case OTHER_KEY ->
          Finding.fault(
              "公开记录：密钥不是签过这份记录的那一把，已停止签名。请从密钥备份中恢复密钥文件夹。",
              "Public log: the key is not the one that has signed it, and nothing is signed. Restore the folder of keys from its copy.");
      case UNREADABLE ->
          Finding.fault(
              "公开记录：密钥文件夹里的 log.checkpoint 读不出来，已停止签名。请从密钥备份中恢复。",
              "Public log: log.checkpoint in the folder of keys cannot be read, and nothing is signed. Restore it from the copy of the keys.");
    };
  }
}
