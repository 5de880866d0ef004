package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.place.CommunityService;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.Subject;

/**
 * Stands before every route and lets pass whom it is for. A route names an {@link Action} or an
 * {@link Audience} as its role; what the action is about is read from the address: the {@code
 * {community}}, else the community of the {@code {motion}}, else the server.
 *
 * <p>Whoever may not do something is answered 403. A motion that he may not even see, a draft of
 * another community, is answered 404 as if it were not there (ADR 0182).
 */
public final class Admission implements RouteGroup {

  private static final String MOTION = "motion";

  private final StaffDoor door;
  private final Permissions permissions;
  private final CommunityService communities;
  private final MotionReader motions;

  public Admission(
      StaffDoor door, Permissions permissions, CommunityService communities, MotionReader motions) {
    this.door = door;
    this.permissions = permissions;
    this.communities = communities;
    this.motions = motions;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.beforeMatched(this::admit);
  }

  private void admit(Context context) {
    if (context.method().equals(HandlerType.HEAD) && context.routeRoles().isEmpty()) {
      return; // Javalin answers it by itself, with nothing, and runs no handler.
    }
    RouteRole role = role(context);
    if (role instanceof Audience audience && audience != Audience.STAFF) {
      return; // Voters and members are asked for their sessions by the pages themselves.
    }
    door.require(context);
    if (role instanceof Action action) {
      Subject subject = subject(context);
      permissions.about(context, subject);
      permissions
          .of(context)
          .refusal(action, subject)
          .ifPresent(
              reason -> {
                throw new RefusedRequest(403, reason);
              });
    }
  }

  private static RouteRole role(Context context) {
    Set<RouteRole> roles = context.routeRoles();
    if (roles.size() != 1) {
      throw new IllegalStateException("a route names one role: " + roles);
    }
    return roles.iterator().next();
  }

  private Subject subject(Context context) {
    Map<String, String> parameters = context.pathParamMap();
    if (parameters.containsKey(AddressedCommunity.PARAMETER)) {
      return Subject.of(AddressedCommunity.of(context, communities));
    }
    String id = parameters.get(MOTION);
    return id == null ? permissions.server() : ofMotion(context, id);
  }

  private Subject ofMotion(Context context, String id) {
    UUID wanted =
        RequestParameters.uuid(id)
            .orElseThrow(
                () -> new RefusedRequest(404, RequestReason.NOT_FOUND.because().refuses()));
    Motion motion = motions.find(wanted).orElseThrow(Admission::unknown);
    Subject subject =
        communities
            .findById(motion.communityId())
            .map(Subject::of)
            .orElseThrow(() -> new IllegalStateException("no community of " + id));
    if (!motion.isPublic() && !permissions.of(context).may(Action.DESK_VIEW, subject)) {
      throw unknown();
    }
    return subject;
  }

  private static RefusedRequest unknown() {
    return new RefusedRequest(404, MotionReason.MOTION_UNKNOWN.because().refuses());
  }
}
