package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.publiclog.LogState;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.Logs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** After a restore: holds the log against the newest checkpoint that somebody kept. */
@Command(
    name = "confirm",
    mixinStandardHelpOptions = true,
    description = {
      "恢复以后，用恢复以前最新的检查点核对公开日志，相符才继续签名（先停止服务器）",
      "After a restore: holds the log against the newest checkpoint from before; it is signed again if it goes on from there (stop the server first)"
    })
final class LogConfirmCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private HomeOptions home = new HomeOptions();

  @Option(
      names = "--checkpoint",
      required = true,
      paramLabel = "FILE",
      description = "恢复以前最新的检查点 / the newest checkpoint from before the restore")
  private @Nullable Path checkpoint;

  @Override
  public Integer call() {
    PrintWriter err = PacksReport.of(spec).commandLine().getErr();
    ServerConfig config = home.read(Map.of());
    Logs.use(config.logFormat());
    String note;
    try {
      Path file = Objects.requireNonNull(checkpoint, "picocli sets it");
      note = new String(PublishedLog.bytes(file), StandardCharsets.UTF_8);
    } catch (LogFiles.LogUnreadable e) {
      err.println(Printable.of(String.valueOf(e.getMessage())));
      return ExitCode.BAD_INPUT;
    }
    LogState state = DatabaseTask.confirmLog(config, note);
    if (state == LogState.SOUND) {
      GongtongCli.out(spec).println("✓ 相符，继续签名 / it goes on from there, and is signed again");
      return ExitCode.OK;
    }
    err.println("✗ " + state + " " + words(state));
    return state == LogState.UNREADABLE ? ExitCode.BAD_INPUT : ExitCode.FAILED;
  }

  private static String words(LogState state) {
    return switch (state) {
      case UNREADABLE -> "不是由本日志的密钥签名的检查点 / not a checkpoint signed with the key of this log";
      case EVENTS_LOST ->
          "数据库里的记录比检查点少：找更新的备份，或运行 gongtong log renew 声明 / the database has fewer entries than the checkpoint: look for a newer backup, or declare it with gongtong log renew";
      case OTHER_KEY -> "没有签名密钥：先恢复密钥文件夹 / there is no key: restore the folder of keys first";
      default -> "与检查点不符 / it is not what the checkpoint says";
    };
  }
}
