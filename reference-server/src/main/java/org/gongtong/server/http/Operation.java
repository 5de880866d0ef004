package org.gongtong.server.http;

import io.javalin.security.RouteRole;
import java.io.IOException;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Audience;

/**
 * One operation of the API. Immutable.
 *
 * @param verb the method
 * @param path below {@code /api/v1}, parameters in braces, as in the OpenAPI document
 * @param role whom it is for: an {@link Action} or an {@link Audience}
 * @param kept whether the answer to a command is kept under its key, with a hash of what was sent
 * @param early whether its route is looked for before those of pages
 * @param handler answers it
 */
public record Operation(
    Verb verb, String path, RouteRole role, boolean kept, boolean early, Handler handler) {

  /** The methods in use. */
  public enum Verb {
    /** Reads. */
    GET,
    /** Replaces what the client has read before. */
    PUT,
    /** Commands; each carries an idempotency key. */
    POST
  }

  /** Answers requests; called by many threads. */
  @FunctionalInterface
  public interface Handler {
    /**
     * @throws ProblemException for a request that cannot be read
     * @throws IOException when the client has gone
     */
    Answer answer(ApiRequest request) throws IOException;
  }

  /** The same, whose route is looked for before those of pages. */
  public Operation often() {
    return new Operation(verb, path, role, kept, true, handler);
  }

  /** A reading anyone may do; whoever may see more is told more. */
  public static Operation get(String path, Handler handler) {
    return new Operation(Verb.GET, path, Audience.EVERYBODY, false, false, handler);
  }

  /** A reading by whoever has signed in; what he may see is decided where it is read. */
  public static Operation getSignedIn(String path, Handler handler) {
    return new Operation(Verb.GET, path, Audience.STAFF, false, false, handler);
  }

  /** A reading by staff. */
  public static Operation get(String path, Action action, Handler handler) {
    return new Operation(Verb.GET, path, action, false, false, handler);
  }

  /** A change by staff. */
  public static Operation put(String path, Action action, Handler handler) {
    return new Operation(Verb.PUT, path, action, false, false, handler);
  }

  /** A command by staff. */
  public static Operation post(String path, Action action, Handler handler) {
    return new Operation(Verb.POST, path, action, true, false, handler);
  }

  /** A command by whoever has signed in; what he may do is decided where it is done. */
  public static Operation postSignedIn(String path, Handler handler) {
    return new Operation(Verb.POST, path, Audience.STAFF, true, false, handler);
  }

  /** The same of which nothing is kept, since what it does has a key of its own. */
  public static Operation postSignedInUnkept(String path, Handler handler) {
    return new Operation(Verb.POST, path, Audience.STAFF, false, false, handler);
  }

  /**
   * A command by staff of which nothing is kept, since a hash of it would tell what was chosen
   * among a few, or since what it does has a key of its own. Sent again it must be harmless by
   * itself; it has no {@link ApiRequest#commandId}.
   */
  public static Operation postUnkept(String path, Action action, Handler handler) {
    return new Operation(Verb.POST, path, action, false, false, handler);
  }
}
