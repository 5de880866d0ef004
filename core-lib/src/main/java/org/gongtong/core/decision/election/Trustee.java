package org.gongtong.core.decision.election;

import org.gongtong.core.kernel.Actor;

/**
 * Somebody who keeps one of the keys of the box. Immutable.
 *
 * @param number his number: 1, 2, 3, …
 * @param actor his account
 * @param name as it is announced; public
 */
public record Trustee(int number, Actor actor, String name) {

  public Trustee {
    name = name.strip();
  }
}
