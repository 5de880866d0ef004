package org.gongtong.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gongtong.core.rules.RulePack;

/** Whether a pack can be found and created. */
final class Packaging {

  private static final String SERVICES = "META-INF/services/" + RulePack.class.getName();

  private Packaging() {}

  static List<String> servicesFile(RulePack pack) {
    String name = pack.getClass().getName();
    try {
      for (URL url : Collections.list(pack.getClass().getClassLoader().getResources(SERVICES))) {
        try (InputStream in = url.openStream()) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          if (text.lines()
              .map(line -> line.replaceFirst("#.*", "").trim())
              .anyMatch(name::equals)) {
            return List.of();
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(
        "no "
            + SERVICES
            + " names "
            + name
            + ": create the file under src/main/resources with that line");
  }

  static List<String> constructor(RulePack pack) {
    Class<?> type = pack.getClass();
    boolean creatable =
        Modifier.isPublic(type.getModifiers())
            && Arrays.stream(type.getConstructors())
                .anyMatch(constructor -> constructor.getParameterCount() == 0);
    return creatable
        ? List.of()
        : List.of(
            type.getName() + " must be a public class with a public constructor without arguments");
  }
}
