package org.gongtong.server.http.decision;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.decision.assisted.AssistedCount;
import org.gongtong.core.decision.callback.CallBackFigures;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.jspecify.annotations.Nullable;

/** Turnout, and the result once it has been counted. */
public final class BallotOperations implements Operations {

  private final MotionOperations motions;
  private final TurnoutBoard board;
  private final Function<UUID, Outcome<TallyResult>> results;
  private final Function<UUID, Doors> doors;

  /**
   * @param results the result of a motion, or a refusal; asked by everybody and again and again
   * @param doors of a motion that was counted, what workers at doors brought in
   */
  public BallotOperations(
      MotionOperations motions,
      TurnoutBoard board,
      Function<UUID, Outcome<TallyResult>> results,
      Function<UUID, Doors> doors) {
    this.doors = doors;
    this.motions = motions;
    this.board = board;
    this.results = results;
  }

  /**
   * What is said of assisted ballots beside a result.
   *
   * @param workers who brought in how many
   * @param callBacks what households said when they were called back; null where none were
   */
  public record Doors(List<AssistedCount> workers, CallBackFigures.@Nullable Published callBacks) {
    /** Copies the list. */
    public Doors {
      workers = List.copyOf(workers);
    }
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/motions/{motion}/turnout", this::turnout),
        Operation.get("/motions/{motion}/result", this::result));
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
                    Answer.ok(ResultShapes.result(motion, result, doors.apply(motion.id())))));
  }
}
