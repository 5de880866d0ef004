package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionRef;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.PolicyEditions;
import org.gongtong.core.timebank.PolicyFigure;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.packs.InstalledPacks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gongtong timebank policies}: the policies of the enabled packs, figure by figure. */
@Command(
    name = "policies",
    mixinStandardHelpOptions = true,
    description = {
      "列出时间银行政策的各个版本：数字、出处、施行日期与未核实之处",
      "list the editions of time-bank policies: figures, where they are written, dates, and what is unverified"
    })
final class TimebankPoliciesCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private HomeOptions home = new HomeOptions();

  @Option(
      names = "--place",
      paramLabel = "CODE",
      description = "只列此地适用的政策，须与 --date 同用 / only the policy of this place; goes with --date")
  private @Nullable String place;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "哪一天适用，如 2026-03-01 / on which day, like 2026-03-01")
  private @Nullable String date;

  @Override
  public Integer call() {
    PrintWriter err = PacksReport.of(spec).commandLine().getErr();
    PrintWriter out = GongtongCli.out(spec);
    RuleBook book = book(home);
    if (place == null && date == null) {
      PolicyEditions editions = PolicyEditions.of(book);
      for (PolicyEditions.Listed listed : editions.all()) {
        printDates(listed.edition(), out);
        print(listed.policy(), out);
      }
      return editions.refused().isEmpty() ? ExitCode.OK : Refusals.print(editions.refused(), err);
    }
    if (place == null || date == null) {
      err.println("--place 与 --date 须同时给出 / --place and --date go together");
      return ExitCode.BAD_INPUT;
    }
    try {
      ScopeCode where = WrongOption.unless("--place", place, "cn-3201", ScopeCode::of);
      LocalDate day = WrongOption.unless("--date", date, "2026-03-01", LocalDate::parse);
      Outcome<TimeBankPolicy> found = TimeBankPolicy.resolve(book, where.chain(), day);
      found.asOptional().ifPresent(policy -> print(policy, out));
      return found.isAccepted() ? ExitCode.OK : Refusals.print(found.refusals(), err);
    } catch (WrongOption e) {
      err.println(Printable.of(String.valueOf(e.getMessage())));
      return ExitCode.BAD_INPUT;
    }
  }

  /** The rules of the packs that a server with these settings would run with. */
  static RuleBook book(HomeOptions home) {
    ServerConfig config = home.read(Map.of());
    try (InstalledPacks packs =
        InstalledPacks.load(config.pluginsFolder(), config.home().resolve("conf"))) {
      return packs.ruleBook();
    }
  }

  private static void printDates(Edition edition, PrintWriter out) {
    LocalDate to = edition.inForce().to();
    String from = edition.inForce().from().toString();
    out.println(
        edition.scope()
            + "  "
            + (to == null
                ? from + " 起 / from " + from + " on"
                : from + " 至 " + to.minusDays(1) + " / to " + to.minusDays(1)));
  }

  private static void print(TimeBankPolicy policy, PrintWriter out) {
    List<EditionRef> editions = policy.rule().editions();
    out.println(
        policy.edition()
            + "  "
            + printable(policy.rule().title())
            + "  ["
            + editions.get(editions.size() - 1).label()
            + "]");
    if (!policy.isVerified()) {
      out.println("  含未核实的数字，见各行 / has figures that are not verified, see each line");
    }
    for (PolicyFigure figure : policy.figures()) {
      LocalizedText meaning = figure.parameter().meaning();
      LocalizedText source = figure.citation().text();
      out.println(
          "  " + Printable.of(meaning.zh() + "：" + figure.value().zh() + "  " + source.zh()));
      out.println(
          "    " + Printable.of(meaning.en() + ": " + figure.value().en() + "; " + source.en()));
    }
    policy.figures().stream()
        .map(PolicyFigure::citation)
        .distinct()
        .forEach(citation -> printNote(citation, out));
    out.println();
  }

  private static void printNote(Citation citation, PrintWriter out) {
    LocalizedText note = citation.note();
    if (note != null) {
      out.println("  * " + Printable.of(citation.text().zh() + "：" + note.zh()));
      out.println("    " + Printable.of(citation.text().en() + ": " + note.en()));
    }
  }

  private static String printable(LocalizedText text) {
    return Printable.of(text.zh() + " / " + text.en());
  }
}
