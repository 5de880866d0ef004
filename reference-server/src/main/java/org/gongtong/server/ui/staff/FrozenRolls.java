package org.gongtong.server.ui.staff;

import java.util.List;
import java.util.UUID;

/**
 * Which votes a new roster does not touch. Port: the area of decisions answers, once it is there.
 */
@FunctionalInterface
public interface FrozenRolls {

  /** The questions of a community's motions whose roll is frozen and that are not decided yet. */
  List<String> questions(UUID communityId);
}
