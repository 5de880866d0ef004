package org.gongtong.core.audit;

/** What of an event anybody may read in the public log. */
public enum Disclosure {
  /** All of it but who did it: steps of a motion, the adoption of a compact. */
  PUBLIC,
  /**
   * Nothing, not even what kind of event it is: whatever tells of one person, and whatever could be
   * counted before it may be, such as the ballots of an open vote.
   */
  SEALED
}
