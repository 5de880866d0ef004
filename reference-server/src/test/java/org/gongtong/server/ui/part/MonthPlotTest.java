package org.gongtong.server.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.gongtong.server.ui.part.MonthPlot.Month;
import org.gongtong.server.ui.part.MonthPlot.Strip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthPlotTest {

  private static Month month(String name, long given, long received) {
    return new Month(name, OptionalLong.of(given), OptionalLong.of(received));
  }

  @Test
  void barsAreAsHighAsTheirShareOfTheTopLine() {
    MonthPlot plot = MonthPlot.of(List.of(month("1", 600, 300), month("2", 150, 0)));
    assertThat(plot.top()).isEqualTo(10);
    assertThat(plot.bars())
        .containsExactly(
            new Strip("given", "6.00%", "0.00%", "18.00%", "100.00%"),
            new Strip("received", "26.00%", "50.00%", "18.00%", "50.00%"),
            new Strip("given", "56.00%", "75.00%", "18.00%", "25.00%"));
  }

  @Test
  void whatIsNotToldHasNoBarAndWhatIsLittleCanBeSeen() {
    MonthPlot plot =
        MonthPlot.of(
            List.of(
                new Month("1", OptionalLong.empty(), OptionalLong.empty()), month("2", 60_000, 1)));
    assertThat(plot.bars()).extracting(Strip::kind).containsExactly("given", "received");
    assertThat(plot.bars().get(1).height()).isEqualTo("0.50%");
    assertThat(MonthPlot.of(List.of()).bars()).isEmpty();
  }

  @Test
  void theNewestMonthHasItsWordAndNoMoreThanSixHave() {
    List<Month> year =
        IntStream.rangeClosed(1, 24).mapToObj(i -> month(String.valueOf(i), 60, 60)).toList();
    assertThat(MonthPlot.of(year).labels())
        .extracting(MonthPlot.Label::words)
        .containsExactly("4", "8", "12", "16", "20", "24");
    assertThat(MonthPlot.of(year.subList(0, 5)).labels()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,8", "9,10", "11,15", "226,250", "251,300", "501,600", "801,1000"})
  void theTopLineIsARoundNumber(long hours, long top) {
    assertThat(MonthPlot.nice(hours)).isEqualTo(top);
  }
}
