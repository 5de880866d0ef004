package org.gongtong.server.ui.timebank;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeState;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.MinuteWords;
import org.gongtong.server.ui.timebank.MemberOffice.Member;

/** Puts offers and requests into words. Thread-safe. */
final class WantViews {
  private final VisitViews visits;

  WantViews(VisitViews visits) {
    this.visits = visits;
  }

  NoticeRow row(Messages text, Member member, Notice notice) {
    LocalDate day = notice.content().from().atZone(notice.zone()).toLocalDate();
    return new NoticeRow(
        notice.id(),
        WantKind.of(notice.kind()),
        notice.content().categories().stream()
            .map(code -> visits.category(text, member, code, day))
            .collect(Collectors.joining(" · ")),
        VisitViews.window(text, notice.content().from(), notice.content().until(), notice.zone()),
        MinuteWords.of(text, notice.content().minutes()),
        text.sentence(notice.state().text().in(text.language().inCore())),
        notice.state() == NoticeState.OPEN);
  }
}
