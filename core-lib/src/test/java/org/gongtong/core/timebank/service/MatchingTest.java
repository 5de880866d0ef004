package org.gongtong.core.timebank.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a ranking of matches is, on notices that chance wrote and on some written by hand. */
class MatchingTest {

  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
  private static final UUID COMMUNITY = new UUID(1, 1);
  private static final MatchWeights WEIGHTS = new MatchWeights(40, 30, 20, 10);
  private static final int RUNS = 300;

  /** In whatever order the candidates come, the ranking is the same. */
  @Test
  void theOrderOfTheCandidatesMakesNoDifference() {
    int ties = 0;
    for (int seed = 1; seed <= RUNS; seed++) {
      Chance chance = new Chance(seed);
      Notice request = chance.notice(NoticeKind.REQUEST);
      List<Candidate> candidates = chance.candidates(25);
      List<Match> ranked = Matching.rank(request, candidates, WEIGHTS, NOW);
      List<Candidate> shuffled = new ArrayList<>(candidates);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(Matching.rank(request, shuffled, WEIGHTS, NOW))
          .as("seed %d", seed)
          .isEqualTo(ranked);
      ties += ranked.size() - (int) ranked.stream().mapToLong(Match::score).distinct().count();
    }
    // Or the ties would not have been tried.
    assertThat(ties).isGreaterThan(RUNS / 10);
  }

  /** One candidate more, whether it fits or not, changes no order among the others. */
  @Test
  void oneMoreChangesNothingAmongTheOthers() {
    int fitting = 0;
    for (int seed = 1; seed <= RUNS; seed++) {
      Chance chance = new Chance(seed);
      Notice request = chance.notice(NoticeKind.REQUEST);
      List<Candidate> candidates = chance.candidates(20);
      List<Match> ranked = Matching.rank(request, candidates, WEIGHTS, NOW);
      Candidate another = chance.candidates(1).get(0);
      List<Candidate> more = new ArrayList<>(candidates);
      more.add(chance.below(more.size()), another);
      List<Match> with = new ArrayList<>(Matching.rank(request, more, WEIGHTS, NOW));
      if (with.removeIf(match -> match.candidate().equals(another))) {
        fitting++;
      }
      assertThat(with).as("seed %d", seed).isEqualTo(ranked);
    }
    assertThat(fitting).isBetween(RUNS / 20, RUNS - RUNS / 20);
  }

