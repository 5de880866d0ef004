package org.gongtong.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;

/**
 * The roll of a motion as it froze at the opening. Voters named later are not in it: they are kept
 * beside it ({@link VoterNaming}) and move no head and no area. Immutable.
 *
 * @param rosterImport number of the roster import it was made from
 * @param roll the roll
 */
public record FrozenRoll(int rosterImport, ElectoralRoll roll) {

  /** A hash of all parties with their owners, parts, heads and areas. */
  public ContentHash hash() {
    List<Object> parties = new ArrayList<>(roll.parties().size());
    for (Party party : roll.parties()) {
      parties.add(
          Map.of(
              "number", party.number(),
              "owners", party.owners(),
              "voter", party.voter() == null ? "" : party.voter(),
              "parts", party.parts(),
              "heads", party.heads(),
              "weight", party.weight().hundredths()));
    }
    return ContentHash.of(CanonicalJson.write(parties));
  }
}
