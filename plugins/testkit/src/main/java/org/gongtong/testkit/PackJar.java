package org.gongtong.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.gongtong.core.rules.RulePack;

/**
 * Builds a plugin's jar while a test runs: compiles sources against the test's class path and packs
 * them, whole or broken as the test needs. Needs a JDK. Not thread-safe.
 */
public final class PackJar {

  /** The path of the services file in a jar. */
  public static final String SERVICES = "META-INF/services/" + RulePack.class.getName();

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Manifest manifest = new Manifest();
  private final List<String> withheld = new ArrayList<>();
  private String services = "";

  /** Adds a class. */
  public PackJar source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** Adds a class and names it in the services file. */
  public PackJar provider(String className, String text) {
    services += className + "\n";
    return source(className, text);
  }

  /** Replaces the text of the services file; the empty text leaves the file out. */
  public PackJar services(String text) {
    services = text;
    return this;
  }

  /** Adds a file as it is. */
  public PackJar entry(String path, byte[] bytes) {
    entries.put(path, bytes);
    return this;
  }

  /** Sets a main attribute of the manifest. */
  public PackJar manifest(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  /** Compiles a class with the others but leaves it out of the jar. */
  public PackJar without(String className) {
    withheld.add(className);
    return this;
  }

  /**
   * Compiles and writes the jar.
   *
   * @return {@code jar}
   * @throws IllegalArgumentException with the compiler's messages, if a source does not compile
   */
  public Path writeTo(Path jar) {
    Map<String, byte[]> files = compiled();
    withheld.forEach(name -> files.remove(pathOf(name)));
    files.putAll(entries);
    if (!services.isEmpty()) {
      files.put(SERVICES, services.getBytes(StandardCharsets.UTF_8));
    }
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
      manifest.write(out);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static String pathOf(String className) {
    return className.replace('.', '/') + ".class";
  }

  private Map<String, byte[]> compiled() {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    if (sources.isEmpty()) {
      return classes;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("no Java compiler: run the tests with a JDK");
    }
    StringWriter said = new StringWriter();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    try (StandardJavaFileManager standard =
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        InMemory files = new InMemory(standard, classes)) {
      List<String> options = List.of("--release", "17", "-proc:none", "-Xlint:-options");
      if (!compiler.getTask(said, files, null, options, null, units).call()) {
        throw new IllegalArgumentException(said.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final Map<String, byte[]> classes;

    InMemory(StandardJavaFileManager files, Map<String, byte[]> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + pathOf(className)), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(pathOf(className), toByteArray());
            }
          };
        }
      };
    }
  }
}