  /** Each match says what made its rank, in both languages, and that adds up. */
  @Test
  void everyRankIsExplained() {
    for (int seed = 1; seed <= RUNS; seed++) {
      Chance chance = new Chance(seed);
      Notice offer = chance.notice(NoticeKind.OFFER);
      List<Candidate> requests = chance.candidatesOf(NoticeKind.REQUEST, 20);
      for (Match match : Matching.rank(offer, requests, WEIGHTS, NOW)) {
        assertThat(match.reasons()).hasSize(4).allMatch(Reason::met);
        long sum = 0;
        for (Reason reason : match.reasons()) {
          long points = Long.parseLong(reason.figures().get("points"));
          assertThat(Long.parseLong(reason.figures().get("share"))).isBetween(0L, 100L);
          assertThat(reason.text().zh() + reason.text().en()).doesNotContain("{");
          sum += points;
        }
        assertThat(match.score()).isEqualTo(sum).isBetween(0L, 10_000L);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C01/6/2, C01/6/2, 0",
    "C01/6/2, C01/6/3, 1",
    "C01/6/2, C01/61/2, 2",
    "C01/6/2, C02/6/2, 3",
    "C01/6, C01/6/2, 1",
    "C01/6, C01/6, 1",
    "C01, C01, 2",
    "'', C01/6/2, 3",
    "'', '', 3"
  })
  void distanceIsCountedInTheTree(String one, String two, int distance) {
    assertThat(Matching.distance(one, two)).isEqualTo(distance);
    assertThat(Matching.distance(two, one)).isEqualTo(distance);
  }

  /** Of two that differ in one thing, the one that is better in it goes first. */
  @Test
  void eachThingCounts() {
    Notice request = notice(1, NoticeKind.REQUEST, "E1", content("C01/6/2", 60, "cook", "sew"));
    NoticeContent same = content("C01/6/2", 60, "cook", "sew");
    Candidate plain = new Candidate(notice(2, NoticeKind.OFFER, "H1", same), NOW);
    NoticeContent farther = content("C01/6/3", 60, "cook", "sew");
    NoticeContent unskilled = content("C01/6/2", 60, "cook");
    NoticeContent shorter =
        new NoticeContent(
            same.categories(),
            same.path(),
            same.from(),
            same.until().minusSeconds(3600),
            60,
            same.mobility(),
            same.skills());
    for (NoticeContent worse : List.of(farther, unskilled, shorter)) {
      Candidate other = new Candidate(notice(1, NoticeKind.OFFER, "H2", worse), NOW);
      assertThat(Matching.rank(request, List.of(other, plain), WEIGHTS, NOW))
          .extracting(Match::candidate)
          .containsExactly(plain, other);
    }
    Candidate waited =
        new Candidate(notice(9, NoticeKind.OFFER, "H2", same), NOW.minus(Duration.ofDays(1)));
    assertThat(Matching.rank(request, List.of(plain, waited), WEIGHTS, NOW))
        .extracting(Match::candidate)
        .containsExactly(waited, plain);
    // Less than a day is no point more, and still goes first.
    Candidate longer = new Candidate(notice(9, NoticeKind.OFFER, "H2", same), NOW.minusSeconds(1));
    List<Match> tied = Matching.rank(request, List.of(plain, longer), WEIGHTS, NOW);
    assertThat(tied).extracting(Match::candidate).containsExactly(longer, plain);
    assertThat(tied.get(0).score()).isEqualTo(tied.get(1).score()).isEqualTo(9_000);
    assertThat(tied.get(0).percent()).isEqualTo(90);
  }

  /** What does not fit says why. */
  @Test
  void whatDoesNotFitSaysWhy() {
    NoticeContent content = content("C01/6/2", 60);
    Notice request = notice(1, NoticeKind.REQUEST, "E1", content);
    assertThat(codes(request, notice(2, NoticeKind.REQUEST, "E2", content)))
        .containsExactly("MATCH_NOT_ANSWERING");
    assertThat(codes(request, notice(2, NoticeKind.OFFER, "H1", content).in(NoticeState.WITHDRAWN)))
        .containsExactly("MATCH_NOT_ANSWERING");
    assertThat(codes(request, notice(2, NoticeKind.OFFER, "E1", content)))
        .containsExactly("MATCH_SAME_MEMBER");
    NoticeContent other =
        new NoticeContent(
            new TreeSet<>(List.of("talk")),
            "",
            content.from(),
            content.until(),
            60,
            new TreeSet<>(),
            new TreeSet<>());
    assertThat(codes(request, notice(2, NoticeKind.OFFER, "H1", other)))
        .containsExactly("MATCH_CATEGORY", "MATCH_MOBILITY");
    NoticeContent apart =
        new NoticeContent(
            content.categories(),
            "",
            content.until().minusSeconds(3599),
            content.until().plusSeconds(7200),
            60,
            content.mobility(),
            new TreeSet<>());
    List<Reason> against = Matching.against(request, notice(2, NoticeKind.OFFER, "H1", apart));
    assertThat(against).extracting(Reason::code).containsExactly("MATCH_WINDOW");
    assertThat(against.get(0).figures())
        .containsEntry("covered", "59")
        .containsEntry("minutes", "60");
  }

  private static List<String> codes(Notice one, Notice two) {
    return Matching.against(one, two).stream().map(Reason::code).toList();
  }

  private static NoticeContent content(String path, int minutes, String... skills) {
    return new NoticeContent(
        new TreeSet<>(List.of("errand")),
        path,
        NOW,
        NOW.plus(Duration.ofHours(4)),
        minutes,
        new TreeSet<>(List.of("stairs")),
        new TreeSet<>(List.of(skills)));
  }

  private static Notice notice(long id, NoticeKind kind, String member, NoticeContent content) {
    return new Notice(
        new UUID(0x7000, id),
        COMMUNITY,
        1,
        ScopeCode.of("xx"),
        ZoneOffset.UTC,
        kind,
        member,
        content,
        NoticeState.OPEN,
        NOW);
  }

  /** Notices by chance, coarse enough that many are alike. */
  private static final class Chance {
    private final RandomGenerator random;

    Chance(long seed) {
      this.random = new SplittableRandom(seed);
    }

    int below(int bound) {
      return random.nextInt(bound);
    }

    List<Candidate> candidates(int count) {
      return candidatesOf(NoticeKind.OFFER, count);
    }

    List<Candidate> candidatesOf(NoticeKind kind, int count) {
      List<Candidate> candidates = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        candidates.add(new Candidate(notice(kind), NOW.minus(Duration.ofDays(10L * below(4)))));
      }
      return candidates;
    }

    Notice notice(NoticeKind kind) {
      Instant from = NOW.plus(Duration.ofHours(below(4)));
      NoticeContent content =
          new NoticeContent(
              some("errand", "talk"),
              List.of("", "C01", "C01/6", "C01/6/1", "C01/6/2", "C02/6/1").get(below(6)),
              from,
              from.plus(Duration.ofHours(2L + below(4))),
              30 * (1 + below(3)),
              kind == NoticeKind.OFFER ? some("stairs", "wheelchair") : few(),
              some("cook", "sew"));
      return MatchingTest.notice(
          random.nextLong() & Long.MAX_VALUE, kind, "M" + below(40), content);
    }

    private TreeSet<String> few() {
      return below(3) == 0 ? new TreeSet<>(List.of("stairs")) : new TreeSet<>();
    }

    private TreeSet<String> some(String one, String two) {
      return new TreeSet<>(
          switch (below(4)) {
            case 0 -> List.of(one);
            case 1 -> List.of(two);
            default -> List.of(one, two);
          });
    }
  }
}
