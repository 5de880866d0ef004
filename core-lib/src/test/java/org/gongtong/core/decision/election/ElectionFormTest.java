package org.gongtong.core.decision.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ElectionFormTest {

  private static ElectionContent content(String title, @Nullable String candidate, String trustee) {
    return new ElectionContent(
        RuleId.of("xx.election"),
        title,
        "说明",
        1,
        ElectionRound.FIRST,
        null,
        List.of(
            new Candidate(1, "甲", candidate == null ? null : Actor.staff(candidate)),
            new Candidate(2, "乙", null)),
        List.of(
            new Trustee(1, Actor.staff(trustee), "丙"), new Trustee(2, Actor.resident("r-2"), "丁")),
        2);
  }

  private static Election draft(ElectionContent content) {
    return Election.draft(
        new UUID(1, 2), new UUID(3, 4), ScopeCode.of("xx"), ZoneId.of("Asia/Shanghai"), content);
  }

  /** A draft, which lacks most members, and each step after it. */
  @Test
  @SuppressWarnings("unchecked")
  void whatIsWrittenIsReadBack() {
    Election draft = draft(content("选举", "login-1", "login-2"));
    List<Election> all = new ArrayList<>(List.of(draft));
    all.add(draft.listed(ElectionRoll.of(List.of("a", "b"))));
    all.add(
        draft.keyed(new TrusteeKey(2, "0".repeat(64))).keyed(new TrusteeKey(1, "1".repeat(64))));
    all.add(draft.closed(new SealedBox(7, ContentHash.of("box"))));
    all.add(draft.ended(ElectionState.VOID, "两份密钥码遗失"));
    all.add(
        draft.counted(
            new ElectionFigures(
                9,
                3,
                4,
                4,
                1,
                new PaperBox.Sums(4, 1, 0, List.of(2, 1)),
                3,
                ContentHash.of("root"),
                0,
                List.of(4, 2))));
    for (Election election : all) {
      Map<String, Object> kept =
          new LinkedHashMap<>(
              (Map<String, Object>) CanonicalJson.read(CanonicalJson.write(election.toMap())));
      assertThat(Election.fromMap(kept)).isEqualTo(election);
    }
    assertThat(all.get(2).keys()).extracting(TrusteeKey::trustee).containsExactly(1, 2);
    assertThatIllegalArgumentException().isThrownBy(() -> Election.fromMap(Map.of("id", "x")));
  }

  /** Who has what was published finds the same hash; logins are no part of it. */
  @Test
  void theHashIsOfWhatIsPublished() {
    ElectionContent content = content("选举", "login-1", "login-2");
    assertThat(content.hash()).isEqualTo(ContentHash.of(content.publicText()));
    assertThat(content.publicText()).contains("甲", "丙").doesNotContain("login", "r-2");
    assertThat(content("选举", null, "login-3").hash()).isEqualTo(content.hash());
    Set<String> others = new HashSet<>();
    others.add(content.hash().hex());
    others.add(content("选举二", "login-1", "login-2").hash().hex());
    others.add(
        new ElectionContent(
                content.rule(),
                content.title(),
                content.note(),
                2,
                content.round(),
                null,
                content.candidates(),
                content.trustees(),
                2)
            .hash()
            .hex());
    assertThat(others).hasSize(3);
  }

  @Test
  void numbersHaveNoGaps() {
    ElectionContent content = content("选举", null, "login-2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ElectionContent(
                    content.rule(),
                    "x",
                    "",
                    1,
                    ElectionRound.FIRST,
                    null,
                    List.of(new Candidate(2, "甲", null)),
                    content.trustees(),
                    2));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ElectionRoll(
                    List.of(new ElectionVoter(1, "a", false), new ElectionVoter(2, "a", false))));
  }
}
