package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.tile.LogCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads a published log, all of it, and says whether it is what was signed. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "核对一份公开日志的全部文件（C2SP tlog-tiles）",
      "Checks all files of a published log (C2SP tlog-tiles)"
    })
final class LogVerifyCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private PublishedLog log = new PublishedLog();

  @Option(
      names = "--since",
      paramLabel = "FILE",
      description = "以前保存的检查点 / an earlier checkpoint of this log")
  private @Nullable Path since;

  @Override
  public Integer call() {
    PrintWriter err = PacksReport.of(spec).commandLine().getErr();
    try {
      return verify(err);
    } catch (WrongOption | LogFiles.LogUnreadable e) {
      err.println(Printable.of(String.valueOf(e.getMessage())));
      return ExitCode.BAD_INPUT;
    }
  }

  private int verify(PrintWriter err) {
    LogFiles files = log.files();
    Checkpoint now = log.checkpoint(files, err);
    Checkpoint earlier =
        since == null ? null : log.checkpoint(PublishedLog.bytes(since), "--since");
    if (earlier != null && !earlier.origin().equals(now.origin())) {
      throw new WrongOption("--since", earlier.origin(), "同一日志的检查点 / of the log " + now.origin());
    }
    Optional<LogCheck.Finding> finding =
        new LogCheck(files, now.head(), earlier == null ? null : earlier.head()).run();
    PrintWriter out = GongtongCli.out(spec);
    String of = Printable.of(now.origin()) + " " + now.head().size() + " " + now.head().root();
    if (finding.isPresent()) {
      LogCheck.Finding found = finding.get();
      out.println("✗ " + found.fault() + " " + found.place() + " " + words(found.fault()));
      out.println("  " + of);
      return ExitCode.FAILED;
    }
    out.println("✓ 日志完整 / the log is sound: " + of);
    if (earlier != null) {
      out.println("✓ 延续自 / goes on from: " + earlier.head().size());
    }
    return ExitCode.OK;
  }

  private static String words(LogCheck.Fault fault) {
    return switch (fault) {
      case MISSING -> "缺少文件 / a file is missing";
      case MALFORMED -> "文件格式不对 / a file is not in its form";
      case CHANGED -> "条目或散列被改动 / an entry or a hash was changed";
      case ROOT_DIFFERS -> "与检查点的根不符 / the entries give another root than the checkpoint";
      case NOT_CONTINUED -> "不是以前那份日志的延续 / it does not go on from the earlier checkpoint";
    };
  }
}
