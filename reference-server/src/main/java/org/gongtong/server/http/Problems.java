package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.SignInNeeded;
import org.gongtong.server.auth.StaffDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where what was thrown becomes an answer. Nothing of a program's inside (class
 * names, messages of exceptions, SQL) goes out; the log has it under the request's id.
 */
public final class Problems implements RouteGroup {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final ProblemWriter pages;
  private final ProblemWriter api;
  private final StaffDoor door;

  /**
   * @param pages words refusals for people
   * @param api words those below {@code /api/}
   */
  public Problems(ProblemWriter pages, ProblemWriter api, StaffDoor door) {
    this.pages = pages;
    this.api = api;
    this.door = door;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.http.prefer405over404 = true;
    javalin.routes.exception(RefusedRequest.class, this::refused);
    javalin.routes.exception(SignInNeeded.class, (thrown, context) -> signIn(context));
    javalin.routes.exception(HttpResponseException.class, this::known);
    javalin.routes.exception(Exception.class, this::unknown);
  }

  private void refused(RefusedRequest refused, Context context) {
    answer(context, refused.status(), refused.unmet());
    if (refused.status() == 413) {
      try {
        BodyLimits.answerThenDrain(context);
      } catch (IOException e) {
        LOG.debug("the client left while it was told that its request is too large", e);
      }
    }
  }

  private void signIn(Context context) {
    if (isApi(context)) {
      answer(context, 401, List.of(RequestReason.SIGN_IN_NEEDED.because().refuses()));
    } else {
      door.leadToSignIn(context);
    }
  }

  private void known(HttpResponseException thrown, Context context) {
    int status = thrown.getStatus();
    if (status == 413) {
      refused(BodyLimits.tooLarge(BodyLimits.UPLOAD_MIB), context);
      return;
    }
    if (status < 400) {
      // Javalin's own way of redirecting by an exception.
      context.status(status);
      return;
    }
    RequestReason reason =
        switch (status) {
          case 404 -> RequestReason.NOT_FOUND;
          case 405 -> RequestReason.METHOD_NOT_ALLOWED;
          case 503 -> RequestReason.UNAVAILABLE;
          default -> status < 500 ? RequestReason.BAD_REQUEST : RequestReason.SERVER_FAULT;
        };
    answer(context, status, List.of(reason.because().refuses()));
  }

  private void unknown(Exception thrown, Context context) {
    if (thrown instanceof ClosedChannelException || thrown instanceof EOFException) {
      LOG.debug("the client left, or was cut off, in the middle of its request", thrown);
      answer(context, 400, List.of(RequestReason.BAD_REQUEST.because().refuses()));
      return;
    }
    // The route's pattern, not the address: an address may hold what no log may hold.
    LOG.error("{} {} failed", context.method().name(), pattern(context), thrown);
    answer(context, 500, List.of(RequestReason.SERVER_FAULT.because().refuses()));
  }

  private static String pattern(Context context) {
    var matched = context.endpoints().matchedHttpEndpoint();
    return matched == null ? "(no route)" : matched.path;
  }

  private void answer(Context context, int status, List<Reason> unmet) {
    (isApi(context) ? api : pages).write(context, status, unmet);
  }

  private static boolean isApi(Context context) {
    return context.path().startsWith(ApiProblems.PREFIX);
  }
}
