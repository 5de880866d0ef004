package org.gongtong.core.decision.election;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.rules.ScopeCode;
import org.jspecify.annotations.Nullable;

/**
 * An election at one point of its life. Each step makes a new value with the next version; a store
 * appends it and lets one version exist once. Immutable.
 *
 * @param id its id
 * @param communityId the community whose residents vote
 * @param version 1 for the draft, one more with every step
 * @param jurisdiction whose rules apply
 * @param zone in which its days are counted
 * @param content what it is about
 * @param state where it stands
 * @param keys the public keys made so far, by trustee
 * @param roll its list of voters; null before there is one
 * @param window when ballots are taken; null before the announcement
 * @param rule what holds for it, in full; null before the opening
 * @param box what lay in the box at the close; null before it
 * @param figures what was counted; null before the count
 * @param remark why it was withdrawn or is void, or null
 */
public record Election(
    UUID id,
    UUID communityId,
    int version,
    ScopeCode jurisdiction,
    ZoneId zone,
    ElectionContent content,
    ElectionState state,
    List<TrusteeKey> keys,
    @Nullable RollReference roll,
    @Nullable VotingWindow window,
    @Nullable ElectionRule rule,
    @Nullable SealedBox box,
    @Nullable ElectionFigures figures,
    @Nullable String remark) {

  public Election {
    keys = List.copyOf(keys);
  }

  /** A draft. */
  public static Election draft(
      UUID id, UUID communityId, ScopeCode jurisdiction, ZoneId zone, ElectionContent content) {
    return new Election(
        id,
        communityId,
        1,
        jurisdiction,
        zone,
        content,
        ElectionState.DRAFTED,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The key of a trustee, once he made it. */
  public Optional<TrusteeKey> keyOf(int trustee) {
    return keys.stream().filter(key -> key.trustee() == trustee).findFirst();
  }

  /** The trustees who have made no key yet. */
  public List<Trustee> withoutKey() {
    return content.trustees().stream()
        .filter(trustee -> keyOf(trustee.number()).isEmpty())
        .toList();
  }

  /** Whether it was counted, whatever came after. */
  public boolean isCounted() {
    return figures != null;
  }

  /** Whether everybody may read it: from its announcement on. */
  public boolean isPublic() {
    return window != null;
  }

  /**
   * The result, worked out from the figures under the rule; none before the count. Whoever does not
   * believe the figures counts the published ballots ({@link ElectionReader#recount}).
   */
  public Optional<ElectionResult> result() {
    return rule == null || figures == null
        ? Optional.empty()
        : Optional.of(ElectionTally.judge(content, rule, figures));
  }

  Election revised(ElectionContent other) {
    return new Draft(this, state).content(other).done();
  }

  Election listed(ElectionRoll voters) {
    return new Draft(this, state)
        .roll(new RollReference(version + 1, voters.entitled(), voters.hash()))
        .done();
  }

  Election announced(VotingWindow frozen) {
    return new Draft(this, ElectionState.ANNOUNCED).window(frozen).done();
  }

  Election keyed(TrusteeKey key) {
    List<TrusteeKey> all = new ArrayList<>(keys);
    all.removeIf(other -> other.trustee() == key.trustee());
    all.add(key);
    all.sort(Comparator.comparingInt(TrusteeKey::trustee));
    return new Draft(this, state).keys(all).done();
  }

  Election opened(ElectionRule frozen) {
    return new Draft(this, ElectionState.OPEN).rule(frozen).done();
  }

  Election closed(SealedBox fixed) {
    return new Draft(this, ElectionState.CLOSED).box(fixed).done();
  }

  Election counted(ElectionFigures counted) {
    return new Draft(this, ElectionState.COUNTED).figures(counted).done();
  }

  Election ended(ElectionState next, String why) {
    return new Draft(this, next).remark(why).done();
  }

  /** The election in full, for {@link org.gongtong.core.kernel.CanonicalJson}. */
  public Map<String, Object> toMap() {
    return ElectionForm.toMap(this);
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws IllegalArgumentException if the map was not written by {@link #toMap}
   */
  public static Election fromMap(Map<String, ?> map) {
    return ElectionForm.election(map);
  }

  /** The next version being made. Confined to one thread. */
  private static final class Draft {
    private final Election before;
    private final ElectionState state;
    private ElectionContent content;
    private List<TrusteeKey> keys;
    private @Nullable RollReference roll;
    private @Nullable VotingWindow window;
    private @Nullable ElectionRule rule;
    private @Nullable SealedBox box;
    private @Nullable ElectionFigures figures;
    private @Nullable String remark;

    Draft(Election before, ElectionState state) {
      this.before = before;
      this.state = state;
      this.content = before.content();
      this.keys = before.keys();
      this.roll = before.roll();
      this.window = before.window();
      this.rule = before.rule();
      this.box = before.box();
      this.figures = before.figures();
      this.remark = before.remark();
    }

    Draft content(ElectionContent next) {
      this.content = next;
      return this;
    }

    Draft keys(List<TrusteeKey> next) {
      this.keys = next;
      return this;
    }

    Draft roll(RollReference next) {
      this.roll = next;
      return this;
    }

    Draft window(VotingWindow next) {
      this.window = next;
      return this;
    }

    Draft rule(ElectionRule next) {
      this.rule = next;
      return this;
    }

    Draft box(SealedBox next) {
      this.box = next;
      return this;
    }

    Draft figures(ElectionFigures next) {
      this.figures = next;
      return this;
    }

    Draft remark(String next) {
      this.remark = next;
      return this;
    }

    Election done() {
      return new Election(
          before.id(),
          before.communityId(),
          before.version() + 1,
          before.jurisdiction(),
          before.zone(),
          content,
          state,
          keys,
          roll,
          window,
          rule,
          box,
          figures,
          remark);
    }
  }
}
