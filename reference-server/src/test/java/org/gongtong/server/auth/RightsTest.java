package org.gongtong.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateEnd;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ScopeCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Action, place and period: all three must be given. */
class RightsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Community HEPING = community(1, "heping", SHANGHAI);
  private static final Community XINHUA = community(2, "xinhua", SHANGHAI);
  private static final Community URUMQI = community(3, "far-west", ZoneId.of("Asia/Urumqi"));
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  private Instant now = Instant.parse("2026-03-02T02:00:00Z");
  private final List<Mandate> held = new ArrayList<>();

  private static Community community(int id, String slug, ZoneId zone) {
    return new Community(
        new UUID(0, id),
        slug,
        LocalizedText.of("社区" + slug, "community " + slug),
        LocalizedText.of("某市", "somewhere"),
        ScopeCode.of("cn"),
        zone);
  }

  private void hold(MandateKind kind, MandatePlace place, LocalDate from, @Nullable LocalDate to) {
    held.add(
        new Mandate(
            new UUID(1, held.size()),
            "desk-1",
            kind,
            place,
            new DateRange(from, to),
            now,
            Actor.staff("sec-1"),
            "",
            null));
  }

  private void holdHere(MandateKind kind, String path) {
    hold(kind, new MandatePlace(HEPING.id(), path), FIRST, null);
  }

  private Rights rights() {
    return new Rights(held, () -> now);
  }

  private Reason refusal(Action action, Subject subject) {
    return rights().refusal(action, subject).orElseThrow();
  }

  @Test
  void nothingIsGivenToWhoHoldsNothing() {
    for (Action action : Action.values()) {
      assertThat(Rights.none().may(action, Subject.of(HEPING))).as(action.name()).isFalse();
      assertThat(Rights.none().may(action, Subject.server(SHANGHAI))).isFalse();
    }
  }

  @Test
  void aMandateGivesItsActionsInItsCommunityAlone() {
    holdHere(MandateKind.COMMITTEE_STAFF, "");
    assertThat(rights().may(Action.ROSTER_IMPORT, Subject.of(HEPING))).isTrue();
    assertThat(rights().may(Action.ROSTER_IMPORT, Subject.of(XINHUA))).isFalse();
    assertThat(rights().may(Action.MANDATE_GRANT, Subject.server(SHANGHAI))).isFalse();
    assertThat(rights().may(Action.ROSTER_IMPORT, Subject.server(SHANGHAI))).isFalse();
    assertThat(rights().may(Action.COMMUNITY_REGISTER, Subject.of(HEPING))).isFalse();
    Reason no = refusal(Action.ROSTER_IMPORT, Subject.of(XINHUA));
    assertThat(no.code()).isEqualTo("NOT_PERMITTED");
    assertThat(no.text().zh()).contains("社区xinhua", "导入业主名册", "社区工作人员");
    assertThat(no.text().en()).contains("import a roster", "community xinhua", "committee staff");
  }

  @Test
  void oneForTheServerReachesEveryCommunity() {
    hold(MandateKind.SUBDISTRICT_OFFICER, MandatePlace.server(), FIRST, null);
    assertThat(rights().may(Action.DESK_VIEW, Subject.of(HEPING))).isTrue();
    assertThat(rights().may(Action.DESK_VIEW, Subject.of(XINHUA))).isTrue();
    assertThat(rights().may(Action.COMMUNITY_REGISTER, Subject.server(SHANGHAI))).isTrue();
    assertThat(rights().may(Action.MOTION_DRAFT, Subject.of(HEPING))).isFalse();
  }

  @Test
  void oneForACommunityDoesNotReachTheServer() {
    holdHere(MandateKind.SUBDISTRICT_OFFICER, "");
    assertThat(rights().may(Action.COMMUNITY_REGISTER, Subject.server(SHANGHAI))).isFalse();
    assertThat(rights().may(Action.PACK_VIEW, Subject.server(SHANGHAI))).as("anywhere").isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "C01/6, C01/6, true",
    "C01/6, C01/6/2, true",
    "C01/6, C01/61, false",
    "C01/6, C01/61/1, false",
    "C01/6, C01/5/2, false",
    "C01/6, C01, false",
    "C01, C01/6/2, true",
    "C1, C01/6/2, false",
    "'', C01/6/2, true",
  })
  void aPlaceCoversWhatLiesInIt(String mine, String asked, boolean given) {
    holdHere(MandateKind.GRID_WORKER, mine);
    assertThat(rights().may(Action.VOTER_NAME, Subject.at(HEPING, asked))).isEqualTo(given);
    assertThat(rights().may(Action.VOTER_NAME, Subject.at(XINHUA, asked))).isFalse();
  }

  @Test
  void aPartOfACommunityIsEnoughForItsPageAndTheRestStaysHidden() {
    holdHere(MandateKind.GRID_WORKER, "C01/6");
    holdHere(MandateKind.GRID_WORKER, "C02");
    assertThat(rights().may(Action.ROSTER_VIEW, Subject.of(HEPING))).isTrue();
    assertThat(rights().paths(Action.ROSTER_VIEW, Subject.of(HEPING)))
        .containsExactly("C01/6", "C02");
    assertThat(rights().paths(Action.ROSTER_VIEW, Subject.of(XINHUA))).isEmpty();
    assertThat(rights().paths(Action.ROSTER_IMPORT, Subject.of(HEPING))).isEmpty();
    holdHere(MandateKind.COMMITTEE_STAFF, "");
    assertThat(rights().paths(Action.ROSTER_VIEW, Subject.of(HEPING))).containsExactly("");
  }

  @Test
  void itBeginsAndEndsAtMidnightWhereItHolds() {
    LocalDate until = FIRST.plusDays(1);
    for (Community community : List.of(HEPING, URUMQI)) {
      MandatePlace place = MandatePlace.community(community.id());
      hold(MandateKind.COMMITTEE_STAFF, place, FIRST, until);
      Subject subject = Subject.of(community);
      now = FIRST.atStartOfDay(community.zone()).toInstant().minusSeconds(1);
      assertThat(rights().may(Action.DESK_VIEW, subject)).isFalse();
      Reason early = refusal(Action.DESK_VIEW, subject);
      assertThat(early.code()).isEqualTo("MANDATE_NOT_BEGUN");
      assertThat(early.figures()).containsEntry("day", "2026-03-02");
      now = now.plusSeconds(1);
      assertThat(rights().may(Action.DESK_VIEW, subject)).isTrue();
      now = until.atStartOfDay(community.zone()).toInstant().minusSeconds(1);
      assertThat(rights().may(Action.DESK_VIEW, subject)).isTrue();
      now = now.plusSeconds(1);
      assertThat(rights().may(Action.DESK_VIEW, subject)).isFalse();
      Reason late = refusal(Action.DESK_VIEW, subject);
      assertThat(late.code()).isEqualTo("MANDATE_OVER");
      assertThat(late.text().en()).contains("committee staff", "2026-03-03");
    }
  }

  @Test
  void oneEndedForTodayGivesNothingAnyMore() {
    holdHere(MandateKind.COMMITTEE_STAFF, "");
    Mandate granted = held.remove(0);
    MandateEnd end = new MandateEnd(FIRST, now, Actor.staff("sec-1"), "moved");
    held.add(
        new Mandate(
            granted.id(),
            granted.holder(),
            granted.kind(),
            granted.place(),
            granted.period(),
            granted.grantedAt(),
            granted.grantedBy(),
            granted.evidence(),
            end));
    assertThat(rights().may(Action.DESK_VIEW, Subject.of(HEPING))).isFalse();
    // It never held for a day, so that nothing of it is over.
    assertThat(refusal(Action.DESK_VIEW, Subject.of(HEPING)).code()).isEqualTo("NOT_PERMITTED");
  }
}
