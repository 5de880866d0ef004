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
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gongtong keys}: the keys of encrypted fields. */
@Command(
    name = "keys",
    description = "加密字段的密钥 / keys of encrypted fields",
    subcommands = {KeysCommand.Rotate.class})
final class KeysCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PacksReport.of(spec).commandLine().usage(PacksReport.of(spec).commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }

  /** Makes a key and puts all fields under it, beside a running server too. */
  @Command(
      name = "rotate",
      description = {
        "更换密钥并重新加密；服务运行时也可以",
        "make a new key and encrypt all fields again, beside a running server too"
      })
  static final class Rotate implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Option(
        names = "--only-fields",
        description = "不更换密钥，只把旧密钥的字段重新加密 / no new key: finish what a rotation left")
    private boolean onlyFields;

    @Override
    public Integer call() {
      ServerConfig config = home.read(Map.of());
      Logs.use(config.logFormat());
      int changed = DatabaseTask.rotateKeys(config, !onlyFields);
      GongtongCli.out(spec).println("已重新加密 / encrypted again: " + changed);
      GongtongCli.out(spec)
          .println("请重新备份密钥；旧备份仍需旧密钥。/ Back the keys up again; older backups need the older keys.");
      return ExitCode.OK;
    }
  }
}
