package org.gongtong.server.http.decision;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.VoterNaming;
import org.gongtong.core.decision.paper.PaperAccount;
import org.gongtong.core.decision.paper.PaperAccounts;
import org.gongtong.core.decision.paper.PaperCorrections;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.Shapes;

/** What staff do about papers: correct an entry, name a voter, see whether the papers balance. */
public final class PaperOperations implements Operations {

  private static final String TAKEN_BACK = "taken-back";
  private static final int ID = 64;
  private static final int EVIDENCE = 200;
  private static final int REASON = 500;

  private final MotionReader reader;
  private final BallotBox box;
  private final PaperCorrections corrections;
  private final PaperAccounts accounts;

  public PaperOperations(
      MotionReader reader, BallotBox box, PaperCorrections corrections, PaperAccounts accounts) {
    this.reader = reader;
    this.box = box;
    this.corrections = corrections;
    this.accounts = accounts;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/motions/{motion}/ballots/{ballot}/corrections", this::correct),
        Operation.post("/motions/{motion}/voters", this::nameVoter),
        new Operation(
            Operation.Verb.GET, "/motions/{motion}/papers", Operation.Access.STAFF, this::papers));
  }

  private Answer correct(ApiRequest request) throws IOException {
    UUID motion = request.id("motion");
    UUID ballot = request.id("ballot");
    JsonFields body = request.json();
    Map<String, String> choices = new HashMap<>(BallotOperations.CHOICES);
    choices.put(TAKEN_BACK, TAKEN_BACK);
    String choice = body.oneOf("choice", choices, TAKEN_BACK);
    String reason = body.text("reason", 1, REASON);
    body.end();
    UUID correction = request.commandId();
    Outcome<RecordedBallot> corrected =
        corrections
            .trail(motion, ballot)
            .flatMap(
                trail ->
                    corrections.correct(
                        request.actor(),
                        motion,
                        ballot,
                        rowsUpTo(trail, ballot),
                        correction,
                        choice.equals(TAKEN_BACK) ? null : choice,
                        reason));
    return Answer.of(
        corrected,
        row -> {
          Map<String, Object> map = BallotOperations.shape(row);
          map.put("corrects", ballot.toString());
          return new Answer.Content(201, Map.of(), map);
        });
  }

  /** How many rows there were when the named one was the latest: later ones were not seen. */
  private static int rowsUpTo(List<RecordedBallot> trail, UUID ballot) {
    int rows = 0;
    for (RecordedBallot row : trail) {
      rows++;
      if (row.id().equals(ballot)) {
        break;
      }
    }
    return rows;
  }

  private Answer nameVoter(ApiRequest request) throws IOException {
    UUID motion = request.id("motion");
    JsonFields body = request.json();
    String part = TypedId.fold(body.text("part", 1, ID));
    String voter = TypedId.fold(body.text("voter", 1, ID));
    String evidence = body.text("evidence", 1, EVIDENCE);
    body.end();
    return Answer.of(
        box.nameVoter(request.actor(), motion, part, voter, evidence),
        naming -> new Answer.Content(201, Map.of(), shape(naming, part)));
  }

  private static Map<String, Object> shape(VoterNaming naming, String part) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("motion", naming.motionId().toString());
    map.put("part", part);
    map.put("voter", naming.voter());
    map.put("evidence", naming.evidence());
    map.put("recordedAt", naming.recordedAt().toString());
    return map;
  }

  private Answer papers(ApiRequest request) {
    UUID id = request.id("motion");
    return Answer.of(
        reader.require(id),
        motion -> {
          PaperAccount account = accounts.account(id);
          Map<String, Object> map = new LinkedHashMap<>();
          map.put("motion", id.toString());
          map.put("issued", account.issued());
          map.put("returned", account.returned());
          map.put("spoilt", account.spoilt());
          map.put("entered", account.entered());
          map.put("findings", account.findings().stream().map(Shapes::reason).toList());
          return Answer.ok(map);
        });
  }
}
