package org.gongtong.core.place;

/** What became of one exclusive part from one roster to the next. Immutable. */
public sealed interface RosterChange {

  /** A part that was not there. */
  record Added(ExclusivePart part) implements RosterChange {}

  /**
   * A part of which something is different.
   *
   * @param before as it was
   * @param part as it is now; the same id
   */
  record Changed(ExclusivePart before, ExclusivePart part) implements RosterChange {

    /**
     * @throws IllegalArgumentException if the ids differ or nothing does
     */
    public Changed {
      if (!before.id().equals(part.id()) || before.equals(part)) {
        throw new IllegalArgumentException("no change of one part: " + before.id());
      }
    }
  }

  /**
   * A part that is there no more.
   *
   * @param part as it last was
   */
  record Gone(ExclusivePart part) implements RosterChange {}

  /** The part as it is now; a gone one as it last was. */
  ExclusivePart part();
}
