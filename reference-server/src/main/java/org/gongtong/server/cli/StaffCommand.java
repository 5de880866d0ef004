package org.gongtong.server.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.Logs;
import org.gongtong.server.wiring.StaffOffice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The logins of staff. Works beside a running server. A password is never an argument, which other
 * users of the machine and the shell's history would see.
 */
@Command(
    name = "staff",
    description = "工作人员账号 / logins of staff",
    subcommands = {
      StaffCommand.Add.class,
      StaffCommand.ListAll.class,
      StaffCommand.Disable.class,
      StaffCommand.Password.class,
      StaffLinkCommands.Invite.class,
      StaffLinkCommands.Reset.class,
      StaffLinkCommands.BreakGlass.class,
      StaffLinkCommands.RemoveSecondFactor.class,
      MandateCommands.Grant.class,
      MandateCommands.End.class,
      MandateCommands.ListAll.class
    })
final class StaffCommand implements Callable<Integer> {
  static final Actor CONSOLE = Actor.system("console");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PacksReport.of(spec).commandLine().usage(PacksReport.of(spec).commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }

  private static <T> T onLogins(HomeOptions home, Function<StaffAccounts, T> task) {
    return onStaff(home.read(Map.of()), office -> task.apply(office.accounts()));
  }

  static <T> T onStaff(ServerConfig config, Function<StaffOffice, T> task) {
    Logs.use(config.logFormat());
    return DatabaseTask.withOffice(config, task);
  }

  static int tell(
      @Nullable CommandSpec spec, Outcome<StaffMember> outcome, String chinese, String english) {
    tellWhy(spec, outcome);
    outcome
        .asOptional()
        .ifPresent(
            member ->
                GongtongCli.out(spec).println(chinese + " / " + english + ": " + member.login()));
    return outcome.isAccepted() ? ExitCode.OK : ExitCode.BAD_INPUT;
  }

  static void tellWhy(@Nullable CommandSpec spec, Outcome<?> outcome) {
    PrintWriter err = PacksReport.of(spec).commandLine().getErr();
    for (Reason reason : outcome.refusals()) {
      err.println(
          Printable.of(
              reason.code()
                  + ": "
                  + reason.text().zh()
                  + "。"
                  + reason.remedy().zh()
                  + "。 / "
                  + reason.text().en()
                  + "; "
                  + reason.remedy().en()
                  + "."));
    }
  }

  /** Where a password comes from. */
  static final class PasswordSource {
    @Option(
        names = "--password-stdin",
        description = {"从标准输入的第一行读取密码", "read the password from the first line of standard input"})
    private boolean fromStandardInput;

    /** The password; empty when none can be had, which has been told. */
    Optional<String> read(PrintWriter err) {
      if (fromStandardInput) {
        return firstLine(err);
      }
      Console console = System.console();
      if (console == null) {
        err.println(
            "没有终端可以输入密码，请用 --password-stdin / no terminal to type a password at; use --password-stdin");
        return Optional.empty();
      }
      char[] once = console.readPassword("密码 / password: ");
      char[] again = console.readPassword("再次输入 / again: ");
      if (once == null || again == null || !Arrays.equals(once, again)) {
        err.println("两次输入的密码不一样，没有更改 / the two passwords differ; nothing was changed");
        return Optional.empty();
      }
      return Optional.of(new String(once));
    }

    private static Optional<String> firstLine(PrintWriter err) {
      try {
        String line =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null) {
          err.println("标准输入是空的，没有更改 / standard input is empty; nothing was changed");
        }
        return Optional.ofNullable(line);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read standard input", e);
      }
    }
  }

  /** Makes a login. */
  @Command(name = "add", description = "建立账号 / make a login")
  static final class Add implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();
    @Mixin private PasswordSource source = new PasswordSource();

    @Parameters(
        paramLabel = "LOGIN",
        description = "岗位名或工号，不是姓名 / a post or a staff number, not a name")
    private String login = "";

    @Override
    public Integer call() {
      Optional<String> password = source.read(PacksReport.of(spec).commandLine().getErr());
      if (password.isEmpty()) {
        return ExitCode.BAD_INPUT;
      }
      ServerConfig config = home.read(Map.of());
      Logs.use(config.logFormat());
      return DatabaseTask.withOffice(config, office -> add(office, password.get()));
    }

    /** The first one of a server can grant what all others need. */
    private int add(StaffOffice office, String password) {
      boolean first = !office.accounts().any();
      int code =
          tell(spec, office.accounts().add(CONSOLE, login, password), "已建立账号", "made the login");
      if (code == ExitCode.OK && first && office.firstAdministrator().appoint(CONSOLE, login)) {
        GongtongCli.out(spec)
            .println(
                "这是第一个账号，已任命为安全管理员 / the first login, appointed security administrator: " + login);
      }
      return code;
    }
  }

  /** Sets another password. */
  @Command(
      name = "password",
      description = "重设密码，停用的账号恢复使用 / set another password; a disabled login may be used again")
  static final class Password implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();
    @Mixin private PasswordSource source = new PasswordSource();

    @Parameters(paramLabel = "LOGIN", description = "账号 / the login")
    private String login = "";

    @Override
    public Integer call() {
      Optional<String> password = source.read(PacksReport.of(spec).commandLine().getErr());
      if (password.isEmpty()) {
        return ExitCode.BAD_INPUT;
      }
      return tell(
          spec,
          onLogins(home, accounts -> accounts.setPassword(CONSOLE, login, password.get())),
          "已重设密码",
          "set the password of");
    }
  }

  /** Disables a login. */
  @Command(name = "disable", description = "停用账号 / disable a login")
  static final class Disable implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Parameters(paramLabel = "LOGIN", description = "账号 / the login")
    private String login = "";

    @Override
    public Integer call() {
      return tell(
          spec,
          onLogins(home, accounts -> accounts.disable(CONSOLE, login)),
          "已停用账号",
          "disabled the login");
    }
  }

  /** Lists the logins. */
  @Command(name = "list", description = "列出账号 / list the logins")
  static final class ListAll implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Override
    public Integer call() {
      PrintWriter out = GongtongCli.out(spec);
      for (StaffAccounts.Listed account : onLogins(home, StaffAccounts::all)) {
        out.println(
            account.login()
                + "  "
                + (account.disabledAt() == null
                    ? "可用 / in use"
                    : "已停用 / disabled " + account.disabledAt())
                + "  "
                + account.createdAt());
      }
      return ExitCode.OK;
    }
  }
}
