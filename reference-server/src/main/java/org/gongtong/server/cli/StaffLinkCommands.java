package org.gongtong.server.cli;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.StaffLinks;
import org.gongtong.server.config.ServerConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Commands of {@code staff} that print what works once and is kept nowhere. What they print is the
 * result on standard output, for whoever asked; it reaches no log.
 */
final class StaffLinkCommands {
  private StaffLinkCommands() {}

  private static int print(
      @Nullable CommandSpec spec,
      HomeOptions home,
      Function<StaffLinks, Outcome<StaffLinks.Made>> making) {
    ServerConfig config = home.read(Map.of());
    Outcome<StaffLinks.Made> outcome =
        StaffCommand.onStaff(config, office -> making.apply(office.links()));
    StaffCommand.tellWhy(spec, outcome);
    if (!(outcome instanceof Outcome.Accepted<StaffLinks.Made> accepted)) {
      return ExitCode.BAD_INPUT;
    }
    StaffLinks.Made made = accepted.value();
    String base = config.configuredBaseUrl().map(URI::toString).orElse("");
    var out = GongtongCli.out(spec);
    out.println("账号 / login:        " + made.login());
    out.println("链接 / link:         " + base + "/staff/join#" + made.token());
    out.println("有效至 / valid until: " + made.expiresAt());
    out.println("只显示一次，只能用一次 / shown once, works once");
    return ExitCode.OK;
  }

  /** Invites a login. */
  @Command(
      name = "invite",
      description = {"邀请：打印一次性链接，受邀人自己设密码", "invite a login: prints a link that works once"})
  static final class Invite implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Parameters(
        paramLabel = "LOGIN",
        description = "岗位名或工号，不是姓名 / a post or a staff number, not a name")
    private String login = "";

    @Override
    public Integer call() {
      return print(spec, home, links -> links.invite(StaffCommand.CONSOLE, login));
    }
  }

  /** A link by which a login gets another password. */
  @Command(
      name = "reset",
      description = {"打印重设密码的一次性链接", "print a link by which the login sets another password"})
  static final class Reset implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Parameters(paramLabel = "LOGIN", description = "账号 / the login")
    private String login = "";

    @Override
    public Integer call() {
      return print(spec, home, links -> links.reset(StaffCommand.CONSOLE, login));
    }
  }

  /** Takes a second factor away. */
  @Command(
      name = "remove-second-factor",
      description = {
        "手机和备用码都丢失时，取消账号的第二重验证",
        "take the second factor of a login away, when the app and the recovery codes are lost"
      })
  static final class RemoveSecondFactor implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Parameters(paramLabel = "LOGIN", description = "账号 / the login")
    private String login = "";

    @Override
    public Integer call() {
      return StaffCommand.tell(
          spec,
          StaffCommand.onStaff(
              home.read(Map.of()),
              office -> office.accounts().removeSecondFactor(StaffCommand.CONSOLE, login)),
          "已取消第二重验证",
          "took the second factor away from");
    }
  }

  /** Prints the break-glass code. */
  @Command(
      name = "break-glass",
      description = {
        "应急：打印 30 分钟内有效的一次性管理员登录码，留有记录",
        "emergency: print a code that signs an administrator in once within 30 minutes; it is recorded"
      })
  static final class BreakGlass implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Override
    public Integer call() {
      ServerConfig config = home.read(Map.of());
      Outcome<StaffLinks.Made> outcome =
          StaffCommand.onStaff(config, office -> office.breakGlass(StaffCommand.CONSOLE));
      StaffCommand.tellWhy(spec, outcome);
      if (!(outcome instanceof Outcome.Accepted<StaffLinks.Made> accepted)) {
        return ExitCode.BAD_INPUT;
      }
      StaffLinks.Made made = accepted.value();
      String base = config.configuredBaseUrl().map(URI::toString).orElse("");
      var out = GongtongCli.out(spec);
      out.println("打开 / open:         " + base + "/staff/break-glass");
      out.println("登录码 / code:       " + made.token());
      out.println("有效至 / valid until: " + made.expiresAt());
      out.println("只能用一次；已记入审计 / works once; recorded in the audit log");
      return ExitCode.OK;
    }
  }
}
