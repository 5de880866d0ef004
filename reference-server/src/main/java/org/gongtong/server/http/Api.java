package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gongtong.core.kernel.Actor;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.StaffMember;

/**
 * Serves the operations of all areas below {@code /api/v1} and sees to what they share: who is
 * signed in, what the client takes, keys of commands, entity tags, and problems.
 */
public final class Api implements RouteGroup {

  /** Where the operations are. */
  public static final String ROOT = "/api/v1";

  private static final String JSON = "application/json";

  private final List<Operation> operations;
  private final StaffDoor door;
  private final Permissions permissions;
  private final Repeats repeats;

  public Api(Set<Operations> areas, StaffDoor door, Permissions permissions, Repeats repeats) {
    this.operations = areas.stream().flatMap(area -> area.operations().stream()).toList();
    this.door = door;
    this.permissions = permissions;
    this.repeats = repeats;
  }

  /**
   * The operations that are sent most: a path is looked for from the first route on, and this group
   * stands before those of pages.
   */
  public void addEarlyTo(JavalinConfig javalin) {
    add(javalin, true);
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    add(javalin, false);
    javalin.routes.error(405, this::sayWhatIsAllowed);
  }

  private void add(JavalinConfig javalin, boolean early) {
    for (Operation operation : operations) {
      if (operation.early() != early) {
        continue;
      }
      HandlerType method =
          switch (operation.verb()) {
            case GET -> HandlerType.GET;
            case PUT -> HandlerType.PUT;
            case POST -> HandlerType.POST;
          };
      javalin.routes.addHttpHandler(
          method, ROOT + operation.path(), context -> serve(operation, context), operation.role());
    }
  }

  private void serve(Operation operation, Context context) throws IOException {
    try {
      // Whoever may not do it did not get past Admission.
      Actor actor = door.find(context).map(StaffMember::actor).orElse(null);
      negotiate(context);
      try (ApiRequest request = new ApiRequest(context, actor, permissions)) {
        send(context, answer(operation, context, request));
      }
    } catch (ProblemException e) {
      ApiProblems.send(context, e.problem());
      if (e.problem().status() == 413) {
        BodyLimits.answerThenDrain(context);
      }
    }
  }

  private Answer answer(Operation operation, Context context, ApiRequest request)
      throws IOException {
    if (operation.verb() != Operation.Verb.POST) {
      return operation.handler().answer(request);
    }
    String key = CommandKey.required(context.header("Idempotency-Key"));
    return operation.kept()
        ? repeats.once(request, key, operation.handler())
        : operation.handler().answer(request);
  }

  private static void negotiate(Context context) {
    String accept = context.header("Accept");
    if (!Negotiation.accepts(accept, JSON)) {
      throw new ProblemException(
          Problem.of(
              ApiReason.NOT_ACCEPTABLE
                  .because()
                  .figure("type", Quoted.of(String.valueOf(accept)))
                  .figure("offered", JSON)
                  .refuses()));
    }
  }

  private static void send(Context context, Answer answer) {
    if (answer instanceof Answer.Refusal refusal) {
      ApiProblems.send(context, refusal.problem());
      return;
    }
    Answer.Content content = (Answer.Content) answer;
    content.headers().forEach(context::header);
    String tag = content.headers().get("ETag");
    boolean reading = Set.of("GET", "HEAD").contains(context.method().name());
    if (reading) {
      context.header("Cache-Control", "no-cache");
    }
    if (reading && tag != null && EntityTag.isNamedBy(context.header("If-None-Match"), tag)) {
      context.status(304);
      return;
    }
    context.status(content.status()).result(JsonText.write(content.body())).contentType(JSON);
  }

  /** RFC 9110 wants the methods that an address does take. */
  private void sayWhatIsAllowed(Context context) {
    Set<String> allowed = new TreeSet<>();
    for (Operation operation : operations) {
      if (matches(ROOT + operation.path(), context.path())) {
        allowed.add(operation.verb().name());
      }
    }
    if (!allowed.isEmpty()) {
      context.header("Allow", String.join(", ", allowed));
    }
  }

  private static boolean matches(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].startsWith("{") && !wanted[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }
}
