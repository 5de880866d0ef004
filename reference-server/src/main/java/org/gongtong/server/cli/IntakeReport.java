package org.gongtong.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.intake.Fault;
import org.gongtong.server.intake.Intake;

/** Tells people what is wrong with their files. */
final class IntakeReport {

  private static final int SHOWN = 200;

  private IntakeReport() {}

  /** Whether the file is there to be read; says so if not. */
  static boolean isReadable(Path file, PrintWriter err) {
    boolean readable = Files.isRegularFile(file) && Files.isReadable(file);
    if (!readable) {
      err.println(
          "无法读取文件："
              + name(file)
              + "。请核对路径。 / cannot read the file "
              + name(file)
              + "; check the path.");
    }
    return readable;
  }

  /** Tells that the disk or the system failed in the middle of a file. */
  static void broken(Path file, IOException cause, PrintWriter err) {
    String why = Printable.of(cause.toString());
    err.println(
        "读取文件时出错："
            + name(file)
            + "（"
            + why
            + "）。请把文件复制到本机磁盘后再试，并确认临时文件夹有空间。 / reading "
            + name(file)
            + " failed ("
            + why
            + "); copy it to a local disk and see that the temporary folder has room.");
  }

  private static String name(Path file) {
    return Printable.of(file.toString());
  }

  static void print(Path file, Intake.Refused<?> refused, PrintWriter err) {
    err.println(
        name(file)
            + "："
            + refused.faultCount()
            + " 处问题，文件未被采用 / "
            + refused.faultCount()
            + " problems, nothing was taken");
    refused.faults().stream()
        .limit(SHOWN)
        .map(Fault::line)
        .forEach(
            problem ->
                err.println(
                    "  "
                        + Printable.of(problem.zh())
                        + System.lineSeparator()
                        + "    "
                        + Printable.of(problem.en())));
    if (refused.faultCount() > SHOWN) {
      err.println("  …… 另有 " + (refused.faultCount() - SHOWN) + " 处 / and more");
    }
  }

  static void dropped(Path file, List<String> headings, PrintWriter err) {
    if (!headings.isEmpty()) {
      String names = Printable.of(String.join("、", headings));
      err.println(
          Printable.of(String.valueOf(file.getFileName()))
              + "：这些列未读取也不会保存："
              + names
              + " / columns not read and not stored: "
              + names);
    }
  }

  /** What to look at in a file that was taken. */
  static void notices(Path file, List<Bilingual> notices, PrintWriter err) {
    String name = Printable.of(String.valueOf(file.getFileName()));
    for (Bilingual notice : notices) {
      err.println(name + "：" + Printable.of(notice.zh()) + " / " + Printable.of(notice.en()));
    }
  }
}
