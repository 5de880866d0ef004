package org.gongtong.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/** What an operation answers. Immutable. */
public sealed interface Answer {

  /**
   * What was asked for.
   *
   * @param status 200 or 201
   * @param headers headers beside those that every answer has
   * @param body members of the JSON object
   */
  record Content(
      int status, Map<String, String> headers, Map<String, ? extends @Nullable Object> body)
      implements Answer {

    public Content {
      headers = Map.copyOf(headers);
    }

    /** The same with its version as entity tag. */
    public Content tagged(int version) {
      return with("ETag", EntityTag.of(version));
    }

    /** The same with a further header. */
    public Content with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Content(status, more, body);
    }
  }

  /** A problem. */
  record Refusal(Problem problem) implements Answer {}

  static Content ok(Map<String, ? extends @Nullable Object> body) {
    return new Content(200, Map.of(), body);
  }

  /** Something new that can be read at an address. */
  static Content created(String location, Map<String, ? extends @Nullable Object> body) {
    return new Content(201, Map.of("Location", location), body);
  }

  /** The answer to a command: its value, or why it was refused. */
  static <T> Answer of(Outcome<T> outcome, Function<T, ? extends Answer> done) {
    if (outcome instanceof Outcome.Refused<T> refused) {
      return new Refusal(Problem.of(refused));
    }
    return done.apply(((Outcome.Accepted<T>) outcome).value());
  }
}
