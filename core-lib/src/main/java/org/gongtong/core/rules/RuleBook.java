package org.gongtong.core.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gongtong.core.kernel.LocalizedText;

/**
 * An immutable snapshot of all editions, which answers what holds where and when. Thread-safe.
 *
 * <p>Cost: {@link #resolve} is linear in the editions of one rule, a handful.
 */
public final class RuleBook {

  private record Entry(Edition edition, EditionRef ref) {}

  private final Map<RuleId, List<Entry>> entries;
  private final List<HolidayYear> holidays;

  private RuleBook(Map<RuleId, List<Entry>> entries, List<HolidayYear> holidays) {
    this.entries = entries;
    this.holidays = holidays;
  }

  /**
   * @throws IllegalArgumentException if two editions of one rule and scope overlap in time,
   *     whichever packs they come from ({@link #overlaps} finds them beforehand)
   */
  public static RuleBook of(List<EditionSource> sources) {
    Map<RuleId, List<Entry>> entries = new TreeMap<>();
    List<HolidayYear> holidays = new ArrayList<>();
    for (EditionSource source : sources) {
      for (Edition edition : source.editions()) {
        EditionRef ref =
            new EditionRef(
                source.id(),
                source.version(),
                edition.rule(),
                edition.number(),
                edition.scope(),
                edition.citation());
        entries
            .computeIfAbsent(edition.rule(), rule -> new ArrayList<>())
            .add(new Entry(edition, ref));
      }
      holidays.addAll(source.holidays());
    }
    List<Edition> all =
        entries.values().stream().flatMap(List::stream).map(Entry::edition).toList();
    Optional<String> overlap = overlaps(all);
    if (overlap.isPresent()) {
      throw new IllegalArgumentException(overlap.get());
    }
    return new RuleBook(entries, List.copyOf(holidays));
  }

  /** A book of packs. */
  public static RuleBook ofPacks(List<? extends RulePack> packs) {
    return of(packs.stream().map(EditionSource::of).toList());
  }

  /**
   * Describes the first pair of editions of one rule and scope that overlap in time or share a
   * number, if there is one.
   */
  public static Optional<String> overlaps(List<Edition> editions) {
    Map<String, List<Edition>> bySlot = new LinkedHashMap<>();
    for (Edition edition : editions) {
      List<Edition> others =
          bySlot.computeIfAbsent(
              edition.rule() + " in " + edition.scope(), slot -> new ArrayList<>());
      for (Edition other : others) {
        if (other.inForce().overlaps(edition.inForce()) || other.number() == edition.number()) {
          return Optional.of(
              edition.rule()
                  + " in "
                  + edition.scope()
                  + ": edition "
                  + other.number()
                  + " "
                  + other.inForce()
                  + " overlaps edition "
                  + edition.number()
                  + " "
                  + edition.inForce());
        }
      }
      others.add(edition);
    }
    return Optional.empty();
  }

  /**
   * What a rule says in a place on a day.
   *
   * @return the rule, or a refusal {@link RuleReason#NO_RULE_IN_FORCE} or {@link
   *     RuleReason#RULE_CONFLICT}
   */
  public Outcome<ResolvedRule> resolve(RuleId rule, ScopeCode scope, LocalDate day) {
    return resolve(rule, scope.chain(), day);
  }

  /**
   * As {@link #resolve(RuleId, ScopeCode, LocalDate)} for a chain of scopes, widest first, which
   * may end with a compact.
   */
  public Outcome<ResolvedRule> resolve(RuleId rule, List<ScopeCode> chain, LocalDate day) {
    List<Entry> inForce = new ArrayList<>();
    for (ScopeCode scope : chain) {
      entries.getOrDefault(rule, List.of()).stream()
          .filter(e -> e.edition().scope().equals(scope) && e.edition().inForce().contains(day))
          .forEach(inForce::add);
    }
    ScopeCode narrowest = chain.get(chain.size() - 1);
    if (inForce.isEmpty()) {
      return Outcome.refused(
          RuleReason.NO_RULE_IN_FORCE
              .because()
              .under(rule)
              .figure("rule", rule)
              .figure("day", day)
              .figure("scope", narrowest)
              .refuses());
    }
    Map<Parameter<?>, List<Provision>> provisions = new LinkedHashMap<>();
    List<Reason> conflicts = new ArrayList<>();
    for (Entry entry : inForce) {
      for (Setting<?> setting : entry.edition().settings()) {
        lay(setting, entry.ref(), provisions, conflicts);
      }
    }
    if (!conflicts.isEmpty()) {
      return Outcome.refused(conflicts);
    }
    LocalizedText title = inForce.get(inForce.size() - 1).edition().title();
    return Outcome.accepted(
        new ResolvedRule(
            rule,
            day,
            narrowest,
            title,
            provisions.values().stream().map(laid -> laid.get(laid.size() - 1)).toList(),
            inForce.stream().map(Entry::ref).toList()));
  }

  /**
   * Lays a setting over those of the wider scopes. Each of them binds, not the nearest alone: a
   * province that repeats or tightens what the nation fixed does not open it for its cities.
   */
  private static <T> void lay(
      Setting<T> setting,
      EditionRef ref,
      Map<Parameter<?>, List<Provision>> provisions,
      List<Reason> conflicts) {
    List<Provision> wider =
        provisions.computeIfAbsent(setting.parameter(), slot -> new ArrayList<>(1));
    for (Provision above : wider) {
      if (!mayChange(setting, ref, above)) {
        conflicts.add(conflict(setting, ref, above));
        return;
      }
    }
    wider.add(new Provision(setting, ref));
  }

  private static Reason conflict(Setting<?> setting, EditionRef ref, Provision above) {
    return RuleReason.RULE_CONFLICT
        .because()
        .under(ref.rule())
        .citing(above.citation())
        .figure("lower", new Provision(setting, ref).citation().text())
        .figure("upper", above.citation().text())
        .figure("parameter", setting.parameter().meaning())
        .figure("value", setting.text())
        .figure("fixed", above.setting().text())
        .refuses();
  }

  private static <T> boolean mayChange(Setting<T> setting, EditionRef ref, Provision above) {
    T upper = setting.parameter().type().read(above.setting().text());
    return switch (above.setting().change()) {
      case FIXED -> upper.equals(setting.value());
      case ONLY_STRICTER -> setting.parameter().isAsStrict(setting.value(), upper);
      case FREE -> true;
      case BY_COMPACT -> ref.scope().isCompact() || upper.equals(setting.value());
    };
  }

  /**
   * The rules whose id begins with a prefix and that are in force in a place on a day, sorted by
   * id.
   */
  public List<RuleId> inForce(String prefix, ScopeCode scope, LocalDate day) {
    List<ScopeCode> chain = scope.chain();
    return entries.entrySet().stream()
        .filter(e -> e.getKey().value().startsWith(prefix))
        .filter(
            e ->
                e.getValue().stream()
                    .anyMatch(
                        x ->
                            chain.contains(x.edition().scope())
                                && x.edition().inForce().contains(day)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Every edition that sets a parameter, whether in force or not, by its rule and then in the order
   * of the packs.
   */
  public List<Edition> setting(Parameter<?> parameter) {
    return entries.values().stream()
        .flatMap(List::stream)
        .map(Entry::edition)
        .filter(
            edition -> edition.settings().stream().anyMatch(s -> s.parameter().equals(parameter)))
        .toList();
  }

  /** The working days and holidays of the country a scope lies in. */
  public WorkCalendar calendar(ScopeCode scope) {
    return WorkCalendar.of(scope.code().substring(0, 2), holidays);
  }
}
