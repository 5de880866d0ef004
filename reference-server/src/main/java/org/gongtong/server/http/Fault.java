package org.gongtong.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gongtong.core.rules.Reason;

/**
 * One place of a request that is wrong. Immutable.
 *
 * @param in where the place is
 * @param at a JSON pointer (RFC 6901) for a body, the name for a parameter or header, a row for a
 *     table
 * @param reason what is wrong and what to do
 */
public record Fault(In in, String at, Reason reason) {

  /** Which part of a request; the word is the name of the member in {@code errors}. */
  public enum In {
    /** A JSON body. */
    POINTER("pointer"),
    /** A parameter of path or query. */
    PARAMETER("parameter"),
    /** A header. */
    HEADER("header");

    private final String member;

    In(String member) {
      this.member = member;
    }
  }

  static Fault body(String pointer, Reason reason) {
    return new Fault(In.POINTER, pointer, reason);
  }

  static Fault parameter(String name, Reason reason) {
    return new Fault(In.PARAMETER, name, reason);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(in.member, at);
    map.put("code", reason.code());
    map.put("text", Shapes.text(reason.text()));
    map.put("remedy", Shapes.text(reason.remedy()));
    return map;
  }
}
