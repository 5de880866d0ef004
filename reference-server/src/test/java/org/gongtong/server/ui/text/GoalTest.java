package org.gongtong.server.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {

  @ParameterizedTest
  @CsvSource({
    "2,3,true,不少于三分之二,at least two thirds",
    "2,3,false,超过三分之二,more than two thirds",
    "3,4,true,不少于四分之三,at least three quarters",
    "1,2,false,过半数,more than half",
    "1,2,true,半数以上（含半数）,at least half",
    "1,3,true,不少于三分之一,at least one third",
    "1,10,true,不少于十分之一,at least one tenth",
    "11,20,false,超过二十分之十一,more than 11/20",
    "51,100,true,不少于51/100,at least 51/100",
    "1,1,true,全部,all"
  })
  void isWordedAsTheStatutesWordIt(
      long numerator, long denominator, boolean inclusive, String chinese, String english) {
    Goal goal = new Goal(numerator, denominator, inclusive);
    assertThat(Messages.in(Language.CHINESE).goal(goal)).isEqualTo(chinese);
    assertThat(Messages.in(Language.ENGLISH).goal(goal)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource({
    "2,3,true,300,200",
    "2,3,false,300,201",
    "1,2,false,200,101",
    "1,2,true,200,100",
    "2,3,true,301,201",
    "1,2,false,201,101",
    "3,4,true,9223372036854775807,6917529027641081856"
  })
  void theLeastThatSatisfiesDoesAndOneLessDoesNot(
      long numerator, long denominator, boolean inclusive, long whole, long least) {
    Goal goal = new Goal(numerator, denominator, inclusive);
    assertThat(goal.limitOf(whole)).isEqualTo(least);
    assertThat(goal.metBy(least, whole)).isTrue();
    assertThat(goal.metBy(least - 1, whole)).isFalse();
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> new Goal(4, 3, true)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Goal(1, 0, true)).isInstanceOf(IllegalArgumentException.class);
  }
}
