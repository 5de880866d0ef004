package org.gongtong.server.wiring.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.gongtong.core.rules.LoadedPack;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.testkit.PackJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tutorial promises a stranger: his source, compiled, packed and dropped in, holds. */
class TutorialPackTest {

  private static final Path SOURCE =
      Path.of("../plugins/example-rules/src/main/java/org/gongtong/example/ExampleRules.java");

  @TempDir Path plugins;

  @Test
  void holdsInItsPlaceOnceItIsDroppedIn() throws IOException {
    new PackJar()
        .provider("org.gongtong.example.ExampleRules", Files.readString(SOURCE))
        .writeTo(plugins.resolve("my-city-rules.jar"));
    ClassLoader bare = new PluginParentLoader(getClass().getClassLoader());
    HolidayFiles none = new HolidayFiles(List.of(), List.of());

    try (InstalledPacks packs =
        InstalledPacks.load(bare, InstalledPacks.jarsIn(plugins), PackTrust.inEverything(), none)) {
      assertThat(packs.report().quarantined()).isEmpty();
      assertThat(packs.report().enabled()).extracting(LoadedPack::id).containsExactly("cn-99");
      LocalDate first = LocalDate.of(2026, 1, 1);
      RuleId gardens = RuleId.of("cn-99.gardens.3");
      assertThat(packs.ruleBook().resolve(gardens, ScopeCode.of("cn-9901"), first).isAccepted())
          .isTrue();
      assertThat(packs.ruleBook().resolve(gardens, ScopeCode.of("cn-98"), first).isAccepted())
          .isFalse();
    }
  }
}
