package org.gongtong.core.decision;

/** What counts as taking part in a vote. */
public enum Deeming {
  /** A ballot was cast. */
  CAST,
  /** The paper ballot was signed for. */
  SIGNED_FOR,
  /** The owner signed in to the voting system while the vote was open. */
  LOGGED_IN,
  /** The letter was served. */
  SERVED,
  /** The notice was only posted, and the owner answered. */
  POSTED_AND_ANSWERED
}
