package org.gongtong.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A plugin's jar, compiled and packed while the test runs, so that it can be as broken as the test
 * needs.
 */
final class PluginJar {

  static final String SERVICES = "META-INF/services/org.gongtong.core.rules.RulePack";

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> withheld = new ArrayList<>();
  private String services = "";

  /**
   * A healthy pack of one edition: {@code pack("aa.One", "one", "cn-99", "cn-99.notice",
   * "2026-01-01", null)}.
   */
  static String pack(String className, String id, String rule, String from) {
    return packWith(
        className, id, "1", "return java.util.List.of(" + edition(rule, 1, from, null) + ");", "");
  }

  static String edition(String rule, int number, String from, String until) {
    return """
        Edition.of("%s", %d).in("cn-99").titled("通知", "notice").from("%s")%s
            .citing(Citation.read("某办法", "some rules", "1")).build()"""
        .formatted(rule, number, from, until == null ? "" : ".until(\"" + until + "\")");
  }

  static String packWith(
      String className, String id, String level, String editionsBody, String more) {
    int dot = className.lastIndexOf('.');
    return """
        package %s;
        import org.gongtong.core.kernel.*;
        import org.gongtong.core.rules.*;
        public class %s implements RulePack {
          %s
          @Override public PackDescriptor descriptor() {
            return new PackDescriptor("%s", "1.0.0", %s, java.util.List.of(ScopeCode.of("cn-99")),
                LocalizedText.of("某地", "somewhere"), "Apache-2.0");
          }
          @Override public java.util.List<Edition> editions() { %s }
        }
        """
        .formatted(
            className.substring(0, dot),
            className.substring(dot + 1),
            more,
            id,
            level,
            editionsBody);
  }

  PluginJar source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** Adds a class and names it in the services file. */
  PluginJar provider(String className, String text) {
    services += className + "\n";
    return source(className, text);
  }

  PluginJar services(String text) {
    services = text;
    return this;
  }

  /** Compiled, but not packed. */
  PluginJar without(String className) {
    withheld.add(className.replace('.', '/') + ".class");
    return this;
  }

  /**
   * Writes the jar and opens a loader on it and on the core, as an embedder's class path would be.
   */
  PackSource in(Path folder, String name) {
    Path jar = write(folder, name);
    return new PackSource(name, new URLClassLoader(new URL[] {url(jar)}, parent()), null);
  }

  /** As {@link #in}, but the loader prefers the jar's own classes over the core's. */
  PackSource preferringItsOwn(Path folder, String name) {
    URL[] urls = {url(write(folder, name))};
    ClassLoader loader =
        new URLClassLoader(urls, parent()) {
          @Override
          protected Class<?> loadClass(String className, boolean resolve)
              throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(className);
            if (loaded != null) {
              return loaded;
            }
            try {
              return findClass(className);
            } catch (ClassNotFoundException e) {
              return super.loadClass(className, resolve);
            }
          }
        };
    return new PackSource(name, loader, null);
  }

  private static ClassLoader parent() {
    return PluginJar.class.getClassLoader();
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path write(Path folder, String name) {
    try {
      Path classes = Files.createTempDirectory(folder, "classes");
      compile(classes);
      Path jar = folder.resolve(name);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String entry = classes.relativize(file).toString().replace('\\', '/');
          if (!withheld.contains(entry)) {
            add(out, entry, Files.readAllBytes(file));
          }
        }
        add(out, SERVICES, services.getBytes(StandardCharsets.UTF_8));
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(JarOutputStream out, String entry, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(entry));
    out.write(bytes);
    out.closeEntry();
  }

  private void compile(Path classes) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      List<JavaFileObject> units =
          sources.entrySet().stream().map(e -> unit(e.getKey(), e.getValue())).toList();
      boolean compiled =
          compiler
              .getTask(said, files, null, List.of("--release", "17", "-proc:none"), null, units)
              .call();
      assertThat(compiled).as(said.toString()).isTrue();
    }
  }

  private static JavaFileObject unit(String className, String text) {
    java.net.URI uri = java.net.URI.create("string:///" + className.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
