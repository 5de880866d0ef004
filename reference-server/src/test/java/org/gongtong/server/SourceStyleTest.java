package org.gongtong.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The laws of the house that only source shows, read from all modules by the JDK's own parser. */
class SourceStyleTest {

  private static final int FILES_AT_LEAST = 100;
  private static final int LINES_IN_A_FILE = 400;
  private static final int LINES_IN_A_METHOD = 60;

  private static final List<String> MODULES =
      List.of(
          "core-lib",
          "plugins/testkit",
          "plugins/store-mariadb",
          "plugins/cn-national",
          "plugins/cn-local",
          "plugins/cn-time-banks",
          "plugins/example-rules",
          "reference-server");

  /**
   * An id of a rule or scope of China, or the name or article of a law, as it would stand in code.
   */
  private static final Pattern LAW =
      Pattern.compile("^cn([.-].*)?$|民法典|物权法|条例|居民委员会组织法|第[一二三四五六七八九十百零0-9]+条");

  /**
   * Counts periods as the Civil Code does and says so in its refusals: arithmetic with its source,
   * no figure of law.
   */
  private static final String COUNTS_PERIODS =
      "core-lib/src/main/java/org/gongtong/core/rules/WorkCalendar.java";

  private static final Path ROOT = root();
  private static final List<Path> MAIN = new ArrayList<>();
  private static final List<Path> ALL = new ArrayList<>();
  private static final List<String> LONG_METHODS = new ArrayList<>();
  private static final List<String> OPEN_INTERFACES = new ArrayList<>();
  private static final List<String> LAW_IN_CORE = new ArrayList<>();
  private static int parsed;

  @BeforeAll
  static void readAllSources() throws IOException {
    for (String module : MODULES) {
      MAIN.addAll(javaFiles(ROOT.resolve(module).resolve("src/main/java")));
      ALL.addAll(javaFiles(ROOT.resolve(module).resolve("src")));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(MAIN));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Reader(unit, trees).scan(unit, null);
        parsed++;
      }
    }
  }

  @Test
  void thereAreSourcesToRead() {
    assertThat(parsed).isEqualTo(MAIN.size()).isGreaterThan(FILES_AT_LEAST);
  }

  @Test
  void filesFitInTheReadersHead() throws IOException {
    Map<String, Long> tooLong = new TreeMap<>();
    for (Path file : ALL) {
      try (Stream<String> lines = Files.lines(file)) {
        long count = lines.count();
        if (count > LINES_IN_A_FILE) {
          tooLong.put(name(file), count);
        }
      }
    }
    assertThat(tooLong).as("files of more than %d lines", LINES_IN_A_FILE).isEmpty();
  }

  @Test
  void methodsFitOnAPage() {
    assertThat(LONG_METHODS).as("methods of more than %d lines", LINES_IN_A_METHOD).isEmpty();
  }

  @Test
  void everyPackageExplainsItselfAndIsNullMarked() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path folder : MAIN.stream().map(Path::getParent).distinct().toList()) {
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info)) {
        silent.add(name(folder) + ": no package-info.java");
        continue;
      }
      String text = Files.readString(info);
      if (!text.contains("@NullMarked")) {
        silent.add(name(info) + ": not @NullMarked");
      }
      if (!text.contains("/**")) {
        silent.add(name(info) + ": says nothing about the package");
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void openInterfacesOfTheCoreAreDocumentedExtensionPoints() {
    assertThat(OPEN_INTERFACES)
        .as("public interfaces whose Javadoc does not say \"Extension point\"")
        .isEmpty();
  }

  @Test
  void noRuleOfLawStandsInTheCore() {
    assertThat(LAW_IN_CORE).as("ids, names or articles of law in code of the core").isEmpty();
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("module-info.java"))
          .sorted()
          .toList();
    }
  }

  private static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Notes what breaks a law in one file. */
  private static final class Reader extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final SourcePositions positions;
    private final LineMap lines;
    private final String file;
    private final boolean core;

    Reader(CompilationUnitTree unit, DocTrees trees) {
      this.unit = unit;
      this.trees = trees;
      this.positions = trees.getSourcePositions();
      this.lines = unit.getLineMap();
      this.file = name(Path.of(unit.getSourceFile().toUri()));
      this.core = file.startsWith("core-lib/");
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (method.getBody() != null) {
        long length = 1 + line(method.getBody(), false) - line(method.getBody(), true);
        if (length > LINES_IN_A_METHOD) {
          LONG_METHODS.add(file + ": " + method.getName() + " has " + length + " lines");
        }
      }
      return super.visitMethod(method, nothing);
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      var modifiers = type.getModifiers().getFlags();
      if (core
          && type.getKind() == Tree.Kind.INTERFACE
          && modifiers.contains(Modifier.PUBLIC)
          && !modifiers.contains(Modifier.SEALED)) {
        String comment = trees.getDocComment(getCurrentPath());
        if (comment == null || !comment.contains("Extension point")) {
          OPEN_INTERFACES.add(file + ": " + type.getSimpleName());
        }
      }
      return super.visitClass(type, nothing);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
      if (core
          && !file.equals(COUNTS_PERIODS)
          && literal.getValue() instanceof String text
          && LAW.matcher(text).find()) {
        LAW_IN_CORE.add(file + ":" + line(literal, true) + ": " + text);
      }
      return super.visitLiteral(literal, nothing);
    }

    private long line(Tree tree, boolean start) {
      long at =
          start ? positions.getStartPosition(unit, tree) : positions.getEndPosition(unit, tree);
      return lines.getLineNumber(at);
    }
  }
}
