package org.gongtong.server.ui.text;

/**
 * Puts a {@link Goal} into the words of the statutes: 不少于三分之二, 过半数, "at least two thirds".
 * Fractions too odd for words stay digits.
 */
final class FractionWords {
  private static final String[] DIGITS = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  private static final String[] ENGLISH_CARDINALS = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
  };
  private static final String[] ENGLISH_PARTS = {
    "", "", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"
  };

  private FractionWords() {}

  static String chinese(Goal goal) {
    if (goal.ceiling()) {
      String share = goal.numerator() == 1 && goal.denominator() == 2 ? "半数" : chineseShare(goal);
      return (goal.inclusive() ? "不超过" : "少于") + share;
    }
    if (goal.numerator() == goal.denominator()) {
      return "全部";
    }
    if (goal.numerator() == 1 && goal.denominator() == 2) {
      return goal.inclusive() ? "半数以上（含半数）" : "过半数";
    }
    return (goal.inclusive() ? "不少于" : "超过") + chineseShare(goal);
  }

  private static String chineseShare(Goal goal) {
    return goal.denominator() < 100
        ? chineseNumber(goal.denominator()) + "分之" + chineseNumber(goal.numerator())
        : goal.fraction();
  }

  static String english(Goal goal) {
    if (goal.ceiling()) {
      return (goal.inclusive() ? "at most " : "less than ") + englishShare(goal);
    }
    if (goal.numerator() == goal.denominator()) {
      return "all";
    }
    return (goal.inclusive() ? "at least " : "more than ") + englishShare(goal);
  }

  private static String englishShare(Goal goal) {
    if (goal.numerator() == 1 && goal.denominator() == 2) {
      return "half";
    }
    if (goal.denominator() > 10 || goal.numerator() > 9 || goal.denominator() < 3) {
      return goal.fraction();
    }
    String part = ENGLISH_PARTS[(int) goal.denominator()];
    String count = ENGLISH_CARDINALS[(int) goal.numerator()];
    return count + " " + part + (goal.numerator() == 1 ? "" : "s");
  }

  private static String chineseNumber(long number) {
    int tens = (int) (number / 10);
    int ones = (int) (number % 10);
    if (tens == 0) {
      return DIGITS[ones];
    }
    String head = tens == 1 ? "十" : DIGITS[tens] + "十";
    return ones == 0 ? head : head + DIGITS[ones];
  }
}
