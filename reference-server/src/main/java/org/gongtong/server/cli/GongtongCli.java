package org.gongtong.server.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.gongtong.server.config.ConfigException;
import org.gongtong.server.wiring.StartRefusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root command and the program's entry. */
@Command(
    name = "gongtong",
    mixinStandardHelpOptions = true,
    versionProvider = GongtongCli.Version.class,
    description = {"共同：社区共同决定", "Gongtong: joint decisions of a neighbourhood"},
    subcommands = {
      ServeCommand.class,
      BackupCommand.class,
      DoctorCommand.class,
      ConfigCommand.class,
      KeysCommand.class,
      LogCommand.class,
      MigrateCommand.class,
      PacksCommand.class,
      RestoreCommand.class,
      RetentionCommand.class,
      RosterCommand.class,
      StaffCommand.class,
      TallyCommand.class,
      ElectionCommand.class,
      TimebankCommand.class
    })
public final class GongtongCli {

  /** Runs a command line and ends the process with its {@link ExitCode}. */
  public static void main(String[] arguments) {
    // Chinese text must survive whatever locale a terminal, a service or a container has.
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    int code =
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments);
    // Not by returning: a thread that a failed start left behind must not keep the process.
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Runs a command line within this process and returns its {@link ExitCode}. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new GongtongCli());
    line.setOut(out);
    line.setErr(err);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler((wrong, words) -> usageFault(wrong));
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof ConfigException) {
            err.println(exception.getMessage());
            return ExitCode.BAD_INPUT;
          }
          if (exception instanceof WrongOption) {
            err.println(Printable.of(String.valueOf(exception.getMessage())));
            return ExitCode.BAD_INPUT;
          }
          if (exception instanceof StartRefusal refusal) {
            err.println(refusal.getMessage());
            return switch (refusal.kind()) {
              case DATABASE, KEYS -> ExitCode.FAILED;
              case FOLDER_IN_USE, PORT_IN_USE -> ExitCode.IN_USE;
            };
          }
          err.println("程序出错，请连同以下内容报告 / a fault of the program, please report it with this:");
          exception.printStackTrace(err);
          return ExitCode.FAILED;
        });
    if (arguments.length == 0) {
      line.usage(err);
      return ExitCode.BAD_INPUT;
    }
    return line.execute(arguments);
  }

  private static int usageFault(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    String what =
        wrong instanceof MissingParameterException
            ? "缺少必填的选项或它的值，请补上"
            : wrong instanceof UnmatchedArgumentException ? "有不认识的命令、选项或多余的内容，请核对拼写" : "选项的值有误，请改正";
    err.println(what + " / " + Printable.of(String.valueOf(wrong.getMessage())));
    if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
      command.usage(err);
    }
    return ExitCode.BAD_INPUT;
  }

  /** The writer for results of a running command. */
  static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "picocli sets it before it calls").commandLine().getOut();
  }

  /** The writer for what went wrong. */
  static PrintWriter err(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "picocli sets it before it calls").commandLine().getErr();
  }

  /** The version in the jar's manifest; there is none when classes run from a folder. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = GongtongCli.class.getPackage().getImplementationVersion();
      return new String[] {"gongtong " + Objects.requireNonNullElse(version, "(development)")};
    }
  }
}
