package org.gongtong.core.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds rule packs with {@link java.util.ServiceLoader} and sets broken ones aside. Nothing a
 * plugin does while it is loaded stops the others, short of ending the process or never returning;
 * every pack ends in the {@link LoadReport}, enabled or quarantined with a code.
 *
 * <p>States of a pack: found, created, asked once for its descriptor, editions and holidays,
 * compared with the others, enabled. It is never asked again.
 *
 * <p>Stateless and thread-safe. A pack is code with full rights: quarantine guards against
 * mistakes, not against malice.
 */
public final class RulePackLoader {

  private record Claim(LoadedPack pack, Edition edition) {}

  private record Slot(RuleId rule, ScopeCode scope) {}

  private RulePackLoader() {}

  /**
   * Loads the packs that a class loader sees: what an embedder calls, with its own class loader.
   */
  public static LoadReport load(ClassLoader loader) {
    return load(List.of(PackSource.classPath(loader)));
  }

  /**
   * Loads the packs of several places. Of two packs with the same id the one of the earlier place
   * is kept; of two that claim the same rule, scope and time the one whose id sorts first.
   */
  public static LoadReport load(List<PackSource> sources) {
    List<LoadedPack> found = new ArrayList<>();
    List<Quarantined> quarantined = new ArrayList<>();
    for (PackSource source : sources) {
      PackDiscovery discovery = new PackDiscovery(source);
      discovery.run();
      found.addAll(discovery.found());
      quarantined.addAll(discovery.quarantined());
    }
    found.sort(
        Comparator.comparing(
            LoadedPack::id)); // stable: of the same id the earlier place stays first
    return admit(found, quarantined);
  }

  private static LoadReport admit(List<LoadedPack> found, List<Quarantined> quarantined) {
    List<LoadedPack> enabled = new ArrayList<>();
    Map<Slot, List<Claim>> claims = new HashMap<>();
    for (LoadedPack pack : found) {
      Optional<Quarantined> fault = duplicate(pack, enabled).or(() -> claimedTwice(pack, claims));
      if (fault.isPresent()) {
        quarantined.add(fault.get());
        continue;
      }
      enabled.add(pack);
      for (Edition edition : pack.source().editions()) {
        claims
            .computeIfAbsent(new Slot(edition.rule(), edition.scope()), slot -> new ArrayList<>())
            .add(new Claim(pack, edition));
      }
    }
    return new LoadReport(enabled, quarantined);
  }

  private static Optional<Quarantined> duplicate(LoadedPack pack, List<LoadedPack> enabled) {
    return enabled.stream()
        .filter(other -> other.id().equals(pack.id()))
        .findFirst()
        .map(
            other ->
                PackFault.DUPLICATE_ID
                    .because()
                    .figure("pack", pack.id())
                    .figure("other", other.where()))
        .map(
            draft ->
                new Quarantined(
                    PackFault.DUPLICATE_ID, pack.where(), draft.refuses(), pack.sha256()));
  }

  private static Optional<Quarantined> claimedTwice(
      LoadedPack pack, Map<Slot, List<Claim>> claims) {
    for (Edition edition : pack.source().editions()) {
      List<Claim> others =
          claims.getOrDefault(new Slot(edition.rule(), edition.scope()), List.of());
      for (Claim other : others) {
        if (RuleBook.overlaps(List.of(other.edition(), edition)).isPresent()) {
          Reason reason =
              PackFault.CLAIMED_TWICE
                  .because()
                  .under(edition.rule())
                  .figure("pack", pack.id())
                  .figure("other", other.pack().id())
                  .figure("rule", edition.rule())
                  .figure("scope", edition.scope())
                  .figure("range", numbered(other.edition()) + " / " + numbered(edition))
                  .refuses();
          return Optional.of(
              new Quarantined(PackFault.CLAIMED_TWICE, pack.where(), reason, pack.sha256()));
        }
      }
    }
    return Optional.empty();
  }

  private static String numbered(Edition edition) {
    return edition.number() + " " + edition.inForce();
  }
}
