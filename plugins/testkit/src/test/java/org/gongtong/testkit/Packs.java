package org.gongtong.testkit;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.gongtong.core.rules.RulePack;

/** A healthy pack as text, and the same pack with something replaced. */
final class Packs {

  static final String NAME = "xx.Pack";

  private static final String HEALTHY =
      """
      package xx;

      import java.time.*;
      import java.util.*;
      import org.gongtong.core.kernel.*;
      import org.gongtong.core.rules.*;

      public class Pack implements RulePack {
        static final Parameter<LegalPeriod> NOTICE =
            Parameter.of("notice", ParameterType.period(), "通知期限", "notice period")
                .strictestLast(Comparator.comparing(LegalPeriod::roughDays));

        enum Shade { LIGHT, DARK }

        static final Parameter<Set<Shade>> SHADES = Parameter.of("shades", ParameterType.setOf(Shade.class), "深浅", "shades");

        /*constructor*/

        @Override
        public PackDescriptor descriptor() {
          return new PackDescriptor("xx", "1.0.0", RulePack.SPI_LEVEL, List.of(ScopeCode.of("cn-99")),
              LocalizedText.of("示例", "example"), "Apache-2.0");
        }

        @Override
        public List<Edition> editions() {
          /*body*/
          return List.of(
              Edition.of("cn.notice", 1).in("cn-99").titled("通知", "notice").from("2020-01-01").until("2026-01-01")
                  .citing(Citation.read("某条例", "some ordinance", "12"))
                  .with(NOTICE, LegalPeriod.days(10), Change.ONLY_STRICTER).build(),
              Edition.of("cn.notice", 2).in("cn-99").titled("通知", "notice").from("2026-01-01")
                  .citing(Citation.unverified("某条例", "some ordinance", "14", LocalizedText.of("示例", "an example")))
                  .with(NOTICE, LegalPeriod.days(15), Change.ONLY_STRICTER).with(SHADES, Set.of(Shade.DARK)).build());
        }

        @Override
        public List<HolidayYear> holidays() {
          return List.of(new HolidayYear(ScopeCode.of("cn"), 2026, Set.of(LocalDate.of(2026, 1, 1)), Set.of(),
              Citation.read("某通知", "some notice", "1")));
        }
      }
      """;

  private Packs() {}

  static RulePack healthy(Path folder) {
    return with(folder, Map.of());
  }

  /** The healthy pack with texts replaced; each must be there. */
  static RulePack with(Path folder, Map<String, String> replacements) {
    return load(jar(replacements).writeTo(folder.resolve("pack.jar")));
  }

  static PackJar jar(Map<String, String> replacements) {
    String text = HEALTHY;
    for (Map.Entry<String, String> replacement : replacements.entrySet()) {
      if (!text.contains(replacement.getKey())) {
        throw new IllegalArgumentException("not in the pack: " + replacement.getKey());
      }
      text = text.replace(replacement.getKey(), replacement.getValue());
    }
    return new PackJar().provider(NAME, text);
  }

  static RulePack load(Path jar) {
    try {
      URL[] urls = {jar.toUri().toURL()};
      ClassLoader loader = new URLClassLoader(urls, Packs.class.getClassLoader());
      var constructor = Class.forName(NAME, true, loader).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (RulePack) constructor.newInstance();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
