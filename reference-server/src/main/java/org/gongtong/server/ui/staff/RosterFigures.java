package org.gongtong.server.ui.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;

/**
 * What a roster adds up to, for a clerk to hold against the figures of the property register: a
 * first import has nothing else to be compared with. Immutable.
 *
 * @param all every part
 * @param parties sets of owners, each one head
 * @param kinds by use, those that occur
 * @param stock by delivery, what the developer still has; empty when everything is delivered
 * @param unnamed parts whose owners have named nobody to vote
 */
public record RosterFigures(Sum all, long parties, List<Sum> kinds, List<Sum> stock, long unnamed) {
  /** Copies the lists. */
  public RosterFigures {
    kinds = List.copyOf(kinds);
    stock = List.copyOf(stock);
  }

  /**
   * Some of the parts.
   *
   * @param word what they have in common, in the reader's language; empty for all
   * @param parts how many
   * @param areaHundredths their floor area, in hundredths of a square metre
   */
  public record Sum(String word, long parts, long areaHundredths) {}

  static RosterFigures of(Roster roster, Language language) {
    List<ExclusivePart> parts = roster.parts();
    List<Sum> kinds = new ArrayList<>();
    for (PartKind kind : PartKind.values()) {
      add(kinds, kind.word().in(language), parts, part -> part.kind() == kind);
    }
    List<Sum> stock = new ArrayList<>();
    for (PartStatus status : PartStatus.values()) {
      if (status != PartStatus.DELIVERED) {
        String word = RosterDesk.spaced(status.word().in(language), language);
        add(stock, word, parts, part -> part.status() == status);
      }
    }
    return new RosterFigures(
        sum("", parts, part -> true),
        parts.stream().map(ExclusivePart::owners).distinct().count(),
        kinds,
        stock,
        parts.stream().filter(part -> part.voter() == null).count());
  }

  private static void add(
      List<Sum> sums, String word, List<ExclusivePart> parts, Predicate<ExclusivePart> which) {
    Sum sum = sum(word, parts, which);
    if (sum.parts() > 0) {
      sums.add(sum);
    }
  }

  private static Sum sum(String word, List<ExclusivePart> parts, Predicate<ExclusivePart> which) {
    List<ExclusivePart> some = parts.stream().filter(which).toList();
    return new Sum(
        word, some.size(), some.stream().mapToLong(part -> part.area().hundredths()).sum());
  }
}
