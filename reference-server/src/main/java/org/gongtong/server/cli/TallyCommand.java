package org.gongtong.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.Tally;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.place.Roster;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.files.Limits;
import org.gongtong.server.intake.BallotIntake;
import org.gongtong.server.intake.Intake;
import org.gongtong.server.intake.PlaceTime;
import org.gongtong.server.intake.RosterIntake;
import org.gongtong.server.wiring.packs.InstalledPacks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Counts a vote from two files, offline and without a database: also the independent recount of a
 * closed motion.
 */
@Command(
    name = "tally",
    description = {"由名册与表决票文件计票", "count a vote from a roster and a file of ballots"})
final class TallyCommand implements Callable<Integer> {

  private static final Limits LIMITS =
      Limits.defaults()
          .withMaxFileBytes(1L << 30)
          .withMaxRows(5_000_000)
          .withMaxInflatedBytes(4L << 30);

  private static final String TIME = "2026-03-01T08:00:00";

  @Spec private @Nullable CommandSpec spec;
  @Mixin private HomeOptions home = new HomeOptions();

  @Option(names = "--roster", required = true, paramLabel = "FILE", description = "名册 / the roster")
  private Path roster = Path.of("");

  @Option(
      names = "--ballots",
      required = true,
      paramLabel = "FILE",
      description = "表决票 / the ballots")
  private Path ballots = Path.of("");

  @Option(
      names = "--matter",
      required = true,
      description = "事项，如 cn.civil-code.278.4 / the matter")
  private String matter = "";

  @Option(
      names = "--opens",
      required = true,
      paramLabel = "T",
      description = "开始时间，当地时间 / opening, local time")
  private String opens = "";

  @Option(
      names = "--closes",
      required = true,
      paramLabel = "T",
      description = "截止时间，当地时间 / close, local time")
  private String closes = "";

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "适用哪一天的规则；默认为开始之日 / whose rules apply; the day of opening by default")
  private @Nullable String date;

  @Option(
      names = "--scope",
      defaultValue = "",
      description = "范围：C01、C01/3 或 C01/3/2；默认全部 / the scope; everything by default")
  private String scope = "";

  @Option(
      names = "--precedence",
      description = "first | last | paper；默认依规则 / by the rule unless given")
  private @Nullable String precedence;

  @Option(
      names = "--jurisdiction",
      defaultValue = "cn",
      description = "行政区划：cn、cn-42、cn-4205 / the jurisdiction")
  private String jurisdiction = "cn";

  @Option(names = "--zone", defaultValue = "Asia/Shanghai", description = "时区 / the time zone")
  private String zone = "";

  @Option(names = "--compact-allows", description = "管理规约对此有约定 / the compact provides for it")
  private boolean compactAllows;

  @Option(names = "--format", defaultValue = "text", description = "text | json")
  private PacksCommand.Format format = PacksCommand.Format.text;

  /** What the options say, read. */
  private record Request(
      RuleId matter,
      ScopeCode place,
      LocalDate day,
      Instant opens,
      Instant closes,
      ZoneId zone,
      VotingScope scope,
      @Nullable Precedence precedence) {}

  @Override
  public Integer call() {
    PrintWriter err = PacksReport.of(spec).commandLine().getErr();
    Request request;
    try {
      request = request();
    } catch (WrongOption e) {
      err.println(Printable.of(String.valueOf(e.getMessage())));
      return ExitCode.BAD_INPUT;
    }
    Intake.Taken<Roster> parts = taken(roster, () -> RosterIntake.ofRecount(roster, LIMITS), err);
    Intake.Taken<List<Ballot>> cast =
        taken(ballots, () -> BallotIntake.read(ballots, request.zone(), LIMITS), err);
    if (parts == null || cast == null) {
      return ExitCode.BAD_INPUT;
    }
    Outcome<DecisionRule> rule = rule(request);
    if (rule instanceof Outcome.Refused<DecisionRule> refused) {
      refused
          .verdict()
          .unmet()
          .forEach(
              r ->
                  err.println(
                      r.code()
                          + ": "
                          + r.text().zh()
                          + "。"
                          + r.remedy().zh()
                          + "。 / "
                          + r.text().en()
                          + "; "
                          + r.remedy().en()));
      return ExitCode.BAD_INPUT;
    }
    print(request, rule.orThrow(), parts, cast);
    return ExitCode.OK;
  }

  private void print(
      Request request,
      DecisionRule rule,
      Intake.Taken<Roster> parts,
      Intake.Taken<List<Ballot>> cast) {
    ElectoralRoll roll = ElectoralRoll.of(parts.value(), request.scope(), rule.policy());
    Precedence stands = request.precedence() != null ? request.precedence() : rule.precedence();
    TallyResult result =
        new Tally(rule, request.opens(), request.closes(), stands, compactAllows)
            .count(roll, cast.value());
    TallyReport report = new TallyReport(rule, result, stands, parts.sha256(), cast.sha256());
    report.print(format, GongtongCli.out(spec));
  }

  private Request request() {
    ZoneId where = WrongOption.unless("--zone", zone, "Asia/Shanghai", ZoneId::of);
    Instant from = WrongOption.unless("--opens", opens, TIME, text -> PlaceTime.parse(text, where));
    Instant to = WrongOption.unless("--closes", closes, TIME, text -> PlaceTime.parse(text, where));
    if (to.isBefore(from)) {
      throw new WrongOption("--closes", closes, "不早于 --opens 的时间 / not before --opens: " + opens);
    }
    return new Request(
        WrongOption.unless("--matter", matter, "cn.civil-code.278.4", RuleId::of),
        WrongOption.unless(
            "--jurisdiction", jurisdiction, "cn、cn-42、cn-4205、cn-420502", ScopeCode::of),
        date == null
            ? from.atZone(where).toLocalDate()
            : WrongOption.unless("--date", date, "2026-03-01", LocalDate::parse),
        from,
        to,
        where,
        WrongOption.unless(
            "--scope", scope, "C01、C01/6、C01/6/2", text -> VotingScope.parse(TypedId.fold(text))),
        precedence == null
            ? null
            : WrongOption.unless(
                "--precedence",
                precedence,
                "first、last、paper",
                word -> Precedence.valueOf(word.toUpperCase(Locale.ROOT))));
  }

  private Outcome<DecisionRule> rule(Request request) {
    ServerConfig config = home.read(Map.of());
    try (InstalledPacks packs =
        InstalledPacks.load(config.pluginsFolder(), config.home().resolve("conf"))) {
      return DecisionRule.resolve(
          packs.ruleBook(), request.matter(), request.place(), request.day());
    }
  }

  private interface Reader<T> {
    Intake<T> read() throws IOException;
  }

  private static <T> Intake.@Nullable Taken<T> taken(Path file, Reader<T> reader, PrintWriter err) {
    if (!IntakeReport.isReadable(file, err)) {
      return null;
    }
    Intake<T> intake;
    try {
      intake = reader.read();
    } catch (IOException e) {
      IntakeReport.broken(file, e, err);
      return null;
    }
    if (intake instanceof Intake.Refused<T> refused) {
      IntakeReport.print(file, refused, err);
      return null;
    }
    Intake.Taken<T> taken = (Intake.Taken<T>) intake;
    IntakeReport.dropped(file, taken.dropped(), err);
    IntakeReport.notices(file, taken.notices(), err);
    return taken;
  }
}
