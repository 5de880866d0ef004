package org.gongtong.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, read one by one. What is wrong is noted with its JSON pointer and a
 * stand-in is returned, so that a client learns of every mistake at once; nothing that was read may
 * be used before {@link #end} has been passed. Members nobody asked for are mistakes. Not
 * thread-safe.
 */
public final class JsonFields {

  private final ObjectNode node;
  private final String pointer;
  private final List<Fault> faults;
  private final Set<String> asked = new HashSet<>();
  private final List<JsonFields> children = new ArrayList<>();

  private JsonFields(ObjectNode node, String pointer, List<Fault> faults) {
    this.node = node;
    this.pointer = pointer;
    this.faults = faults;
  }

  static JsonFields of(ObjectNode root) {
    return new JsonFields(root, "", new ArrayList<>());
  }

  /**
   * A text that must be there.
   *
   * @param least fewest UTF-16 units, after white space at both ends is taken off
   * @param most most units
   */
  public String text(String name, int least, int most) {
    JsonNode value = needed(name);
    return value == null ? "" : text(pointer(name), value, least, most);
  }

  /** A text that may be missing or null. */
  public @Nullable String optionalText(String name, int most) {
    JsonNode value = find(name);
    return value == null ? null : text(pointer(name), value, 1, most);
  }

  private String text(String at, JsonNode value, int least, int most) {
    if (!value.isTextual()) {
      wrongType(at, value, "文本", "a text");
      return "";
    }
    String text = value.textValue().strip();
    if (!isPlain(text)) {
      note(at, malformed("不含控制字符的文本", "text without control characters"));
      return "";
    }
    if (text.length() < least || text.length() > most) {
      outOfRange(at, least + "–" + most + " 个字符", least + " to " + most + " characters");
      return "";
    }
    return text;
  }

  /** No control characters but line breaks and tabs, and no half characters. */
  static boolean isPlain(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.isISOControl(c) && c != '\n' && c != '\t'
                    || Character.getType(c) == Character.SURROGATE);
  }

  /** A whole number that must be there. */
  public long integer(String name, long least, long most) {
    JsonNode value = needed(name);
    if (value == null) {
      return least;
    }
    if (!value.isIntegralNumber()) {
      wrongType(pointer(name), value, "整数", "a whole number");
      return least;
    }
    if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      outOfRange(pointer(name), least + "–" + most, least + " to " + most);
      return least;
    }
    return value.longValue();
  }

  /** True or false, which must be there. */
  public boolean flag(String name) {
    JsonNode value = needed(name);
    if (value != null && !value.isBoolean()) {
      wrongType(pointer(name), value, "真假值", "a boolean");
    }
    return value != null && value.asBoolean();
  }

  /**
   * A text of a form that must be there.
   *
   * @param form what the form looks like, as an example
   * @param reader gives null or throws {@link IllegalArgumentException} or {@link
   *     java.time.DateTimeException} for a text that has not the form
   * @param otherwise the stand-in
   */
  public <T> T parsed(String name, String form, Function<String, @Nullable T> reader, T otherwise) {
    JsonNode value = needed(name);
    T read = value == null ? null : parsed(pointer(name), value, form, reader);
    return read == null ? otherwise : read;
  }

  /** As {@link #parsed}, for a member that may be missing or null. */
  public <T> @Nullable T optionalParsed(
      String name, String form, Function<String, @Nullable T> reader) {
    JsonNode value = find(name);
    return value == null ? null : parsed(pointer(name), value, form, reader);
  }

  private <T> @Nullable T parsed(
      String at, JsonNode value, String form, Function<String, @Nullable T> reader) {
    if (!value.isTextual()) {
      wrongType(at, value, "文本", "a text");
      return null;
    }
    T read = Forms.tryRead(value.textValue(), reader);
    if (read == null) {
      note(at, malformed(form, form));
    }
    return read;
  }

  /** One of several words that must be there. */
  public <T> T oneOf(String name, Map<String, T> words, T otherwise) {
    JsonNode value = needed(name);
    T read = value == null ? null : word(name, value, words);
    return read == null ? otherwise : read;
  }

  private <T> @Nullable T word(String name, JsonNode value, Map<String, T> words) {
    T word = value.isTextual() ? words.get(value.textValue()) : null;
    return word != null
        ? word
        : parsed(
            pointer(name),
            value,
            String.join(" | ", words.keySet().stream().sorted().toList()),
            words::get);
  }

  /** An object that must be there. */
  public JsonFields object(String name) {
    JsonNode value = needed(name);
    return child(pointer(name), value);
  }

  /** An object that may be missing or null. */
  public @Nullable JsonFields optionalObject(String name) {
    JsonNode value = find(name);
    return value == null ? null : child(pointer(name), value);
  }

  private JsonFields child(String at, @Nullable JsonNode value) {
    JsonFields child;
    if (value instanceof ObjectNode object) {
      child = new JsonFields(object, at, faults);
      children.add(child);
    } else {
      if (value != null) {
        wrongType(at, value, "对象", "an object");
      }
      // What is asked of a stand-in is not a second mistake.
      child = new JsonFields(node.objectNode(), at, new ArrayList<>());
    }
    return child;
  }

  /** A list of objects; empty when it is missing or null. */
  public List<JsonFields> objects(String name, int most) {
    List<JsonFields> all = new ArrayList<>();
    int i = 0;
    for (JsonNode item : items(name, most)) {
      all.add(child(pointer(name) + "/" + i++, item));
    }
    return all;
  }

  /** A list of texts; empty when it is missing or null. */
  public List<String> texts(String name, int mostItems, int mostCharacters) {
    List<String> all = new ArrayList<>();
    int i = 0;
    for (JsonNode item : items(name, mostItems)) {
      all.add(text(pointer(name) + "/" + i++, item, 1, mostCharacters));
    }
    return all;
  }

  private Iterable<JsonNode> items(String name, int most) {
    JsonNode value = find(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      wrongType(pointer(name), value, "数组", "an array");
      return List.of();
    }
    if (value.size() > most) {
      outOfRange(pointer(name), "至多 " + most + " 项", "at most " + most + " items");
      return List.of();
    }
    return value;
  }

  /** Whether a member is there and not null. Counts as asking for it. */
  public boolean has(String name) {
    return find(name) != null;
  }

  /** Notes a mistake that the reader found. */
  public void refuse(String name, Reason reason) {
    note(pointer(name), reason);
  }

  /**
   * Ends the reading of the whole body.
   *
   * @throws ProblemException {@link ApiReason#BODY_INVALID} naming every mistake
   */
  public void end() {
    noteUnknown();
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.of(ApiReason.BODY_INVALID, faults));
    }
  }

  private void noteUnknown() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                note(pointer(name), ApiReason.FIELD_UNKNOWN.because().refuses());
              }
            });
    children.forEach(JsonFields::noteUnknown);
  }

  private @Nullable JsonNode needed(String name) {
    JsonNode value = find(name);
    if (value == null) {
      note(pointer(name), ApiReason.FIELD_MISSING.because().refuses());
    }
    return value;
  }

  private @Nullable JsonNode find(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** RFC 6901: ~ and / are escaped. */
  private String pointer(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private void note(String at, Reason reason) {
    faults.add(Fault.body(at, reason));
  }

  private void wrongType(String at, JsonNode value, String zh, String en) {
    note(
        at,
        ApiReason.FIELD_WRONG_TYPE
            .because()
            .figure("expected", LocalizedText.of(zh, en))
            .figure("actual", typeOf(value))
            .refuses());
  }

  private static LocalizedText typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> LocalizedText.of("数组", "an array");
      case BOOLEAN -> LocalizedText.of("真假值", "a boolean");
      case NUMBER ->
          value.isIntegralNumber()
              ? LocalizedText.of("整数", "a whole number")
              : LocalizedText.of("小数", "a fraction");
      case OBJECT -> LocalizedText.of("对象", "an object");
      case STRING -> LocalizedText.of("文本", "a text");
      default -> LocalizedText.of("空值", "null");
    };
  }

  private void outOfRange(String at, String zh, String en) {
    note(
        at,
        ApiReason.FIELD_OUT_OF_RANGE.because().figure("range", LocalizedText.of(zh, en)).refuses());
  }

  static Reason malformed(String zh, String en) {
    return ApiReason.FIELD_MALFORMED.because().figure("form", LocalizedText.of(zh, en)).refuses();
  }
}
