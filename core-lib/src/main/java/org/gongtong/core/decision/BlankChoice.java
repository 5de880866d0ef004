package org.gongtong.core.decision;

/** What a ballot without any choice on it is. */
public enum BlankChoice {
  /** No ballot: rejected. */
  INVALID,
  /**
   * A sign that the party took part (it signed for the paper, or signed in): it abstains unless a
   * ballot of it with a choice stands.
   */
  ABSTAIN
}
