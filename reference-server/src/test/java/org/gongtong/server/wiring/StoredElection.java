package org.gongtong.server.wiring;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionRound;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.ElectionVersion;
import org.gongtong.core.decision.election.Trustee;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.RuleId;
import org.gongtong.store.mariadb.MariaDbElectionStore;

/** Puts elections into tables for tests that only look at where they stand. */
final class StoredElection {
  private StoredElection() {}

  /** An election of one version in this state. */
  static UUID put(
      UnitOfWork work, Community community, String title, ElectionState state, Instant at) {
    UUID id = UUID.randomUUID();
    ElectionContent content =
        new ElectionContent(
            RuleId.of("cn.residents-committee.election.residents"),
            title,
            "",
            1,
            ElectionRound.FIRST,
            null,
            ElectionContent.candidates(List.of("候选人甲", "候选人乙")),
            List.of(
                new Trustee(1, Actor.staff("keeper-1"), "监票人一"),
                new Trustee(2, Actor.staff("keeper-2"), "监票人二")),
            2);
    Election election =
        new Election(
            id,
            community.id(),
            1,
            community.jurisdiction(),
            community.zone(),
            content,
            state,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null);
    work.write(
        transaction -> {
          new MariaDbElectionStore()
              .append(transaction, new ElectionVersion(election, Actor.staff("desk-1"), null, at));
          return id;
        });
    return id;
  }
}
