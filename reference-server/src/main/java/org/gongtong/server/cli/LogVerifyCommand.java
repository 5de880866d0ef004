package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.tile.LogCheck;
import org.gongtong.core.decision.RecountBundle;
import org.gongtong.core.decision.RecountCheck;
import org.gongtong.server.ui.text.TypedCode;
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

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = {
        "一个事项的重新计票包：用日志重新计票",
        "the recount bundle of a motion: counts it again with the log"
      })
  private @Nullable Path bundle;

  @Option(
      names = "--receipt",
      paramLabel = "CODE",
      description = {
        "与 --bundle 一起：这张回执的票是否计入",
        "with --bundle: whether the ballot of this receipt is in the count"
      })
  private @Nullable String receipt;

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
    if (receipt != null && bundle == null) {
      throw new WrongOption("--receipt", receipt, "与 --bundle 一起用 / together with --bundle");
    }
    RecountCheck recount = bundle == null ? null : new RecountCheck(read(bundle));
    Optional<LogCheck.Finding> finding =
        new LogCheck(
                files,
                now.head(),
                earlier == null ? null : earlier.head(),
                entry -> meet(recount, entry))
            .run();
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
    return recount == null ? ExitCode.OK : Math.max(tell(out, recount), told(out));
  }

  private static RecountBundle read(Path file) {
    try {
      return RecountBundle.parse(PublishedLog.bytes(file));
    } catch (IllegalArgumentException e) {
      throw new WrongOption(
          "--bundle", file.toString(), "重新计票包 / a recount bundle: " + e.getMessage());
    }
  }

  private static void meet(@Nullable RecountCheck recount, byte[] entry) {
    if (recount != null) {
      recount.meet(entry);
    }
  }

  private static int tell(PrintWriter out, RecountCheck recount) {
    Optional<RecountCheck.Fault> fault = recount.finish();
    if (fault.isPresent()) {
      out.println("✗ " + fault.get() + " " + words(fault.get()));
      return ExitCode.FAILED;
    }
    out.println("✓ 重新计票与日志一致 / the recount agrees with the log");
    return ExitCode.OK;
  }

  /** What became of the ballot of a receipt; 0 where none was asked for. */
  private int told(PrintWriter out) {
    Path file = bundle;
    String typed = receipt;
    if (typed == null || file == null) {
      return ExitCode.OK;
    }
    Optional<RecountBundle.Standing> standing =
        ReceiptCode.parse(TypedCode.normalise(typed)).flatMap(code -> read(file).standing(code));
    out.println(
        standing
            .map(
                found ->
                    found == RecountBundle.Standing.IN_THE_COUNT
                        ? "✓ 这张回执的票在计票之列 / the ballot of this receipt is in the count"
                        : "! 这张回执的票后来被更正 / the ballot of this receipt was corrected later")
            .orElse("✗ 计票包里没有这张回执的票 / the bundle has no ballot of this receipt"));
    return standing.isPresent() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String words(RecountCheck.Fault fault) {
    return switch (fault) {
      case DECIDED_TWICE -> "日志里有两次计票或两次开始 / the log has two counts or two openings";
      case BALLOT_AFTER_COUNT -> "有的票在计票以后才进入日志 / a ballot came into the log after the count";
      case OTHER_ROLL_OR_RULE ->
          "名册或规则与开始表决时公布的不同 / the roll or the rule is not that of the opening";
      case NOT_DECIDED -> "日志里没有这个事项的计票 / the log has no count of this motion";
      case OTHER_BUNDLE -> "日志记的是另一个计票包 / the log names another bundle";
      case BALLOT_NOT_IN_LOG -> "有的票不在日志里 / a ballot has no entry in the log";
      case FORGED_FLAG -> "表决人或代理的标记与日志不符 / a voter or a proxy is not as the log tells";
      case OTHER_BALLOTS -> "计的不是这些票 / other ballots were counted";
      case OTHER_FIGURES -> "重新计票得出别的数字 / the recount comes to other figures";
    };
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
