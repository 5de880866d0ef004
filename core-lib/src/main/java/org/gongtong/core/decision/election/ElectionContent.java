package org.gongtong.core.decision.election;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * What an election is about. Freezes at the announcement: its {@link #hash} is shown wherever the
 * election is. Immutable. What people may get wrong is checked by {@link ElectionService#draft},
 * not here.
 *
 * @param rule which election of the rule book it is; it says who votes and what is needed
 * @param title what is elected, 1 to 200 characters
 * @param note what voters should know, up to 2 000 characters; may be empty
 * @param seats how many are elected
 * @param round first or further
 * @param follows the counted election whose open seats a further round fills; null for a first one
 * @param candidates numbered 1, 2, 3, …
 * @param trustees who keep the keys, numbered 1, 2, 3, …
 * @param quorum how many key codes open the box, 2 to the number of trustees
 */
public record ElectionContent(
    RuleId rule,
    String title,
    String note,
    int seats,
    ElectionRound round,
    @Nullable UUID follows,
    List<Candidate> candidates,
    List<Trustee> trustees,
    int quorum) {

  /** How many characters a title may have. */
  public static final int LONGEST_TITLE = 200;

  /** How many characters a note may have. */
  public static final int LONGEST_NOTE = 2_000;

  /** How many characters a name may have. */
  public static final int LONGEST_NAME = 60;

  /** How many trustees there may be. */
  public static final int MOST_TRUSTEES = 15;

  /**
   * @throws IllegalArgumentException if candidates or trustees are not numbered 1, 2, 3, …
   */
  public ElectionContent {
    title = title.strip();
    note = note.strip();
    candidates = List.copyOf(candidates);
    trustees = List.copyOf(trustees);
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).number() != i + 1) {
        throw new IllegalArgumentException("candidates are numbered 1, 2, 3, …");
      }
    }
    for (int i = 0; i < trustees.size(); i++) {
      if (trustees.get(i).number() != i + 1) {
        throw new IllegalArgumentException("trustees are numbered 1, 2, 3, …");
      }
    }
  }

  /** Candidates of these names, numbered in their order, without accounts. */
  public static List<Candidate> candidates(List<String> names) {
    List<Candidate> candidates = new ArrayList<>();
    names.forEach(name -> candidates.add(new Candidate(candidates.size() + 1, name, null)));
    return List.copyOf(candidates);
  }

  /** The trustee whose account somebody uses. */
  public Optional<Trustee> trusteeOf(Actor actor) {
    return trustees.stream().filter(trustee -> trustee.actor().equals(actor)).findFirst();
  }

  /**
   * All of it that is published, after RFC 8785: everything but the accounts of candidates and
   * trustees. What {@link #hash} is of.
   */
  public String publicText() {
    return CanonicalJson.write(ElectionForm.published(this));
  }

  /** The hash of {@link #publicText}; any other word in it gives another hash. */
  public ContentHash hash() {
    return ContentHash.of(publicText());
  }
}
