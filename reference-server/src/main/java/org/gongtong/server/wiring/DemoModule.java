package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.paper.PaperStore;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.people.MandateService.Grant;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.auth.FirstAdministrator;
import org.gongtong.server.demo.DemoCommunity;

/** Seeds the demo community at the first start of a demo. */
final class DemoModule extends AbstractModule {
  /** Two clerks, for a paper sheet is checked by a second person, and who grants mandates. */
  static final List<String> LOGINS = List.of("clerk1", "clerk2", "admin1");

  private static final Actor DEMO = Actor.system("demo");

  @ProvidesIntoSet
  StartTask seed(
      UnitOfWork work,
      CommunityStore communities,
      RosterStore rosters,
      MotionStore motions,
      BallotStore ballots,
      PaperStore papers,
      AuditLog audit,
      RuleBook rules,
      InstantSource clock,
      ZoneId zone,
      MandateService mandates,
      FirstAdministrator first) {
    return () -> {
      List<String> lines = new ArrayList<>();
      new DemoCommunity(
              work, communities, rosters, motions, ballots, papers, audit, rules, clock, zone)
          .seed()
          .forEach(
              reason ->
                  lines.add(
                      "演示 demo: "
                          + reason.text(Language.ZH_CN)
                          + " / "
                          + reason.text(Language.EN)));
      work.read(transaction -> communities.findBySlug(transaction, DemoCommunity.SLUG))
          .ifPresent(demo -> appoint(mandates, demo, LocalDate.ofInstant(clock.instant(), zone)));
      first.appoint(DEMO, LOGINS.get(2));
      return lines;
    };
  }

  /** Each start asks again; what is held already is refused and stays. */
  private static void appoint(MandateService mandates, Community demo, LocalDate today) {
    for (String clerk : LOGINS.subList(0, 2)) {
      MandatePlace place = MandatePlace.community(demo.id());
      mandates.grant(
          DEMO, new Grant(clerk, MandateKind.COMMITTEE_STAFF, place, today, null), today);
    }
  }
}
