package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongtong.server.files.Bilingual;

/** Tells people what is wrong with their files. */
final class IntakeReport {

  private static final int SHOWN = 200;

  private IntakeReport() {}

  /** Whether the file is there to be read; says so if not. */
  static boolean isReadable(Path file, PrintWriter err) {
    boolean readable = Files.isRegularFile(file) && Files.isReadable(file);
    if (!readable) {
      err.println(
          "无法读取文件：" + file + "。请核对路径。 / cannot read the file " + file + "; check the path.");
    }
    return readable;
  }

  static void print(Path file, List<Bilingual> problems, PrintWriter err) {
    err.println(
        file
            + "："
            + problems.size()
            + " 处问题，文件未被采用 / "
            + problems.size()
            + " problems, nothing was taken");
    problems.stream()
        .limit(SHOWN)
        .forEach(problem -> err.println("  " + problem.zh() + "\n    " + problem.en()));
    if (problems.size() > SHOWN) {
      err.println("  …… 另有 " + (problems.size() - SHOWN) + " 处 / and more");
    }
  }

  static void dropped(Path file, List<String> headings, PrintWriter err) {
    if (!headings.isEmpty()) {
      String names = String.join("、", headings);
      err.println(
          file.getFileName()
              + "：这些列未读取也不会保存："
              + names
              + " / columns not read and not stored: "
              + names);
    }
  }
}
