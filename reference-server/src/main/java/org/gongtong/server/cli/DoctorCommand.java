package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.gongtong.server.config.ConfigReport;
import org.gongtong.server.wiring.Logs;
import org.gongtong.server.wiring.doctor.Doctor;
import org.gongtong.server.wiring.doctor.Finding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Examines the server and says in plain words how it is. */
@Command(
    name = "doctor",
    description = {
      "体检 / examine the server",
      "体检：数据库、数据表、时钟、磁盘、规则包、密钥、日志、设置；有故障则以 1 退出",
      "examine database, tables, clock, disk, packs, keys, log and settings; ends with 1 if something must be mended"
    })
final class DoctorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private HomeOptions home = new HomeOptions();

  @Override
  public Integer call() {
    ConfigReport settings = home.examine();
    Logs.use(settings.config().logFormat());
    List<Finding> findings = Doctor.examine(settings, InstantSource.system());
    PrintWriter out = GongtongCli.out(spec);
    for (Finding finding : findings) {
      out.println(mark(finding.state()) + Printable.of(finding.words().zh()));
      out.println("           " + Printable.of(finding.words().en()));
    }
    long faults =
        findings.stream().filter(finding -> finding.state() == Finding.State.FAULT).count();
    out.println(
        faults == 0
            ? "总体：可以正常使用 / all in all: it can be used"
            : "总体：有 " + faults + " 项必须处理 / all in all: " + faults + " must be mended");
    return faults == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String mark(Finding.State state) {
    return switch (state) {
      case WELL -> "正常 ok    ";
      case NOTE -> "注意 note  ";
      case FAULT -> "故障 FAULT ";
    };
  }
}
