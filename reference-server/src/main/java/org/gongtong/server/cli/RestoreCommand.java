package org.gongtong.server.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.storage.backup.Manifest;
import org.gongtong.server.storage.backup.RestoredAccess;
import org.gongtong.server.storage.backup.RestoredCodes;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.Logs;
import org.gongtong.server.wiring.doctor.Finding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--keep-tokens",
      description =
          "备份中的程序令牌继续有效，包括备份以后撤销的 / tokens of programs stay valid, those revoked since the backup among them")
  private boolean keepTokens;

  @Option(
      names = "--keep-cards",
      description =
          "备份中的时间银行卡继续有效，包括备份以后作废的 / cards of members stay valid, those replaced since the backup among them")
  private boolean keepCards;

  @Override
  public Integer call() {
    ServerConfig config = home.read(Map.of());
    Logs.use(config.logFormat());
    Outcome<DatabaseTask.Restored> restored =
        DatabaseTask.restore(
            config,
            Objects.requireNonNull(file, "picocli sets it"),
            new RestoredAccess.Kept(keepTokens, keepCards));
    if (!restored.isAccepted()) {
      return Refusals.print(restored.refusals(), GongtongCli.err(spec));
    }
    Manifest manifest = restored.orThrow().manifest();
    RestoredAccess ended = restored.orThrow().access();
    GongtongCli.out(spec)
        .println(
            "已恢复并逐表核对 / restored, and every table compared: "
                + manifest.tables().size()
                + " tables, "
                + manifest.rows()
                + " rows, as of "
                + manifest.takenAt());
    GongtongCli.out(spec).println(ended.text().zh() + " / " + ended.text().en());
    UncountedElections.restored(DatabaseTask.uncounted(config), GongtongCli.out(spec));
    tellCodes(restored.orThrow().codes());
    if (!config.witnessing().logs().isEmpty()) {
      GongtongCli.out(spec)
          .println(
              "本机为其他日志作见证：逐个运行 gongtong log confirm-witnessed 后才继续签名 / this server witnesses other logs: run gongtong log confirm-witnessed for each, or it signs none");
    }
    // Nothing is signed before the newest checkpoint, which lies apart, was compared.
    Finding log = DatabaseTask.examineLog(config);
    GongtongCli.out(spec).println(log.words().zh() + " / " + log.words().en());
    return log.state() == Finding.State.FAULT ? ExitCode.FAILED : ExitCode.OK;
  }

  private void tellCodes(RestoredCodes codes) {
    if (codes.codes() > 0) {
      GongtongCli.out(spec)
          .println(
              "注意：正在公告或投票的 "
                  + codes.votes()
                  + " 项表决、选举有 "
                  + codes.codes()
                  + " 个表决码；备份以后补印过的，旧码又有效，须再补印一次"
                  + " / attention: "
                  + codes.votes()
                  + " votes and elections are announced or open, with "
                  + codes.codes()
                  + " voting codes; where a letter was printed again since the backup, the old code"
                  + " opens again: print it once more");
    }
  }
}
