package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.RosterService;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A voter whom the roster has and an open vote has not gets into the vote by the same form. */
@Timeout(120)
class LateVoterIT {

  private static final String PART = "C01-6-13";
  private static final String PASSWORD = "correct horse battery";

  /** What the test asks of the server beside its pages. */
  private static final class Services extends AbstractModule {
    private StaffAccounts accounts;
    private RosterService rosters;

    @ProvidesIntoSet
    RouteGroup captured(StaffAccounts madeAccounts, RosterService madeRosters) {
      accounts = madeAccounts;
      rosters = madeRosters;
      return javalin -> {};
    }
  }

  @Test
  void theVoteGetsItsVoterHoweverOldItIsAndOnlyOnce() throws Exception {
    TestClock clock = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));
    VotingHall hall = new VotingHall(clock);
    Services services = new Services();
    try (TestServer server = TestServer.start(LateVoterIT.class, Map.of(), clock, hall, services)) {
      Community community = hall.community("model", "cn-42");
      Motion open = hall.announce(hall.draft(community, "C01", "旧的？", ""), Duration.ofDays(60));
      clock.passes(VotingHall.NOTICE);
      open = hall.open(open);
      for (int i = 0; i < 201; i++) {
        hall.draft(community, "", "新的？", "");
      }
      // The server stopped between the roster and the votes.
      RosterService rosters = services.rosters.in(community.zone());
      rosters.nameVoter(VotingHall.CLERK, community.id(), PART, "O14", "推选书 1").orThrow();
      services.accounts.add(VotingHall.CLERK, "desk-1", PASSWORD).orThrow();
      server.staff().clerk("desk-1");
      Visitor clerk = server.visitor();
      clerk.post("/staff/sign-in", Map.of("login", "desk-1", "password", PASSWORD));
      assertThat(voter(hall, open)).isNull();
      assertThat(name(clerk, "O14", "推选书 1").statusCode()).isEqualTo(303);
      assertThat(voter(hall, open)).isEqualTo("O14");
      HttpResponse<String> again = name(clerk, "O14", "推选书 1，另一种写法");
      assertThat(again.statusCode()).isEqualTo(422);
      assertThat(again.body()).contains("已经推选 O14");
      assertThat(rosters.findLatest(community.id()).orElseThrow().number()).isEqualTo(2);
      assertThat(name(clerk, "O13", "推选书 2").statusCode()).isEqualTo(303);
      assertThat(voter(hall, open)).isEqualTo("O13");
    }
  }

  private static @Nullable String voter(VotingHall hall, Motion open) {
    ElectoralRoll roll = hall.reader().findRollWithVoters(open.id()).orElseThrow();
    return roll.parties().get(roll.findParty(PART).orElseThrow() - 1).voter();
  }

  private static HttpResponse<String> name(Visitor clerk, String voter, String evidence)
      throws Exception {
    String address = "/staff/c/model/roster/voter?part=" + PART;
    String page = clerk.get(address).body();
    return clerk.post(
        address,
        Map.of(
            "idempotency_key",
            RosterSite.hidden(page, "idempotency_key"),
            "version",
            RosterSite.hidden(page, "version"),
            "voter",
            voter,
            "evidence",
            evidence));
  }
}
