package org.gongtong.server.http;

import java.io.IOException;

/**
 * One operation of the API. Immutable.
 *
 * @param verb the method
 * @param path below {@code /api/v1}, parameters in braces, as in the OpenAPI document
 * @param access who may call it
 * @param handler answers it
 */
public record Operation(Verb verb, String path, Access access, Handler handler) {

  /** The methods in use. */
  public enum Verb {
    /** Reads. */
    GET,
    /** Replaces what the client has read before. */
    PUT,
    /** Commands; each carries an idempotency key. */
    POST
  }

  /** Who may call an operation. */
  public enum Access {
    /** Anyone; staff may be told more. */
    PUBLIC,
    /** Staff who have signed in. */
    STAFF
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

  /** A reading anyone may do. */
  public static Operation get(String path, Handler handler) {
    return new Operation(Verb.GET, path, Access.PUBLIC, handler);
  }

  /** A change by staff. */
  public static Operation put(String path, Handler handler) {
    return new Operation(Verb.PUT, path, Access.STAFF, handler);
  }

  /** A command by staff. */
  public static Operation post(String path, Handler handler) {
    return new Operation(Verb.POST, path, Access.STAFF, handler);
  }
}
