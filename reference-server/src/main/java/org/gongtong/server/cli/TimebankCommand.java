package org.gongtong.server.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.timebank.GrantTerms;
import org.gongtong.core.timebank.Members;
import org.gongtong.core.timebank.MemoryLedger;
import org.gongtong.core.timebank.Operation;
import org.gongtong.core.timebank.PolicyEditions;
import org.gongtong.core.timebank.Replay;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.server.files.Column;
import org.gongtong.server.files.CsvStyle;
import org.gongtong.server.files.Limits;
import org.gongtong.server.files.TableWriter;
import org.gongtong.server.intake.Intake;
import org.gongtong.server.intake.PolicyFile;
import org.gongtong.server.intake.TimebankIntake;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gongtong timebank}: counts a time bank again, and moves its journal. */
@Command(
    name = "timebank",
    mixinStandardHelpOptions = true,
    description = "时间银行 / the time bank",
    subcommands = {
      TimebankCommand.ReplayFiles.class,
      TimebankPoliciesCommand.class,
      TimebankJournalCommands.Check.class,
      TimebankJournalCommands.Export.class,
      TimebankJournalCommands.Import.class
    })
public final class TimebankCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PacksReport.of(spec).commandLine().usage(PacksReport.of(spec).commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }

  /** Applies operations in the order of their file. */
  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description = {
        "按规则依次执行操作文件，写出每项结果与各账户余额",
        "Apply a file of operations under a policy; write each outcome and all balances"
      })
  static final class ReplayFiles implements Callable<Integer> {

    private static final Pattern EDITION = Pattern.compile("[a-z0-9-]+(#[0-9]+)?");
    private static final Limits LIMITS =
        Limits.defaults().withMaxFileBytes(4L << 30).withMaxRows(20_000_000);

    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Option(
        names = "--policy",
        required = true,
        paramLabel = "FILE|NAME",
        description = {
          "规则：文件，或政策版本的代号，如 cn-nanjing#3",
          "the policy: a file, or the name of an edition, like cn-nanjing#3"
        })
    private Path policy = Path.of("");

    @Option(
        names = "--accounts",
        required = true,
        paramLabel = "FILE",
        description = "账户 / the accounts")
    private Path accounts = Path.of("");

    @Option(names = "--kin", required = true, paramLabel = "FILE", description = "亲属关系 / kinships")
    private Path kin = Path.of("");

    @Option(names = "--ops", required = true, paramLabel = "FILE", description = "操作 / operations")
    private Path ops = Path.of("");

    @Option(
        names = "--outcomes",
        required = true,
        paramLabel = "FILE",
        description = "写入每项操作的结果 / where the outcomes go")
    private Path outcomes = Path.of("");

    @Option(
        names = "--balances",
        required = true,
        paramLabel = "FILE",
        description = "写入非零余额，分钟 / where balances that are not zero go, in minutes")
    private Path balances = Path.of("");

    @Override
    public Integer call() throws IOException {
      PrintWriter err = PacksReport.of(spec).commandLine().getErr();
      if (areOne(List.of(outcomes, balances, policy, accounts, kin, ops))) {
        err.println(
            "结果文件不能与其他文件同名 / a file that is written must be another one than those that are read");
        return ExitCode.BAD_INPUT;
      }
      List<Members.Account> holders =
          taken(accounts, () -> TimebankIntake.accounts(accounts, LIMITS), err);
      List<Members.Kinship> kinships = taken(kin, () -> TimebankIntake.kinships(kin, LIMITS), err);
      List<Operation> operations = taken(ops, () -> TimebankIntake.operations(ops, LIMITS), err);
      boolean named = isNamed(policy);
      if (holders == null
          || kinships == null
          || operations == null
          || !named && !IntakeReport.isReadable(policy, err)) {
        return ExitCode.BAD_INPUT;
      }
      Members members;
      Replay replay;
      try {
        PolicyFile rules =
            named ? PolicyFile.of(named(policy.toString()), holders) : PolicyFile.read(policy);
        members = new Members(holders, kinships, rules.pool(), rules.reserve());
        replay = new Replay(rules.policy(), members);
      } catch (IllegalArgumentException | ArithmeticException e) {
        String why = Printable.of(String.valueOf(e.getMessage()));
        err.println("规则或账户有误：" + why + " / the policy or the accounts are wrong: " + why);
        return ExitCode.BAD_INPUT;
      }
      write(outcomes, out -> writeOutcomes(operations, replay, out));
      write(balances, out -> out.write(balances(members, replay.ledger())));
      return ExitCode.OK;
    }

    /** Whether it is no file but looks like the name of an edition. */
    private static boolean isNamed(Path policy) {
      return !Files.exists(policy) && EDITION.matcher(policy.toString()).matches();
    }

    private TransferPolicy named(String edition) {
      PolicyEditions editions = PolicyEditions.of(TimebankPoliciesCommand.book(home));
      List<PolicyEditions.Listed> found = editions.named(edition);
      if (found.size() != 1) {
        List<PolicyEditions.Listed> near = found.isEmpty() ? editions.all() : found;
        throw new IllegalArgumentException(
            (found.isEmpty() ? "no edition " : "several editions ")
                + edition
                + ": "
                + near.stream()
                    .map(listed -> listed.policy().edition() + " " + listed.edition().scope())
                    .collect(Collectors.joining(", ")));
      }
      // Files of accounts say nothing of what was attested: grants go to anybody there.
      return found.get(0).policy().transfers().granting(GrantTerms.ANYBODY);
    }

    /** Whether one of the first two, which are written, is another one of them too. */
    private static boolean areOne(List<Path> files) throws IOException {
      for (int written = 0; written < 2; written++) {
        for (int other = written + 1; other < files.size(); other++) {
          Path one = files.get(written);
          Path two = files.get(other);
          boolean same =
              one.toAbsolutePath().normalize().equals(two.toAbsolutePath().normalize())
                  || Files.exists(one) && Files.exists(two) && Files.isSameFile(one, two);
          if (same) {
            return true;
          }
        }
      }
      return false;
    }

    private static void writeOutcomes(List<Operation> operations, Replay replay, OutputStream out)
        throws IOException {
      try (TableWriter table =
          TableWriter.csv(
              out, CsvStyle.EXACT, List.of(Column.text("op_id", 12), Column.text("outcome", 24)))) {
        for (Operation operation : operations) {
          TransferOutcome outcome = replay.apply(operation);
          table.row(operation.key(), outcome.name());
        }
      }
    }

    /** One account a line, by their ids. */
    private static byte[] balances(Members members, MemoryLedger ledger) {
      Map<String, Long> sorted = new TreeMap<>();
      for (int account = 0; account < members.size(); account++) {
        if (ledger.balance(account) != 0) {
          sorted.put(members.account(account).id(), ledger.balance(account));
        }
      }
      StringBuilder json = new StringBuilder("{");
      sorted.forEach(
          (id, minutes) ->
              json.append(json.length() == 1 ? "\n" : ",\n")
                  .append(CanonicalJson.write(id))
                  .append(": ")
                  .append(minutes));
      return json.append("\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private interface Writing {
      void to(OutputStream out) throws IOException;
    }

    /** Beside its place first: who stops in the middle leaves no half of a file. */
    private static void write(Path file, Writing writing) throws IOException {
      Path target = file.toAbsolutePath();
      Path draft = Files.createTempFile(target.getParent(), "replay", ".part");
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
          writing.to(out);
        }
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    }

    private interface Reader<T> {
      Intake<List<T>> read() throws IOException;
    }

    private static <T> @Nullable List<T> taken(Path file, Reader<T> reader, PrintWriter err) {
      if (!IntakeReport.isReadable(file, err)) {
        return null;
      }
      Intake<List<T>> intake;
      try {
        intake = reader.read();
      } catch (IOException e) {
        IntakeReport.broken(file, e, err);
        return null;
      }
      if (intake instanceof Intake.Refused<List<T>> refused) {
        IntakeReport.print(file, refused, err);
        return null;
      }
      Intake.Taken<List<T>> rows = (Intake.Taken<List<T>>) intake;
      IntakeReport.dropped(file, rows.dropped(), err);
      IntakeReport.notices(file, rows.notices(), err);
      return rows.value();
    }
  }
}
