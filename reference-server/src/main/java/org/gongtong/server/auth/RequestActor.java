package org.gongtong.server.auth;

import io.javalin.http.Context;
import java.util.Optional;

/**
 * Who sent a request, as far as somebody has asked: for the line in the log, and for limits. Never
 * a person's name: a login, or what kind of session it is.
 */
public final class RequestActor {
  private static final String ID = "gongtong.actor";

  private RequestActor() {}

  /** Notes who it is. */
  static void is(Context context, String id) {
    context.attribute(ID, id);
  }

  /** Who it is; empty for strangers, and as long as nobody has asked. */
  public static Optional<String> of(Context context) {
    return Optional.ofNullable(context.attribute(ID));
  }
}
