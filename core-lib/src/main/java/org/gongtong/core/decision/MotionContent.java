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
 */
public record MotionContent(
    RuleId matter,
    String question,
    String explanation,
    VotingScope scope,
    List<Attachment> attachments) {

  /**
   * @throws IllegalArgumentException if the question is blank or too long
   */
  public MotionContent {
    attachments = List.copyOf(attachments);
    if (question.isBlank() || question.length() > 2_000) {
      throw new IllegalArgumentException("a question has 1 to 2000 characters");
    }
  }

  /** The hash of the content's canonical form; any other word in it gives another hash. */
  public ContentHash hash() {
    return ContentHash.of(CanonicalJson.write(MotionForm.toMap(this)));
  }
}
