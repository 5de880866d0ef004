package org.gongtong.core.people;

import static org.gongtong.core.rules.ParameterType.count;

import java.util.Comparator;
import org.gongtong.core.rules.Parameter;

/** Everything a rule pack can set about personal information. */
public final class PrivacyParameters {

  private PrivacyParameters() {}

  /** Whoever is younger agrees through a guardian, in whole years; exclusive. */
  public static final Parameter<Integer> GUARDIAN_BELOW =
      Parameter.of("guardian.below", count(), "未满多少周岁须监护人同意", "age below which a guardian agrees")
          .strictestLast(Comparator.naturalOrder());

  /** From this age on a resident votes for the residents' committee, in whole years. */
  public static final Parameter<Integer> VOTING_AGE =
      Parameter.of("voting.age", count(), "有选举权的周岁年龄", "age from which residents vote");
}
