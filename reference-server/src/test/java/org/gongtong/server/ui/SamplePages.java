package org.gongtong.server.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gongtong.server.ui.election.ElectionHead;
import org.gongtong.server.ui.election.ElectionPhase;
import org.gongtong.server.ui.election.ListedPage;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.TextSize;
import org.jspecify.annotations.Nullable;

/** Every page in its telling states, with plausible content and nobody's name. */
final class SamplePages {
  static final String COMMUNITY = "model";

  private SamplePages() {}

  /** All pages by a file name that starts with the template's. */
  static Map<String, Page> all(Language language, TextSize size) {
    Map<String, Page> pages = new LinkedHashMap<>();
    Shell visitor = shell(language, size, null);
    SampleOpenPages.add(pages, visitor);
    SampleBallotPages.add(pages, visitor);
    SampleDeskPages.addPublic(pages, visitor);
    SampleBankPages.addPublic(pages, visitor);
    SampleElectionPages.addPublic(pages, visitor);
    ElectionHead open = SampleElectionPages.head(visitor, ElectionPhase.OPEN);
    pages.put("election-listed", new ListedPage(visitor, open, "X-107", true));
    pages.put("election-listed-not", new ListedPage(visitor, open, "X-701", false));
    Shell clerk = shell(language, size, "desk-1");
    SampleDeskPages.add(pages, clerk);
    SampleRosterPages.add(pages, clerk);
    SamplePaperPages.add(pages, clerk);
    SampleAssistPages.add(pages, clerk);
    SampleAccountPages.add(pages, clerk);
    SampleMandatePages.add(pages, clerk);
    SamplePersonPages.add(pages, clerk);
    SampleAuditPages.add(pages, clerk);
    SamplePersonPages.addRecords(pages, clerk);
    SampleRetentionPages.add(pages, clerk);
    SampleWebhookPages.add(pages, clerk);
    SampleBoardPages.add(pages, clerk);
    SampleGrantPages.add(pages, clerk);
    SampleBoardPages.addSheets(pages, clerk);
    SampleAccountFilePages.add(pages, clerk);
    SampleSettlementPages.add(pages, clerk);
    SampleElectionPages.add(pages, clerk);
    SampleBankPages.add(pages, clerk);
    return pages;
  }

  static Shell shell(Language language, TextSize size, @Nullable String signedIn) {
    Messages text = Messages.in(language);
    String community = language == Language.CHINESE ? "样板社区" : "Model community";
    return new Shell(text, size, "/c/model", community, "0000-0000000", signedIn, action -> true);
  }

  static String say(Shell shell, String chinese, String english) {
    return shell.text().language() == Language.CHINESE ? chinese : english;
  }
}
