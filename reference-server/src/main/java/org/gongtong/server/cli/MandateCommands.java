package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateReason;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.server.wiring.Logs;
import org.gongtong.server.wiring.StaffOffice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Mandates from the console: for the first steps of a server, and for the day when nobody is left
 * who can grant. Whoever has the console is above the accounts.
 */
final class MandateCommands {
  private static final int PAGE = 200;

  private MandateCommands() {}

  private static <T> T on(HomeOptions home, Function<StaffOffice, T> task) {
    ServerConfig config = home.read(Map.of());
    Logs.use(config.logFormat());
    return DatabaseTask.withOffice(config, task);
  }

  /** Grants a mandate. */
  @Command(name = "grant", description = "授予任职 / grant a mandate")
  static final class Grant implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Parameters(index = "0", paramLabel = "LOGIN", description = "账号 / the login")
    private String login = "";

    @Parameters(
        index = "1",
        paramLabel = "KIND",
        description = {
          "任职：committee-staff、grid-worker、supervision-member、subdistrict-officer、auditor、system-administrator、security-administrator",
          "which mandate: one of these"
        })
    private String kind = "";

    @Option(
        names = "--community",
        paramLabel = "SLUG",
        description = {
          "社区的网址简称；不写表示整个系统",
          "the community's name in addresses; without it, the whole server"
        })
    private @Nullable String community;

    @Option(
        names = "--place",
        paramLabel = "PATH",
        description = {"小区/楼栋/单元，只限网格员", "compound/building/entrance, for grid workers only"})
    private String place = "";

    @Option(
        names = "--from",
        paramLabel = "DAY",
        description = {"第一天，默认今天", "first day, today by default"})
    private @Nullable LocalDate from;

    @Option(
        names = "--to",
        paramLabel = "DAY",
        description = {"截止日，不含当天", "the first day no longer included"})
    private @Nullable LocalDate to;

    @Override
    public Integer call() {
      Optional<MandateKind> wanted = MandateKind.find(kind);
      if (wanted.isEmpty()) {
        String kinds =
            Arrays.stream(MandateKind.values())
                .map(MandateKind::code)
                .collect(Collectors.joining(", "));
        PacksReport.of(spec)
            .commandLine()
            .getErr()
            .println(Printable.of("没有这种任职 / no such mandate: " + kind + " (" + kinds + ")"));
        return ExitCode.BAD_INPUT;
      }
      return on(home, office -> grant(office, wanted.get()));
    }

    private int grant(StaffOffice office, MandateKind wanted) {
      Outcome<Mandate> outcome =
          place(office)
              .flatMap(
                  where -> {
                    LocalDate today = office.today(where);
                    return office
                        .mandates()
                        .grant(
                            StaffCommand.CONSOLE,
                            new MandateService.Grant(
                                login, wanted, where, from == null ? today : from, to),
                            today);
                  });
      StaffCommand.tellWhy(spec, outcome);
      outcome
          .asOptional()
          .ifPresent(
              mandate -> GongtongCli.out(spec).println("已授予 / granted: " + line(office, mandate)));
      return outcome.isAccepted() ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    private Outcome<MandatePlace> place(StaffOffice office) {
      if (community == null && place.isEmpty()) {
        return Outcome.accepted(MandatePlace.server());
      }
      Outcome<Community> found = office.communities().require(community == null ? "" : community);
      return found.flatMap(
          at ->
              MandatePlace.typed(at.id(), place)
                  .<Outcome<MandatePlace>>map(Outcome::accepted)
                  .orElseGet(
                      () ->
                          Outcome.refused(
                              MandateReason.PLACE_MALFORMED
                                  .because()
                                  .figure("path", place)
                                  .refuses())));
    }
  }

  /** Ends a mandate. */
  @Command(name = "end", description = "终止任职 / end a mandate")
  static final class End implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Parameters(
        paramLabel = "MANDATE",
        description = {"任职编号，见 gongtong staff mandates", "its id, from gongtong staff mandates"})
    private String mandate = "";

    @Option(
        names = "--why",
        required = true,
        paramLabel = "TEXT",
        description = {"原因", "the reason"})
    private String why = "";

    @Option(
        names = "--from",
        paramLabel = "DAY",
        description = {"从这一天起不再有效，默认今天", "the first day without it, today by default"})
    private @Nullable LocalDate from;

    @Override
    public Integer call() {
      return on(home, this::end);
    }

    private int end(StaffOffice office) {
      Outcome<Mandate> outcome =
          RequestParameters.uuid(mandate)
              .flatMap(office.mandates()::find)
              .map(found -> end(office, found))
              .orElseGet(() -> Outcome.refused(MandateReason.MANDATE_UNKNOWN.because().refuses()));
      StaffCommand.tellWhy(spec, outcome);
      outcome
          .asOptional()
          .ifPresent(ended -> GongtongCli.out(spec).println("已终止 / ended: " + line(office, ended)));
      return outcome.isAccepted() ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    private Outcome<Mandate> end(StaffOffice office, Mandate found) {
      LocalDate today = office.today(found.place());
      return office
          .mandates()
          .end(StaffCommand.CONSOLE, found.id(), from == null ? today : from, why, today);
    }
  }

  /** Lists mandates. */
  @Command(name = "mandates", description = "列出任职 / list the mandates")
  static final class ListAll implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOptions home = new HomeOptions();

    @Parameters(
        arity = "0..1",
        paramLabel = "LOGIN",
        description = {"只列这个账号的", "of this login only"})
    private @Nullable String login;

    @Override
    public Integer call() {
      return on(home, this::list);
    }

    private int list(StaffOffice office) {
      PrintWriter out = GongtongCli.out(spec);
      if (login != null) {
        office.mandates().heldBy(login).forEach(mandate -> out.println(line(office, mandate)));
        return ExitCode.OK;
      }
      UUID before = null;
      List<Mandate> page = office.mandates().page(null, PAGE);
      while (!page.isEmpty()) {
        page.forEach(mandate -> out.println(line(office, mandate)));
        before = page.get(page.size() - 1).id();
        page = office.mandates().page(before, PAGE);
      }
      return ExitCode.OK;
    }
  }

  private static String line(StaffOffice office, Mandate mandate) {
    UUID community = mandate.place().communityId();
    String where =
        community == null
            ? "*"
            : office.communities().findById(community).map(Community::slug).orElse("?")
                + (mandate.place().path().isEmpty() ? "" : " " + mandate.place().path());
    String state =
        mandate.holdsOn(office.today(mandate.place())) ? "有效 / in force" : "无效 / not in force";
    return Printable.of(
        String.join(
            "  ",
            mandate.id().toString(),
            mandate.holder(),
            mandate.kind().code(),
            where,
            mandate.period().from() + " … " + mandate.over().map(LocalDate::toString).orElse(""),
            state));
  }
}
