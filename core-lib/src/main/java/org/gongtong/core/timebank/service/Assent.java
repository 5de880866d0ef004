package org.gongtong.core.timebank.service;

import java.time.Instant;

/**
 * That a side agreed to something. Immutable.
 *
 * @param member who said so: the member of that side, or a guardian of his; empty where time did
 * @param at when
 */
public record Assent(String member, Instant at) {

  /** By time: the days in which the side could have said otherwise went by. */
  static Assent byTime(Instant at) {
    return new Assent("", at);
  }

  /** Whether nobody said so. */
  public boolean isByTime() {
    return member.isEmpty();
  }
}
