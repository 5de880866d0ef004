package org.gongtong.server.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionOutcome;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Totals;
import org.gongtong.core.decision.assisted.AssistedCount;
import org.gongtong.core.decision.callback.CallBackFigures;
import org.gongtong.core.rules.Verdict;
import org.junit.jupiter.api.Test;

/** No figure beside a result gives back a channel that is not told. */
class CountedResultsTest {

  private static CountedResults.Counted counted(Map<Channel, Integer> standing) {
    TallyResult result =
        new TallyResult(
            Totals.NONE,
            Totals.NONE,
            Totals.NONE,
            Totals.NONE,
            Totals.NONE,
            List.of(),
            List.of(),
            standing,
            DecisionOutcome.FAILED,
            Verdict.of());
    return new CountedResults.Counted(
        result,
        "",
        100,
        List.of(new AssistedCount("grid-1", OptionalLong.of(5))),
        new CallBackFigures(5, 5, 0, 0).published());
  }

  @Test
  void whereVisitsAreNotToldNothingAboutThemIs() {
    // Web is small, so the visits beside it are not told, nor who made them.
    CountedResults.Counted found =
        CountedResults.masked(counted(Map.of(Channel.WEB, 2, Channel.VISIT, 5)));
    assertThat(found.assisted()).containsExactly(new AssistedCount("grid-1", OptionalLong.empty()));
    assertThat(found.callBacks()).isEqualTo(CallBackFigures.Published.NOTHING);
  }

  @Test
  void whereVisitsAreToldWhatIsAboutThemStays() {
    CountedResults.Counted found =
        CountedResults.masked(counted(Map.of(Channel.WEB, 3, Channel.VISIT, 5)));
    assertThat(found.assisted()).containsExactly(new AssistedCount("grid-1", OptionalLong.of(5)));
    assertThat(found.callBacks())
        .isEqualTo(
            new CallBackFigures.Published(
                OptionalInt.of(5), OptionalInt.of(5), OptionalInt.of(0), OptionalInt.of(0)));
  }
}
