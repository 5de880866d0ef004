package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.open.CountedResults;
import org.gongtong.server.ui.open.LetterCount;
import org.gongtong.server.ui.open.OpenRoutes;
import org.gongtong.server.ui.open.OpenViews;
import org.gongtong.server.ui.part.MotionViews;

/** What anyone may read, and the ballot. */
final class PagesModule extends AbstractModule {

  @Provides
  @Singleton
  MotionViews motionViews(RuleBook rules) {
    return new MotionViews(rules);
  }

  @Provides
  @Singleton
  CountedResults results(MotionReader reader) {
    return new CountedResults(reader);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup openPages(
      Pages pages,
      MotionViews motions,
      CommunityService communities,
      MotionReader reader,
      TurnoutBoard board,
      CountedResults results,
      InstantSource clock) {
    OpenViews views = new OpenViews(motions, id -> new LetterCount(0, 0));
    return new OpenRoutes(pages, views, communities, reader, board, results, clock);
  }
}
