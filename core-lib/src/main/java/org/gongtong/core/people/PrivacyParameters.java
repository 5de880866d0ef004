package org.gongtong.core.people;

import static org.gongtong.core.rules.ParameterType.count;
import static org.gongtong.core.rules.ParameterType.period;

import java.util.Comparator;
import org.gongtong.core.rules.LegalPeriod;
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

  /** From this age on nobody is a minor, in whole years. */
  public static final Parameter<Integer> ADULT_FROM =
      Parameter.of("adult.from", count(), "成年的周岁年龄", "age from which nobody is a minor");

  /** How long a class of data must be kept; longer is stricter. */
  public static final Parameter<LegalPeriod> KEPT_LEAST =
      Parameter.of("kept.least", period(), "至少保存多久", "how long it is kept at least")
          .strictestLast(Comparator.comparingInt(LegalPeriod::roughDays));

  /** How long a class of data may be kept; shorter is stricter. */
  public static final Parameter<LegalPeriod> KEPT_MOST =
      Parameter.of("kept.most", period(), "至多保存多久", "how long it is kept at most")
          .strictestLast(Comparator.comparingInt(LegalPeriod::roughDays).reversed());

  /** How long a class of data is kept where nobody chooses, in calendar days, months or years. */
  public static final Parameter<LegalPeriod> KEPT_USUALLY =
      Parameter.of(
          "kept.usually", period(), "通常保存多久", "how long it is kept unless chosen otherwise");
}
