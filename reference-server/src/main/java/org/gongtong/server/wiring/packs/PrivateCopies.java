package org.gongtong.server.wiring.packs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of this process alone for the jars it runs: classes are read from a jar as they are
 * needed, and what was compared with the list of trusted ones must still be what is read then. For
 * one thread.
 */
final class PrivateCopies implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateCopies.class);

  private @Nullable Path folder;
  private int number;

  /** Writes a copy and answers where it is. */
  Path of(byte[] jar) throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory("gongtong-packs");
    }
    number++;
    return Files.write(folder.resolve(String.format(Locale.ROOT, "%03d.jar", number)), jar);
  }

  @Override
  public void close() {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.debug("copies of packs were left in {}", folder, e);
    }
  }
}
