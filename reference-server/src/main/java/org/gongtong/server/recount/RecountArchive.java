package org.gongtong.server.recount;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.RollReader;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.Outcome;

/**
 * Makes the files of recounts, and remembers the hashes of those made last: they never change.
 * Thread-safe.
 */
public final class RecountArchive {
  private static final int MOST = 256;

  private final RollReader rolls;
  private final Map<UUID, Hashes> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Hashes> eldest) {
          return size() > MOST;
        }
      };

  public RecountArchive(RollReader rolls) {
    this.rolls = rolls;
  }

  /**
   * What the files hash to.
   *
   * @param roster roster.csv
   * @param ballots ballots.csv
   * @param zip the file that holds both
   */
  public record Hashes(ContentHash roster, ContentHash ballots, ContentHash zip) {}

  /** The files of a motion, or a refusal before the count. */
  public Outcome<RecountFiles> files(UUID motionId) {
    return rolls.recount(motionId).map(RecountFiles::of);
  }

  /** The hashes of a motion's files, or a refusal before the count. */
  public Outcome<Hashes> hashes(UUID motionId) {
    Optional<Hashes> found;
    synchronized (known) {
      found = Optional.ofNullable(known.get(motionId));
    }
    return found.isPresent()
        ? Outcome.accepted(found.get())
        : files(motionId).map(files -> keep(motionId, files));
  }

  private Hashes keep(UUID motionId, RecountFiles files) {
    Hashes hashes =
        new Hashes(files.rosterHash(), files.ballotsHash(), ContentHash.of(files.zip()));
    synchronized (known) {
      known.put(motionId, hashes);
    }
    return hashes;
  }
}
