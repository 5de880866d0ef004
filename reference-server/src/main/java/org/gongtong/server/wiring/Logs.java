package org.gongtong.server.wiring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gongtong.server.config.LogFormat;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RequestLog;
import org.gongtong.server.log.LogLayout;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go, and their form. Text on the console, as {@code logback.xml} has it, until the
 * settings say otherwise; an embedder's other logging system is left alone.
 */
public final class Logs {
  private static final String FILE = "gongtong.log";

  private Logs() {}

  /** Switches the console to JSON lines when asked. */
  public static void use(LogFormat format) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (format != LogFormat.JSON || !(factory instanceof LoggerContext context)) {
      return;
    }
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setTarget("System.err");
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(started(console, context));
  }

  /** Has a line written for each request, and the log kept in files if the settings say so. */
  public static void ofServer(ServerConfig config) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(RequestLog.class).setLevel(Level.INFO);
      config.logFiles().folder().ifPresent(folder -> keep(folder, config, context));
    }
  }

  static void keep(Path folder, ServerConfig config, LoggerContext context) {
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    try {
      Files.createDirectories(folder);
      Path probe = folder.resolve(FILE);
      if (!Files.exists(probe)) {
        Files.createFile(probe);
      }
    } catch (IOException e) {
      // The residents' vote is worth more than this file; whoever reads the console is told.
      root.error(
          "日志文件夹无法写入，本次运行不留日志文件 / the folder of the log cannot be written, so this run leaves no files: {}",
          e.toString());
      return;
    }
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setFile(folder.resolve(FILE).toString());
    TimeBasedRollingPolicy<ILoggingEvent> daily = new TimeBasedRollingPolicy<>();
    daily.setContext(context);
    daily.setParent(file);
    daily.setFileNamePattern(
        folder.resolve("gongtong.%d{yyyy-MM-dd, " + config.zone() + "}.log.gz").toString());
    daily.setMaxHistory(config.logFiles().days());
    daily.setCleanHistoryOnStart(true);
    daily.start();
    file.setRollingPolicy(daily);
    root.addAppender(started(file, context));
  }

  private static OutputStreamAppender<ILoggingEvent> started(
      OutputStreamAppender<ILoggingEvent> appender, LoggerContext context) {
    LogLayout layout = new LogLayout();
    layout.setContext(context);
    layout.setJson(true);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
