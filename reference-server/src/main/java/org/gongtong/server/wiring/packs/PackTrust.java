package org.gongtong.server.wiring.packs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.server.log.LogText;

/**
 * The jars that somebody with a right to do so has said may run here: the file {@code
 * conf/packs.lock}, one {@code sha256 name} a line as {@code sha256sum} prints them, {@code #}
 * begins a comment. The hash alone decides; the name is for the reader. Packs of the program itself
 * need no entry. Immutable and thread-safe.
 */
public final class PackTrust {
  private static final String FILE = "packs.lock";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})(?:\\s+\\*?(.*))?");
  private static final String HEAD =
      """
      # 可以运行的规则包（bin/gongtong packs trust 写入） / rule packs that may run here
      """;

  private final boolean all;
  private final Map<ContentHash, String> names;

  private PackTrust(boolean all, Map<ContentHash, String> names) {
    this.all = all;
    this.names = Map.copyOf(names);
  }

  /** Trusts whatever there is: for a look at jars that are named one by one. */
  static PackTrust inEverything() {
    return new PackTrust(true, Map.of());
  }

  /**
   * Reads the list in a folder of settings; an absent one trusts nothing. A line that is none of
   * the list's is passed over: what it was to allow stays shut.
   */
  public static PackTrust in(Path conf) {
    Path file = conf.resolve(FILE);
    if (!Files.exists(file)) {
      return new PackTrust(false, Map.of());
    }
    try {
      Map<ContentHash, String> names =
          Files.readAllLines(file, StandardCharsets.UTF_8).stream()
              .map(line -> LINE.matcher(line.strip()))
              .filter(Matcher::matches)
              .collect(
                  Collectors.toMap(
                      line -> new ContentHash(line.group(1)),
                      line -> Objects.requireNonNullElse(line.group(2), ""),
                      (first, second) -> second));
      return new PackTrust(false, names);
    } catch (IOException e) {
      throw new IllegalStateException("无法读取 / cannot be read: " + file, e);
    }
  }

  /** Whether a jar with this hash may run. */
  public boolean trusts(ContentHash sha256) {
    return all || names.containsKey(sha256);
  }

  /** The same list and one jar more; an older jar of that name is trusted no longer. */
  public PackTrust with(String name, ContentHash sha256) {
    Map<ContentHash, String> more = new TreeMap<>(java.util.Comparator.comparing(ContentHash::hex));
    names.forEach(
        (hash, known) -> {
          if (!known.equals(name)) {
            more.put(hash, known);
          }
        });
    more.put(sha256, name);
    return new PackTrust(all, more);
  }

  /** Writes the list, whole or not at all. */
  public void writeTo(Path conf) throws IOException {
    Files.createDirectories(conf);
    TreeSet<String> lines = new TreeSet<>();
    names.forEach((hash, name) -> lines.add(hash.hex() + "  " + LogText.printable(name, 200)));
    Path unfinished = Files.createTempFile(conf, FILE, ".unfinished");
    Files.writeString(unfinished, HEAD + String.join("\n", lines) + "\n");
    try {
      Files.move(
          unfinished,
          conf.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(unfinished, conf.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
