package org.gongtong.core.decision;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.audit.tree.TreeProof;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * Counts a decision again, from its bundle and the entries of the public log, and holds it against
 * what the log says came of it. Entries are shown to it one by one, in any order; that they are
 * those of the log is for whoever reads the log to see. Confined to one thread.
 */
public final class RecountCheck {
  private static final String DECIDED = "motion-decided";
  private static final String OPENED = "motion-opened";

  private final RecountBundle bundle;
  private final Set<ContentHash> missing = new HashSet<>();
  private @Nullable Map<String, ?> opened;
  private @Nullable Map<String, ?> published;
  private @Nullable Fault order;

  public RecountCheck(RecountBundle bundle) {
    this.bundle = bundle;
    bundle.entries().forEach(entry -> missing.add(entry.leaf()));
    bundle.namings().forEach(naming -> missing.add(naming.leaf()));
  }

  /** What is wrong with a decision or its bundle. */
  public enum Fault {
    /** The log has two counts or two openings of this motion. */
    DECIDED_TWICE,
    /** A ballot or a naming of the bundle came into the log after the count. */
    BALLOT_AFTER_COUNT,
    /** The roll or the rule of the bundle is not that of the opening of the vote. */
    OTHER_ROLL_OR_RULE,
    /** The log has no count of this motion. */
    NOT_DECIDED,
    /** The log names another bundle: this one was changed, or is of another count. */
    OTHER_BUNDLE,
    /** A ballot or a naming of the bundle has no entry in the log. */
    BALLOT_NOT_IN_LOG,
    /** Other entries were counted than those of the bundle. */
    OTHER_BALLOTS,
    /** A voter, or a proxy, is not the one that ballots, namings and opening tell. */
    FORGED_FLAG,
    /** The recount comes to other figures. */
    OTHER_FIGURES
  }

  /** Shows an entry of the log. */
  public void meet(byte[] entry) {
    if (missing.remove(TreeProof.leaf(entry)) && published != null) {
      order = Fault.BALLOT_AFTER_COUNT;
    }
    String text = new String(entry, StandardCharsets.UTF_8);
    if (!text.contains(bundle.motion().id().toString())) {
      return;
    }
    Map<String, ?> event = BundleForm.object(CanonicalJson.read(text));
    if (!bundle.motion().id().toString().equals(event.get("subject"))) {
      return;
    }
    if (DECIDED.equals(event.get("type"))) {
      order = published == null ? order : Fault.DECIDED_TWICE;
      published = BundleForm.object(event.get("data"));
    } else if (OPENED.equals(event.get("type"))) {
      order = opened == null ? order : Fault.DECIDED_TWICE;
      opened = BundleForm.object(event.get("data"));
    }
  }

  /** What was found first when all entries were shown; empty if the decision stands as it is. */
  public Optional<Fault> finish() {
    Map<String, ?> data = published;
    if (data == null) {
      return Optional.of(Fault.NOT_DECIDED);
    }
    if (!bundle.hash().hex().equals(data.get("bundle"))) {
      return Optional.of(Fault.OTHER_BUNDLE);
    }
    if (!missing.isEmpty()) {
      return Optional.of(Fault.BALLOT_NOT_IN_LOG);
    }
    if (order != null) {
      return Optional.of(order);
    }
    if (!isAsOpened(opened)) {
      return Optional.of(Fault.OTHER_ROLL_OR_RULE);
    }
    if (!bundle.entriesHead().root().hex().equals(data.get("entries"))
        || bundle.form() == RecountBundle.FLAGS_ONLY
            && !Long.valueOf(bundle.entries().size()).equals(data.get("ballots"))) {
      return Optional.of(Fault.OTHER_BALLOTS);
    }
    if (bundle.form() == RecountBundle.BOUND && !BundleFlags.agree(bundle)) {
      return Optional.of(Fault.FORGED_FLAG);
    }
    TallyResult result = bundle.recount();
    String counted = CanonicalJson.write(BundleMaker.totals(result));
    boolean same =
        result.outcome().code().equals(data.get("outcome"))
            && counted.equals(CanonicalJson.write(data.get("totals")));
    return same ? Optional.empty() : Optional.of(Fault.OTHER_FIGURES);
  }

  private boolean isAsOpened(@Nullable Map<String, ?> opening) {
    String voters = bundle.form() == RecountBundle.BOUND ? bundle.votersHash().hex() : null;
    return opening != null
        && Objects.equals(voters, opening.get(BundleMaker.NAMED))
        && bundle.rollHash().hex().equals(opening.get("parties"))
        && bundle.ruleHash().hex().equals(opening.get("rule"))
        && bundle.motion().content().hash().hex().equals(opening.get("content"));
  }
}
