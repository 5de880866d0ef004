package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.paper.PaperStore;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.demo.DemoCommunity;

/** Seeds the demo community at the first start of a demo. */
final class DemoModule extends AbstractModule {

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
      ZoneId zone) {
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
      return lines;
    };
  }
}
