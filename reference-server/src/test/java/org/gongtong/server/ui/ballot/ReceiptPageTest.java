package org.gongtong.server.ui.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.PageRenderer;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Citation;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionState;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.TextSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptPageTest {
  private static final ZonedDateTime TIME =
      ZonedDateTime.of(2026, 3, 9, 16, 42, 0, 0, ZoneId.of("Asia/Shanghai"));

  @ParameterizedTest
  @EnumSource(Choice.class)
  void theChoiceIsOnTheScreenOnceAndNotOnPaper(Choice choice) throws IOException {
    Messages text = Messages.in(Language.CHINESE);
    Shell shell = new Shell(text, TextSize.NORMAL, "/vote", "样板社区", "", null, action -> true);
    MotionHead motion =
        new MotionHead(
            "c",
            "m",
            "问题？",
            "事项",
            new Citation("《民法典》", "第二百七十八条", true),
            "全体",
            "",
            MotionState.OPEN,
            null,
            TIME,
            TIME);
    BallotSubject subject = new BallotSubject(motion, List.of("301"), 8_955);
    String html = new PageRenderer().render(new ReceiptPage(shell, "R-1", TIME, subject, choice));
    String row =
        "<div class=\"no-print\"><dt>您的选择</dt><dd class=\"chosen\">"
            + text.of(choice)
            + "</dd></div>";
    assertThat(html).contains(row);
    assertThat(html.replace(row, "")).doesNotContain(">" + text.of(choice) + "<");
    assertThat(printRules()).contains(".no-print { display: none !important; }");
  }

  private static String printRules() throws IOException {
    try (InputStream in = PageRenderer.class.getResourceAsStream("assets/gongtong.css")) {
      String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return css.substring(css.indexOf("@media print"));
    }
  }
}
