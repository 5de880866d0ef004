package org.gongtong.core.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("matter", matter.value());
    map.put("question", question);
    map.put("explanation", explanation);
    if (scope instanceof VotingScope.Affected affected) {
      map.put("affected", affected.parts().stream().sorted().toList());
    } else {
      map.put("scope", scope.toString());
    }
    List<Object> papers = new ArrayList<>();
    for (Attachment paper : attachments) {
      papers.add(
          Map.of(
              "name", paper.name(),
              "mediaType", paper.mediaType(),
              "bytes", paper.bytes(),
              "sha256", paper.hash().hex()));
    }
    map.put("attachments", papers);
    return ContentHash.of(CanonicalJson.write(map));
  }
}
