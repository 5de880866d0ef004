package org.gongtong.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongtong.core.kernel.CanonicalJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogLayoutTest {
  private static final Logger LOGGER = new LoggerContext().getLogger("org.gongtong.server.Part");

  @Test
  void aLineOfWords() {
    assertThat(line(false, event("request", null, new KeyValuePair("status", 200))))
        .isEqualTo("10:00:00.000 WARN  Part req-1 request status=200\n");
  }

  @Test
  @SuppressWarnings("unchecked")
  void aLineOfJson() {
    String line = line(true, event("request", null, new KeyValuePair("status", 200)));
    assertThat(line).endsWith("}\n");
    assertThat((Map<String, Object>) CanonicalJson.read(line.strip()))
        .containsEntry("time", "2026-03-01T10:00:00Z")
        .containsEntry("level", "WARN")
        .containsEntry("logger", "org.gongtong.server.Part")
        .containsEntry("request", "req-1")
        .containsEntry("message", "request")
        .containsEntry("status", 200L);
  }

  @Test
  void nobodyBeginsALineOrSteersATerminal() {
    String forged = "a\r\n10:00:00.000 INFO forged\u0085\u2028\u001b[2Jb\u202ec\u0000";
    Exception thrown = new IllegalStateException(forged, new RuntimeException(forged));
    for (boolean json : List.of(true, false)) {
      String lines = line(json, event(forged, thrown, new KeyValuePair("actor", forged)));
      assertThat(lines.replaceAll("[\\n\\t]", ""))
          .as("json " + json)
          .doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u202e]");
      assertThat(lines.lines().skip(1))
          .as("every line but the first is a part of a trace")
          .allMatch(line -> line.startsWith("\t"));
      assertThat(lines).contains("forged\\");
    }
  }

  @Test
  void whatAnExceptionQuotesStaysOutside() {
    Exception thrown =
        new SQLException("Duplicate entry '王小明-13800000000' for key 'PRIMARY'; value \"周某\"");
    for (boolean json : List.of(true, false)) {
      assertThat(line(json, event("failed", thrown)))
          .contains("Duplicate entry", "SQLException")
          .doesNotContain("王小明", "13800000000", "周某");
    }
  }

  private static String line(boolean json, LoggingEvent event) {
    LogLayout layout = new LogLayout();
    layout.setJson(json);
    layout.start();
    return layout.doLayout(event);
  }

  private static LoggingEvent event(
      String message, @Nullable Throwable thrown, KeyValuePair... pairs) {
    LoggingEvent event = new LoggingEvent("x", LOGGER, Level.WARN, message, thrown, null);
    event.setInstant(Instant.parse("2026-03-01T10:00:00Z"));
    event.setMDCPropertyMap(Map.of("request", "req-1"));
    event.setKeyValuePairs(List.of(pairs));
    return event;
  }
}
