package org.gongtong.testkit;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.HolidayYear;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.rules.Setting;

/** Asks a pack again and again under changed surroundings. */
final class DeterminismChecks {

  private static final int THREADS = 8;

  /** A day ahead, a day behind, half an hour off, and where the law is. */
  private static final List<String> ZONES =
      List.of("Pacific/Apia", "Pacific/Pago_Pago", "America/St_Johns", "Asia/Shanghai");

  /** Dotless i, Arabic digits, comma decimals, and the language of the law. */
  private static final List<String> LOCALES = List.of("tr-TR", "ar-EG-u-nu-arab", "de-DE", "zh-CN");

  private DeterminismChecks() {}

  /** Everything a pack says, as text. */
  static String answer(RulePack pack) {
    StringBuilder out = new StringBuilder();
    out.append(pack.descriptor()).append('\n');
    for (Edition edition : EditionSource.of(pack).editions()) {
      out.append(EditionChecks.label(edition)).append(' ').append(edition.inForce());
      out.append(' ').append(edition.title()).append(' ').append(edition.citation()).append('\n');
      for (Setting<?> setting : edition.settings()) {
        out.append("  ").append(setting.parameter()).append(" = ").append(setting.text());
        out.append(' ').append(setting.change()).append(' ');
        out.append(setting.parameter().meaning().in(Language.ZH_CN)).append(' ');
        out.append(setting.citation()).append('\n');
      }
    }
    for (HolidayYear year : pack.holidays()) {
      out.append(year.scope())
          .append(' ')
          .append(year.year())
          .append(' ')
          .append(year.source())
          .append(' ');
      out.append(year.holidays().stream().sorted().toList()).append(' ');
      out.append(year.workingWeekends().stream().sorted().toList()).append('\n');
    }
    return out.toString();
  }

  static List<String> repetition(RulePack pack) {
    String first = answer(pack);
    List<String> problems = new ArrayList<>();
    compare(first, answer(pack), "when asked twice", problems);
    compare(first, fresh(pack), "when made afresh", problems);
    return problems;
  }

  static List<String> zonesAndLocales(RulePack pack) {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    String first = answer(pack);
    List<String> problems = new ArrayList<>();
    try {
      for (String id : ZONES) {
        for (String tag : LOCALES) {
          TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(id)));
          Locale.setDefault(Locale.forLanguageTag(tag));
          compare(
              first, fresh(pack), "with the default zone " + id + " and locale " + tag, problems);
        }
      }
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
    return problems;
  }

  static List<String> threads(RulePack pack) {
    String first = answer(pack);
    CountDownLatch start = new CountDownLatch(THREADS);
    Callable<String> question =
        () -> {
          start.countDown();
          start.await();
          return answer(pack);
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    Set<String> problems = new LinkedHashSet<>();
    try {
      for (Future<String> answer :
          threads.invokeAll(List.copyOf(java.util.Collections.nCopies(THREADS, question)))) {
        compareFrom(answer, first, problems);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems.add("interrupted");
    } finally {
      threads.shutdownNow();
    }
    return List.copyOf(problems);
  }

  private static void compareFrom(Future<String> answer, String first, Set<String> problems)
      throws InterruptedException {
    List<String> found = new ArrayList<>();
    try {
      compare(first, answer.get(), "from eight threads at once", found);
    } catch (ExecutionException e) {
      found.add("the pack threw when asked from eight threads at once: " + e.getCause());
    }
    problems.addAll(found);
  }

  /**
   * The answer of a new object of freshly loaded classes, so that static constants are made under
   * today's surroundings.
   */
  private static String fresh(RulePack pack) {
    try {
      ClassLoader loader = new FreshClassLoader(pack.getClass());
      Class<?> type = Class.forName(pack.getClass().getName(), true, loader);
      return answer((RulePack) type.getConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return "it threw " + cause;
    }
  }

  private static void compare(String first, String second, String when, List<String> problems) {
    if (first.equals(second)) {
      return;
    }
    List<String> before = first.lines().toList();
    List<String> after = second.lines().toList();
    int at = 0;
    while (at < before.size() && at < after.size() && before.get(at).equals(after.get(at))) {
      at++;
    }
    problems.add(
        "the pack answers differently "
            + when
            + ": first \""
            + line(before, at)
            + "\", then \""
            + line(after, at)
            + "\"; it may depend on nothing but its own text");
  }

  private static String line(List<String> lines, int at) {
    return at < lines.size() ? lines.get(at).strip() : "";
  }
}
