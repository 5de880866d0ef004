package org.gongtong.server.ui.staff.paper;

import java.util.List;
import java.util.Locale;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.kernel.TypedId;

/** Reads the id of a part as people type it: full-width, with spaces, with another dash. */
final class TypedPart {

  private TypedPart() {}

  /** The id on the roll that was meant, or what was typed without spaces if there is none. */
  static String on(ElectoralRoll roll, String typed) {
    String half = TypedId.fold(typed);
    String close = half.replaceAll("\\s+", "").replaceAll("\\p{Pd}", "-");
    return List.of(typed.strip(), half, close, close.toUpperCase(Locale.ROOT)).stream()
        .filter(part -> roll.findParty(part).isPresent())
        .findFirst()
        .orElse(close);
  }
}
