package org.gongtong.core.place;

import java.util.List;

/**
 * A place of an estate with all that lies in it. Immutable.
 *
 * @param level how large it is
 * @param name its own name; empty for the community
 * @param path the names from the compound on, {@code C01/6/2}; empty for the community
 * @param places the next smaller places in it, in natural order; none in an entrance
 * @param households who lives right here, in the order of the rooms; none but in an entrance
 * @param otherParts the parts right here that are nobody's home: shops, parking spaces, store
 *     rooms, dwellings not delivered; none but in an entrance
 * @param partCount exclusive parts here and in the places below
 * @param householdCount households here and in the places below
 * @param areaHundredths floor area of these parts together, in hundredths of a square metre
 */
public record PlaceNode(
    PlaceLevel level,
    String name,
    String path,
    List<PlaceNode> places,
    List<Household> households,
    List<ExclusivePart> otherParts,
    int partCount,
    int householdCount,
    long areaHundredths) {

  public PlaceNode {
    places = List.copyOf(places);
    households = List.copyOf(households);
    otherParts = List.copyOf(otherParts);
  }
}
