package org.gongtong.server.http.decision;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotEntry;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.decision.assisted.AssistedCount;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiReason;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.jspecify.annotations.Nullable;

/** Ballots that staff enter, turnout, and the result once it has been counted. */
public final class BallotOperations implements Operations {

  /** Those that staff enter: a ballot on the web is cast by its owner alone. */
  private static final Map<String, Channel> CHANNELS =
      Map.of(
          Channel.PAPER.code(), Channel.PAPER,
          Channel.MEETING.code(), Channel.MEETING,
          Channel.VISIT.code(), Channel.VISIT);

  private static final Map<String, String> CHOICES =
      Map.of("for", "for", "against", "against", "abstain", "abstain", "signed-only", "");

  private static final int ID = 64;
  private static final int EVIDENCE = 200;

  private final MotionOperations motions;
  private final TurnoutBoard board;
  private final BallotBox box;
  private final Function<UUID, Outcome<TallyResult>> results;
  private final Function<UUID, List<AssistedCount>> assisted;
  private final BiPredicate<String, UUID> witnesses;

  /**
   * @param results the result of a motion, or a refusal; asked by everybody and again and again
   * @param assisted of a motion that was counted, what workers at doors brought in
   * @param witnesses whether this is a login of staff that may witness a ballot of this motion
   */
  public BallotOperations(
      MotionOperations motions,
      TurnoutBoard board,
      BallotBox box,
      Function<UUID, Outcome<TallyResult>> results,
      Function<UUID, List<AssistedCount>> assisted,
      BiPredicate<String, UUID> witnesses) {
    this.assisted = assisted;
    this.motions = motions;
    this.board = board;
    this.box = box;
    this.results = results;
    this.witnesses = witnesses;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/motions/{motion}/turnout", this::turnout),
        Operation.get("/motions/{motion}/result", this::result),
        Operation.post("/motions/{motion}/ballots", Action.PAPER_ENTER, this::record));
  }

  private Answer turnout(ApiRequest request) {
    return Answer.of(
        motions.readable(request),
        motion -> Answer.ok(ResultShapes.turnout(motion, board.turnout(motion.id()))));
  }

  private Answer result(ApiRequest request) {
    return Answer.of(
        motions.readable(request),
        motion ->
            Answer.of(
                results.apply(motion.id()),
                result ->
                    Answer.ok(ResultShapes.result(motion, result, assisted.apply(motion.id())))));
  }

  private Answer record(ApiRequest request) throws IOException {
    UUID motion = request.id("motion");
    JsonFields body = request.json();
    String part = TypedId.fold(body.text("part", 1, ID));
    String voter = folded(body.optionalText("voter", ID));
    Channel channel = body.oneOf("channel", CHANNELS, Channel.PAPER);
    Instant castAt = body.parsed("castAt", Forms.INSTANT, Forms::instant, Instant.EPOCH);
    String choice = body.oneOf("choice", CHOICES, "");
    String proxy = folded(body.optionalText("proxy", ID));
    String evidence = body.text("evidence", 1, EVIDENCE);
    String witness = body.text("witness", 1, ID);
    if (witness.equals(request.actor().id())) {
      body.refuse("witness", ApiReason.OWN_WITNESS.because().refuses());
    } else if (!witness.isEmpty() && !witnesses.test(witness, motion)) {
      body.refuse(
          "witness", ApiReason.WITNESS_UNKNOWN.because().figure("witness", witness).refuses());
    }
    body.end();
    BallotEntry entry =
        new BallotEntry(
            request.commandId(),
            part,
            voter,
            channel,
            castAt,
            choice,
            proxy,
            new Evidence(evidence, request.actor(), witness));
    return Answer.of(
        box.record(motion, entry), ballot -> new Answer.Content(201, Map.of(), shape(ballot)));
  }

  private static @Nullable String folded(@Nullable String id) {
    return id == null ? null : TypedId.fold(id);
  }

  /** Never the choice: whoever entered it has the paper. */
  private static Map<String, Object> shape(RecordedBallot ballot) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", ballot.id().toString());
    map.put("motion", ballot.motionId().toString());
    map.put("channel", ballot.ballot().channel().code());
    map.put("castAt", ballot.ballot().castAt().toString());
    map.put("recordedAt", ballot.recordedAt().toString());
    return map;
  }
}
