package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.wiring.packs.InstalledPacks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A server says at its start which packs it has, and starts with broken ones, too. */
class RulesModuleTest {

  @TempDir Path home;
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(RulesModule.class);

  @BeforeEach
  void listen() {
    lines.start();
    log.setLevel(Level.INFO);
    log.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(lines);
  }

  @Test
  void oneLineAPackAndAWarningForEachThatIsBroken() throws IOException {
    Path plugins = Files.createDirectory(home.resolve("plugins"));
    Files.writeString(plugins.resolve("broken.jar"), "");
    Path holidays = Files.createDirectories(home.resolve("conf/holidays"));
    Files.writeString(holidays.resolve("cn-2027.csv"), "nonsense");
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    try (InstalledPacks packs = InstalledPacks.load(plugins, home.resolve("conf"))) {
      Injector injector = Guice.createInjector(new RulesModule(packs, metrics));

      assertThat(injector.getInstance(RuleBook.class)).isNotNull();
      assertThat(said(Level.INFO)).contains("已启用 cn-99@1.0.0 示例市规则（虚构）");
      assertThat(said(Level.WARN))
          .contains("quarantined JAR_EMPTY broken.jar: the file is empty")
          .contains("已隔离 JAR_EMPTY broken.jar：文件是空的")
          .contains("cn-2027.csv line 1: the heading must be date,kind");
      assertThat(metrics.get("gongtong.packs.quarantined").gauge().value()).isEqualTo(1);
      assertThat(metrics.get("gongtong.packs.enabled").gauge().value())
          .isEqualTo(packs.report().enabled().size());
    }
  }

  private String said(Level level) {
    return String.join(
        "\n",
        lines.list.stream()
            .filter(line -> line.getLevel() == level)
            .map(ILoggingEvent::getFormattedMessage)
            .toList());
  }
}
