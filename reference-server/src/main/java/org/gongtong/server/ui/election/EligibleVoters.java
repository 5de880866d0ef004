package org.gongtong.server.ui.election;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.decision.ElectionBasis;

/**
 * Finds persons on record who may vote, by their internal ids. Port; implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface EligibleVoters {
  /**
   * The ids of those who are what an election asks for on a day; nobody where the records do not
   * tell.
   */
  List<String> find(UUID communityId, ElectionBasis basis, LocalDate day);
}
