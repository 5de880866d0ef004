package org.gongtong.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.TextSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody is told to call a number that stands nowhere. */
class HelpWithoutNumberTest {
  private final PageRenderer renderer = new PageRenderer();

  @ParameterizedTest
  @EnumSource(Language.class)
  void pagesSendPeopleThereWhereNoNumberIsSet(Language language) {
    String call = language == Language.CHINESE ? "打社区电话" : "all the neighbourhood office";
    String visit = language == Language.CHINESE ? "到社区服务中心" : "go to the neighbourhood office";
    ballotPages(language, "")
        .forEach((name, html) -> assertThat(html).as(name).doesNotContain(call));
    assertThat(ballotPages(language, "").get("ballot-code")).contains(visit);
    assertThat(ballotPages(language, "").get("ballot-notice-already_voted")).contains(visit);
    assertThat(ballotPages(language, "027-00").get("ballot-code"))
        .contains(call)
        .contains("027-00")
        .doesNotContain(visit);
  }

  private Map<String, String> ballotPages(Language language, String phone) {
    Map<String, Page> pages = new TreeMap<>();
    SampleBallotPages.add(
        pages,
        new Shell(
            Messages.in(language), TextSize.NORMAL, "/", "样板社区", phone, null, action -> true));
    Map<String, String> drawn = new TreeMap<>();
    pages.forEach((name, page) -> drawn.put(name, renderer.render(page)));
    return drawn;
  }
}
