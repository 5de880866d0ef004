package org.gongtong.server.http.place;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.Problem;
import org.gongtong.server.http.ProblemException;
import org.gongtong.server.http.QueryFields;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.intake.Fault;
import org.gongtong.server.intake.FaultSink;
import org.gongtong.server.intake.Intake;
import org.gongtong.server.intake.RosterIntake;
import org.gongtong.server.intake.RosterTurns;
import org.jspecify.annotations.Nullable;

/**
 * Importing a roster. The dry run answers with the number of the import it was compared with as
 * entity tag; applying takes that tag, so that what was looked at is what happens.
 */
public final class RosterOperations implements Operations {

  private static final Map<String, Boolean> FLAG = Map.of("true", true, "false", false);

  private final CommunityService communities;
  private final RosterService rosters;
  private final RosterTurns turns;

  /**
   * @param turns the same as the pages have
   */
  public RosterOperations(CommunityService communities, RosterService rosters, RosterTurns turns) {
    this.communities = communities;
    this.rosters = rosters;
    this.turns = turns;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/communities/{community}/roster", Action.ROSTER_IMPORT, this::take));
  }

  /** What was asked of a roster. */
  private record Wish(Community community, LocalDate effective, Intake.Taken<Roster> file) {}

  private Answer take(ApiRequest request) throws IOException {
    QueryFields query = request.query();
    LocalDate effective = query.needed("effective", Forms.DAY, Forms::day, LocalDate.EPOCH);
    Boolean dryRun = query.optional("dryRun", "true | false", FLAG::get);
    query.end();
    boolean dry = dryRun == null || dryRun;
    int after = dry ? 0 : request.version();
    Outcome<Community> community = communities.require(request.path("community"));
    String type = request.expect(ApiRequest.TABLES);
    if (community instanceof Outcome.Refused<Community> refused) {
      return new Answer.Refusal(Problem.of(refused));
    }
    return turns
        .take(
            () -> {
              Wish wish = new Wish(community.orThrow(), effective, read(request, type));
              return dry ? preview(wish) : apply(request, wish, after);
            })
        .orElseThrow(() -> new ProblemException(RequestReason.UNAVAILABLE));
  }

  private static Intake.Taken<Roster> read(ApiRequest request, String type) throws IOException {
    String name = type.equals("text/csv") ? "roster.csv" : "roster.xlsx";
    try (InputStream in = Files.newInputStream(request.file())) {
      Intake<Roster> intake = RosterIntake.read(in, name, RosterTurns.LIMITS, FaultSink.none());
      if (intake instanceof Intake.Refused<Roster> refused) {
        throw new ProblemException(
            Problem.ofFile(
                refused.faultCount(),
                refused.faults().stream().map(RosterOperations::line).toList()));
      }
      return (Intake.Taken<Roster>) intake;
    }
  }

  private Answer preview(Wish wish) {
    return Answer.of(
        rosters
            .in(wish.community().zone())
            .preview(wish.community().id(), wish.file().value(), wish.effective()),
        preview ->
            Answer.ok(
                    body(
                        wish,
                        null,
                        preview.difference().added().size(),
                        preview.difference().changed().size(),
                        preview.difference().gone().size(),
                        preview.warnings()))
                .tagged(preview.after()));
  }

  private Answer apply(ApiRequest request, Wish wish, int after) {
    return Answer.of(
        rosters
            .in(wish.community().zone())
            .apply(
                request.actor(),
                wish.community().id(),
                wish.file().value(),
                wish.effective(),
                after),
        imported ->
            Answer.ok(
                    body(
                        wish,
                        imported,
                        imported.added(),
                        imported.changed(),
                        imported.gone(),
                        List.of()))
                .tagged(imported.number()));
  }

  private static Map<String, @Nullable Object> body(
      Wish wish,
      @Nullable ImportedRoster imported,
      int added,
      int changed,
      int gone,
      List<Reason> warnings) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("dryRun", imported == null);
    map.put("applied", imported == null ? null : applied(imported));
    map.put("community", wish.community().slug());
    map.put("effective", wish.effective().toString());
    map.put("file", wish.file().sha256());
    map.put("parts", wish.file().value().parts().size());
    Map<String, Object> difference = new LinkedHashMap<>();
    difference.put("added", added);
    difference.put("changed", changed);
    difference.put("gone", gone);
    map.put("difference", difference);
    map.put("dropped", wish.file().dropped());
    map.put(
        "notices",
        Stream.concat(
                wish.file().notices().stream(),
                warnings.stream().map(warning -> Fault.notice(warning)))
            .map(RosterOperations::text)
            .toList());
    return map;
  }

  private static Map<String, Object> applied(ImportedRoster imported) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", imported.id().toString());
    map.put("number", imported.number());
    map.put("recordedAt", imported.recordedAt().toString());
    map.put("contentHash", imported.content().hex());
    return map;
  }

  private static Map<String, Object> line(Fault fault) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("place", text(fault.place()));
    map.put("column", text(fault.column()));
    map.put("value", fault.value());
    map.put("code", fault.code());
    map.put("text", text(fault.what()));
    map.put("remedy", text(fault.remedy()));
    return map;
  }

  private static Map<String, Object> text(Bilingual text) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("zh", text.zh());
    map.put("en", text.en());
    return map;
  }
}
