package org.gongtong.server.ui.staff.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.server.ui.part.PaperNumber;

/**
 * Reads which party a paper is of, as people type it: the id of any of its parts, full-width, with
 * spaces, with another dash; or the number of the ballot paper.
 */
final class TypedPart {

  private TypedPart() {}

  /**
   * The first part of the party that was meant, so that two people who copy different parts of it
   * say the same; or what was typed without spaces if there is none.
   */
  static String on(ElectoralRoll roll, String typed) {
    String half = TypedId.fold(typed);
    String close = half.replaceAll("\\s+", "").replaceAll("\\p{Pd}", "-");
    return List.of(typed.strip(), half, close, close.toUpperCase(Locale.ROOT)).stream()
        .map(roll::findParty)
        .filter(OptionalInt::isPresent)
        .map(OptionalInt::getAsInt)
        .findFirst()
        .or(() -> byNumber(roll, close))
        .map(party -> roll.parties().get(party - 1).parts().get(0))
        .orElse(close);
  }

  private static Optional<Integer> byNumber(ElectoralRoll roll, String close) {
    OptionalInt named = PaperNumber.named(close);
    OptionalInt bare = PaperNumber.bare(close);
    OptionalInt party = named.isPresent() ? named : bare;
    boolean there =
        party.isPresent() && party.getAsInt() >= 1 && party.getAsInt() <= roll.parties().size();
    // A bare 1001 might be a room typed short: a vote must not go to whom that paper is not of.
    return there && (named.isPresent() || !isInAnId(roll, close))
        ? Optional.of(party.getAsInt())
        : Optional.empty();
  }

  private static boolean isInAnId(ElectoralRoll roll, String number) {
    return roll.parties().stream()
        .flatMap(party -> party.parts().stream())
        .flatMap(part -> Arrays.stream(part.split("[^0-9]+", -1)))
        .anyMatch(number::equals);
  }
}
