package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.retention.Cutoffs;
import org.gongtong.server.retention.DataClass;
import org.gongtong.server.retention.RetentionPeriods;
import org.gongtong.server.retention.Span;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.junit.jupiter.api.Test;

/**
 * The page of what is kept how long is what the program does under the national rules. The expected
 * page lies in target/retention.md after a run.
 */
class RetentionReferenceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
  private static final Messages ZH = Messages.in(Language.CHINESE);
  private static final Messages EN = Messages.in(Language.ENGLISH);

  @Test
  void thePageIsWhatTheProgramDoes() throws IOException {
    ServerConfig config = new ConfigReader(Map.of(), Map.of()).read(Optional.empty(), Map.of());
    ZoneId zone = config.zone();
    Community here =
        new Community(
            new UUID(0, 1),
            "here",
            LocalizedText.of("本社区", "here"),
            LocalizedText.of("某市", "somewhere"),
            ScopeCode.of("cn"),
            zone);
    RuleBook rules = RuleBook.ofPacks(List.of(new CnNational()));
    Cutoffs cutoffs =
        new Cutoffs(
            new RetentionPeriods(rules, Map.of()),
            () -> List.of(here),
            RetentionParts.told(config),
            zone);
    StringBuilder page =
        new StringBuilder(
            """
            # How long data are kept · 数据保存期限

            Each class of data with its purpose and lawful basis, how long it is kept under the national rules and the default
            settings, what that is counted from, and what becomes of it. A source marked (unverified) names no figure, or was not
            compared: the period is this project's, and the place that runs a server decides. The setting `retention.periods` chooses
            within what the rules allow. This page is compared with the program by a test; how it runs is told in
            [privacy](../explanation/privacy.md).

            | class | 数据 · data | 用途 · purpose | 合法性基础 · basis | 期限 · period | 起算或者保留的理由 · from when, or why | 到期后 · then |
            |---|---|---|---|---|---|---|
            """);
    for (DataClass dataClass : DataClass.values()) {
      List<Span> spans = cutoffs.of(dataClass, NOW).spans();
      assertThat(spans.isEmpty()).isEqualTo(dataClass.end() == DataClass.End.KEEP);
      page.append("| `").append(dataClass.code()).append("` | ");
      page.append(both(dataClass.text("what"))).append(" | ");
      page.append(both(dataClass.text("for"))).append(" | ");
      page.append(both(dataClass.text("basis"))).append(" | ");
      page.append(spans.stream().map(RetentionReferenceTest::words).collect(Collectors.joining()));
      page.append(" | ").append(both(dataClass.text("since"))).append(" | ");
      page.append(both(dataClass.end().text())).append(" |\n");
    }
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/retention.md"), page);
    assertThat(Files.readString(Path.of("../docs/reference/retention.md")))
        .isEqualTo(page.toString());
  }

  private static String both(String key) {
    return ZH.of(key) + " · " + EN.of(key);
  }

  private static String words(Span span) {
    return span.text().zh()
        + " · "
        + span.text().en()
        + span.citation()
            .map(source -> "（" + source.text().zh() + " · " + source.text().en() + "）")
            .orElse("");
  }
}
