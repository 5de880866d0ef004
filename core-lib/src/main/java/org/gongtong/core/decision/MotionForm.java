package org.gongtong.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.jspecify.annotations.Nullable;

/** Reads and writes the stored form of a motion. Members that are null are left out. */
final class MotionForm {

  private MotionForm() {}

  static Map<String, Object> toMap(Motion motion) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", motion.id().toString());
    map.put("community", motion.communityId().toString());
    map.put("version", (long) motion.version());
    map.put("jurisdiction", motion.jurisdiction().code());
    map.put("zone", motion.zone().getId());
    map.put("content", toMap(motion.content()));
    map.put("state", motion.state().name());
    VotingWindow window = motion.window();
    if (window != null) {
      map.put("announcedAt", window.announcedAt().toString());
      map.put("opensAt", window.opensAt().toString());
      map.put("closesAt", window.closesAt().toString());
    }
    DecisionRule rule = motion.rule();
    if (rule != null) {
      map.put("matter", rule.matter().toMap());
      map.put("procedure", rule.procedure().toMap());
      map.put("counting", rule.counting().toMap());
    }
    putIfPresent(map, "outcome", motion.outcome() == null ? null : motion.outcome().name());
    putIfPresent(map, "postedUntil", motion.postedUntil());
    putIfPresent(map, "remark", motion.remark());
    return map;
  }

  private static void putIfPresent(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value.toString());
    }
  }

  static Map<String, Object> toMap(MotionContent content) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("matter", content.matter().value());
    map.put("question", content.question());
    map.put("explanation", content.explanation());
    if (content.scope() instanceof VotingScope.Affected affected) {
      map.put("affected", affected.parts().stream().sorted().toList());
    } else if (content.scope() instanceof VotingScope.Place place) {
      // Names apart, not as one text: a building may be called 3/4.
      map.put(
          "place",
          Stream.of(place.compound(), place.building(), place.entrance())
              .filter(Objects::nonNull)
              .toList());
    }
    List<Object> papers = new ArrayList<>();
    for (Attachment paper : content.attachments()) {
      papers.add(
          Map.of(
              "name", paper.name(),
              "mediaType", paper.mediaType(),
              "bytes", paper.bytes(),
              "sha256", paper.hash().hex()));
    }
    map.put("attachments", papers);
    if (content.isAllowedByCompact()) {
      map.put("compactClause", content.compactClause());
    }
    return map;
  }

  static Motion motion(Map<String, ?> map) {
    return new Motion(
        UUID.fromString(text(map, "id")),
        UUID.fromString(text(map, "community")),
        (int) number(map, "version"),
        ScopeCode.of(text(map, "jurisdiction")),
        ZoneId.of(text(map, "zone")),
        content(object(map, "content")),
        MotionState.valueOf(text(map, "state")),
        map.containsKey("opensAt") ? window(map) : null,
        map.containsKey("matter") ? rule(map) : null,
        map.containsKey("outcome") ? DecisionOutcome.valueOf(text(map, "outcome")) : null,
        map.containsKey("postedUntil") ? LocalDate.parse(text(map, "postedUntil")) : null,
        map.containsKey("remark") ? text(map, "remark") : null);
  }

  private static VotingWindow window(Map<String, ?> map) {
    return new VotingWindow(
        Instant.parse(text(map, "announcedAt")),
        Instant.parse(text(map, "opensAt")),
        Instant.parse(text(map, "closesAt")));
  }

  private static DecisionRule rule(Map<String, ?> map) {
    return new DecisionRule(
        ResolvedRule.fromMap(object(map, "matter"), DecisionParameters.ALL),
        ResolvedRule.fromMap(object(map, "procedure"), DecisionParameters.ALL),
        ResolvedRule.fromMap(object(map, "counting"), DecisionParameters.ALL));
  }

  private static MotionContent content(Map<String, ?> map) {
    List<Attachment> papers = new ArrayList<>();
    for (Object item : list(map, "attachments")) {
      Map<String, ?> paper = object(item, "attachments");
      papers.add(
          new Attachment(
              text(paper, "name"),
              text(paper, "mediaType"),
              number(paper, "bytes"),
              new ContentHash(text(paper, "sha256"))));
    }
    return new MotionContent(
        RuleId.of(text(map, "matter")),
        text(map, "question"),
        text(map, "explanation"),
        scope(map),
        papers,
        map.containsKey("compactClause") ? text(map, "compactClause") : "");
  }

  private static VotingScope scope(Map<String, ?> map) {
    if (map.containsKey("affected")) {
      HashSet<String> parts = new HashSet<>();
      list(map, "affected").forEach(part -> parts.add((String) part));
      return new VotingScope.Affected(parts);
    }
    List<?> names = list(map, "place");
    return new VotingScope.Place(name(names, 0), name(names, 1), name(names, 2));
  }

  private static @Nullable String name(List<?> names, int at) {
    return at < names.size() ? (String) names.get(at) : null;
  }

  private static String text(Map<String, ?> map, String name) {
    return (String) present(map.get(name), name);
  }

  private static long number(Map<String, ?> map, String name) {
    return (Long) present(map.get(name), name);
  }

  private static List<?> list(Map<String, ?> map, String name) {
    return (List<?>) present(map.get(name), name);
  }

  private static Map<String, ?> object(Map<String, ?> map, String name) {
    return object(present(map.get(name), name), name);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> object(Object value, String name) {
    if (!(value instanceof Map<?, ?>)) {
      throw new IllegalArgumentException("in a stored motion \"" + name + "\" is an object");
    }
    return (Map<String, ?>) value;
  }

  private static Object present(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("a stored motion lacks \"" + name + "\"");
    }
    return value;
  }
}
