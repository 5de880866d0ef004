package org.gongtong.core.decision;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;

/**
 * To whom the files are given from which a decision is counted again. They have no names, but
 * whoever holds the roster can tell from them who voted how.
 */
public enum BundleHolder {
  /** The parties of the vote: every owner on the roll. */
  PARTIES("参加表决的业主", "the parties of the vote"),
  /** Whoever watches over the vote for the owners. */
  SUPERVISION("监督小组", "the supervision group"),
  /** The residents' committee that ran it. */
  COMMITTEE_STAFF("社区工作人员", "committee staff"),
  /** The authority above the committee. */
  AUTHORITY("街道", "the subdistrict office");

  /**
   * Whom they are given to where the procedure does not say. No law read so far says it: a default
   * of this product, unverified.
   */
  public static final Set<BundleHolder> DEFAULT = Set.of(SUPERVISION, COMMITTEE_STAFF);

  private static final LocalizedText NO_LAW =
      LocalizedText.of("本系统的默认规定，未核实", "a default of this product, unverified");

  private final LocalizedText text;

  BundleHolder(String zh, String en) {
    this.text = LocalizedText.of(zh, en);
  }

  public LocalizedText text() {
    return text;
  }

  /**
   * Fewer are stricter: positive if the first has some of the second and no others, zero if they
   * are the same, negative else. An order in part only, as {@code ONLY_STRICTER} asks it: whether a
   * narrower scope takes away and adds nothing.
   */
  static int stricter(Set<BundleHolder> some, Set<BundleHolder> than) {
    return some.equals(than) ? 0 : than.containsAll(some) ? 1 : -1;
  }

  /** Whom a procedure gives them to. */
  public static Set<BundleHolder> of(ResolvedRule procedure) {
    return procedure.get(DecisionParameters.RECOUNT_BUNDLE, DEFAULT);
  }

  /**
   * Why a rule gives them to none of those who ask; empty if it gives them.
   *
   * @param asking all that somebody is
   */
  public static Optional<Reason> refusal(DecisionRule rule, Set<BundleHolder> asking) {
    ResolvedRule procedure = rule.procedure();
    Set<BundleHolder> given = EnumSet.noneOf(BundleHolder.class);
    given.addAll(of(procedure));
    if (asking.stream().anyMatch(given::contains)) {
      return Optional.empty();
    }
    boolean isSaid = procedure.find(DecisionParameters.RECOUNT_BUNDLE).isPresent();
    Citation source = isSaid ? procedure.citationOf(DecisionParameters.RECOUNT_BUNDLE) : null;
    return Optional.of(
        MotionReason.BUNDLE_NOT_GIVEN
            .because()
            .under(procedure.id())
            .citing(source)
            .figure("holders", words(given))
            .figure("basis", source == null ? NO_LAW : source.text())
            .refuses());
  }

  private static LocalizedText words(Set<BundleHolder> holders) {
    return holders.isEmpty()
        ? LocalizedText.of("无人", "nobody")
        : LocalizedText.of(
            holders.stream().map(holder -> holder.text.zh()).collect(Collectors.joining("、")),
            holders.stream().map(holder -> holder.text.en()).collect(Collectors.joining(", ")));
  }
}
