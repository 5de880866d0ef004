package org.gongtong.core.timebank.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.Reason.Draft;

/**
 * Ranks what may answer an offer or a request. Pure: the same notices, weights and instant give the
 * same ranking, in whatever order they come.
 *
 * <p>What does not fit is left out. Of what does, four things count from 0 to 100 each, by whole
 * numbers cut down, times their weight: how near the places are in the place tree; how many of the
 * wished skills are there; how much of the request's window is covered; how many days the member
 * has waited, up to {@value #DAYS_MOST}. A candidate's score depends on no other candidate, so that
 * one more or less changes no order among the rest. With equal scores the one who waits longer goes
 * first, and then the smaller id. Stateless and thread-safe.
 */
public final class Matching {

  /** Who has waited longer is taken for having waited so many days. */
  public static final int DAYS_MOST = 30;

  private static final int LEVELS = 3;
  private static final long WHOLE = 100;

  private static final List<LocalizedText> NEARNESS =
      List.of(
          LocalizedText.of("同一单元", "the same entrance"),
          LocalizedText.of("同一楼栋", "the same building"),
          LocalizedText.of("同一小区", "the same compound"),
          LocalizedText.of("同一社区", "the same community"));

  private Matching() {}

  /** The candidates that fit, the best one first. Cost: n log n. */
  public static List<Match> rank(
      Notice notice, List<Candidate> candidates, MatchWeights weights, Instant now) {
    List<Match> matches = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (against(notice, candidate.notice()).isEmpty()) {
        matches.add(match(notice, candidate, weights, now));
      }
    }
    matches.sort(
        Comparator.comparingLong(Match::score)
            .reversed()
            .thenComparing(match -> match.candidate().waitingSince())
            .thenComparing(match -> match.candidate().notice().id().toString()));
    return Collections.unmodifiableList(matches);
  }

  /** Why two notices do not fit; empty if they do. */
  public static List<Reason> against(Notice one, Notice two) {
    boolean answers =
        one.kind() != two.kind()
            && one.communityId().equals(two.communityId())
            && one.state() == NoticeState.OPEN
            && two.state() == NoticeState.OPEN;
    if (!answers) {
      return List.of(MatchReason.MATCH_NOT_ANSWERING.because().refuses());
    }
    NoticeContent request = request(one, two).content();
    NoticeContent offer = offer(one, two).content();
    List<Reason> against = new ArrayList<>();
    if (one.member().equals(two.member())) {
      against.add(MatchReason.MATCH_SAME_MEMBER.because().refuses());
    }
    if (Collections.disjoint(request.categories(), offer.categories())) {
      against.add(MatchReason.MATCH_CATEGORY.because().refuses());
    }
    SortedSet<String> missing = new TreeSet<>(request.mobility());
    missing.removeAll(offer.mobility());
    if (!missing.isEmpty()) {
      against.add(
          MatchReason.MATCH_MOBILITY
              .because()
              .figure("missing", String.join(", ", missing))
              .refuses());
    }
    int minutes = Math.max(request.minutes(), offer.minutes());
    if (covered(request, offer).compareTo(Duration.ofMinutes(minutes)) < 0) {
      against.add(
          MatchReason.MATCH_WINDOW
              .because()
              .figure("covered", covered(request, offer).toMinutes())
              .figure("minutes", minutes)
              .refuses());
    }
    return against;
  }

  private static Notice request(Notice one, Notice two) {
    return one.kind() == NoticeKind.REQUEST ? one : two;
  }

  private static Notice offer(Notice one, Notice two) {
    return one.kind() == NoticeKind.OFFER ? one : two;
  }

  /** How long both windows are open together. */
  private static Duration covered(NoticeContent request, NoticeContent offer) {
    Instant from = request.from().isAfter(offer.from()) ? request.from() : offer.from();
    Instant until = request.until().isBefore(offer.until()) ? request.until() : offer.until();
    return from.isBefore(until) ? Duration.between(from, until) : Duration.ZERO;
  }

  private static Match match(
      Notice notice, Candidate candidate, MatchWeights weights, Instant now) {
    NoticeContent request = request(notice, candidate.notice()).content();
    NoticeContent offer = offer(notice, candidate.notice()).content();
    List<Weighed> weighed =
        List.of(
            near(request.path(), offer.path(), weights.near()),
            skills(request, offer, weights.skills()),
            availability(request, offer, weights.availability()),
            waiting(candidate.waitingSince(), now, weights.waiting()));
    return new Match(
        candidate,
        weighed.stream().mapToLong(Weighed::points).sum(),
        weighed.stream().map(Weighed::reason).toList());
  }

  /** One thing that counts. */
  private record Weighed(Draft draft, long share, int weight) {

    long points() {
      return share * weight;
    }

    Reason reason() {
      return draft
          .figure("share", share)
          .figure("weight", weight)
          .figure("points", points())
          .holds();
    }
  }

  private static Weighed near(String one, String two, int weight) {
    int apart = distance(one, two);
    return new Weighed(
        MatchReason.MATCH_NEAR
            .because()
            .figure("place", NEARNESS.get(apart))
            .figure("distance", apart),
        WHOLE * (LEVELS - apart) / LEVELS,
        weight);
  }

  /**
   * How many levels one goes up from an entrance to the first place that holds both: 0 for the same
   * entrance, 3 for the community. Of a building or a compound the entrance is not known.
   */
  public static int distance(String one, String two) {
    String[] names = one.split("/", -1);
    String[] others = two.split("/", -1);
    int common = 0;
    while (common < Math.min(LEVELS, Math.min(names.length, others.length))
        && !names[common].isEmpty()
        && names[common].equals(others[common])) {
      common++;
    }
    return LEVELS - common;
  }

  private static Weighed skills(NoticeContent request, NoticeContent offer, int weight) {
    SortedSet<String> has = new TreeSet<>(request.skills());
    has.retainAll(offer.skills());
    int wished = request.skills().size();
    return new Weighed(
        MatchReason.MATCH_SKILLS.because().figure("has", has.size()).figure("wished", wished),
        wished == 0 ? WHOLE : WHOLE * has.size() / wished,
        weight);
  }

  private static Weighed availability(NoticeContent request, NoticeContent offer, int weight) {
    long covered = covered(request, offer).toMinutes();
    // A window of a request has room for a minute at least, or it would not fit.
    long window = Math.max(1, request.window().toMinutes());
    return new Weighed(
        MatchReason.MATCH_AVAILABILITY
            .because()
            .figure("covered", covered)
            .figure("window", window),
        Math.min(WHOLE, WHOLE * covered / window),
        weight);
  }

  private static Weighed waiting(Instant since, Instant now, int weight) {
    long days = Math.max(0, Duration.between(since, now).toDays());
    return new Weighed(
        MatchReason.MATCH_WAITING.because().figure("days", days).figure("most", DAYS_MOST),
        WHOLE * Math.min(DAYS_MOST, days) / DAYS_MOST,
        weight);
  }
}
