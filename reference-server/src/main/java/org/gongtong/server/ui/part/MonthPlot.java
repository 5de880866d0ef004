package org.gongtong.server.ui.part;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Two bars for each month, as the shares of an SVG that is as wide as its place: percents across
 * and down, so that words beside them keep their size. Immutable.
 *
 * @param top the hours at the upper line
 * @param bars all bars, the first month first
 * @param labels what stands below them
 */
public record MonthPlot(long top, List<Strip> bars, List<Label> labels) {

  private static final long HOUR = 60;
  private static final int MOST_LABELS = 6;

  /** Copies the lists. */
  public MonthPlot {
    bars = List.copyOf(bars);
    labels = List.copyOf(labels);
  }

  /**
   * A bar.
   *
   * @param kind {@code given} or {@code received}
   * @param x its left edge
   * @param y its upper edge
   * @param width how wide it is
   * @param height how high it is
   */
  public record Strip(String kind, String x, String y, String width, String height) {}

  /**
   * A word below the bars.
   *
   * @param x its middle
   */
  public record Label(String x, String words) {}

  /**
   * A month to be drawn; what is not told has no bar.
   *
   * @param name in few characters
   */
  public record Month(String name, OptionalLong given, OptionalLong received) {}

  /** Draws some months, the first first. */
  public static MonthPlot of(List<Month> months) {
    long most = HOUR;
    for (Month month : months) {
      most = Math.max(most, Math.max(month.given().orElse(0), month.received().orElse(0)));
    }
    long top = nice((most + HOUR - 1) / HOUR);
    List<Strip> bars = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    int step = Math.max(1, (months.size() + MOST_LABELS - 1) / MOST_LABELS);
    for (int i = 0; i < months.size(); i++) {
      int left = 10_000 * i / months.size();
      int width = 10_000 / months.size();
      Month month = months.get(i);
      add(bars, "given", month.given(), left + width * 12 / 100, width * 36 / 100, top);
      add(bars, "received", month.received(), left + width * 52 / 100, width * 36 / 100, top);
      // The newest month has its word, and every so many before it.
      if ((months.size() - 1 - i) % step == 0) {
        labels.add(new Label(percent(left + width / 2), month.name()));
      }
    }
    return new MonthPlot(top, bars, labels);
  }

  private static void add(
      List<Strip> bars, String kind, OptionalLong minutes, int x, int width, long top) {
    if (minutes.isEmpty() || minutes.getAsLong() <= 0) {
      return;
    }
    long height = Math.max(50, 10_000 * minutes.getAsLong() / (top * HOUR));
    bars.add(
        new Strip(kind, percent(x), percent(10_000 - height), percent(width), percent(height)));
  }

  /** The least round number that is no less: 1 to 6, 8, 10, 15, 20, 25, 30, 40 … */
  static long nice(long hours) {
    for (long least : new long[] {1, 2, 3, 4, 5, 6, 8}) {
      if (least >= hours) {
        return least;
      }
    }
    for (long unit = 1; ; unit *= 10) {
      for (long tenths : new long[] {10, 15, 20, 25, 30, 40, 50, 60, 80}) {
        if (tenths * unit >= hours) {
          return tenths * unit;
        }
      }
    }
  }

  private static String percent(long hundredths) {
    long rest = hundredths % 100;
    return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest + "%";
  }
}
