package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gongtong.core.kernel.Actor;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.publiclog.LogRenewal;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.Logs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Goes on with the public log under another name, after events were lost. */
@Command(
    name = "renew",
    mixinStandardHelpOptions = true,
    description = {
      "恢复的数据库比已签名的记录旧时，声明丢失并以新名称继续公开日志（先停止服务器）",
      "After a restore lost events: declares the loss and goes on under a new name (stop the server first)"
    })
final class LogRenewCommand implements Callable<Integer> {
  private static final int LONGEST = 500;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private HomeOptions home = new HomeOptions();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "原因，将公开 / why, for the public to read")
  private String reason = "";

  @Override
  public Integer call() {
    PrintWriter err = PacksReport.of(spec).commandLine().getErr();
    if (reason.isBlank() || reason.length() > LONGEST) {
      err.println(
          new WrongOption("--reason", reason, "1 – " + LONGEST + " 字 / characters").getMessage());
      return ExitCode.BAD_INPUT;
    }
    ServerConfig config = home.read(Map.of());
    Logs.use(config.logFormat());
    try {
      LogRenewal.Renewed renewed =
          DatabaseTask.renewLog(config, Actor.system("console"), reason.strip());
      PrintWriter out = GongtongCli.out(spec);
      out.println("旧日志 / old log: " + Printable.of(renewed.former()));
      out.println("丢失条目 / entries lost: " + renewed.lost());
      out.println("新日志 / new log: " + Printable.of(renewed.origin()) + " " + renewed.kept());
      out.println("公钥 / key: " + renewed.key());
      return ExitCode.OK;
    } catch (IllegalStateException e) {
      err.println("没有可以更新的日志 / there is no log to renew: " + Printable.of(e.getMessage() + ""));
      return ExitCode.FAILED;
    }
  }
}
