package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.storage.backup.Manifest;
import org.gongtong.server.storage.backup.UncountedElection;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.Logs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes all tables into one file, while a server runs or not. */
@Command(
    name = "backup",
    description = {
      "备份全部数据表 / back up all tables",
      "备份数据库到一个文件；服务运行时也可以",
      "write all tables of the database into one file, beside a running server too"
    })
final class BackupCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private HomeOptions home = new HomeOptions();

  @Parameters(paramLabel = "FILE", description = "新文件 / a new file")
  private @Nullable Path file;

  @Override
  public Integer call() {
    ServerConfig config = home.read(Map.of());
    Logs.use(config.logFormat());
    Path target = Objects.requireNonNull(file, "picocli sets it");
    PrintWriter out = GongtongCli.out(spec);
    Set<UncountedElection> elections = new LinkedHashSet<>();
    Outcome<Manifest> taken = take(config, target, elections);
    if (!taken.isAccepted()) {
      return Refusals.print(taken.refusals(), GongtongCli.err(spec));
    }
    Manifest manifest = taken.orThrow();
    out.println(
        "已备份 / backed up: "
            + Printable.of(target.toString())
            + "  "
            + manifest.tables().size()
            + " tables, "
            + manifest.rows()
            + " rows, schema "
            + manifest.schema());
    out.println("  内含居民资料：请加密保存。/ It holds residents' data: keep it encrypted.");
    out.println("  不含密钥、设置与规则包：请另行备份主目录中的 keys、conf、plugins，密钥与此文件分开存放。");
    out.println(
        "  Keys, settings and rule packs are not in it: back up keys, conf and plugins of the home folder too,");
    out.println("  and keep the keys apart from this file: " + config.home());
    UncountedElections.inBackup(elections, out);
    return ExitCode.OK;
  }

  private static Outcome<Manifest> take(
      ServerConfig config, Path target, Set<UncountedElection> elections) {
    // Before and after: one may be opened or counted meanwhile.
    elections.addAll(DatabaseTask.uncounted(config));
    Outcome<Manifest> taken = DatabaseTask.backup(config, target);
    elections.addAll(DatabaseTask.uncounted(config));
    return taken;
  }
}
