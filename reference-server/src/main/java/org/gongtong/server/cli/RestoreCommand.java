package org.gongtong.server.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.storage.backup.Manifest;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.Logs;
import org.gongtong.server.wiring.doctor.Finding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup into an empty database; into no other. */
@Command(
    name = "restore",
    description = {
      "恢复备份 / restore a backup",
      "把备份恢复到空的数据库，逐表核对；有误则什么也不留下",
      "put a backup into an empty database and compare every table; if anything is wrong, nothing stays"
    })
final class RestoreCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private HomeOptions home = new HomeOptions();

  @Parameters(paramLabel = "FILE", description = "备份文件 / the backup")
  private @Nullable Path file;

  @Override
  public Integer call() {
    ServerConfig config = home.read(Map.of());
    Logs.use(config.logFormat());
    Outcome<Manifest> restored =
        DatabaseTask.restore(config, Objects.requireNonNull(file, "picocli sets it"));
    if (!restored.isAccepted()) {
      return Refusals.print(restored.refusals(), GongtongCli.err(spec));
    }
    Manifest manifest = restored.orThrow();
    GongtongCli.out(spec)
        .println(
            "已恢复并逐表核对 / restored, and every table compared: "
                + manifest.tables().size()
                + " tables, "
                + manifest.rows()
                + " rows, as of "
                + manifest.takenAt());
    // Nothing is signed before the newest checkpoint, which lies apart, was compared.
    Finding log = DatabaseTask.examineLog(config);
    GongtongCli.out(spec).println(log.words().zh() + " / " + log.words().en());
    return log.state() == Finding.State.FAULT ? ExitCode.FAILED : ExitCode.OK;
  }
}
