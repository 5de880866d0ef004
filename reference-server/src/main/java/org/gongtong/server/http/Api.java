package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Serves the operations of all areas below {@code /api/v1} and sees to what they share: who is
 * signed in, what the client takes, keys of commands, entity tags, and that whatever goes wrong is
 * answered with a problem, also where no operation is.
 */
public final class Api implements RouteGroup {

  /** Where the operations are. */
  public static final String ROOT = "/api/v1";

  private static final String JSON = "application/json";

  private final List<Operation> operations;
  private final ApiDoor door;
  private final Repeats repeats;

  public Api(Set<Operations> areas, ApiDoor door, Repeats repeats) {
    this.operations = areas.stream().flatMap(area -> area.operations().stream()).toList();
    this.door = door;
    this.repeats = repeats;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.http.prefer405over404 = true;
    for (Operation operation : operations) {
      HandlerType method =
          switch (operation.verb()) {
            case GET -> HandlerType.GET;
            case PUT -> HandlerType.PUT;
            case POST -> HandlerType.POST;
          };
      javalin.routes.addHttpHandler(
          method, ROOT + operation.path(), context -> serve(operation, context));
    }
    for (int status = 400; status < 600; status++) {
      javalin.routes.error(status, this::explain);
    }
  }

  private void serve(Operation operation, Context context) throws IOException {
    try {
      Actor actor = admit(operation, context);
      negotiate(context);
      ApiRequest request = new ApiRequest(context, actor);
      if (operation.verb() == Operation.Verb.POST) {
        repeats.once(operation, request, context, () -> operation.handler().answer(request));
      } else {
        send(context, operation.handler().answer(request));
      }
    } catch (ProblemException e) {
      send(context, e.problem());
    }
  }

  private @Nullable Actor admit(Operation operation, Context context) {
    if (operation.access() == Operation.Access.PUBLIC) {
      return null;
    }
    return door.signedIn(context)
        .orElseThrow(() -> new ProblemException(ApiReason.SIGN_IN_REQUIRED));
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

  static void send(Context context, Answer answer) {
    if (answer instanceof Answer.Refusal refusal) {
      send(context, refusal.problem());
      return;
    }
    Answer.Content content = (Answer.Content) answer;
    content.headers().forEach(context::header);
    String tag = content.headers().get("ETag");
    boolean reading = context.method() == HandlerType.GET || context.method() == HandlerType.HEAD;
    context.header("Cache-Control", reading ? "no-cache" : "no-store");
    if (reading && tag != null && EntityTag.isNamedBy(context.header("If-None-Match"), tag)) {
      context.status(304);
      return;
    }
    context.status(content.status()).contentType(JSON).result(JsonText.write(content.body()));
  }

  static void send(Context context, Problem problem) {
    var language = Negotiation.language(context.header("Accept-Language"));
    if (problem.status() == 401) {
      // RFC 9110 asks for a challenge; the scheme is ours, so that no browser opens a dialogue.
      context.header("WWW-Authenticate", "Session realm=\"gongtong\"");
    }
    context
        .status(problem.status())
        .header("Cache-Control", "no-store")
        .header("Content-Language", language.tag())
        .header("Vary", "Accept-Language")
        .contentType(Problem.MEDIA_TYPE)
        .result(JsonText.write(problem.toMap(language, RequestIds.of(context))));
  }

  /** Whatever was answered below /api with an error and not by a problem: no route, a filter. */
  private void explain(Context context) {
    if (!isApi(context.path())
        || Problem.MEDIA_TYPE.equals(
            Negotiation.mediaType(context.res().getContentType()))) {
      return;
    }
    int status = context.statusCode();
    if (status == 405) {
      send(context, Problem.of(methodNotAllowed(context)));
      return;
    }
    ApiReason reason =
        switch (status) {
          case 401 -> ApiReason.SIGN_IN_REQUIRED;
          case 403 -> ApiReason.CROSS_SITE;
          case 404 -> ApiReason.NOTHING_HERE;
          case 429 -> ApiReason.TOO_MANY;
          case 503 -> ApiReason.UNAVAILABLE;
          default -> ApiReason.SERVER_FAULT;
        };
    Problem problem = Problem.of(reason);
    send(
        context,
        reason == ApiReason.SERVER_FAULT
            ? new Problem(status, problem.reasons(), problem.faults())
            : problem);
  }

  private Reason methodNotAllowed(Context context) {
    List<String> allowed = new ArrayList<>();
    for (Operation operation : operations) {
      if (matches(ROOT + operation.path(), context.path())) {
        allowed.add(operation.verb().name());
      }
    }
    String list = allowed.stream().distinct().sorted().collect(Collectors.joining(", "));
    context.header("Allow", list.isEmpty() ? "GET" : list);
    return ApiReason.METHOD_NOT_ALLOWED
        .because()
        .figure("method", Quoted.of(context.req().getMethod()))
        .figure("allowed", list.isEmpty() ? "GET" : list)
        .refuses();
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

  private static boolean isApi(String path) {
    return path.equals("/api") || path.startsWith("/api/");
  }
}
