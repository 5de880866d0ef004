package org.gongtong.core.rules;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A services file as {@link java.util.ServiceLoader} would read it. It is read beside the loader
 * because the loader's errors name neither file nor line in a form to rely on, and because one
 * malformed line costs the whole file.
 *
 * @param classNames the classes it names; none when a line is malformed
 * @param malformedLine the number of the first malformed line, 0 for none
 * @param malformed that line, or the empty text
 */
record ServicesFile(Set<String> classNames, int malformedLine, String malformed) {

  static final String PATH = "META-INF/services/" + RulePack.class.getName();

  /** All the files a class loader sees. */
  static List<ServicesFile> seenBy(ClassLoader loader) throws IOException {
    List<ServicesFile> files = new ArrayList<>();
    for (URL url : Collections.list(loader.getResources(PATH))) {
      URLConnection connection = url.openConnection();
      connection.setUseCaches(false); // a cached jar would stay open, and stale once it is replaced
      try (InputStream in = connection.getInputStream()) {
        files.add(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    return files;
  }

  static ServicesFile parse(String text) {
    Set<String> names = new LinkedHashSet<>();
    int number = 0;
    for (String line : text.split("\r\n|\r|\n")) {
      number++;
      String name = nameIn(line);
      if (name == null) {
        return new ServicesFile(Set.of(), number, PlainLine.of(line));
      }
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return new ServicesFile(names, 0, "");
  }

  /** The name on a line, empty if it has none, null if it is malformed. */
  private static @Nullable String nameIn(String line) {
    int comment = line.indexOf('#');
    String name = (comment < 0 ? line : line.substring(0, comment)).trim();
    if (name.isEmpty()) {
      return name;
    }
    int first = name.codePointAt(0);
    boolean wellFormed =
        Character.isJavaIdentifierStart(first)
            && name.codePoints().allMatch(c -> c == '.' || Character.isJavaIdentifierPart(c));
    return wellFormed ? name : null;
  }
}
