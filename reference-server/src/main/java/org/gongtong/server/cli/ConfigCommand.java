package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gongtong.server.config.ConfigException;
import org.gongtong.server.config.ConfigProblem;
import org.gongtong.server.config.ConfigReport;
import org.gongtong.server.config.LogFiles;
import org.gongtong.server.config.Setting;
import org.gongtong.server.wiring.GroupPlaces;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks and shows the settings, without starting anything. */
@Command(
    name = "config",
    description = "检查与查看设置 / check and show the settings",
    subcommands = {ConfigCommand.Check.class, ConfigCommand.Show.class})
final class ConfigCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Objects.requireNonNull(spec, "picocli sets it").commandLine().usage(GongtongCli.out(spec));
    return ExitCode.BAD_INPUT;
  }

  @Command(
      name = "check",
      description = {
        "检查全部设置；有错误则以 2 退出，并逐条指明位置",
        "check all settings; ends with 2 if one is wrong, and names the place of each"
      })
  static final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Override
    public Integer call() {
      ConfigReport report = home.examine();
      PrintWriter out = GongtongCli.out(spec);
      groupPlaces(report, out);
      out.println("主目录 home: " + report.config().home());
      retention(report.config().logFiles(), out);
      report.warnings().forEach(warning -> warn(warning, out));
      out.println(
          report.warnings().isEmpty() ? "没有问题 / no problems" : "设置可用 / the settings can be used");
      return ExitCode.OK;
    }
  }

  @Command(
      name = "show",
      description = {"列出全部设置及其来源", "list all settings and where each value comes from"})
  static final class Show implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    /** Said for clarity: there is no other way, for what is on a screen is soon in a chat. */
    @Option(
        names = "--redacted",
        description = {"不显示口令（总是如此）", "show no secrets (this is always so)"})
    private boolean redacted;

    @Override
    public Integer call() {
      ConfigReport report = home.examine();
      PrintWriter out = GongtongCli.out(spec);
      out.println("# 主目录 home: " + report.config().home());
      if (redacted) {
        out.println("# 口令显示为 / secrets are shown as " + ConfigReport.REDACTED);
      }
      for (ConfigReport.Line line : report.lines()) {
        String place = line.place().isEmpty() ? "默认 default" : line.place();
        out.println(
            line.setting().key()
                + " = "
                + Printable.of(line.shown())
                + "   # "
                + Printable.of(place));
      }
      return ExitCode.OK;
    }
  }

  private static void groupPlaces(ConfigReport report, PrintWriter out) {
    String place = report.placeOf(Setting.OIDC_GROUPS);
    Optional<List<ConfigProblem>> wrong = GroupPlaces.check(report.config(), place);
    if (wrong.isEmpty()) {
      warn(
          new ConfigProblem(
              place,
              "没有可查的数据库，oidc.groups 中的社区和楼栋未核对",
              "there is no database to look into: the communities and buildings in oidc.groups were"
                  + " not checked"),
          out);
    } else if (!wrong.get().isEmpty()) {
      throw new ConfigException(wrong.get());
    }
  }

  private static void retention(LogFiles files, PrintWriter out) {
    files
        .folder()
        .map(Path::toString)
        .ifPresent(
            folder -> {
              out.println("日志 log: " + folder + "，保留 " + files.days() + " 天 days");
              out.println("  " + LogFiles.LAW_ZH);
              out.println("  " + LogFiles.LAW_EN);
            });
  }

  private static void warn(ConfigProblem warning, PrintWriter out) {
    out.println("注意 note: " + warning.place() + "：" + warning.chinese());
    out.println("  " + warning.place() + ": " + warning.english());
  }
}
