package org.gongtong.server.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionState;

/**
 * The motions of a community in some states, however many others there are: an open one may be
 * older than two hundred drafts. Thread-safe.
 */
record CommunityMotions(MotionReader reader) {

  private static final int AT_ONCE = 200;

  /** All of them, the newest first. */
  List<Motion> in(UUID communityId, Set<MotionState> states) {
    List<Motion> found = new ArrayList<>();
    UUID before = null;
    while (true) {
      List<Motion> page = reader.page(communityId, before, AT_ONCE);
      for (Motion motion : page) {
        before = motion.id();
        if (states.contains(motion.state())) {
          found.add(motion);
        }
      }
      if (page.size() < AT_ONCE) {
        return found;
      }
    }
  }
}
