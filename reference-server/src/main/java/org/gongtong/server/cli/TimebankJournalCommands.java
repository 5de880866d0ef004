package org.gongtong.server.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerFault;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.storage.journal.JournalImport;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.JournalOffice;
import org.gongtong.server.wiring.Logs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands about journals of time banks; they work beside a running server too. */
final class TimebankJournalCommands {

  private TimebankJournalCommands() {}

  private static int on(HomeOptions home, ToIntFunction<JournalOffice> task) {
    ServerConfig config = home.read(Map.of());
    Logs.use(config.logFormat());
    return DatabaseTask.withJournals(config, task::applyAsInt);
  }

  /** Adds a ledger up again. */
  @Command(
      name = "check",
      description = {
        "由流水重新计算账目 / add the ledger up again",
        "由流水重新计算每个账户的余额、序号、冻结与编号；有误则以 1 结束",
        "derive every balance, sequence, hold and key from the journal; ends with 1 if one is wrong"
      })
  static final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Option(
        names = "--community",
        paramLabel = "SLUG",
        description = {"社区的网址简称；不写则核对全部", "the community's name in addresses; all by default"})
    private @Nullable String community;

    @Option(
        names = "--rebuild",
        description = {
          "先把与流水不符的余额改正",
          "first set balances right that are not what their journal adds up to"
        })
    private boolean rebuild;

    @Override
    public Integer call() {
      return on(home, this::check);
    }

    private int check(JournalOffice office) {
      if (community != null) {
        Outcome<Community> found = office.community(community);
        Outcome<TimeBank> bank = found.flatMap(office::bank);
        StaffCommand.tellWhy(spec, bank);
        return bank.isAccepted()
            ? check(office, found.orThrow(), bank.orThrow())
            : ExitCode.BAD_INPUT;
      }
      int code = ExitCode.OK;
      for (Community one : office.communities()) {
        Outcome<TimeBank> bank = office.bank(one);
        if (bank.isAccepted()) {
          code = Math.max(code, check(office, one, bank.orThrow()));
        }
      }
      return code;
    }

    private int check(JournalOffice office, Community where, TimeBank bank) {
      PrintWriter out = GongtongCli.out(spec);
      String slug = Printable.of(where.slug());
      if (rebuild) {
        int changed = office.check().rebuild(StaffCommand.CONSOLE, bank);
        out.println(slug + "：改正 " + changed + " 个账户 / accounts set right: " + changed);
      }
      LedgerCheck.Report report = office.check().check(bank);
      String counted =
          slug + "：账户 accounts " + report.accounts() + "，分录 postings " + report.postings() + "，";
      if (report.isSound()) {
        out.println(counted + "无误 / sound");
        return ExitCode.OK;
      }
      out.println(counted + report.faults().size() + " 处有误 / faults: " + report.faults().size());
      for (LedgerFault fault : report.faults()) {
        out.println(
            Printable.of(
                "  "
                    + fault.kind()
                    + " "
                    + fault.where()
                    + "："
                    + fault.kind().text().zh()
                    + " / "
                    + fault.kind().text().en()
                    + " ("
                    + fault.detail()
                    + ")"));
      }
      return ExitCode.FAILED;
    }
  }

  /** Writes a journal into a file. */
  @Command(
      name = "export",
      description = {
        "导出时间银行的全部流水 / export the journal of a time bank",
        "每行一条 JSON；服务运行时也可以",
        "one JSON object a line, beside a running server too"
      })
  static final class Export implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Option(
        names = "--community",
        required = true,
        paramLabel = "SLUG",
        description = "社区的网址简称 / the community's name in addresses")
    private String community = "";

    @Parameters(paramLabel = "FILE", description = "新文件；- 为标准输出 / a new file; - is standard output")
    private Path file = Path.of("");

    @Override
    public Integer call() {
      return on(home, this::export);
    }

    private int export(JournalOffice office) {
      Outcome<TimeBank> bank = office.community(community).flatMap(office::bank);
      StaffCommand.tellWhy(spec, bank);
      if (!bank.isAccepted()) {
        return ExitCode.BAD_INPUT;
      }
      try {
        if (file.toString().equals("-")) {
          office.export().write(bank.orThrow(), new BufferedOutputStream(System.out));
          // It keeps to itself what went wrong, a full disk for instance.
          if (System.out.checkError()) {
            throw new IOException("standard output takes no more");
          }
          return ExitCode.OK;
        }
        long lines = write(office, bank.orThrow());
        PrintWriter out = GongtongCli.out(spec);
        out.println("已导出 / exported: " + Printable.of(file.toString()) + "  " + lines + " lines");
        out.println(
            "  内含成员的出生日期与账目：请加密保存。/ It holds dates of birth and accounts: keep it encrypted.");
        return ExitCode.OK;
      } catch (FileAlreadyExistsException e) {
        String name = Printable.of(file.toString());
        GongtongCli.err(spec)
            .println("文件 " + name + " 已经存在，没有覆盖 / the file " + name + " exists and was left alone");
        return ExitCode.BAD_INPUT;
      } catch (IOException | UncheckedIOException e) {
        String why = Printable.of(e.toString());
        GongtongCli.err(spec).println("无法写入：" + why + " / cannot be written: " + why);
        return ExitCode.FAILED;
      }
    }

    /** Beside its place first: who stops in the middle leaves no half of a file. */
    private long write(JournalOffice office, TimeBank bank) throws IOException {
      Path target = file.toAbsolutePath();
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Path draft = Files.createTempFile(target.getParent(), "journal", ".part");
      try {
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        long lines;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
          lines = office.export().write(bank, out);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        return lines;
      } finally {
        Files.deleteIfExists(draft);
      }
    }
  }

  /** Takes a journal from a file. */
  @Command(
      name = "import",
      description = {
        "导入时间银行的流水 / import the journal of a time bank",
        "导入到尚无记录的时间银行；有误则指出行号，什么也不留下",
        "into a time bank without records; a fault is named by its line, and nothing stays"
      })
  static final class Import implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Option(
        names = "--community",
        required = true,
        paramLabel = "SLUG",
        description = "社区的网址简称 / the community's name in addresses")
    private String community = "";

    @Option(names = "--dry-run", description = "只检查，不写入 / do all of it but keep nothing")
    private boolean dryRun;

    @Parameters(paramLabel = "FILE", description = "导出的文件 / an exported file")
    private Path file = Path.of("");

    @Override
    public Integer call() {
      return IntakeReport.isReadable(file, GongtongCli.err(spec))
          ? on(home, this::take)
          : ExitCode.BAD_INPUT;
    }

    private int take(JournalOffice office) {
      Outcome<JournalImport.Taken> taken =
          office
              .community(community)
              .flatMap(where -> office.importing().take(StaffCommand.CONSOLE, where, file, dryRun));
      StaffCommand.tellWhy(spec, taken);
      if (!taken.isAccepted()) {
        return ExitCode.BAD_INPUT;
      }
      JournalImport.Taken found = taken.orThrow();
      List<String> words =
          dryRun ? List.of("检查无误，未写入", "sound, nothing written") : List.of("已导入", "imported");
      GongtongCli.out(spec)
          .println(
              words.get(0)
                  + " / "
                  + words.get(1)
                  + ": "
                  + found.lines()
                  + " lines, "
                  + found.accounts()
                  + " accounts, "
                  + found.postings()
                  + " postings");
      return ExitCode.OK;
    }
  }
}
