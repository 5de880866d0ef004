package org.gongtong.server.wiring.packs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.PackFault;
import org.gongtong.core.rules.Quarantined;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RulePack;
import org.gongtong.server.log.LogText;
import org.jspecify.annotations.Nullable;

/** Looks at a jar as a file, before any of its classes is loaded. Used once. */
final class JarInspection {

  private static final String SERVICES = "META-INF/services/" + RulePack.class.getName();

  /**
   * A pack is some classes with texts and figures in them; what is larger was dropped in by
   * mistake.
   */
  private static final long LARGEST_BYTES = 64_000_000;

  /** Our own packages, also in the corner of a jar where classes for newer Java versions lie. */
  private static final Pattern OURS =
      Pattern.compile("(META-INF/versions/[0-9]+/)?org/gongtong/core/.*\\.class");

  private static final int LONGEST_NAME = 200;

  private final Path jar;
  private final PackTrust trust;
  private final PrivateCopies copies;
  private @Nullable ContentHash sha256;
  private @Nullable Path copy;

  JarInspection(Path jar, PackTrust trust, PrivateCopies copies) {
    this.jar = jar;
    this.trust = trust;
    this.copies = copies;
  }

  /** What was looked at, and is to be loaded; there once {@link #fault} has found nothing. */
  Path copy() {
    return Objects.requireNonNull(copy, "looked at before it is loaded");
  }

  /** The file's hash; absent until {@link #fault} has read it, and where it could not. */
  Optional<ContentHash> sha256() {
    return Optional.ofNullable(sha256);
  }

  /** The file's name, as it may stand in a line. */
  String name() {
    return LogText.printable(String.valueOf(jar.getFileName()), LONGEST_NAME);
  }

  /** What is wrong with the file, if anything is. */
  Optional<Quarantined> fault() {
    try {
      if (Files.isRegularFile(jar) && Files.size(jar) > LARGEST_BYTES) {
        return unreadable("> " + LARGEST_BYTES + " bytes");
      }
      byte[] bytes = Files.readAllBytes(jar);
      sha256 = ContentHash.of(bytes);
      if (bytes.length == 0) {
        return set(PackFault.JAR_EMPTY, PackFault.JAR_EMPTY.because());
      }
      if (!trust.trusts(sha256)) {
        // Before anything is unpacked: a stranger's zip may be a bomb.
        return set(
            PackFault.NOT_TRUSTED,
            PackFault.NOT_TRUSTED.because().figure("sha256", sha256.hex()).figure("file", name()));
      }
      copy = copies.of(bytes);
      try (JarFile file = new JarFile(copy.toFile(), false)) {
        return inside(file);
      }
    } catch (IOException | RuntimeException e) {
      return unreadable(told(e));
    }
  }

  private Optional<Quarantined> unreadable(String error) {
    return set(PackFault.JAR_UNREADABLE, PackFault.JAR_UNREADABLE.because().figure("error", error));
  }

  /** The message of a file error is often the path alone, which says nothing. */
  private String told(Throwable e) {
    if (Files.isDirectory(jar)) {
      return "not a file";
    }
    String message = e.getMessage();
    boolean bare = message == null || message.equals(jar.toString());
    return bare ? e.getClass().getSimpleName() : e.getClass().getSimpleName() + " " + message;
  }

  private Optional<Quarantined> inside(JarFile file) throws IOException {
    List<JarEntry> entries =
        Collections.list(file.entries()).stream().filter(e -> !e.isDirectory()).toList();
    if (entries.stream().allMatch(entry -> entry.getName().equals(JarFile.MANIFEST_NAME))) {
      return set(PackFault.JAR_EMPTY, PackFault.JAR_EMPTY.because());
    }
    Optional<JarEntry> ours =
        entries.stream().filter(entry -> OURS.matcher(entry.getName()).matches()).findFirst();
    if (ours.isPresent()) {
      return set(
          PackFault.SPI_BUNDLED,
          PackFault.SPI_BUNDLED.because().figure("class", ours.get().getName()));
    }
    for (JarEntry entry : entries) {
      if (isDamaged(file, entry)) {
        return unreadable("CRC " + entry.getName());
      }
    }
    Manifest manifest = file.getManifest();
    String classPath =
        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    if (classPath != null && !classPath.isBlank()) {
      return set(
          PackFault.JAR_HAS_CLASS_PATH,
          PackFault.JAR_HAS_CLASS_PATH.because().figure("content", classPath));
    }
    return file.getEntry(SERVICES) == null || isBlank(file, SERVICES) ? noPack() : Optional.empty();
  }

  /**
   * A zip's sums are not compared when single entries are read; a flipped bit would be run as code.
   */
  private static boolean isDamaged(JarFile file, JarEntry entry) throws IOException {
    CRC32 sum = new CRC32();
    try (InputStream in = new CheckedInputStream(file.getInputStream(entry), sum)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return sum.getValue() != entry.getCrc();
  }

  private static boolean isBlank(JarFile file, String path) throws IOException {
    try (InputStream in = file.getInputStream(file.getEntry(path))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().allMatch(line -> line.replaceFirst("#.*", "").isBlank());
    }
  }

  private Optional<Quarantined> noPack() {
    return set(
        PackFault.NO_PACK_INSIDE, PackFault.NO_PACK_INSIDE.because().figure("file", SERVICES));
  }

  private Optional<Quarantined> set(PackFault fault, Reason.Draft draft) {
    return Optional.of(new Quarantined(fault, name(), draft.refuses(), sha256));
  }
}
