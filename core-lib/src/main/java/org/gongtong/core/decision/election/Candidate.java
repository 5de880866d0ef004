package org.gongtong.core.decision.election;

import org.gongtong.core.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be elected. Immutable.
 *
 * @param number his number on the ballot: 1, 2, 3, …
 * @param name as it stands on the ballot; public
 * @param account his account, if he has one: nobody stands for election and keeps a key
 */
public record Candidate(int number, String name, @Nullable Actor account) {

  public Candidate {
    name = name.strip();
  }
}
