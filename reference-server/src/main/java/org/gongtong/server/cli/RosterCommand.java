package org.gongtong.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.Roster;
import org.gongtong.server.files.Limits;
import org.gongtong.server.intake.Intake;
import org.gongtong.server.intake.RosterIntake;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works on rosters without a server. */
@Command(name = "roster", description = "业主名册 / rosters", subcommands = RosterCommand.Check.class)
final class RosterCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PacksReport.of(spec).commandLine().usage(GongtongCli.out(spec));
    return ExitCode.BAD_INPUT;
  }

  @Command(
      name = "check",
      description = {
        "检查名册文件（xlsx 或 csv），逐行逐格指出问题；有问题则以 2 退出",
        "check a roster (xlsx or csv) and name every bad row and cell; ends with 2 if there is one"
      })
  static final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "名册文件 / the roster")
    private @Nullable Path file;

    @Override
    public Integer call() {
      PrintWriter out = GongtongCli.out(spec);
      PrintWriter err = PacksReport.of(spec).commandLine().getErr();
      if (file == null || !IntakeReport.isReadable(file, err)) {
        return ExitCode.BAD_INPUT;
      }
      Intake<Roster> intake;
      try {
        intake = RosterIntake.read(file, Limits.defaults());
      } catch (IOException e) {
        IntakeReport.broken(file, e, err);
        return ExitCode.BAD_INPUT;
      }
      if (intake instanceof Intake.Refused<Roster> refused) {
        IntakeReport.print(file, refused, err);
        return ExitCode.BAD_INPUT;
      }
      Intake.Taken<Roster> taken = (Intake.Taken<Roster>) intake;
      IntakeReport.dropped(file, taken.dropped(), err);
      IntakeReport.notices(file, taken.notices(), err);
      Roster roster = taken.value();
      long parties = roster.parts().stream().map(ExclusivePart::owners).distinct().count();
      String area =
          BigDecimal.valueOf(
                  roster.parts().stream().mapToLong(part -> part.area().hundredths()).sum(), 2)
              .toPlainString();
      out.println(
          "名册无误：专有部分 " + roster.parts().size() + " 个，业主（方） " + parties + " 个，面积 " + area + " 平方米");
      out.println(
          "the roster is sound: "
              + roster.parts().size()
              + " parts, "
              + parties
              + " parties, "
              + area
              + " m²");
      out.println("SHA-256 " + taken.sha256());
      return ExitCode.OK;
    }
  }
}
