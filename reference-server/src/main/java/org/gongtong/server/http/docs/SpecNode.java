package org.gongtong.server.http.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * One object of the OpenAPI document; references are followed on the way down. Immutable.
 *
 * @param root the whole document, where references begin
 * @param members the members of this object
 */
record SpecNode(Map<String, ?> root, Map<String, ?> members) {

  private static final String REF = "$ref";

  /** The object at a member, or an empty one. */
  SpecNode at(String name) {
    return of(members.get(name));
  }

  /** The objects in the list at a member. */
  List<SpecNode> list(String name) {
    List<SpecNode> all = new ArrayList<>();
    if (members.get(name) instanceof List<?> items) {
      items.forEach(item -> all.add(of(item)));
    }
    return all;
  }

  /** All members that are objects, in their order. */
  Map<String, SpecNode> objects() {
    Map<String, SpecNode> all = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?>) {
            all.put(name, of(value));
          }
        });
    return all;
  }

  /** The text or number at a member, or an empty text. */
  String text(String name) {
    Object value = members.get(name);
    return value == null || value instanceof Map<?, ?> ? "" : String.valueOf(value);
  }

  /** The texts in the list at a member. */
  List<String> texts(String name) {
    return members.get(name) instanceof List<?> items
        ? items.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** A text that the document holds in both languages: {@code summary} and {@code x-summary-zh}. */
  String text(String name, Language language) {
    String chinese = text("x-" + name + "-zh");
    return language == Language.ZH_CN && !chinese.isEmpty() ? chinese : text(name);
  }

  /** The name of the schema that a schema only refers to, or an empty text. */
  String reference(String name) {
    return members.get(name) instanceof Map<?, ?> value && value.get(REF) instanceof String ref
        ? ref.substring(ref.lastIndexOf('/') + 1)
        : "";
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  private SpecNode of(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return new SpecNode(root, Map.of());
    }
    return map.get(REF) instanceof String ref ? follow(ref) : new SpecNode(root, named(map));
  }

  private SpecNode follow(String ref) {
    SpecNode node = new SpecNode(root, root);
    for (String name : ref.substring(2).split("/", -1)) {
      node = node.at(name);
    }
    return node;
  }

  private static Map<String, Object> named(Map<?, ?> map) {
    Map<String, Object> all = new LinkedHashMap<>();
    map.forEach((name, value) -> all.put(String.valueOf(name), value));
    return all;
  }
}
