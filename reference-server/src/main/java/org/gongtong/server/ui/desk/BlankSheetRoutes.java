package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.Tally;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.decision.paper.PaperReason;
import org.gongtong.core.decision.paper.SheetLine;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.print.BlankSheet;
import org.gongtong.server.print.PrintLanguage;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** Numbered sheets to take down paper ballots on, as PDF. Thread-safe. */
public final class BlankSheetRoutes implements RouteGroup {
  private static final int HIGHEST = 99_999;
  private static final int AT_ONCE = 50;

  private final Desk desk;
  private final Supplier<PrintShop> shop;

  /**
   * @param shop made at the first print
   */
  public BlankSheetRoutes(Desk desk, Supplier<PrintShop> shop) {
    this.desk = desk;
    this.shop = shop;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        "/staff/c/{community}/m/{motion}/blank-sheets.pdf", this::print, Action.PAPER_ENTER);
  }

  private void print(Context context) {
    AddressedMotion found = desk.motion(context);
    Motion motion = found.motion();
    VotingWindow window = motion.window();
    OptionalInt from = whole(context.queryParam("from"), HIGHEST);
    OptionalInt count = whole(context.queryParam("count"), AT_ONCE);
    if (window == null) {
      refuse(context, 409, found, MotionReason.notInState(motion));
    } else if (from.isEmpty() || count.isEmpty()) {
      int most = from.isEmpty() ? HIGHEST : AT_ONCE;
      refuse(
          context, 422, found, PaperReason.SHEETS_INVALID.because().figure("most", most).refuses());
    } else {
      Messages text = desk.shell(context, found.community()).text();
      boolean signedOnly =
          desk.views()
              .rule(motion, desk.now())
              .asOptional()
              .filter(rule -> Tally.of(motion, rule, window).takesBlank(Channel.PAPER))
              .isPresent();
      List<BlankSheet> sheets =
          IntStream.range(from.getAsInt(), from.getAsInt() + count.getAsInt())
              .mapToObj(number -> sheet(text, found, window, number, signedOnly))
              .toList();
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      shop.get().sheets(sheets, pdf);
      Downloads.give(
          context,
          Downloads.PDF,
          "sheets-" + MotionViews.number(motion) + "-" + from.getAsInt() + ".pdf",
          pdf.toByteArray());
    }
  }

  private void refuse(Context context, int status, AddressedMotion found, Reason unmet) {
    desk.refuse(context, status, found, List.of(unmet));
  }

  private static BlankSheet sheet(
      Messages text, AddressedMotion found, VotingWindow window, int number, boolean signedOnly) {
    Motion motion = found.motion();
    return new BlankSheet(
        text.language() == Language.CHINESE ? PrintLanguage.ZH_CN : PrintLanguage.EN,
        found.community().name().in(text.language().inCore()),
        MotionViews.number(motion),
        motion.content().question(),
        window.closesAt().atZone(motion.zone()),
        motion.content().hash().hex(),
        number,
        SheetLine.MOST,
        signedOnly);
  }

  private static OptionalInt whole(@Nullable String typed, int most) {
    String digits = typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    if (!digits.matches("[0-9]{1,5}")) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(digits);
    return number >= 1 && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
  }
}
