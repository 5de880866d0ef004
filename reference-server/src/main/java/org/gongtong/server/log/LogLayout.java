package org.gongtong.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gongtong.core.kernel.CanonicalJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * One line an event: words for a terminal, or one JSON object with the members {@code time} (UTC),
 * {@code level}, {@code logger}, {@code message}, {@code request} where there is one, the event's
 * own, and {@code error} with a stack trace. Thread-safe once started.
 */
public final class LogLayout extends LayoutBase<ILoggingEvent> {
  private static final int LONGEST_MESSAGE = 8_000;
  private static final int MOST_FRAMES = 60;
  private static final int MOST_CAUSES = 8;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String REQUEST = "request";

  private boolean json;

  /** For logback's file of settings. */
  public void setJson(boolean json) {
    this.json = json;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    return json ? object(event) : words(event);
  }

  private static String object(ILoggingEvent event) {
    Map<String, Object> members = new TreeMap<>();
    for (KeyValuePair pair : pairs(event)) {
      members.put(pair.key, pair.value instanceof Number number ? number : printable(pair.value));
    }
    members.put("time", event.getInstant().toString());
    members.put("level", event.getLevel().toString());
    members.put("logger", event.getLoggerName());
    members.put("message", printable(event.getFormattedMessage()));
    String request = event.getMDCPropertyMap().get(REQUEST);
    if (request != null) {
      members.put(REQUEST, printable(request));
    }
    if (event.getThrowableProxy() != null) {
      members.put("error", trace(event.getThrowableProxy()).strip());
    }
    return CanonicalJson.write(members) + "\n";
  }

  private static String words(ILoggingEvent event) {
    String logger = event.getLoggerName();
    StringBuilder line = new StringBuilder();
    line.append(CLOCK.format(event.getInstant())).append(' ').append(event.getLevel());
    line.append(" ".repeat(Math.max(1, 6 - event.getLevel().toString().length())));
    line.append(logger.substring(logger.lastIndexOf('.') + 1)).append(' ');
    line.append(printable(event.getMDCPropertyMap().getOrDefault(REQUEST, "-"))).append(' ');
    line.append(printable(event.getFormattedMessage()));
    for (KeyValuePair pair : pairs(event)) {
      line.append(' ').append(pair.key).append('=').append(printable(pair.value));
    }
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      line.append(trace(event.getThrowableProxy()));
    }
    return line.toString();
  }

  private static List<KeyValuePair> pairs(ILoggingEvent event) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    return pairs == null ? List.of() : pairs;
  }

  /** Every line but the first of an event begins with a tab. */
  private static String trace(IThrowableProxy thrown) {
    StringBuilder out = new StringBuilder();
    @Nullable IThrowableProxy current = thrown;
    for (int depth = 0; current != null && depth < MOST_CAUSES; depth++) {
      String message = current.getMessage();
      out.append('\t').append(depth == 0 ? "" : "caused by ").append(current.getClassName());
      if (message != null) {
        out.append(": ").append(printable(LogText.withoutValues(message)));
      }
      out.append('\n');
      StackTraceElementProxy[] frames = current.getStackTraceElementProxyArray();
      for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
        out.append("\t  ").append(frames[i].getSTEAsString()).append('\n');
      }
      current = current.getCause();
    }
    return out.toString();
  }

  private static String printable(@Nullable Object value) {
    return LogText.printable(String.valueOf(value), LONGEST_MESSAGE);
  }
}
