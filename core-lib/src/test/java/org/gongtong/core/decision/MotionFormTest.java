package org.gongtong.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;

/** A motion is the same after it was written and read, and another one has another hash. */
class MotionFormTest {

  private static final List<VotingScope> SCOPES =
      List.of(
          VotingScope.everything(),
          new VotingScope.Place("C01", null, null),
          new VotingScope.Place("C01", "6", null),
          new VotingScope.Place("C01", "6", "2"),
          new VotingScope.Place("C01/6", null, null),
          new VotingScope.Place("C01/6", "2", null),
          new VotingScope.Place("C01", "6/2", null),
          new VotingScope.Place("C01", "", ""),
          new VotingScope.Affected(Set.of()),
          new VotingScope.Affected(Set.of("b", "a", "C01/6")));

  @Test
  void everyScopeComesBack() {
    for (VotingScope scope : SCOPES) {
      Motion motion = draft(content("换物业？", scope));
      assertThat(throughJson(motion)).isEqualTo(motion);
    }
  }

  @Test
  void aClauseComesBackAndABlankOneIsNone() {
    Motion motion = draft(clause(" 第三十条 "));
    assertThat(throughJson(motion)).isEqualTo(motion);
    assertThat(motion.content().compactClause()).isEqualTo("第三十条");
    assertThat(clause(" ")).isEqualTo(content("换物业？", VotingScope.everything()));
    assertThat(draft(clause(" ")).toMap().toString()).doesNotContain("compactClause");
    assertThatIllegalArgumentException().isThrownBy(() -> clause("条".repeat(501)));
  }

  private static MotionContent clause(String clause) {
    MotionContent content = content("换物业？", VotingScope.everything());
    return new MotionContent(
        content.matter(),
        content.question(),
        content.explanation(),
        content.scope(),
        content.attachments(),
        clause);
  }

  @Test
  void everyScopeHasAHashOfItsOwn() {
    assertThat(SCOPES.stream().map(scope -> content("换物业？", scope).hash())).doesNotHaveDuplicates();
    assertThat(content("换物业？", SCOPES.get(9)).hash())
        .isEqualTo(content("换物业？", new VotingScope.Affected(Set.of("C01/6", "a", "b"))).hash());
  }

  @Test
  void everyWordCountsForTheHash() {
    Attachment paper = new Attachment("a.pdf", "application/pdf", 7, ContentHash.of("x"));
    MotionContent content = content("q", "why", paper);
    assertThat(
            List.of(
                content.hash(),
                content("q ", "why", paper).hash(),
                content("q", "why?", paper).hash(),
                content("q", "why").hash(),
                content("q", "why", paper, paper).hash(),
                content("q", "why", attachment("b.pdf", "application/pdf", 7, "x")).hash(),
                content("q", "why", attachment("a.pdf", "text/plain", 7, "x")).hash(),
                content("q", "why", attachment("a.pdf", "application/pdf", 8, "x")).hash(),
                content("q", "why", attachment("a.pdf", "application/pdf", 7, "y")).hash(),
                new MotionContent(
                        content.matter(),
                        "q",
                        "why",
                        content.scope(),
                        content.attachments(),
                        "第三十条")
                    .hash(),
                new MotionContent(
                        RuleId.of("xx.other"), "q", "why", VotingScope.everything(), List.of(paper))
                    .hash()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyFieldComesBackInEveryState() {
    DecisionRule rule =
        new RuleDraft()
            .procedure(DecisionParameters.NOTICE, LegalPeriod.workingDays(15))
            .procedure(DecisionParameters.DEEMING, Set.of(Deeming.CAST, Deeming.LOGGED_IN))
            .procedure(DecisionParameters.PROXY_CAP, 3)
            .counting(DecisionParameters.AREA_ROUNDING, AreaRounding.WHOLE_PER_PART_HALF_UP)
            .rule();
    VotingWindow window =
        new VotingWindow(
            Instant.parse("2026-03-01T00:00:00.000000001Z"), Votes.OPENS, Votes.CLOSES);
    for (MotionState state : MotionState.values()) {
      for (DecisionOutcome outcome : DecisionOutcome.values()) {
        Motion motion =
            new Motion(
                UUID.fromString("018f0000-0000-7000-8000-000000000001"),
                UUID.fromString("018f0000-0000-7000-8000-000000000002"),
                Integer.MAX_VALUE,
                ScopeCode.of("cn-420106"),
                ZoneId.of("Asia/Urumqi"),
                content("q\" <b>", "\n", attachment("合同 👍", "a/b", 1L << 50, "x")),
                state,
                window,
                rule,
                outcome,
                LocalDate.of(2026, 12, 31),
                "理由");
        assertThat(throughJson(motion)).isEqualTo(motion);
      }
    }
  }

  @Test
  void somethingElseIsNotRead() {
    Map<String, Object> map = draft(content("q", VotingScope.everything())).toMap();
    for (String name : List.of("id", "version", "zone", "content", "state")) {
      Map<String, Object> without = new HashMap<>(map);
      without.remove(name);
      assertThatThrownBy(() -> Motion.fromMap(without))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name);
    }
    Map<String, Object> otherwise = new HashMap<>(map);
    otherwise.put("content", "q");
    assertThatThrownBy(() -> Motion.fromMap(otherwise))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Motion draft(MotionContent content) {
    return Motion.draft(
        UUID.randomUUID(), UUID.randomUUID(), ScopeCode.of("cn"), ZoneId.of("UTC"), content);
  }

  private static MotionContent content(String question, VotingScope scope) {
    return new MotionContent(RuleId.of("xx.matter"), question, "", scope, List.of());
  }

  private static MotionContent content(String question, String why, Attachment... papers) {
    return new MotionContent(
        RuleId.of("xx.matter"), question, why, VotingScope.everything(), List.of(papers));
  }

  private static Attachment attachment(String name, String type, long bytes, String text) {
    return new Attachment(name, type, bytes, ContentHash.of(text));
  }

  @SuppressWarnings("unchecked")
  private static Motion throughJson(Motion motion) {
    String json = CanonicalJson.write(motion.toMap());
    Motion read = Motion.fromMap((Map<String, ?>) CanonicalJson.read(json));
    assertThat(CanonicalJson.write(read.toMap())).isEqualTo(json);
    return read;
  }
}
