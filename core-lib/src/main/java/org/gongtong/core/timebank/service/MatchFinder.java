package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/** Finds what may answer an offer or a request. Reads alone. Thread-safe. */
public final class MatchFinder {

  private final ServicePorts ports;

  public MatchFinder(ServicePorts ports) {
    this.ports = ports;
  }

  /**
   * The best matches of an open notice, the best one first. Cost: linear in the open notices of the
   * community, and one look by a key for each that fits.
   *
   * @param limit how many at most
   * @return the matches, or a refusal {@link NoticeReason#NOTICE_UNKNOWN} or {@link
   *     NoticeReason#NOTICE_NOT_OPEN}, or why no policy is in force
   */
  public Outcome<List<Match>> matches(UUID noticeId, int limit) {
    Instant now = ports.clock().instant();
    return ports
        .work()
        .read(
            transaction -> {
              Optional<Notice> found = ports.notices().find(transaction, noticeId);
              if (found.isEmpty()) {
                return Outcome.refused(NoticeReason.NOTICE_UNKNOWN.because().refuses());
              }
              Notice notice = found.get();
              if (notice.state() != NoticeState.OPEN) {
                return Outcome.refused(NoticeSteps.notOpen(notice));
              }
              return ports
                  .policies()
                  .on(
                      transaction,
                      notice.communityId(),
                      notice.jurisdiction(),
                      notice.content().from().atZone(notice.zone()).toLocalDate())
                  .map(
                      policy ->
                          Matching.rank(
                              notice, candidates(transaction, notice), policy.weights(), now))
                  .map(ranked -> ranked.stream().limit(limit).toList());
            });
  }

  private List<Candidate> candidates(Transaction transaction, Notice notice) {
    List<Candidate> candidates = new ArrayList<>();
    @Nullable UUID after = null;
    List<Notice> some;
    do {
      some =
          ports
              .notices()
              .open(
                  transaction,
                  notice.communityId(),
                  notice.kind().other(),
                  after,
                  NoticeStore.PAGE_MOST);
      some.stream()
          .filter(other -> Matching.against(notice, other).isEmpty())
          .forEach(other -> candidates.add(candidate(transaction, other)));
      after = some.isEmpty() ? after : some.get(some.size() - 1).id();
    } while (some.size() == NoticeStore.PAGE_MOST);
    return candidates;
  }

  private Candidate candidate(Transaction transaction, Notice notice) {
    Instant posted = notice.postedAt();
    Instant since =
        ports
            .appointments()
            .lastTaken(transaction, notice.communityId(), notice.member())
            .filter(last -> last.isAfter(posted))
            .orElse(posted);
    return new Candidate(notice, since);
  }
}
