package org.gongtong.core.timebank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;

/**
 * The editions of all policies that a rule book knows, by name and number, each as it holds in its
 * own scope on its first day. What narrower scopes adapt of a policy has no name of its own: it is
 * seen where the policy is resolved. Immutable.
 *
 * @param all by name, then by scope and day
 * @param refused why others are none: they lack a figure, or contradict a wider scope
 */
public record PolicyEditions(List<Listed> all, List<Reason> refused) {

  private static final Comparator<Listed> ORDER =
      Comparator.comparing((Listed listed) -> listed.policy().name())
          .thenComparing(listed -> listed.edition().scope().code())
          .thenComparing(listed -> listed.edition().inForce().from());

  /**
   * An edition of a policy.
   *
   * @param edition where and when it holds
   * @param policy its figures, with those of the wider scopes
   */
  public record Listed(Edition edition, TimeBankPolicy policy) {}

  public PolicyEditions {
    all = List.copyOf(all);
    refused = List.copyOf(refused);
  }

  /** Those of a rule book. */
  public static PolicyEditions of(RuleBook book) {
    List<Listed> all = new ArrayList<>();
    List<Reason> refused = new ArrayList<>();
    for (Edition edition : book.setting(TimeBankParameters.NAME)) {
      Outcome<TimeBankPolicy> policy =
          TimeBankPolicy.resolve(
              book, edition.rule(), edition.scope().chain(), edition.inForce().from());
      policy.asOptional().ifPresent(found -> all.add(new Listed(edition, found)));
      refused.addAll(policy.refusals());
    }
    all.sort(ORDER);
    return new PolicyEditions(all, refused);
  }

  /**
   * Those that somebody means by {@code my-city#2}, or by {@code my-city} if there is one edition
   * only: none if unknown, several if it is not clear which.
   */
  public List<Listed> named(String text) {
    return all.stream()
        .filter(
            listed -> listed.policy().name().equals(text) || listed.policy().edition().equals(text))
        .toList();
  }
}
