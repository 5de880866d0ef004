package org.gongtong.server.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.Logs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the database's tables up to date and ends; {@code serve} does the same when it starts. */
@Command(
    name = "migrate",
    description = "升级数据库结构后退出 / bring the database's tables up to date and end")
final class MigrateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private HomeOptions home = new HomeOptions();

  @Override
  public Integer call() {
    ServerConfig config = home.read(Map.of());
    Logs.use(config.logFormat());
    String version = DatabaseTask.migrate(config);
    GongtongCli.out(spec).println("数据库已是最新 / the database is up to date: " + version);
    return ExitCode.OK;
  }
}
