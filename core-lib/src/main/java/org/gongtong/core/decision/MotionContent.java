package org.gongtong.core.decision;

import java.util.List;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.RuleId;

/**
 * What is put to the vote. Freezes at the announcement: its {@link #hash} is shown wherever the
 * motion is. Immutable.
 *
 * @param matter which matter of joint decision it is
 * @param question what is asked, 1 to 2 000 characters
 * @param explanation why, may be empty
 * @param scope who votes
 * @param attachments papers that belong to it
 * @param compactClause the clause of the adopted management covenant (管理规约) on which this way of
 *     deciding rests, where a rule leaves it to the covenant; up to 500 characters, empty if none
 */
public record MotionContent(
    RuleId matter,
    String question,
    String explanation,
    VotingScope scope,
    List<Attachment> attachments,
    String compactClause) {

  /** How many characters a clause may have. */
  public static final int LONGEST_CLAUSE = 500;

  /**
   * @throws IllegalArgumentException if the question is blank or too long, or the clause too long
   */
  public MotionContent {
    attachments = List.copyOf(attachments);
    if (question.isBlank() || question.length() > 2_000) {
      throw new IllegalArgumentException("a question has 1 to 2000 characters");
    }
    compactClause = compactClause.strip();
    if (compactClause.length() > LONGEST_CLAUSE) {
      throw new IllegalArgumentException("a clause has up to 500 characters");
    }
  }

  /** What rests on no clause of the covenant. */
  public MotionContent(
      RuleId matter,
      String question,
      String explanation,
      VotingScope scope,
      List<Attachment> attachments) {
    this(matter, question, explanation, scope, attachments, "");
  }

  /** Whether a clause of the covenant is named that provides for what the rule leaves to it. */
  public boolean isAllowedByCompact() {
    return !compactClause.isEmpty();
  }

  /** The hash of the content's canonical form; any other word in it gives another hash. */
  public ContentHash hash() {
    return ContentHash.of(CanonicalJson.write(MotionForm.toMap(this)));
  }
}
