package org.gongtong.server.http.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gongtong.core.decision.Attachment;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.rules.EditionRef;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.server.http.Shapes;
import org.jspecify.annotations.Nullable;

/** How motions look in JSON. */
final class MotionShapes {

  private MotionShapes() {}

  static Map<String, @Nullable Object> full(Motion motion, String community) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", motion.id().toString());
    map.put("version", motion.version());
    map.put("community", community);
    map.put("jurisdiction", motion.jurisdiction().code());
    map.put("zone", motion.zone().getId());
    map.put("state", state(motion));
    map.put("outcome", motion.outcome() == null ? null : motion.outcome().code());
    map.put("matter", motion.content().matter().value());
    map.put("question", motion.content().question());
    map.put("explanation", motion.content().explanation());
    map.put("scope", scope(motion.content().scope()));
    map.put(
        "attachments",
        motion.content().attachments().stream().map(MotionShapes::attachment).toList());
    map.put("compactClause", motion.content().compactClause());
    map.put("contentHash", motion.content().hash().hex());
    map.put("window", motion.window() == null ? null : window(motion.window()));
    map.put("rule", motion.rule() == null ? null : rule(motion.rule()));
    map.put("postedUntil", Objects.toString(motion.postedUntil(), null));
    map.put("remark", motion.remark());
    return map;
  }

  static Map<String, @Nullable Object> summary(Motion motion) {
    VotingWindow window = motion.window();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", motion.id().toString());
    map.put("version", motion.version());
    map.put("state", state(motion));
    map.put("outcome", motion.outcome() == null ? null : motion.outcome().code());
    map.put("matter", motion.content().matter().value());
    map.put("question", motion.content().question());
    map.put("scope", scope(motion.content().scope()));
    map.put("opensAt", window == null ? null : window.opensAt().toString());
    map.put("closesAt", window == null ? null : window.closesAt().toString());
    return map;
  }

  static String state(Motion motion) {
    return motion.state().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, @Nullable Object> scope(VotingScope scope) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (scope instanceof VotingScope.Affected affected) {
      map.put("kind", "affected");
      map.put("parts", affected.parts().stream().sorted().toList());
    } else {
      VotingScope.Place place = (VotingScope.Place) scope;
      map.put("kind", "place");
      map.put("compound", place.compound());
      map.put("building", place.building());
      map.put("entrance", place.entrance());
    }
    return map;
  }

  private static Map<String, Object> attachment(Attachment attachment) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", attachment.name());
    map.put("mediaType", attachment.mediaType());
    map.put("bytes", attachment.bytes());
    map.put("sha256", attachment.hash().hex());
    return map;
  }

  private static Map<String, Object> window(VotingWindow window) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("announcedAt", window.announcedAt().toString());
    map.put("opensAt", window.opensAt().toString());
    map.put("closesAt", window.closesAt().toString());
    return map;
  }

  private static Map<String, Object> rule(DecisionRule rule) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("matter", rule.matter().id().value());
    map.put("asOf", rule.matter().asOf().toString());
    map.put("title", Shapes.text(rule.matter().title()));
    map.put("method", rule.method().name().toLowerCase(Locale.ROOT));
    map.put("editions", editions(rule));
    return map;
  }

  static List<Map<String, Object>> editions(DecisionRule rule) {
    List<EditionRef> refs = new ArrayList<>();
    for (ResolvedRule part : List.of(rule.matter(), rule.procedure(), rule.counting())) {
      refs.addAll(part.editions());
    }
    return refs.stream().map(Shapes::edition).toList();
  }
}
