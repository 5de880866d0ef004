package org.gongtong.server.wiring.packs;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.LoadReport;
import org.gongtong.core.rules.PackFault;
import org.gongtong.core.rules.PackSource;
import org.gongtong.core.rules.Quarantined;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RulePackLoader;

/**
 * The rules of this server: what was found, what was set aside, and the rule book of what remains.
 * Immutable and thread-safe. Changes in the folders are seen at the next start.
 *
 * <p>Closing it closes the jars; values of the packs must not be used afterwards.
 */
public final class InstalledPacks implements AutoCloseable {

  private final LoadReport report;
  private final HolidayFiles holidays;
  private final List<URLClassLoader> loaders;
  private final PrivateCopies copies;

  private InstalledPacks(
      LoadReport report,
      HolidayFiles holidays,
      List<URLClassLoader> loaders,
      PrivateCopies copies) {
    this.copies = copies;
    this.report = report;
    this.holidays = holidays;
    this.loaders = List.copyOf(loaders);
  }

  /**
   * Loads the packs of the class path, of the trusted jars in a folder, and the holiday files.
   *
   * @param plugins the folder of jars; may be absent, which means none
   * @param conf the folder with the list of trusted jars ({@link PackTrust}) and a folder of
   *     holiday files, {@code holidays}; each may be absent, which means none
   */
  public static InstalledPacks load(Path plugins, Path conf) {
    return load(
        InstalledPacks.class.getClassLoader(),
        jarsIn(plugins),
        PackTrust.in(conf),
        HolidayFiles.in(conf.resolve("holidays")));
  }

  /**
   * Loads the packs of the class path and of those of some jars that are trusted; the others are
   * looked at as files and set aside.
   *
   * @param jars in the order in which they are looked into; they need not lie in a folder of
   *     plugins
   * @param conf the folder with the list of trusted jars
   */
  public static InstalledPacks ofJars(List<Path> jars, Path conf) {
    return of(jars, PackTrust.in(conf));
  }

  /**
   * Loads the packs of the class path and of some jars, whoever made them: their code runs here and
   * now, with all rights of this process.
   *
   * @param jars in the order in which they are looked into
   */
  public static InstalledPacks runningJars(List<Path> jars) {
    return of(jars, PackTrust.inEverything());
  }

  private static InstalledPacks of(List<Path> jars, PackTrust trust) {
    return load(
        InstalledPacks.class.getClassLoader(), jars, trust, new HolidayFiles(List.of(), List.of()));
  }

  static InstalledPacks load(
      ClassLoader classPath, List<Path> jars, PackTrust trust, HolidayFiles holidays) {
    List<PackSource> sources = new ArrayList<>();
    sources.add(PackSource.classPath(classPath));
    List<Quarantined> unfit = new ArrayList<>();
    List<URLClassLoader> loaders = new ArrayList<>();
    PrivateCopies copies = new PrivateCopies();
    PluginParentLoader parent = new PluginParentLoader(classPath);
    for (Path jar : jars) {
      JarInspection inspection = new JarInspection(jar, trust, copies);
      inspection
          .fault()
          .ifPresentOrElse(
              unfit::add,
              () -> {
                URLClassLoader loader =
                    new URLClassLoader(new URL[] {url(inspection.copy())}, parent);
                loaders.add(loader);
                sources.add(
                    new PackSource(inspection.name(), loader, inspection.sha256().orElse(null)));
              });
    }
    LoadReport report = RulePackLoader.load(sources).withQuarantined(unfit);
    return new InstalledPacks(report, holidays, loaders, copies);
  }

  /**
   * Looks at a jar as a file, without loading anything of it.
   *
   * @return its hash, or why it could not be loaded anyway
   */
  public static Look look(Path jar) {
    try (PrivateCopies copies = new PrivateCopies()) {
      JarInspection inspection = new JarInspection(jar, PackTrust.inEverything(), copies);
      Optional<Quarantined> fault = inspection.fault();
      return new Look(inspection.name(), inspection.sha256(), fault);
    }
  }

  /**
   * What a jar looks like from outside.
   *
   * @param name its file name
   * @param sha256 absent when it cannot be read
   * @param fault why it cannot be a pack, if it cannot
   */
  public record Look(String name, Optional<ContentHash> sha256, Optional<Quarantined> fault) {}

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("every path has a URL: " + jar, e);
    }
  }

  /** The jars in a folder by name; other files are left alone. */
  static List<Path> jarsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file -> String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".jar"))
          .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName())))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(
          "插件文件夹无法读取 / the plugins folder cannot be read: " + folder, e);
    }
  }

  public LoadReport report() {
    return report;
  }

  public HolidayFiles holidays() {
    return holidays;
  }

  /** The rules of the enabled packs; a supplied year of holidays holds over a pack's. */
  public RuleBook ruleBook() {
    return report.ruleBook(holidays.years());
  }

  /** Whether every jar and every file could be used. */
  public boolean isClean() {
    return report.isClean() && holidays.refused().isEmpty();
  }

  @Override
  public void close() {
    for (URLClassLoader loader : loaders) {
      try {
        loader.close();
      } catch (IOException e) {
        throw new IllegalStateException(
            "a plugin's jar cannot be closed: " + PackFault.JAR_UNREADABLE, e);
      }
    }
    copies.close();
  }
}
