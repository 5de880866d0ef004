package org.gongtong.core.place;

/**
 * A household (户): who lives in one dwelling, counted as one where households are counted, by whose
 * representatives a residents' meeting may be held (Organic Law of the Urban Residents'
 * Committees). Nothing is known of its members here. Immutable.
 *
 * @param home the dwelling; delivered, since nobody lives in what the developer still holds
 */
public record Household(ExclusivePart home) {

  /**
   * @throws IllegalArgumentException if nobody can live there
   */
  public Household {
    if (!isHome(home)) {
      throw new IllegalArgumentException("no home: " + home.id());
    }
  }

  /** Whether a part is some household's home: a dwelling that was delivered. */
  public static boolean isHome(ExclusivePart part) {
    return part.kind() == PartKind.DWELLING && part.status() == PartStatus.DELIVERED;
  }

  /** The id of the household: that of its home. */
  public String id() {
    return home.id();
  }

  /** The entrance, as {@link PlaceNode#path} writes it. */
  public String entrance() {
    return home.compound() + "/" + home.building() + "/" + home.entrance();
  }
}
