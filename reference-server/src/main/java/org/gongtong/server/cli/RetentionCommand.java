package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.retention.DataClass;
import org.gongtong.server.retention.Retention;
import org.gongtong.server.retention.Span;
import org.gongtong.server.retention.Standing;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.Logs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gongtong retention}: what is kept long enough, and letting it go. */
@Command(
    name = "retention",
    description = "数据保存期限 / how long data are kept",
    subcommands = {RetentionCommand.Check.class, RetentionCommand.Run.class})
final class RetentionCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PacksReport.of(spec).commandLine().usage(PacksReport.of(spec).commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }

  private static String both(Function<Messages, String> words) {
    return words.apply(Messages.in(Language.CHINESE))
        + " / "
        + words.apply(Messages.in(Language.ENGLISH));
  }

  private static String both(LocalizedText text) {
    return text.zh() + " / " + text.en();
  }

  /** Says what is due, and deletes nothing. */
  @Command(
      name = "check",
      description = {
        "查看各类数据的期限和到期数量，不删除",
        "show periods and what is due of each class; nothing is deleted"
      })
  static final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Override
    public Integer call() {
      ServerConfig config = home.read(Map.of());
      Logs.use(config.logFormat());
      List<Standing> standings = DatabaseTask.withRetention(config, Retention::standings);
      PrintWriter out = GongtongCli.out(spec);
      for (Standing standing : standings) {
        out.println(
            standing.dataClass().code()
                + ": "
                + both(text -> text.of(standing.dataClass().text("what"))));
        out.println("    " + Printable.of(state(standing)));
        for (Reason reason : standing.unknown()) {
          out.println("    ! " + Printable.of(reason.text().zh() + " / " + reason.text().en()));
        }
      }
      return standings.stream().allMatch(standing -> standing.unknown().isEmpty())
          ? ExitCode.OK
          : ExitCode.FAILED;
    }

    private static String state(Standing standing) {
      if (standing.dataClass().end() == DataClass.End.KEEP) {
        return both(text -> text.of(standing.dataClass().end().text()));
      }
      String spans = standing.spans().stream().map(Check::words).collect(Collectors.joining("; "));
      return spans + standing.due().map(due -> " · " + "已到期 / due: " + due).orElse("");
    }

    private static String words(Span span) {
      return both(span.text())
          + span.citation().map(citation -> " (" + both(citation.text()) + ")").orElse("")
          + span.overruled()
              .map(
                  asked ->
                      " "
                          + Messages.in(Language.CHINESE).of("retention.overruled", asked.zh())
                          + " / "
                          + Messages.in(Language.ENGLISH).of("retention.overruled", asked.en()))
              .orElse("");
    }
  }

  /** Makes a run now. */
  @Command(
      name = "run",
      description = {"立即清理到期数据；服务运行时也可以", "let go now what is due, beside a running server too"})
  static final class Run implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Option(
        names = "--trust-clock",
        description = "已确认系统时间正确 / the clock was looked at and is right")
    private boolean trustClock;

    @Override
    public Integer call() {
      ServerConfig config = home.read(Map.of());
      Logs.use(config.logFormat());
      Outcome<Retention.Run> outcome =
          DatabaseTask.withRetention(
              config,
              retention ->
                  trustClock
                      ? retention.runTrustingClock(StaffCommand.CONSOLE)
                      : retention.run(StaffCommand.CONSOLE));
      Optional<Retention.Run> run = outcome.asOptional();
      if (run.isEmpty()) {
        return Refusals.print(outcome.refusals(), GongtongCli.err(spec));
      }
      PrintWriter out = GongtongCli.out(spec);
      run.get()
          .removed()
          .forEach((dataClass, count) -> out.println(dataClass.code() + ": " + count));
      for (DataClass failed : run.get().failed()) {
        out.println(both(text -> text.of("retention.failed", failed.code())));
      }
      return run.get().failed().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}
