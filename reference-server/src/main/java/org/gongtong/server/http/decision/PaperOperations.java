package org.gongtong.server.http.decision;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.VoterNaming;
import org.gongtong.core.decision.paper.PaperAccount;
import org.gongtong.core.decision.paper.PaperAccounts;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.place.Community;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.Shapes;

/**
 * What staff do about papers: name a voter, see whether the papers balance. Corrections are made at
 * the desk only, where the second person is there to sign them.
 */
public final class PaperOperations implements Operations {

  private static final int ID = 64;
  private static final int EVIDENCE = 200;

  private final MotionOperations motions;
  private final MotionReader reader;
  private final BallotBox box;
  private final PaperAccounts accounts;
  private final BiFunction<Community, String, Optional<String>> places;

  /**
   * @param places the path of the entrance that a part lies in now, if it is on the roster
   */
  public PaperOperations(
      MotionOperations motions,
      MotionReader reader,
      BallotBox box,
      PaperAccounts accounts,
      BiFunction<Community, String, Optional<String>> places) {
    this.places = places;
    this.motions = motions;
    this.reader = reader;
    this.box = box;
    this.accounts = accounts;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/motions/{motion}/voters", Action.VOTER_NAME, this::nameVoter),
        Operation.get("/motions/{motion}/papers", Action.PAPER_VIEW, this::papers));
  }

  private Answer nameVoter(ApiRequest request) throws IOException {
    UUID motion = request.id("motion");
    JsonFields body = request.json();
    String part = TypedId.fold(body.text("part", 1, ID));
    String voter = TypedId.fold(body.text("voter", 1, ID));
    String evidence = body.text("evidence", 1, EVIDENCE);
    body.end();
    reader.find(motion).map(motions::community).ifPresent(at -> admit(request, at, part));
    return Answer.of(
        box.nameVoter(request.actor(), motion, part, voter, evidence),
        naming -> new Answer.Content(201, Map.of(), shape(naming, part)));
  }

  private void admit(ApiRequest request, Community community, String part) {
    request.require(Action.VOTER_NAME, community, places.apply(community, part).orElse(""));
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
