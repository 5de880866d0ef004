package org.gongtong.server.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongtong.server.retention.DataClass;
import org.gongtong.server.ui.ballot.BallotNotice;
import org.gongtong.server.ui.election.ElectionNotice;
import org.gongtong.server.ui.election.ElectionPhase;
import org.gongtong.server.ui.election.ElectionStep;
import org.gongtong.server.ui.open.FigureName;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Measure;
import org.gongtong.server.ui.part.MotionState;
import org.gongtong.server.ui.part.Outcome;
import org.gongtong.server.ui.staff.DiffKind;
import org.gongtong.server.ui.staff.MandateState;
import org.gongtong.server.ui.staff.MotionStep;
import org.gongtong.server.ui.staff.PackState;
import org.gongtong.server.ui.staff.Progress;
import org.gongtong.server.ui.staff.SheetState;
import org.gongtong.server.ui.staff.account.SignInWay;
import org.gongtong.server.ui.staff.assist.SessionEnd;
import org.gongtong.server.ui.staff.webhook.WebhookState;
import org.gongtong.server.ui.timebank.DayPart;
import org.gongtong.server.ui.timebank.Mobility;
import org.gongtong.server.ui.timebank.NeedWords;
import org.gongtong.server.ui.timebank.StatementPeriod;
import org.gongtong.server.ui.timebank.VisitStep;
import org.gongtong.server.ui.timebank.WantKind;
import org.gongtong.server.ui.timebank.desk.OrderStep;
import org.gongtong.server.ui.timebank.desk.PartnerState;
import org.gongtong.server.webhook.Attempt;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Messages CHINESE = Messages.in(Language.CHINESE);
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
  private static final Pattern USE =
      Pattern.compile("\\bt(?:ext)?\\.(of|count)\\(\\s*\"([a-z.-]+)\"");
  private static final Pattern WHOLE_KEY = Pattern.compile("\"([a-z]+[.][a-z.-]+)\"");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final List<MessageKey[]> SHOWN =
      List.of(
          TextSize.values(),
          Choice.values(),
          MotionState.values(),
          Outcome.values(),
          Measure.values(),
          ChannelName.values(),
          FigureName.values(),
          DiffKind.values(),
          MotionStep.values(),
          Progress.values(),
          SheetState.values(),
          PackState.values(),
          ElectionPhase.values(),
          ElectionStep.values(),
          MandateState.values(),
          SessionEnd.values(),
          SignInWay.values(),
          WebhookState.values(),
          OrderStep.values(),
          PartnerState.values(),
          VisitStep.values(),
          StatementPeriod.values(),
          DayPart.values(),
          Mobility.values(),
          NeedWords.Skill.values());

  @Test
  void bothLanguagesHaveTheSameKeysWithTheSameArguments() {
    assertThat(ENGLISH.keys()).isEqualTo(CHINESE.keys());
    for (String key : CHINESE.keys()) {
      assertThat(placeholders(ENGLISH.of(key))).as(key).isEqualTo(placeholders(CHINESE.of(key)));
      assertThat(ENGLISH.of(key)).as(key).isNotBlank().doesNotContainPattern(HAN);
      assertThat(CHINESE.of(key)).as(key).isNotBlank();
    }
  }

  @Test
  void noKeyStandsThereTwice() throws IOException {
    // The later one would win, on a page that nobody looked at.
    for (Path file : files(Path.of("src", "main", "resources"), ".properties")) {
      List<String> keys =
          read(file)
              .lines()
              .filter(line -> !line.startsWith("#") && line.contains("="))
              .map(line -> line.substring(0, line.indexOf('=')))
              .toList();
      assertThat(keys).as(file.toString()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyKeyIsUsedAndEveryUsedKeyExists() throws IOException {
    Set<String> missing = usedKeys();
    missing.removeAll(CHINESE.keys());
    assertThat(missing).as("used but without a text").isEmpty();
    Set<String> idle = CHINESE.keys();
    idle.removeAll(usedKeys());
    assertThat(idle).as("with a text but never used").isEmpty();
  }

  @Test
  void templatesSpeakOnlyThroughMessages() throws IOException {
    for (Path template : files(Path.of("src", "main", "jte"), ".jte")) {
      String text = read(template).replace("共同", "").replace("\"、\"", "");
      assertThat(text).as(template.toString()).doesNotContainPattern(HAN);
    }
  }

  @Test
  void argumentsArePutInOnceAndNeverReadAsPlaceholders() {
    assertThat(ENGLISH.of("citation", "{1}", "art. 1")).isEqualTo("{1}, art. 1");
    assertThatThrownBy(() -> ENGLISH.of("citation", "alone"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bad placeholder");
    assertThatThrownBy(() -> ENGLISH.of("no.such.key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such.key");
  }

  @Test
  void figuresAreWordedWithoutTheMachinesLocaleOrZone() {
    ZonedDateTime time = ZonedDateTime.of(2026, 3, 1, 9, 5, 0, 0, ZoneId.of("Asia/Shanghai"));
    assertThat(CHINESE.at(time)).isEqualTo("2026年3月1日（周日）09:05");
    assertThat(ENGLISH.at(time)).isEqualTo("Sun 1 March 2026, 09:05");
    assertThat(CHINESE.day(time.toLocalDate())).isEqualTo("2026年3月1日");
    assertThat(CHINESE.area(123_456_05L)).isEqualTo("123,456.05 平方米");
    assertThat(ENGLISH.count("unit.heads", 1)).isEqualTo("1 owner");
    assertThat(ENGLISH.count("unit.heads", 2_311)).isEqualTo("2,311 owners");
    assertThat(ENGLISH.size(12)).isEqualTo("1 KB");
    assertThat(ENGLISH.size(2_400_000)).isEqualTo("2 MB");
  }

  private static Set<String> usedKeys() throws IOException {
    Set<String> used = new TreeSet<>();
    for (MessageKey[] constants : SHOWN) {
      for (MessageKey constant : constants) {
        used.add(constant.messageKey());
      }
    }
    for (BallotNotice notice : BallotNotice.values()) {
      used.add(notice.titleKey());
      used.add(notice.remedyKey());
    }
    for (DataClass dataClass : DataClass.values()) {
      DataClass.TEXTS.forEach(text -> used.add(dataClass.text(text)));
      used.add(dataClass.end().text());
    }
    for (Attempt.Fault fault : Attempt.Fault.values()) {
      used.add("webhooks.fault." + fault.code());
    }
    for (ElectionNotice notice : ElectionNotice.values()) {
      used.add(notice.titleKey());
      used.add(notice.remedyKey());
    }
    for (ElectionStep step : ElectionStep.values()) {
      used.add(step.consequenceKey());
    }
    for (WantKind kind : WantKind.values()) {
      WantKind.TEXTS.forEach(text -> used.add(kind.text(text)));
    }
    for (VisitStep step : VisitStep.values()) {
      used.addAll(step.asked());
    }
    Set<String> all = CHINESE.keys();
    for (Path file : files(Path.of("src", "main"), ".jte", ".java")) {
      String text = read(file);
      for (Matcher use = USE.matcher(text); use.find(); ) {
        if (use.group(1).equals("count")) {
          used.add(use.group(2) + ".one");
          used.add(use.group(2) + ".other");
        } else if (file.startsWith(Path.of("src", "main", "jte"))) {
          used.add(use.group(2));
        }
      }
      // Keys chosen by a condition before they are looked up.
      WHOLE_KEY
          .matcher(text)
          .results()
          .map(m -> m.group(1))
          .filter(all::contains)
          .forEach(used::add);
    }
    return used;
  }

  private static Set<String> placeholders(String text) {
    Set<String> found = new TreeSet<>();
    Pattern.compile("\\{\\d}").matcher(text).results().forEach(m -> found.add(m.group()));
    return found;
  }

  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(
              file -> Stream.of(endings).anyMatch(ending -> file.toString().endsWith(ending)))
          .filter(file -> file.toString().contains("ui") || file.toString().endsWith(".jte"))
          .toList();
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
