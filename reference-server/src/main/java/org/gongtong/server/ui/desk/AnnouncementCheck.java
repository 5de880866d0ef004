package org.gongtong.server.ui.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.decision.AnnouncementPreview;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.staff.AnnounceCheckPage;
import org.gongtong.server.ui.text.Messages;

/**
 * Says in words what an announcement would bring, and what about it nobody is likely to have meant:
 * the law may allow a vote of a minute at night or in a hundred years, and an announcement cannot
 * be taken back.
 */
final class AnnouncementCheck {
  private static final Duration SHORT = Duration.ofHours(24);
  private static final Duration LONG = Duration.ofDays(90);
  private static final LocalTime NIGHT = LocalTime.of(22, 0);
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  private AnnouncementCheck() {}

  static AnnounceCheckPage page(
      Shell shell, Command command, MotionHead head, Motion motion, AnnouncementPreview preview) {
    Messages text = shell.text();
    VotingWindow window = preview.window();
    return new AnnounceCheckPage(
        shell,
        command,
        head,
        at(motion, window.opensAt()),
        at(motion, window.closesAt()),
        lasts(text, Duration.between(window.opensAt(), window.closesAt())),
        preview.parties(),
        notice(text, motion, preview),
        warnings(text, motion, preview));
  }

  private static String notice(Messages text, Motion motion, AnnouncementPreview preview) {
    VotingWindow window = preview.window();
    long days =
        ChronoUnit.DAYS.between(
            at(motion, window.announcedAt()).toLocalDate(),
            at(motion, window.opensAt()).toLocalDate());
    String given = text.of("announce.notice-days", text.count("announce.days", days));
    return preview
        .rule()
        .procedure()
        .find(DecisionParameters.NOTICE)
        .map(
            asked ->
                given + text.of("announce.notice-asked", asked.text().in(text.language().inCore())))
        .orElse(given);
  }

  private static List<String> warnings(Messages text, Motion motion, AnnouncementPreview preview) {
    List<String> warnings = new ArrayList<>();
    VotingWindow window = preview.window();
    Duration lasts = Duration.between(window.opensAt(), window.closesAt());
    if (lasts.compareTo(SHORT) < 0) {
      warnings.add(text.of("announce.short", lasts(text, lasts)));
    }
    if (lasts.compareTo(LONG) > 0) {
      warnings.add(text.of("announce.long", text.count("announce.days", lasts.toDays())));
    }
    ZonedDateTime opens = at(motion, window.opensAt());
    ZonedDateTime closes = at(motion, window.closesAt());
    if (isAtNight(opens)) {
      warnings.add(text.of("announce.opens-at-night", text.at(opens)));
    }
    if (isAtNight(closes)) {
      warnings.add(text.of("announce.closes-at-night", text.at(closes)));
    }
    if (opens.isAfter(at(motion, window.announcedAt()).plusYears(1))) {
      warnings.add(text.of("announce.far", text.at(opens)));
    }
    if (EarliestOpening.isLeftToCompact(preview.rule()) && !motion.content().isAllowedByCompact()) {
      warnings.add(text.of("announce.no-compact"));
    }
    return warnings;
  }

  private static boolean isAtNight(ZonedDateTime time) {
    LocalTime clock = time.toLocalTime();
    return clock.isBefore(MORNING) || !clock.isBefore(NIGHT);
  }

  private static String lasts(Messages text, Duration time) {
    List<String> words = new ArrayList<>();
    if (time.toDays() > 0) {
      words.add(text.count("announce.days", time.toDays()));
    }
    if (time.toHoursPart() > 0) {
      words.add(text.count("announce.hours", time.toHoursPart()));
    }
    if (time.toMinutesPart() > 0) {
      words.add(text.count("announce.minutes", time.toMinutesPart()));
    }
    return String.join(" ", words);
  }

  private static ZonedDateTime at(Motion motion, Instant instant) {
    return instant.atZone(motion.zone());
  }
}
