package org.gongtong.server.ui.open;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.election.ElectionHead;
import org.gongtong.server.ui.election.ElectionPhase;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Communities, motions and results for anyone. Reads only: no address here takes anything but GET.
 */
public final class OpenRoutes implements RouteGroup {
  private static final int PAGE = 200;

  private final Pages pages;
  private final OpenViews views;
  private final CommunityService communities;
  private final MotionReader reader;
  private final TurnoutBoard board;
  private final CountedResults results;
  private final BiFunction<Messages, Community, List<ElectionHead>> elections;
  private final Predicate<Community> timeBanks;
  private final InstantSource clock;

  /**
   * @param elections announced elections of a community, the latest first
   * @param timeBanks whether a community has a time bank
   */
  public OpenRoutes(
      Pages pages,
      OpenViews views,
      CommunityService communities,
      MotionReader reader,
      TurnoutBoard board,
      CountedResults results,
      BiFunction<Messages, Community, List<ElectionHead>> elections,
      Predicate<Community> timeBanks,
      InstantSource clock) {
    this.pages = pages;
    this.views = views;
    this.communities = communities;
    this.reader = reader;
    this.board = board;
    this.results = results;
    this.elections = elections;
    this.timeBanks = timeBanks;
    this.clock = clock;
  }

  /** A motion that was found, with its community. */
  private record Found(Community community, Motion motion) {}

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get("/", this::home, Audience.EVERYBODY);
    javalin.routes.get("/c/{community}", this::community, Audience.EVERYBODY);
    javalin.routes.get("/c/{community}/m/{motion}", this::motion, Audience.EVERYBODY);
    javalin.routes.get("/c/{community}/m/{motion}/turnout", this::turnout, Audience.EVERYBODY);
    javalin.routes.get("/c/{community}/m/{motion}/result", this::result, Audience.EVERYBODY);
  }

  private void home(Context context) {
    Shell shell = pages.shell(context, "");
    List<HomePage.CommunityRow> rows =
        communities.all().stream()
            .map(
                community ->
                    new HomePage.CommunityRow(
                        community.slug(),
                        views.name(shell.text(), community),
                        community.division().in(shell.text().language().inCore()),
                        open(shell.text(), community)))
            .toList();
    pages.show(context, new HomePage(shell, rows));
  }

  /** In how many motions and elections somebody can vote now. */
  private long open(Messages text, Community community) {
    return reader.publicPage(community.id(), null, PAGE).stream()
            .filter(motion -> motion.state() == MotionState.OPEN)
            .count()
        + elections.apply(text, community).stream()
            .filter(election -> election.phase() == ElectionPhase.OPEN)
            .count();
  }

  private void community(Context context) {
    Outcome<Community> found = communities.require(context.pathParam("community"));
    if (found.asOptional().isEmpty()) {
      pages.refuse(context, 404, found.refusals());
      return;
    }
    Community community = found.asOptional().get();
    Optional<UUID> before = RequestParameters.uuid(context.queryParam("before"));
    List<Motion> motions = reader.publicPage(community.id(), before.orElse(null), PAGE);
    @Nullable Motion last = motions.size() < PAGE ? null : motions.get(PAGE - 1);
    Shell shell = shell(context, community);
    // On the first page alone: elections are few.
    List<ElectionHead> held =
        before.isPresent() ? List.of() : elections.apply(shell.text(), community);
    pages.show(
        context,
        views
            .community(shell, community, held, motions, last, clock.instant())
            .withTimeBank(timeBanks.test(community)));
  }

  private void motion(Context context) {
    find(context)
        .ifPresent(
            found ->
                pages.show(
                    context,
                    views.motion(
                        shell(context, found.community()),
                        found.community(),
                        found.motion(),
                        board.turnout(found.motion().id()),
                        clock.instant())));
  }

  private void turnout(Context context) {
    find(context)
        .ifPresent(
            found ->
                pages.show(
                    context,
                    new TurnoutFragment(
                        shell(context, found.community()),
                        views.turnout(found.motion(), board.turnout(found.motion().id())))));
  }

  private void result(Context context) {
    Optional<Found> found = find(context);
    if (found.isEmpty()) {
      return;
    }
    Community community = found.get().community();
    Motion motion = found.get().motion();
    Outcome<CountedResults.Counted> counted =
        motion.isCounted()
            ? results.of(motion.id())
            : Outcome.refused(MotionReason.NOT_COUNTED.because().refuses());
    Shell shell = shell(context, community);
    if (counted.asOptional().isEmpty()) {
      String label = shell.text().of("notice.motion");
      Link back = new Link(Routes.motion(community.slug(), motion.id().toString()), label);
      pages.refuse(context, 404, counted.refusals(), back);
      return;
    }
    pages.show(
        context,
        views.result(
            shell,
            community,
            motion,
            counted.asOptional().get(),
            reader.history(motion.id()),
            clock.instant()));
  }

  /** The motion of the address, if the public may see it; answers with a refusal otherwise. */
  private Optional<Found> find(Context context) {
    Outcome<Community> community = communities.require(context.pathParam("community"));
    if (community.asOptional().isEmpty()) {
      pages.refuse(context, 404, community.refusals());
      return Optional.empty();
    }
    Community home = community.asOptional().get();
    Optional<Motion> motion =
        RequestParameters.uuid(context.pathParam("motion"))
            .flatMap(reader::find)
            .filter(m -> m.communityId().equals(home.id()))
            .filter(Motion::isPublic);
    if (motion.isEmpty()) {
      List<Reason> unknown = List.of(MotionReason.MOTION_UNKNOWN.because().refuses());
      Shell shell = shell(context, home);
      Link back = new Link(Routes.community(home.slug()), shell.community());
      pages.refuse(context, 404, unknown, back);
    }
    return motion.map(m -> new Found(home, m));
  }

  private Shell shell(Context context, Community community) {
    Shell shell = pages.shell(context, "");
    return pages.shell(context, views.name(shell.text(), community));
  }
}
