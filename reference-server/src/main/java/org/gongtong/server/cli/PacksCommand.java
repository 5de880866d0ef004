package org.gongtong.server.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.packs.InstalledPacks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows which rule packs a server would run with, without starting it. */
@Command(
    name = "packs",
    description = "查看与检查规则包 / show and check rule packs",
    subcommands = {PacksCommand.ListPacks.class, PacksCommand.VerifyPacks.class})
final class PacksCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PacksReport.of(spec).commandLine().usage(GongtongCli.out(spec));
    return ExitCode.BAD_INPUT;
  }

  /** Whether people or programs read the answer. */
  enum Format {
    text,
    json
  }

  @Command(
      name = "list",
      description = "列出已启用与已隔离的规则包 / list the packs that are enabled and those set aside")
  static final class ListPacks implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Option(names = "--format", description = "text | json", defaultValue = "text")
    private Format format = Format.text;

    @Override
    public Integer call() {
      try (InstalledPacks packs = installed(home)) {
        PacksReport.print(packs, format, PacksReport.of(spec));
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "verify",
      description = {
        "检查规则包，有被隔离的则以 1 退出；不写文件名则检查主目录中的全部",
        "check packs and end with 1 if any is set aside; without a jar, all of the home folder"
      })
  static final class VerifyPacks implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Option(names = "--format", description = "text | json", defaultValue = "text")
    private Format format = Format.text;

    @Parameters(paramLabel = "JAR", arity = "0..*", description = "要检查的文件 / the jars to check")
    private List<Path> jars = new ArrayList<>();

    @Override
    public Integer call() {
      try (InstalledPacks packs = jars.isEmpty() ? installed(home) : InstalledPacks.ofJars(jars)) {
        PacksReport.print(packs, format, PacksReport.of(spec));
        return packs.isClean() ? ExitCode.OK : ExitCode.FAILED;
      }
    }
  }

  private static InstalledPacks installed(HomeOptions home) {
    ServerConfig config = home.read(Map.of());
    return InstalledPacks.load(config.pluginsFolder(), config.home().resolve("conf/holidays"));
  }
}
