package org.gongtong.core.decision;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.rules.ScopeCode;
import org.jspecify.annotations.Nullable;

/**
 * A motion at one point of its life. Each step makes a new value with the next version; a store
 * appends it and lets one version exist once. Immutable.
 *
 * @param id its id
 * @param communityId the community whose owners vote
 * @param version 1 for the draft, one more with every step
 * @param jurisdiction whose rules apply
 * @param zone in which its days are counted
 * @param content what is put to the vote
 * @param state where it stands
 * @param window when ballots are taken; null before the announcement
 * @param rule what holds for it, in full; null before the opening
 * @param outcome what came of it; null before the count
 * @param postedUntil the last day of the posting; null before it, or where no period is set
 * @param remark why it was withdrawn or annulled, or null
 */
public record Motion(
    UUID id,
    UUID communityId,
    int version,
    ScopeCode jurisdiction,
    ZoneId zone,
    MotionContent content,
    MotionState state,
    @Nullable VotingWindow window,
    @Nullable DecisionRule rule,
    @Nullable DecisionOutcome outcome,
    @Nullable LocalDate postedUntil,
    @Nullable String remark) {

  /** A draft. */
  public static Motion draft(
      UUID id, UUID communityId, ScopeCode jurisdiction, ZoneId zone, MotionContent content) {
    return new Motion(
        id,
        communityId,
        1,
        jurisdiction,
        zone,
        content,
        MotionState.DRAFTED,
        null,
        null,
        null,
        null,
        null);
  }

  /** Whether a result is there: it was counted, whatever came after. */
  public boolean isCounted() {
    return outcome != null;
  }

  /**
   * Whether everybody may read it: from its announcement on. A draft, or one withdrawn before it
   * was announced, is for those who work on it.
   */
  public boolean isPublic() {
    return window != null || (state != MotionState.DRAFTED && state != MotionState.WITHDRAWN);
  }

  Motion revised(MotionContent other) {
    return new Motion(
        id,
        communityId,
        version + 1,
        jurisdiction,
        zone,
        other,
        state,
        window,
        rule,
        outcome,
        postedUntil,
        remark);
  }

  Motion announced(VotingWindow frozen) {
    return step(MotionState.ANNOUNCED, frozen, rule, outcome, postedUntil, remark);
  }

  Motion opened(DecisionRule frozen) {
    return step(MotionState.OPEN, window, frozen, outcome, postedUntil, remark);
  }

  Motion decided(DecisionOutcome counted) {
    return step(MotionState.DECIDED, window, rule, counted, postedUntil, remark);
  }

  Motion posted(@Nullable LocalDate until) {
    return step(MotionState.POSTED, window, rule, outcome, until, remark);
  }

  Motion in(MotionState next) {
    return step(next, window, rule, outcome, postedUntil, remark);
  }

  Motion ended(MotionState next, String why) {
    return step(next, window, rule, outcome, postedUntil, why);
  }

  private Motion step(
      MotionState next,
      @Nullable VotingWindow newWindow,
      @Nullable DecisionRule newRule,
      @Nullable DecisionOutcome newOutcome,
      @Nullable LocalDate until,
      @Nullable String why) {
    return new Motion(
        id,
        communityId,
        version + 1,
        jurisdiction,
        zone,
        content,
        next,
        newWindow,
        newRule,
        newOutcome,
        until,
        why);
  }

  /** The motion in full, for {@link org.gongtong.core.kernel.CanonicalJson}. */
  public Map<String, Object> toMap() {
    return MotionForm.toMap(this);
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws IllegalArgumentException if the map was not written by {@link #toMap}
   */
  public static Motion fromMap(Map<String, ?> map) {
    return MotionForm.motion(map);
  }
}
