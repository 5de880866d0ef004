package org.gongtong.server.jobs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Reason;
import org.slf4j.Logger;

/**
 * What keeps a clock from taking steps that are due. Each hindrance is told to the log when it is
 * new, other than before, or gone. Written by one thread at a time, read by many.
 */
public final class Hindrances {

  private final Logger log;
  private final String what;
  private volatile Map<UUID, List<Reason>> known = Map.of();

  /**
   * @param log of the clock
   * @param what is hindered, in both languages
   */
  public Hindrances(Logger log, String what) {
    this.log = log;
    this.what = what;
  }

  /** All there were at the last look. */
  public Map<UUID, List<Reason>> all() {
    return known;
  }

  /** Takes down what a look found, and tells what changed. */
  public void report(Map<UUID, List<Reason>> found) {
    found.forEach(
        (id, reasons) -> {
          if (!codes(reasons).equals(codes(known.getOrDefault(id, List.of())))) {
            reasons.forEach(reason -> warn(id, reason));
          }
        });
    known.keySet().stream()
        .filter(id -> !found.containsKey(id))
        .forEach(id -> log.info("{} {} 不再受阻 / is no longer hindered", what, id));
    known = Map.copyOf(found);
  }

  private void warn(UUID id, Reason reason) {
    // Whose key is missing is told on the desk: a log holds nobody's name.
    boolean names = reason.figures().containsKey("names");
    log.warn(
        "{} {} {}: {}{} / {}{}",
        what,
        id,
        reason.code(),
        names ? "" : reason.text(Language.ZH_CN) + "；",
        reason.remedy(Language.ZH_CN),
        names ? "" : reason.text(Language.EN) + "; ",
        reason.remedy(Language.EN));
  }

  private static Set<String> codes(List<Reason> reasons) {
    return reasons.stream().map(Reason::code).collect(Collectors.toSet());
  }
}
