package org.gongtong.server.http.decision;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.gongtong.core.decision.BallotCode;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.RejectedBallot;
import org.gongtong.core.decision.Requirement;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Turnout;
import org.gongtong.core.decision.assisted.AssistedCount;
import org.gongtong.core.decision.callback.CallBackFigures;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.server.http.Shapes;
import org.jspecify.annotations.Nullable;

/** How turnout and results look in JSON. */
final class ResultShapes {

  private ResultShapes() {}

  static Map<String, @Nullable Object> turnout(Motion motion, Turnout turnout) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("motion", motion.id().toString());
    map.put("state", MotionShapes.state(motion));
    Turnout.Live live = turnout instanceof Turnout.Live shown ? shown : null;
    map.put("shown", live != null);
    map.put("minimumParties", turnout instanceof Turnout.Hidden hidden ? hidden.minimum() : null);
    map.put("asOf", live == null ? null : live.asOf().toString());
    map.put("roll", live == null ? null : Shapes.totals(live.roll()));
    map.put("participated", live == null ? null : Shapes.totals(live.participated()));
    return map;
  }

  static Map<String, @Nullable Object> result(
      Motion motion, TallyResult result, BallotOperations.Doors doors) {
    DecisionRule rule = motion.rule();
    if (rule == null) {
      throw new IllegalStateException("a counted motion has its rule: " + motion.id());
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("motion", motion.id().toString());
    map.put("outcome", result.outcome().code());
    map.put("contentHash", motion.content().hash().hex());
    map.put("roll", Shapes.totals(result.roll()));
    map.put("participated", Shapes.totals(result.participated()));
    map.put("inFavour", Shapes.totals(result.inFavour()));
    map.put("against", Shapes.totals(result.against()));
    map.put("abstained", Shapes.totals(result.abstained()));
    map.put("requirements", result.requirements().stream().map(ResultShapes::requirement).toList());
    map.put("reasons", result.verdict().reasons().stream().map(Shapes::reason).toList());
    map.put("rejected", rejected(result.rejected()));
    map.put("standingByChannel", channels(result.standingByChannel()));
    map.put("assisted", doors.workers().stream().map(ResultShapes::assisted).toList());
    CallBackFigures.Published calls = doors.callBacks();
    map.put("callBacks", calls == null ? null : callBacks(calls));
    map.put("editions", MotionShapes.editions(rule));
    return map;
  }

  private static Map<String, @Nullable Object> callBacks(CallBackFigures.Published figures) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("drawn", told(figures.drawn()));
    map.put("confirmed", told(figures.confirmed()));
    map.put("notConfirmed", told(figures.notConfirmed()));
    map.put("notReached", told(figures.notReached()));
    return map;
  }

  private static @Nullable Integer told(OptionalInt figure) {
    return figure.isPresent() ? figure.getAsInt() : null;
  }

  private static Map<String, @Nullable Object> assisted(AssistedCount count) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("worker", count.worker());
    map.put("ballots", orNull(count.ballots()));
    return map;
  }

  private static @Nullable Long orNull(OptionalLong told) {
    return told.isPresent() ? told.getAsLong() : null;
  }

  private static Map<String, Object> requirement(Requirement requirement) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", requirement.id());
    map.put("measure", requirement.measure().name().toLowerCase(Locale.ROOT));
    map.put("actual", figure(requirement, requirement.actual()));
    map.put("whole", figure(requirement, requirement.whole()));
    map.put("threshold", Shapes.threshold(requirement.threshold()));
    map.put("direction", requirement.ceiling() ? "at-most" : "at-least");
    map.put("met", requirement.met());
    map.put("citation", Shapes.citation(requirement.citation()));
    return map;
  }

  private static Map<String, Object> figure(Requirement requirement, long value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("value", value);
    map.put(
        "text",
        requirement.measure() == Requirement.Measure.AREA
            ? new FloorArea(value).toString()
            : Long.toString(value));
    return map;
  }

  /** By code: which ballot it was would tell whose. */
  private static List<Map<String, @Nullable Object>> rejected(List<RejectedBallot> ballots) {
    Map<BallotCode, Integer> counts = new TreeMap<>();
    ballots.forEach(ballot -> counts.merge(ballot.code(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(
            entry -> {
              Map<String, @Nullable Object> map = new LinkedHashMap<>();
              map.put("code", entry.getKey().name());
              map.put("count", orNull(SmallCells.OF_THREE.tell(entry.getValue())));
              map.put("text", Shapes.text(entry.getKey().text()));
              return map;
            })
        .toList();
  }

  private static Map<String, @Nullable Object> channels(Map<Channel, Integer> standing) {
    Map<Channel, Integer> all = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      all.put(channel, standing.getOrDefault(channel, 0));
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    SmallCells.OF_THREE.tell(all).forEach((channel, told) -> map.put(channel.code(), orNull(told)));
    return map;
  }
}
