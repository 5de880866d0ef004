package org.gongtong.testkit;

import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.LoadReport;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.PackSource;
import org.gongtong.core.rules.Quarantined;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.rules.RulePackLoader;

/**
 * Checks one rule pack. Each method looks at one thing and returns what is wrong with it, one line
 * each, with the remedy; an empty list means that it is right. Not thread-safe: some checks change
 * the default zone and locale of the machine while they run, and put them back.
 */
public final class PackChecks {

  private final RulePack pack;
  private final List<RulePack> basePacks;

  /**
   * @param pack the pack to check
   * @param basePacks the wider packs it adapts
   */
  public PackChecks(RulePack pack, List<RulePack> basePacks) {
    this.pack = pack;
    this.basePacks = List.copyOf(basePacks);
  }

  /** The services file names the class. */
  public List<String> servicesFile() {
    return Packaging.servicesFile(pack);
  }

  /** The class and its constructor are public. */
  public List<String> constructor() {
    return Packaging.constructor(pack);
  }

  /** The loader enables the pack when it is found on the class path. */
  public List<String> loader() {
    LoadReport report =
        RulePackLoader.load(List.of(PackSource.classPath(pack.getClass().getClassLoader())));
    String id = pack.descriptor().id();
    if (report.enabled().stream().anyMatch(loaded -> loaded.id().equals(id))) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    for (Quarantined other : report.quarantined()) {
      problems.add("the loader set aside: " + other.fault() + " " + other.line(Language.EN));
    }
    return problems.isEmpty() ? List.of("the loader does not find the pack " + id) : problems;
  }

  /** The descriptor is complete and the same each time. */
  public List<String> descriptor() {
    List<String> problems = new ArrayList<>();
    PackDescriptor descriptor = pack.descriptor();
    if (!descriptor.equals(pack.descriptor())) {
      problems.add("descriptor() answers differently the second time: return a constant");
    }
    if (descriptor.licence().isBlank() || !descriptor.licence().matches("[A-Za-z0-9.+() -]+")) {
      problems.add(
          "the licence is not an SPDX expression such as Apache-2.0: " + descriptor.licence());
    }
    problems.addAll(EditionChecks.inBothLanguages("the pack's name", descriptor.name()));
    return problems;
  }

  /** The level is one that the library accepts. */
  public List<String> spiLevel() {
    int level = pack.descriptor().spiLevel();
    boolean accepted = level >= RulePack.OLDEST_SPI_LEVEL && level <= RulePack.SPI_LEVEL;
    return accepted
        ? List.of()
        : List.of(
            "level "
                + level
                + " is not accepted: write RulePack.SPI_LEVEL, the compiler fills it in");
  }

  /** Every edition holds in a scope that the descriptor names. */
  public List<String> scopes() {
    return EditionChecks.scopes(pack);
  }

  /** Every rule id begins with the code of the scope's country, or of a division of it. */
  public List<String> ruleIds() {
    return EditionChecks.ruleIds(pack);
  }

  /** No two editions of a rule and scope overlap. */
  public List<String> overlaps() {
    return EditionChecks.overlaps(pack);
  }

  /** A later edition has a higher number. */
  public List<String> numbers() {
    return EditionChecks.numbers(pack);
  }

  /**
   * Not in force the day before, in force from the first day to the last, and no day lost between
   * two editions.
   */
  public List<String> boundaryDays() {
    return BoundaryChecks.boundaryDays(pack);
  }

  /** Every edition cites a source, named in both languages, and an article. */
  public List<String> citations() {
    return EditionChecks.citations(pack);
  }

  /** A citation that is not verified says why. */
  public List<String> unverifiedCitations() {
    return EditionChecks.unverifiedCitations(pack);
  }

  /** Every edition has a title in both languages. */
  public List<String> titles() {
    return EditionChecks.titles(pack);
  }

  /** Every value can be written as text and read back, alone and as part of a stored rule. */
  public List<String> values() {
    return EditionChecks.values(pack);
  }

  /** The pack changes nothing that the base packs do not let it change. */
  public List<String> conflicts() {
    return BoundaryChecks.conflicts(pack, basePacks);
  }

  /** Years of holidays belong to a country, come once each, and name their source. */
  public List<String> holidays() {
    return EditionChecks.holidays(pack);
  }

  /** The same answer when asked again, and from another object of the class. */
  public List<String> repetition() {
    return DeterminismChecks.repetition(pack);
  }

  /**
   * The same answer under four default zones and four default locales, each time from freshly
   * loaded classes.
   */
  public List<String> zonesAndLocales() {
    return DeterminismChecks.zonesAndLocales(pack);
  }

  /** The same answer from eight threads at once. */
  public List<String> threads() {
    return DeterminismChecks.threads(pack);
  }

  /** The compiled classes name nothing that a pack may not touch. */
  public List<String> purity() {
    return PurityChecks.purity(pack);
  }

  /** No rule takes longer than 10 ms to resolve. */
  public List<String> speed() {
    return BoundaryChecks.speed(pack, basePacks);
  }

  /** The cases hold. */
  public List<String> cases(List<RuleCase<?>> cases) {
    return BoundaryChecks.cases(pack, basePacks, cases);
  }
}
