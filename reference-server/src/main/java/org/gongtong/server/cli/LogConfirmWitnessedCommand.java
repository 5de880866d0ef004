package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gongtong.core.audit.Witness;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.Logs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** After a restore of a witness: says of one log what was signed of it last. */
@Command(
    name = "confirm-witnessed",
    mixinStandardHelpOptions = true,
    description = {
      "见证服务器恢复以后，逐个日志说明恢复以前最后为它签到哪里，之后才继续为它签名",
      "After the restore of a witness: says, log by log, what it signed last; only then it signs more of that log"
    })
final class LogConfirmWitnessedCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private HomeOptions home = new HomeOptions();

  @ArgGroup(multiplicity = "1")
  private Known known = new Known();

  /** One of the two. */
  static final class Known {
    @Option(
        names = "--checkpoint",
        paramLabel = "FILE",
        description =
            "该日志最新的、带有本见证签名的检查点（例如其 /log/cosigned） / the newest checkpoint of that log with this witness's signature (its /log/cosigned, say)")
    private @Nullable Path checkpoint;

    @Option(
        names = "--never",
        paramLabel = "ORIGIN",
        description = "从未为该日志签过名 / nothing was ever signed of the log of this name")
    private @Nullable String never;
  }

  @Override
  public Integer call() {
    PrintWriter err = PacksReport.of(spec).commandLine().getErr();
    ServerConfig config = home.read(Map.of());
    Logs.use(config.logFormat());
    Witness.Confirmed confirmed;
    try {
      Path file = known.checkpoint;
      confirmed =
          file == null
              ? DatabaseTask.confirmNotWitnessed(
                  config, Objects.requireNonNull(known.never, "one of the two is there"))
              : DatabaseTask.confirmWitnessed(
                  config, new String(PublishedLog.bytes(file), StandardCharsets.UTF_8));
    } catch (LogFiles.LogUnreadable e) {
      err.println(Printable.of(String.valueOf(e.getMessage())));
      return ExitCode.BAD_INPUT;
    }
    return switch (confirmed) {
      case DONE -> {
        GongtongCli.out(spec).println("✓ 已核对，继续为该日志签名 / compared, and the log is signed again");
        yield ExitCode.OK;
      }
      case NOT_OURS -> {
        err.println(
            "✗ 不是 witness.logs 中的日志，或检查点没有该日志和本见证的签名 / no log of witness.logs, or no checkpoint with the signatures of that log and of this witness");
        yield ExitCode.BAD_INPUT;
      }
      case OLDER -> {
        err.println(
            "✗ 备份里已有更新的签名记录：请找该日志更新的检查点 / the backup knows of a later signature: find a newer checkpoint of that log");
        yield ExitCode.FAILED;
      }
    };
  }
}
