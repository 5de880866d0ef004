package org.gongtong.core.decision.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.gongtong.core.kernel.Actor;

/**
 * On which lines of a sheet two people say the same. A person's later word about a line takes the
 * place of his earlier one; a line stands when two different people say exactly the same of it, be
 * it that no ballot is there. Immutable.
 *
 * @param agreed the lines that stand, by number
 * @param open the lines that do not, by number
 */
public record SheetAgreement(List<Agreed> agreed, List<Open> open) {

  /**
   * A line two people stand behind.
   *
   * @param line what stands on it, perhaps no ballot
   * @param recorder who said it first
   * @param witness who said the same
   */
  public record Agreed(SheetLine line, Actor recorder, Actor witness) {}

  /**
   * A line without agreement.
   *
   * @param number its number
   * @param said what each person says last, in the order they said it
   */
  public record Open(int number, List<Said> said) {
    public Open {
      said = List.copyOf(said);
    }
  }

  /**
   * One person's word about a line.
   *
   * @param actor who
   * @param line what, perhaps that no ballot is there
   */
  public record Said(Actor actor, SheetLine line) {}

  public SheetAgreement {
    agreed = List.copyOf(agreed);
    open = List.copyOf(open);
  }

  static SheetAgreement of(List<SheetEntry> entries) {
    TreeSet<Integer> numbers = new TreeSet<>();
    entries.forEach(entry -> entry.lines().forEach(line -> numbers.add(line.number())));
    List<Agreed> agreed = new ArrayList<>();
    List<Open> open = new ArrayList<>();
    for (int number : numbers) {
      List<Said> said = said(entries, number);
      Optional<Agreed> two = agreement(said);
      two.ifPresentOrElse(agreed::add, () -> open.add(new Open(number, said)));
    }
    return new SheetAgreement(agreed, open);
  }

  private static List<Said> said(List<SheetEntry> entries, int number) {
    Map<String, Said> latest = new LinkedHashMap<>();
    for (SheetEntry entry : entries) {
      entry
          .lineOf(number)
          .ifPresent(
              line -> {
                Said before = latest.get(entry.actor().id());
                if (before == null || !before.line().equals(line)) {
                  // Who changes his mind joins those who said it before.
                  latest.remove(entry.actor().id());
                  latest.put(entry.actor().id(), new Said(entry.actor(), line));
                }
              });
    }
    return List.copyOf(latest.values());
  }

  /** Should two pairs disagree, the pair that came together last holds. */
  private static Optional<Agreed> agreement(List<Said> said) {
    for (int later = said.size() - 1; later > 0; later--) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (said.get(earlier).line().equals(said.get(later).line())) {
          return Optional.of(
              new Agreed(
                  said.get(later).line(), said.get(earlier).actor(), said.get(later).actor()));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether two people stand behind every line. */
  public boolean isComplete() {
    return open.isEmpty();
  }

  /** The lines that stand and are ballots. */
  public List<Agreed> ballots() {
    return agreed.stream().filter(each -> !each.line().isNone()).toList();
  }
}
