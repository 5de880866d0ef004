package org.gongtong.core.place;

import org.gongtong.core.kernel.TypedId;

/**
 * Which parts of a roster are looked for. Letters of either case differ, as ids do. Immutable.
 *
 * @param text what was typed; empty for all
 */
public record RosterSearch(String text) {

  /** Reads the text as ids are read: without spaces around it, and no full-width digits. */
  public RosterSearch {
    text = TypedId.fold(text);
  }

  /** Every part. */
  public static RosterSearch all() {
    return new RosterSearch("");
  }

  /**
   * Whether a part is found: its id contains the text, or the text is its room, its building, one
   * of its owners, or a place it lies in, written {@code C01/6/2}.
   */
  public boolean finds(ExclusivePart part) {
    return text.isEmpty()
        || part.id().contains(text)
        || part.room().equals(text)
        || part.building().equals(text)
        || part.owners().contains(text)
        || (part.path() + "/").startsWith(text + "/");
  }
}
