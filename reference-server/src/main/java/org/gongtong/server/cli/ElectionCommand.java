package org.gongtong.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.gongtong.core.decision.election.ElectionBallot;
import org.gongtong.core.decision.election.OpenedBallots;
import org.gongtong.core.kernel.CanonicalJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gongtong election}: counts the published ballots of an election again. */
@Command(
    name = "election",
    mixinStandardHelpOptions = true,
    description = "选举 / elections",
    subcommands = ElectionCommand.Recount.class)
public final class ElectionCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PacksReport.of(spec).commandLine().usage(PacksReport.of(spec).commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }

  /** Votes for each number, and the root that stands in the public log. */
  @Command(
      name = "recount",
      mixinStandardHelpOptions = true,
      description = {
        "重新计数选举页面上下载的选票文件，算出各候选人的票数和哈希",
        "Count the file of ballots from an election's page again: votes by number, and the root"
      })
  static final class Recount implements Callable<Integer> {

    /** A file of a million ballots has a few; more is no file of ballots. */
    private static final long LARGEST = 64L << 20;

    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--ballots",
        required = true,
        paramLabel = "FILE",
        description = "选票文件 / the file of ballots")
    private Path ballots = Path.of("");

    @Option(
        names = "--root",
        paramLabel = "HEX",
        description = {"公布的哈希，用来比较", "the root that was published, to compare"})
    private @Nullable String root;

    @Override
    public Integer call() throws IOException {
      PrintWriter err = PacksReport.of(spec).commandLine().getErr();
      if (!IntakeReport.isReadable(ballots, err)) {
        return ExitCode.BAD_INPUT;
      }
      OpenedBallots opened;
      try {
        opened = read();
      } catch (IllegalArgumentException e) {
        String why = Printable.of(String.valueOf(e.getMessage()));
        err.println("不是选票文件：" + why + " / this is no file of ballots: " + why);
        return ExitCode.BAD_INPUT;
      }
      String counted = opened.root().hex();
      PacksReport.of(spec).commandLine().getOut().println(CanonicalJson.write(result(opened)));
      if (root != null && !counted.equals(root.strip().toLowerCase(Locale.ROOT))) {
        err.println("哈希与公布的不同 / the root differs from the one that was published");
        return ExitCode.FAILED;
      }
      return ExitCode.OK;
    }

    private OpenedBallots read() throws IOException {
      if (Files.size(ballots) > LARGEST) {
        throw new IllegalArgumentException("more than " + LARGEST + " bytes");
      }
      return OpenedBallots.parse(Files.readString(ballots, StandardCharsets.UTF_8));
    }

    private static Map<String, Object> result(OpenedBallots opened) {
      Map<Integer, Integer> votes = new TreeMap<>();
      int blank = 0;
      for (ElectionBallot ballot : opened.ballots()) {
        blank += ballot.isBlank() ? 1 : 0;
        ballot.choices().forEach(number -> votes.merge(number, 1, Integer::sum));
      }
      Map<String, Object> byNumber = new LinkedHashMap<>();
      votes.forEach((number, count) -> byNumber.put(number.toString(), count));
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("ballots", opened.ballots().size());
      result.put("blank", blank);
      result.put("root", opened.root().hex());
      result.put("votes", byNumber);
      return result;
    }
  }
}
