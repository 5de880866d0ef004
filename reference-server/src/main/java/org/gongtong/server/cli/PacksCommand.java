package org.gongtong.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.Quarantined;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.packs.InstalledPacks;
import org.gongtong.server.wiring.packs.PackTrust;
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
    subcommands = {
      PacksCommand.ListPacks.class,
      PacksCommand.VerifyPacks.class,
      PacksCommand.TrustPacks.class
    })
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
        "检查规则包，有被隔离的则以 1 退出；不写文件名则检查主目录中的全部；未经允许的文件只看不运行",
        "check packs and end with 1 if any is set aside; without a jar, all of the home folder; what is not trusted is looked at and not run"
      })
  static final class VerifyPacks implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Option(names = "--format", description = "text | json", defaultValue = "text")
    private Format format = Format.text;

    @Option(
        names = "--run-code",
        description = {
          "现在就以您的全部权限运行这些文件中的程序；只用于自己编写或已核实来源的规则包",
          "run the code in these jars now, with all rights you have: for packs of your own, or whose author you know"
        })
    private boolean runCode;

    @Parameters(paramLabel = "JAR", arity = "0..*", description = "要检查的文件 / the jars to check")
    private List<Path> jars = new ArrayList<>();

    @Override
    public Integer call() {
      if (runCode && jars.isEmpty()) {
        throw new WrongOption(
            "--run-code", "", "须写明文件 / it goes with the names of jars, not with a whole folder");
      }
      try (InstalledPacks packs = looked()) {
        PacksReport.print(packs, format, PacksReport.of(spec));
        return packs.isClean() ? ExitCode.OK : ExitCode.FAILED;
      }
    }

    private InstalledPacks looked() {
      if (jars.isEmpty()) {
        return installed(home);
      }
      return runCode
          ? InstalledPacks.runningJars(jars)
          : InstalledPacks.ofJars(jars, home.read(Map.of()).home().resolve("conf"));
    }
  }

  @Command(
      name = "trust",
      description = {
        "允许主目录 plugins 文件夹中的规则包运行（写入 conf/packs.lock）；规则包是拥有服务器全部权限的程序",
        "let packs in the folder of plugins run (writes conf/packs.lock); a pack is code with all rights of the server"
      })
  static final class TrustPacks implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Parameters(
        paramLabel = "NAME",
        arity = "1..*",
        description = "plugins 文件夹中的文件名 / names of files in the folder of plugins")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
      ServerConfig config = home.read(Map.of());
      Path conf = config.home().resolve("conf");
      List<InstalledPacks.Look> looks = new ArrayList<>();
      for (String name : names) {
        looks.add(InstalledPacks.look(inFolder(config.pluginsFolder(), name)));
      }
      PrintWriter out = GongtongCli.out(spec);
      PackTrust trust = PackTrust.in(conf);
      boolean sound = true;
      for (InstalledPacks.Look look : looks) {
        Optional<Quarantined> fault = look.fault();
        if (fault.isPresent() || look.sha256().isEmpty()) {
          fault.ifPresent(found -> PacksReport.quarantined(found, out));
          sound = false;
          continue;
        }
        ContentHash sha256 = look.sha256().get();
        trust = trust.with(look.name(), sha256);
        out.println("已允许 / trusted: " + look.name() + "  sha256 " + sha256.hex());
      }
      trust.writeTo(conf);
      out.println("重新启动后生效 / holds from the next start on");
      return sound ? ExitCode.OK : ExitCode.FAILED;
    }

    /** A jar runs only from that folder; a name that leads elsewhere is a mistake or worse. */
    private static Path inFolder(Path folder, String name) {
      Path named = WrongOption.unless("NAME", name, "my-city-rules.jar", Path::of);
      Path plain = named.getFileName();
      boolean there =
          plain != null
              && !plain.toString().startsWith(".")
              && (named.equals(plain)
                  || named.toAbsolutePath().normalize().equals(folder.resolve(plain)));
      if (!there) {
        throw new WrongOption(
            "NAME", Printable.of(name), "须在此文件夹中 / it must lie in this folder: " + folder);
      }
      return folder.resolve(plain);
    }
  }

  private static InstalledPacks installed(HomeOptions home) {
    ServerConfig config = home.read(Map.of());
    return InstalledPacks.load(config.pluginsFolder(), config.home().resolve("conf"));
  }
}
