package org.gongtong.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gongtong.core.rules.RulePack;

/**
 * Reads what a pack's compiled classes refer to. What a pack may use is a list of what is allowed,
 * so that a new way out is closed until somebody opens it.
 */
final class PurityChecks {

  /** Packages of the platform whose classes compute and do nothing else. */
  private static final Set<String> ALLOWED_PACKAGES =
      Set.of(
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.nio.charset",
          "java.text",
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.temporal",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream");

  private static final Set<String> ALLOWED_CLASSES =
      Set.of("java.io.Serializable", "java.net.URI", "java.util.concurrent.ConcurrentHashMap");

  /** Classes of those packages that start something, look outside or draw lots. */
  private static final Pattern FORBIDDEN_CLASSES =
      Pattern.compile(
          "java\\.lang\\.(Thread.*|Process.*|Runtime|ClassLoader|ModuleLayer.*|StackWalker.*|InheritableThreadLocal)"
              + "|java\\.util\\.(Random|SplittableRandom|Timer.*|Scanner|ServiceLoader.*)");

  /** Members, as owner.name and descriptor, that read the surroundings. */
  private static final List<Pattern> FORBIDDEN_MEMBERS =
      List.of(
          Pattern.compile("java\\.lang\\.System\\.(?!arraycopy\\().*"),
          Pattern.compile(
              "java\\.lang\\.Class\\.(forName|getResource.*|getClassLoader|newInstance|get.*Method.*)\\(.*"),
          Pattern.compile("java\\.lang\\.Math\\.random\\(.*"),
          Pattern.compile("java\\.util\\.UUID\\.randomUUID\\(.*"),
          Pattern.compile("java\\.util\\.Collections\\.shuffle\\(Ljava/util/List;\\).*"),
          Pattern.compile("java\\.time\\..*\\.now\\((?!Ljava/time/Clock;).*"),
          Pattern.compile("java\\.time\\.Clock\\.(system|tick).*"),
          Pattern.compile("java\\.time\\.ZoneId\\.systemDefault\\(.*"),
          Pattern.compile("java\\.util\\.(Locale|TimeZone)\\.(getDefault|setDefault)\\(.*"),
          Pattern.compile("java\\.util\\.Date\\.<init>\\(\\)V"),
          Pattern.compile("java\\.util\\.(Calendar\\.getInstance|GregorianCalendar\\.<init>)\\(.*"),
          Pattern.compile("java\\.nio\\.charset\\.Charset\\.defaultCharset\\(.*"),
          Pattern.compile("java\\.lang\\.String\\.(toLowerCase|toUpperCase|getBytes)\\(\\).*"),
          Pattern.compile("java\\.lang\\.String\\.format\\(Ljava/lang/String;.*"),
          Pattern.compile("java\\.lang\\.String\\.formatted\\(.*"),
          Pattern.compile(
              "java\\.time\\.format\\.DateTimeFormatter\\.ofPattern\\(Ljava/lang/String;\\).*"),
          Pattern.compile("java\\.util\\..*\\.parallel(Stream)?\\(.*"));

  private PurityChecks() {}

  static List<String> purity(RulePack pack) {
    Class<?> type = pack.getClass();
    String ownPackage = type.getPackageName() + ".";
    Set<String> problems = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    Deque<String> waiting = new ArrayDeque<>(List.of(type.getName()));
    while (!waiting.isEmpty()) {
      String name = waiting.pop();
      byte[] bytes = seen.add(name) ? FreshClassLoader.bytes(type.getClassLoader(), name) : null;
      if (bytes == null) {
        continue;
      }
      References references = References.read(bytes);
      references.classes().stream()
          .filter(other -> other.startsWith(ownPackage))
          .forEach(waiting::push);
      judge(name, references, ownPackage, problems);
    }
    if (seen.size() == 1 && FreshClassLoader.bytes(type.getClassLoader(), type.getName()) == null) {
      problems.add(
          type.getName() + " has no class file that could be read: test the compiled pack");
    }
    return List.copyOf(problems);
  }

  private static void judge(
      String name, References references, String ownPackage, Set<String> problems) {
    for (String other : references.classes()) {
      if (!other.startsWith(ownPackage) && !isAllowed(other)) {
        problems.add(name + " uses " + other + ": a pack is pure and may not");
      }
    }
    for (String member : references.members()) {
      if (FORBIDDEN_MEMBERS.stream().anyMatch(pattern -> pattern.matcher(member).matches())) {
        problems.add(name + " uses " + member + ": the answer would depend on the surroundings");
      }
    }
  }

  private static boolean isAllowed(String name) {
    if (name.startsWith("org.jspecify.")) {
      return true;
    }
    if (name.startsWith("org.gongtong.core.")) {
      return !name.contains(".internal.");
    }
    int dot = name.lastIndexOf('.');
    String packageName = dot < 0 ? "" : name.substring(0, dot);
    return ALLOWED_CLASSES.contains(name)
        || (ALLOWED_PACKAGES.contains(packageName) && !FORBIDDEN_CLASSES.matcher(name).matches());
  }
}
