package org.gongtong.server.http.decision;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongtong.core.decision.Attachment;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.RuleId;
import org.gongtong.server.http.ApiReason;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.JsonFields;
import org.jspecify.annotations.Nullable;

/** Reads what is put to the vote. */
final class MotionBodies {

  private static final int QUESTION = 2_000;
  private static final int EXPLANATION = 20_000;
  private static final int PART = 64;
  private static final int PARTS = 2_000;
  private static final RuleId NONE = RuleId.of("none.none");

  private MotionBodies() {}

  /**
   * @param attachments those the motion has already
   */
  static MotionContent content(ApiRequest request, List<Attachment> attachments)
      throws IOException {
    JsonFields body = request.json();
    RuleId matter = body.parsed("matter", "cn.civil-code.278.4", RuleId::of, NONE);
    String question = body.text("question", 1, QUESTION);
    String explanation = body.optionalText("explanation", EXPLANATION);
    VotingScope scope = scope(body.optionalObject("scope"));
    String clause = body.optionalText("compactClause", MotionContent.LONGEST_CLAUSE);
    body.end();
    return new MotionContent(
        matter,
        question,
        explanation == null ? "" : explanation,
        scope,
        attachments,
        clause == null ? "" : clause);
  }

  private static VotingScope scope(@Nullable JsonFields fields) {
    if (fields == null) {
      return VotingScope.everything();
    }
    boolean place = fields.oneOf("kind", Map.of("place", true, "affected", false), true);
    return place ? place(fields) : affected(fields);
  }

  private static VotingScope place(JsonFields fields) {
    String compound = name(fields, "compound");
    String building = name(fields, "building");
    String entrance = name(fields, "entrance");
    if (building != null && compound == null) {
      fields.refuse("compound", ApiReason.FIELD_MISSING.because().refuses());
      return VotingScope.everything();
    }
    if (entrance != null && building == null) {
      fields.refuse("building", ApiReason.FIELD_MISSING.because().refuses());
      return VotingScope.everything();
    }
    return new VotingScope.Place(compound, building, entrance);
  }

  private static @Nullable String name(JsonFields fields, String level) {
    String typed = fields.optionalText(level, PART);
    return typed == null ? null : TypedId.fold(typed);
  }

  private static VotingScope affected(JsonFields fields) {
    List<String> parts = fields.texts("parts", PARTS, PART);
    if (parts.isEmpty()) {
      fields.refuse("parts", ApiReason.FIELD_MISSING.because().refuses());
    }
    return new VotingScope.Affected(parts.stream().map(TypedId::fold).collect(Collectors.toSet()));
  }
}
