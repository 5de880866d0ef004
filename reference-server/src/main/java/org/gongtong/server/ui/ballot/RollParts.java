package org.gongtong.server.ui.ballot;

import java.util.Collection;
import java.util.List;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.place.ExclusivePart;

/** Finds parts as they stood when a motion's roll froze. Port; implementations are thread-safe. */
@FunctionalInterface
public interface RollParts {
  /**
   * The parts of these ids; those not found are left out.
   *
   * @param ids ids of parts on the motion's roll
   */
  List<ExclusivePart> find(Motion motion, Collection<String> ids);
}
