package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * community, and one look by a key for each member whose offer or request fits.
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
              return ranked(transaction, List.of(notice), now)
                  .getOrDefault(notice.id(), Outcome.accepted(List.of()))
                  .map(ranked -> ranked.stream().limit(limit).toList());
            });
  }

  /**
   * The best match of each of some open notices of one community, all of one kind; of those that
   * have one, by their ids. What may answer them is read once, however many they are.
   *
   * @throws IllegalArgumentException if they are of several kinds or communities
   */
  public Map<UUID, Match> best(List<Notice> notices) {
    if (notices.isEmpty()) {
      return Map.of();
    }
    Instant now = ports.clock().instant();
    Map<UUID, Match> best = new HashMap<>();
    ports
        .work()
        .read(transaction -> ranked(transaction, notices, now))
        .forEach(
            (id, ranked) ->
                ranked.asOptional().stream()
                    .flatMap(List::stream)
                    .findFirst()
                    .ifPresent(match -> best.put(id, match)));
    return best;
  }

  private Map<UUID, Outcome<List<Match>>> ranked(
      Transaction transaction, List<Notice> notices, Instant now) {
    Map<UUID, List<Candidate>> candidates = candidates(transaction, notices);
    Map<UUID, Outcome<List<Match>>> ranked = new HashMap<>();
    for (Notice notice : notices) {
      ranked.put(
          notice.id(),
          ports
              .policies()
              .on(
                  transaction,
                  notice.communityId(),
                  notice.jurisdiction(),
                  notice.content().from().atZone(notice.zone()).toLocalDate())
              .map(
                  policy ->
                      Matching.rank(
                          notice,
                          candidates.getOrDefault(notice.id(), List.of()),
                          policy.weights(),
                          now)));
    }
    return ranked;
  }

  private Map<UUID, List<Candidate>> candidates(Transaction transaction, List<Notice> notices) {
    Notice first = notices.get(0);
    boolean alike =
        notices.stream()
            .allMatch(
                one -> one.kind() == first.kind() && one.communityId().equals(first.communityId()));
    if (!alike) {
      throw new IllegalArgumentException("notices of several kinds or communities: " + notices);
    }
    Map<UUID, List<Candidate>> candidates = new HashMap<>();
    // A helper offers many things, and fits many who ask.
    Map<String, Optional<Instant>> taken = new HashMap<>();
    @Nullable UUID after = null;
    List<Notice> some;
    do {
      some =
          ports
              .notices()
              .open(
                  transaction,
                  first.communityId(),
                  first.kind().other(),
                  after,
                  NoticeStore.PAGE_MOST);
      for (Notice other : some) {
        for (Notice notice : notices) {
          if (Matching.against(notice, other).isEmpty()) {
            candidates
                .computeIfAbsent(notice.id(), id -> new ArrayList<>())
                .add(candidate(transaction, other, taken));
          }
        }
      }
      after = some.isEmpty() ? after : some.get(some.size() - 1).id();
    } while (some.size() == NoticeStore.PAGE_MOST);
    return candidates;
  }

  private Candidate candidate(
      Transaction transaction, Notice notice, Map<String, Optional<Instant>> taken) {
    Instant posted = notice.postedAt();
    Instant since =
        taken
            .computeIfAbsent(
                notice.member(),
                member -> ports.appointments().lastTaken(transaction, notice.communityId(), member))
            .filter(last -> last.isAfter(posted))
            .orElse(posted);
    return new Candidate(notice, since);
  }
}
