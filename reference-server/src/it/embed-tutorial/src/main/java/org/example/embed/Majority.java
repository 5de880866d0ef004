package org.example.embed;

import java.time.LocalDate;
import java.util.List;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.RulePackLoader;
import org.gongtong.core.rules.ScopeCode;

/** An application of somebody else that asks the library what holds somewhere, and reckons with it. */
public final class Majority {

  private Majority() {}

  public static void main(String[] arguments) {
    System.out.println(Threshold.atLeast(2, 3).isReachedBy(2_000, 3_000));
    lawsInForce(LocalDate.parse("2026-03-01")).forEach(System.out::println);
  }

  /** The rules in force in Hubei on a day, from the packs on the class path. */
  static List<RuleId> lawsInForce(LocalDate day) {
    RuleBook book = RulePackLoader.load(Majority.class.getClassLoader()).ruleBook();
    return book.inForce("cn.", ScopeCode.of("cn-42"), day);
  }
}
