package org.gongtong.server.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.TextSize;

/** Every page in its telling states, with plausible content and nobody's name. */
final class SamplePages {
  static final String COMMUNITY = "model";

  private SamplePages() {}

  /** All pages by a file name that starts with the template's. */
  static Map<String, Page> all(Language language, TextSize size) {
    Map<String, Page> pages = new LinkedHashMap<>();
    SampleOpenPages.add(pages, shell(language, size, null));
    SampleBallotPages.add(pages, shell(language, size, null));
    return pages;
  }

  static Shell shell(Language language, TextSize size, String signedIn) {
    Messages text = Messages.in(language);
    String community = language == Language.CHINESE ? "样板社区" : "Model community";
    return new Shell(text, size, "/c/model", community, "0000-0000000", signedIn);
  }

  static String say(Shell shell, String chinese, String english) {
    return shell.text().language() == Language.CHINESE ? chinese : english;
  }
}
